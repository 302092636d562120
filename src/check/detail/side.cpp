#include "check/detail/side.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <sociaaldomein/core/define_type.hpp>

#include "check/detail/wording.hpp"

namespace sociaaldomein::detail {
namespace {

// The members that every Figure<T> has, whatever T is, read through its description.
template <class Member>
const Member& member(const FigureAt& f, std::string_view name) {
    return *static_cast<const Member*>(f.type->field(name)->of(f.figure));
}

FigureBounds bounds(const FigureAt& f) {
    const FigureOps& ops = *f.type->figure;
    return bounds_of(ops.dimension, ops.raw(f.figure), ops.upper(f.figure), f.bound(), f.basis().unit,
                     f.basis().decimals);
}

// How a figure was printed, and how far what it stands for may lie from that.
std::string rounding_rule(const FigureAt& f, Language l) {
    const FigureBounds b = bounds(f);
    const AmountStyle style{std::string(f.dimension()), f.basis().unit};
    const std::string half =
        b.step == 0 ? std::string() : amount(Rational::ratio(b.step, 2 * f.type->figure->per_unit), style, l);
    const auto within = [&](std::string_view rule) {
        return half.empty() ? std::string(rule) : fmt::format("{}: ± {}", rule, half);
    };
    switch (f.bound()) {
        case Bound::about: return within(pick(l, "“circa”", "“about”"));
        case Bound::almost:
            if (half.empty()) return std::string(pick(l, "“bijna”", "“almost”"));
            return fmt::format(
                fmt::runtime(pick(l, "“bijna”: hoogstens {} lager", "“almost”: at most {} lower")), half);
        case Bound::over:
            return std::string(pick(l, "“ruim”: naar boven onbegrensd", "“over”: no upper limit"));
        case Bound::under:
            return std::string(pick(l, "“minder dan”: naar beneden onbegrensd", "“under”: no lower limit"));
        case Bound::range: return std::string(pick(l, "een bereik, zoals gedrukt", "a range, as printed"));
        case Bound::exact: break;
    }
    if (half.empty()) return "exact";
    const int decimals = f.basis().decimals.value_or(0);
    if (decimals == 0) return within(pick(l, "afgerond op helen", "rounded to whole numbers"));
    return within(
        fmt::format("{} {} {}", pick(l, "afgerond op", "rounded to"), decimals,
                    decimals == 1 ? pick(l, "decimaal", "decimal") : pick(l, "decimalen", "decimals")));
}

}  // namespace

Absence FigureAt::absent() const { return member<Absence>(*this, "absent"); }
Bound FigureAt::bound() const { return member<Bound>(*this, "bound"); }
const std::string& FigureAt::caveat() const { return member<std::string>(*this, "caveat"); }

Rational FigureAt::nominal() const {
    return Rational::ratio(type->figure->raw(figure), type->figure->per_unit);
}

Interval FigureAt::interval() const {
    const FigureBounds b = bounds(*this);
    const std::int64_t halves = 2 * type->figure->per_unit;
    const Rational low = Rational::ratio(b.low2, halves);
    const Rational high = Rational::ratio(b.high2, halves);
    if (b.unbounded_above) return Interval::at_least(low);
    if (b.unbounded_below) return Interval::at_most(high);
    return Interval::between(low, high);
}

Side::Side(FigureAt figure) {
    if (figure.absent() == Absence::no) {
        interval = figure.interval();
        nominal = figure.nominal();
    }
    figures.push_back(std::move(figure));
}

Side& Side::operator+=(const Side& other) {
    interval = interval + other.interval;
    nominal += other.nominal;
    figures.insert(figures.end(), other.figures.begin(), other.figures.end());
    return *this;
}

Side& Side::operator-=(const Side& other) {
    interval = interval - other.interval;
    nominal -= other.nominal;
    figures.insert(figures.end(), other.figures.begin(), other.figures.end());
    return *this;
}

Side operator*(const Side& a, const Side& b) {
    Side product(a.interval * b.interval, a.nominal * b.nominal);
    product.figures = a.figures;
    product.figures.insert(product.figures.end(), b.figures.begin(), b.figures.end());
    return product;
}

Side operator/(const Side& a, const Side& b) {
    Side quotient(a.interval / b.interval, a.nominal / b.nominal);
    quotient.figures = a.figures;
    quotient.figures.insert(quotient.figures.end(), b.figures.begin(), b.figures.end());
    return quotient;
}

const FigureAt* Side::absent() const {
    for (const FigureAt& f : figures)
        if (f.absent() != Absence::no && f.absent() != Absence::not_applicable) return &f;
    return nullptr;
}

std::vector<Source> sources_of(const std::vector<FigureAt>& figures) {
    std::vector<Source> sources;
    for (const FigureAt& f : figures) {
        const Source& source = f.basis().source;
        if (!source.empty() && std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
    }
    return sources;
}

Text rounding_of(const std::vector<FigureAt>& figures) {
    return both([&](Language l) {
        std::vector<std::string> rules;
        for (const FigureAt& f : figures) {
            if (f.absent() != Absence::no) continue;
            std::string rule = rounding_rule(f, l);
            if (std::ranges::find(rules, rule) == rules.end()) rules.push_back(std::move(rule));
        }
        return fmt::format("{}", fmt::join(rules, "; "));
    });
}

}  // namespace sociaaldomein::detail
