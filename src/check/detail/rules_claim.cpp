// What reports say: formulas, counts, periods, directions, pointers; key figures; the doubts sources add themselves.
#include <algorithm>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/walk.hpp>

#include "check/detail/context.hpp"
#include "check/detail/resolve.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {
namespace {

Relation relation_of(Formula::Relation relation) {
    switch (relation) {
        case Formula::Relation::less: return Relation::below;
        case Formula::Relation::less_equal: return Relation::at_most;
        case Formula::Relation::greater: return Relation::above;
        case Formula::Relation::greater_equal: return Relation::at_least;
        case Formula::Relation::none:
        case Formula::Relation::equal: break;
    }
    return Relation::equal;
}

// An amount of a formula is told in the unit of its first figure of that quantity.
AmountStyle style_of(const Dimension& dimension, const std::vector<FigureAt>& used) {
    std::string name;
    if (dimension.money == 1) name = Money::dimension;  // also euros a person or an hour
    if (dimension == Dimension{0, 1, 0}) name = Count::dimension;
    if (dimension == Dimension{0, 0, 1}) name = Hours::dimension;
    for (const FigureAt& f : used)
        if (f.dimension() == name) return {name, f.basis().unit, f.basis().decimals.value_or(0)};
    return {name, Unit::unspecified, 0};
}

// The same figures, as if printed exactly.
Resolver as_printed(Resolver resolver) {
    return [resolver = std::move(resolver)](std::string_view reference) {
        std::vector<Operand> operands = resolver(reference);
        for (Operand& o : operands) o.interval = Interval(o.nominal);
        return operands;
    };
}

class ClaimRules {
public:
    ClaimRules(Context& context, const Claim& claim)
        : context_(context),
          claim_(claim),
          path_("/claims/" + claim.id),
          worst_(claim.strength == ClaimStrength::stated ? Severity::violated : Severity::warning) {}

    void run() {
        if (!claim_.formula.empty()) check_formula();
        if (claim_.period) check_period(*claim_.period);
        if (claim_.count) check_count(*claim_.count);
        if (claim_.direction) check_direction(*claim_.direction);
        if (claim_.reference) check_reference(*claim_.reference);
    }

private:
    void say(const char* rule, Severity severity, const std::string& nl, const std::string& en,
             std::vector<std::string> paths, std::vector<Source> sources = {}) {
        sources.insert(sources.begin(), claim_.basis.source);
        context_.report(statement(claim_.id, rule, severity, both([&](Language l) {
                                      return fmt::format("{}: {}", claim_.text.in(l),
                                                         l == Language::nl ? nl : en);
                                  }),
                                  std::move(paths), std::move(sources)));
    }

    void check_formula() {
        std::vector<FigureAt> used;
        const Formula formula = parse_formula(claim_.formula);
        const Resolver resolver = programme_resolver(context_.programme, used);
        const Evaluation e = evaluate(formula, resolver);
        if (e.verdict == Evaluation::Verdict::undecidable) {
            std::vector<std::string> paths = e.paths;
            paths.push_back(path_);
            return say("formula", Severity::undecided, "niet te controleren: " + e.reason,
                       "cannot be checked: " + e.reason, std::move(paths), sources_of(used));
        }
        const Evaluation printed = evaluate(formula, as_printed(resolver));
        Side left(e.left, *printed.left.lower());
        const Side right(e.right, *printed.right.lower());
        const AmountStyle style = style_of(e.dimension, used);
        left.figures = std::move(used);
        context_.judge({.id = claim_.id,
                        .rule = "formula",
                        .what = claim_.text,
                        .if_violated = worst_,
                        .relation = relation_of(formula.relation()),
                        .more_paths = {path_},
                        .more_sources = {claim_.basis.source},
                        .style = style},
                       right, left, e.gap);
    }

