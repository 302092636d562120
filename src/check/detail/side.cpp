#include "check/detail/side.hpp"

#include <algorithm>

#include <sociaaldomein/core/define_type.hpp>

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

std::string rounding_rule(const FigureAt& f) {
    const Bound bound = f.bound();
    const FigureBounds b = bounds(f);
    const Unit unit = f.basis().unit == Unit::unspecified ? default_unit(f.dimension()) : f.basis().unit;
    std::string text = type_info<Unit>().format(&unit);
    if (bound == Bound::exact) {
        if (b.step == 0) return text + ", exact";
        text += ", " + std::to_string(*f.basis().decimals) + " decimals";
    } else {
        text += ", printed as " + type_info<Bound>().format(&bound);
    }
    if (b.step != 0)
        text += ": " + std::string(bound == Bound::almost ? "- " : "± ") +
                to_decimal(Rational::ratio(b.step, 2 * smallest_units_in(unit)), 6);
    while (b.step != 0 && text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
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

std::string rounding_of(const std::vector<FigureAt>& figures) {
    std::vector<std::string> rules;
    for (const FigureAt& f : figures) {
        if (f.absent() != Absence::no) continue;
        std::string rule = rounding_rule(f);
        if (std::ranges::find(rules, rule) == rules.end()) rules.push_back(std::move(rule));
    }
    std::string text;
    for (const std::string& rule : rules) text += (text.empty() ? "" : "; ") + rule;
    return text;
}

}  // namespace sociaaldomein::detail
