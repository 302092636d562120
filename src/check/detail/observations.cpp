#include "check/detail/observations.hpp"

#include <algorithm>
#include <numeric>

namespace sociaaldomein::detail {
namespace {

// The observation at a moment, preferring the vintage of the given document.
const CountObservation* observed(const std::vector<CountObservation>& observations, const When& when,
                                 const Source& source) {
    const CountObservation* found = nullptr;
    for (const CountObservation& o : observations) {
        if (o.at != when) continue;
        if (found == nullptr || o.figure.basis.source.document == source.document) found = &o;
        if (o.figure.basis.source.document == source.document) break;
    }
    return found;
}

std::int64_t months_between(const When& a, const When& b) {
    const Date first = a.last_day();
    const Date second = b.last_day();
    const std::int64_t years = second.year() - first.year();
    return years * 12 + static_cast<std::int64_t>(second.month()) - static_cast<std::int64_t>(first.month());
}

// A report compares with an earlier moment of the year or with the same one of years before; another base may be a slip.
void check_base(Context& context, IdSource& ids, const Change& change, const std::string& path,
                const Text& name) {
    const SourceDocument* document = context.document(change.basis.source);
    if (document == nullptr || !document->period) return;
    // A stock "of July" after one "of December" is seven months later and still the half-year before.
    constexpr std::int64_t year = 12;
    const std::int64_t months = months_between(change.since, change.at);
    const std::int64_t off = months % year;
    if (months <= year + 1 || off <= 1 || off == year - 1) return;
    context.report(statement(
        ids.next(), "change_base", Severity::warning, both([&](Language l) {
            return fmt::format(
                "{}: {} {} {} {} ({} {}), {}", name.in(l), pick(l, "de verandering tot", "the change to"),
                moment(change.at, l), pick(l, "is gerekend vanaf", "is counted from"),
                moment(change.since, l), months, pick(l, "maanden", "months"),
                pick(l, "meer dan een jaar en geen heel aantal jaren: klopt de vergelijkingsdatum?",
                     "more than a year and no whole number of years: is the base right?"));
        }),
        {path + "/since", path + "/at"}, {change.basis.source}));
}

}  // namespace

void check_changes(Context& context, IdSource& ids, const std::vector<Change>& changes,
                   const std::vector<CountObservation>& observations, const std::string& path,
                   const Text& name) {
    // By moment, so that ids do not depend on the order in which documents were given.
    std::vector<std::size_t> order(changes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::pair(changes[a].at, changes[a].since) < std::pair(changes[b].at, changes[b].since);
    });
    for (const std::size_t i : order) {
        const Change& change = changes[i];
        const std::string change_path = path + "/changes/" + std::to_string(i);
        const CountObservation* now = observed(observations, change.at, change.basis.source);
        const CountObservation* then = observed(observations, change.since, change.basis.source);
        const auto side = [&](const CountObservation* o) {
            return Side(at(path + "/observations/" + std::to_string(o - observations.data()), o->figure));
        };
        const Text what = both([&](Language l) {
            return fmt::format("{}: {} {} {} {}", name.in(l), pick(l, "verandering van", "change from"),
                               moment(change.since, l), pick(l, "tot", "to"), moment(change.at, l));
        });
        if (change.count && now != nullptr && then != nullptr)
            context.compare({.id = ids.next(), .rule = "change", .what = what}, side(now) - side(then),
                            Side(at(change_path + "/count", *change.count)));
        if (change.share && change.kind == ChangeKind::relative && now != nullptr && then != nullptr &&
            then->figure.value != Count{})
            context.compare({.id = ids.next(), .rule = "share_change", .what = what},
                            side(now) / side(then) - Side(Interval(1), Rational(1)),
                            Side(at(change_path + "/share", *change.share)));
        if (change.share && change.kind == ChangeKind::unspecified)
            context.report(
                statement(ids.next(), "change_kind", Severity::warning, both([&](Language l) {
                              return fmt::format(
                                  "{}: {}", what.in(l),
                                  pick(l, "niet gezegd is of dit procenten of procentpunten zijn",
                                       "it does not say whether these are percent or percentage points"));
                          }),
                          {change_path + "/share"}, {change.share->basis.source}));
        check_base(context, ids, change, change_path, name);
    }
}

void check_populations(Context& context, IdSource& ids, const std::vector<CountObservation>& observations,
                       const std::vector<DefinitionBreak>& breaks, const std::string& path,
                       const Text& name) {
    std::vector<std::string> populations;
    std::vector<std::string> paths;
    std::vector<Source> sources;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const FigureBasis& basis = observations[i].figure.basis;
        if (basis.population.empty() || std::ranges::find(populations, basis.population) != populations.end())
            continue;
        populations.push_back(basis.population);
        paths.push_back(path + "/observations/" + std::to_string(i));
        sources.push_back(basis.source);
    }
    if (populations.size() < 2) return;
    context.report(statement(
        ids.next(), "population_mixed", breaks.empty() ? Severity::warning : Severity::note,
        both([&](Language l) {
            std::string all;
            for (const std::string& p : populations)
                all += std::string(all.empty() ? "" : ", ") + std::string(population_word(p, l));
            return fmt::format(
                "{}: {} {}", name.in(l),
                pick(l, "de reeks telt verschillende dingen:", "the series counts different things:"), all);
        }),
        std::move(paths), std::move(sources)));
}

}  // namespace sociaaldomein::detail