    void check_period(const PeriodClaim& claim) {
        const std::string path = path_ + "/period";
        std::string printed = claim.printed;
        if (claim.frequency == Frequency::school_year) {  // reports print 2022-2023, with a hyphen or a dash
            if (const std::size_t dash = printed.find("–"); dash != std::string::npos)
                printed.replace(dash, 3, "/");
            std::ranges::replace(printed, '-', '/');
        }
        std::optional<Period> period;
        try {
            period = parse_period(printed);
        } catch (const Error&) {
            // what does not read as a period is the finding itself
        }
        const auto kind = [&](Language l) { return std::string(valid_period(claim.frequency, l)); };
        if (!period || period->frequency() != claim.frequency)
            // "geen" and "not" in front of "een" and "a": "geen geldig schooljaar", "not a valid school year".
            return say("period", worst_, "“" + claim.printed + "” is g" + kind(Language::nl),
                       "“" + claim.printed + "” is not " + kind(Language::en), {path});
        const bool inside = !claim.within || (period->first_day() >= claim.within->first().first_day() &&
                                              period->last_day() <= claim.within->last().last_day());
        const std::string range = claim.within ? to_string(*claim.within) : std::string{};
        say("period", inside ? Severity::holds : worst_,
            moment(*period, Language::nl) +
                (inside ? " is " + kind(Language::nl) : " ligt niet binnen " + range),
            moment(*period, Language::en) +
                (inside ? " is " + kind(Language::en) : " does not lie within " + range),
            {path});
    }

    void check_count(const CountClaim& claim) {
        const auto named_ones = static_cast<std::int64_t>(claim.named.size());
        context_.compare({.id = claim_.id,
                          .rule = "count",
                          .what = claim_.text,
                          .if_violated = worst_,
                          .more_paths = {path_ + "/count/named"},
                          .more_sources = {claim_.basis.source}},
                         Side(Interval(named_ones), Rational(named_ones)),
                         Side(at(path_ + "/count/stated", claim.stated)));
    }

    void check_reference(const ReferenceClaim& claim) {
        const SourceDocument* document = context_.document(claim_.basis.source);
        const bool found = document != nullptr &&
                           std::ranges::find(document->sections, claim.section) != document->sections.end();
        say("reference", found ? Severity::holds : worst_,
            (found ? "het rapport heeft “" : "het rapport bevat geen “") + claim.section + "”",
            (found ? "the report has “" : "the report has no “") + claim.section + "”",
            {path_ + "/reference/section", "/sources/" + claim_.basis.source.document.str() + "/sections"});
    }

    void check_direction(const DirectionClaim& claim);

    Context& context_;
    const Claim& claim_;
    std::string path_;
    Severity worst_;
};

enum class Support { supported, open, refuted };

// Whether the step from one interval to the next goes the way that was said.
Support step_support(const Interval& from, const Interval& to, bool rising) {
    const Interval gap = rising ? to - from : from - to;
    if (gap.lower() && gap.lower()->sign() > 0) return Support::supported;
    if (gap.upper() && gap.upper()->sign() < 0) return Support::refuted;
    return Support::open;
}

void ClaimRules::check_direction(const DirectionClaim& claim) {
    std::vector<Resolved> places = resolve(context_.programme, claim.of);
    if (places.size() == 1 && !places.front().figure) places = resolve(context_.programme, claim.of + ".*");
    std::vector<Resolved> points;
    for (Resolved& place : places) {
        if (!place.figure || !place.when || place.figure->absent() != Absence::no) continue;
        if (claim.from && place.when->last_day() < claim.from->last_day()) continue;
        if (claim.to && place.when->last_day() > claim.to->last_day()) continue;
        points.push_back(std::move(place));
    }
    std::ranges::stable_sort(points, {}, [](const Resolved& r) { return r.when->last_day(); });
    std::vector<FigureAt> figures;
    figures.reserve(points.size());
    for (const Resolved& p : points) figures.push_back(*p.figure);
    const auto series = [&](Language l) {
        std::string text;
        for (const Resolved& p : points)
            text +=
                (text.empty() ? "" : " → ") +
                amount(p.figure->nominal(), {std::string(p.figure->dimension()), p.figure->basis().unit}, l) +
                " (" + moment(*p.when, l) + ")";
        return text;
    };
    std::vector<std::string> paths{path_ + "/direction"};
    for (const FigureAt& f : figures) paths.push_back(f.path);
    if (points.size() < 2)
        return say("direction", Severity::undecided, "er zijn minder dan twee cijfers",
                   "there are fewer than two figures", paths);

    const Interval first = points.front().figure->interval();
    const Interval last = points.back().figure->interval();
    Support support = Support::open;
    switch (claim.direction) {
        case Direction::fall:
        case Direction::rise: {
            const bool rising = claim.direction == Direction::rise;
            support = step_support(first, last, rising);
            // On the way it may not go the other way for certain.
            for (std::size_t i = 1; i < points.size(); ++i)
                if (support == Support::supported &&
                    step_support(points[i - 1].figure->interval(), points[i].figure->interval(), rising) ==
                        Support::refuted)
                    support = Support::open;
            break;
        }
        case Direction::steady:
            support = intersects(first, last) ? Support::supported : Support::refuted;
            break;
        case Direction::first_rise_then_fall: {
            bool up = false;
            bool down = false;
            for (std::size_t i = 1; i + 1 < points.size(); ++i) {
                const Interval middle = points[i].figure->interval();
                up = up || step_support(first, middle, true) == Support::supported;
                down = down || (step_support(first, middle, true) == Support::supported &&
                                step_support(middle, last, false) == Support::supported);
            }
            support = down ? Support::supported : (up ? Support::open : step_support(first, last, true));
            if (support == Support::supported && !down) support = Support::open;
            break;
        }
        case Direction::unspecified:
        case Direction::later_inflow:
        case Direction::shorter_duration:
        case Direction::not_applicable:
        case Direction::to_be_determined: break;
    }
    const Severity severity = support == Support::supported ? Severity::holds
                              : support == Support::refuted ? worst_
                                                            : Severity::warning;
    Finding finding =
        statement(claim_.id, "direction", severity, both([&](Language l) {
                      const std::string_view verdict =
                          support == Support::supported
                              ? pick(l, "de cijfers bevestigen dit", "the figures confirm this")
                          : support == Support::refuted
                              ? pick(l, "de cijfers weerspreken dit", "the figures contradict this")
                              : pick(l, "de cijfers bevestigen noch weerleggen dit, binnen hun afronding",
                                     "the figures neither confirm nor refute this, within their rounding");
                      return fmt::format("{}: {}: {}", claim_.text.in(l), verdict, series(l));
                  }),
                  std::move(paths), {claim_.basis.source});
    for (const Source& s : sources_of(figures))
        if (std::ranges::find(finding.sources, s) == finding.sources.end()) finding.sources.push_back(s);
    finding.rounding = rounding_of(figures);
    finding.found = both(series);
    context_.report(std::move(finding));
}

}  // namespace

