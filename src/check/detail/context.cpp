#include "check/detail/context.hpp"

#include <algorithm>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein::detail {
namespace {

AmountStyle style_of(const Side& expected, const Side& found) {
    for (const Side* side : {&found, &expected})
        for (const FigureAt& f : side->figures)
            return {std::string(f.dimension()), f.basis().unit, f.basis().decimals.value_or(0)};
    return {};
}

struct Verdict {
    Severity severity;
    std::optional<Rational> slack;  ///< none: no finite move can violate it
};

// gap = found - expected. An equality is excluded when the gap cannot be zero, an inequality when it cannot hold.
Verdict decide(Relation relation, const Interval& gap, const Rational& nominal) {
    const auto& low = gap.lower();
    const auto& high = gap.upper();
    switch (relation) {
        case Relation::equal: {
            if ((low && low->sign() > 0) || (high && high->sign() < 0))
                return {Severity::violated, Rational(0)};
            std::optional<Rational> slack;
            if (low && high) slack = std::max(-*low, *high);
            return {nominal.is_zero() ? Severity::holds : Severity::holds_within_rounding, slack};
        }
        case Relation::at_most:
            if (low && low->sign() > 0) return {Severity::violated, Rational(0)};
            return {high && high->sign() <= 0 ? Severity::holds : Severity::holds_within_rounding,
                    low ? std::optional(-*low) : std::nullopt};
        case Relation::at_least:
            if (high && high->sign() < 0) return {Severity::violated, Rational(0)};
            return {low && low->sign() >= 0 ? Severity::holds : Severity::holds_within_rounding, high};
        case Relation::below:
            if (low && low->sign() >= 0) return {Severity::violated, Rational(0)};
            return {high && high->sign() < 0 ? Severity::holds : Severity::holds_within_rounding,
                    low ? std::optional(-*low) : std::nullopt};
        case Relation::above:
            if (high && high->sign() <= 0) return {Severity::violated, Rational(0)};
            return {low && low->sign() > 0 ? Severity::holds : Severity::holds_within_rounding, high};
    }
    return {Severity::undecided, std::nullopt};
}

std::string with_range(const Side& side, const AmountStyle& style, Language l) {
    std::string text = amount(side.nominal, style, l);
    if (!side.interval.is_exact()) text += " (" + amount(side.interval, style, l) + ")";
    return text;
}

std::string_view relation_words(Relation relation, Language language) {
    switch (relation) {
        case Relation::equal: return pick(language, "", "");
        case Relation::at_most: return pick(language, "ten hoogste ", "at most ");
        case Relation::at_least: return pick(language, "ten minste ", "at least ");
        case Relation::below: return pick(language, "minder dan ", "less than ");
        case Relation::above: return pick(language, "meer dan ", "more than ");
    }
    return "";
}

}  // namespace

std::string IdSource::next() {
    for (;;) {
        const int n = ++*counter_;
        std::string id = label_;
        if (label_.find('.') == std::string::npos || n > 1) id += '.' + std::to_string(n);
        if (!taken_->contains(id)) return id;
    }
}

Context::Context(const Programme& p, Findings& findings) : programme(p), findings_(findings) {
    for (const Claim& claim : p.claims) taken_.insert(claim.id);
    for (const SourceDocument& d : p.sources) documents_.emplace(d.id.str(), &d);
}

IdSource Context::ids(const std::string& label, const std::string& record_path) {
    std::string key = label;
    if (key.empty()) {
        key = record_path.substr(1);
        std::ranges::replace(key, '.', '-');
    }
    int& counter = counters_[key];
    return {std::move(key), &counter, &taken_};
}

const SourceDocument* Context::document(const Source& source) const {
    const auto found = documents_.find(source.document.str());
    return found == documents_.end() ? nullptr : found->second;
}

std::pair<Date, Date> Context::issued(const Source& source) const {
    const SourceDocument* found = document(source);
    if (found == nullptr) return {};
    const Date published = found->published.value_or(Date{});
    return {found->period ? found->period->last_day() : published, published};
}

Severity Context::compare(const Identity& identity, const Side& expected, const Side& found) {
    return judge(identity, expected, found, found.interval - expected.interval);
}

Severity Context::judge(const Identity& identity, const Side& expected, const Side& found,
                        const Interval& gap) {
    Finding finding;
    finding.id = identity.id;
    finding.rule = identity.rule;
    std::vector<FigureAt> figures = found.figures;
    figures.insert(figures.end(), expected.figures.begin(), expected.figures.end());
    for (const FigureAt& f : figures)
        if (std::ranges::find(finding.paths, f.path) == finding.paths.end()) finding.paths.push_back(f.path);
    finding.paths.insert(finding.paths.end(), identity.more_paths.begin(), identity.more_paths.end());
    finding.sources = sources_of(figures);
    for (const Source& s : identity.more_sources)
        if (std::ranges::find(finding.sources, s) == finding.sources.end()) finding.sources.push_back(s);
    finding.rounding = rounding_of(figures);

    const AmountStyle style = identity.style ? *identity.style : style_of(expected, found);
    const FigureAt* absent = found.absent() != nullptr ? found.absent() : expected.absent();
    if (absent != nullptr) {
        finding.severity = Severity::undecided;
        finding.message = both([&](Language l) {
            return fmt::format(fmt::runtime(pick(l, "{}: niet te controleren, want {} is {}",
                                                 "{}: cannot be checked, because {} is {}")),
                               identity.what.in(l), absent->path, absence_word(absent->absent(), l));
        });
        report(std::move(finding));
        return Severity::undecided;
    }

    const Rational remainder = found.nominal - expected.nominal;
    const Verdict verdict = decide(identity.relation, gap, remainder);
    finding.severity = verdict.severity == Severity::violated ? identity.if_violated : verdict.severity;
    finding.expected = both([&](Language l) {
        return std::string(relation_words(identity.relation, l)) + with_range(expected, style, l);
    });
    finding.found = both([&](Language l) { return with_range(found, style, l); });
    finding.remainder = both([&](Language l) { return signed_amount(remainder, style, l); });
    finding.slack = both([&](Language l) {
        return verdict.slack ? amount(*verdict.slack, style, l)
                             : std::string(pick(l, "onbegrensd", "unbounded"));
    });
    finding.message = both([&](Language l) {
        std::string text =
            fmt::format("{}: {} {}{}, {} {}", identity.what.in(l), pick(l, "verwacht", "expected"),
                        relation_words(identity.relation, l), amount(expected.nominal, style, l),
                        pick(l, "vermeld is", "printed"), amount(found.nominal, style, l));
        if (!remainder.is_zero())
            text += fmt::format(" ({} {})", pick(l, "verschil", "difference"),
                                signed_amount(remainder, style, l));
        if (verdict.severity == Severity::violated && !identity.instead.empty())
            text += "; " + identity.instead.in(l);
        return text;
    });
    const Severity severity = finding.severity;
    report(std::move(finding));
    return severity;
}

Finding statement(std::string id, std::string rule, Severity severity, Text message,
                  std::vector<std::string> paths, std::vector<Source> sources) {
    Finding finding;
    finding.id = std::move(id);
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.message = std::move(message);
    finding.paths = std::move(paths);
    for (Source& s : sources)
        if (!s.empty() && std::ranges::find(finding.sources, s) == finding.sources.end())
            finding.sources.push_back(std::move(s));
    return finding;
}

}  // namespace sociaaldomein::detail