void check_claims(Context& context) {
    for (const Claim& claim : context.programme.claims) ClaimRules(context, claim).run();
}

void check_key_figures(Context& context) {
    for (const KeyFigure& key : context.programme.key_figures) {
        if (key.equals.empty()) continue;
        const std::string path = "/key_figures/" + key.id.str();
        IdSource ids = context.ids(key.identity, path);
        std::vector<FigureAt> used;
        const Formula formula = parse_formula(key.equals);
        const Derived d = derive(formula, programme_resolver(context.programme, used));
        std::optional<FigureAt> printed;
        if (key.money) printed = at(path + "/money", *key.money);
        if (key.count) printed = at(path + "/count", *key.count);
        if (key.share) printed = at(path + "/share", *key.share);
        if (key.hours) printed = at(path + "/hours", *key.hours);
        if (printed && d.obstacle == Obstacle::none) {
            Side expected(d.interval, d.nominal);
            expected.figures = std::move(used);
            context.compare({.id = ids.next(),
                             .rule = "derived",
                             .what = both([&](Language l) {
                                 return fmt::format("{} = {}", named(key.name, key.id.str(), l), key.equals);
                             })},
                            expected, Side(*printed));
            continue;
        }
        const bool known = d.obstacle == Obstacle::none;
        const AmountStyle style = style_of(d.dimension, used);
        Finding finding = statement(
            ids.next(), "derived", known ? Severity::holds : Severity::undecided, both([&](Language l) {
                return fmt::format("{} = {}: {}", named(key.name, key.id.str(), l), key.equals,
                                   known ? amount(d.nominal, style, l) : d.reason);
            }),
            d.paths, sources_of(used));
        if (known) finding.found = both([&](Language l) { return amount(d.interval, style, l); });
        finding.paths.insert(finding.paths.begin(), path);
        finding.rounding = rounding_of(used);
        context.report(std::move(finding));
    }
}

void check_caveats(Context& context) {
    walk(context.programme, [&](const Node& node) {
        if (node.type.figure == nullptr) return true;
        const FigureAt figure{node.path, &node.type, node.value};
        if (!figure.caveat().empty()) {
            IdSource ids = context.ids({}, node.path + "/caveat");
            context.report(statement(ids.next(), "caveat", Severity::warning, both([&](Language l) {
                                         return fmt::format(
                                             "{}: “{}”",
                                             pick(l, "de bron zelf maakt een voorbehoud bij dit cijfer",
                                                  "the source itself qualifies this figure"),
                                             figure.caveat());
                                     }),
                                     {node.path}, {figure.basis().source}));
        }
        return false;
    });
}

}  // namespace sociaaldomein::detail
