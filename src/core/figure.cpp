#include <sociaaldomein/core/figure.hpp>

#include <limits>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {
namespace {

std::int64_t twice(std::int64_t raw, std::int64_t plus = 0) {
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 4;
    if (raw > limit || raw < -limit || plus > limit)
        throw Error(Errc::overflow, "found a figure of " + std::to_string(raw) +
                                        " smallest units, expected at most " + std::to_string(limit));
    return 2 * raw + plus;
}

// Smallest units in the place of the last non-zero digit of `raw` printed in `unit`: 3,400 -> 100, 0.25 mln -> 0.01 mln.
std::int64_t last_digit_place(std::int64_t raw, std::int64_t unit) {
    const std::string printed = format_decimal(raw, unit);
    const std::size_t point = printed.find('.');
    const std::size_t last = printed.find_last_of("123456789");
    if (last == std::string::npos) return unit;
    const std::size_t whole_end = std::min(point, printed.size());
    std::int64_t place = unit;
    if (last < whole_end) {
        for (std::size_t i = last + 1; i < whole_end; ++i) place *= 10;
    } else {
        for (std::size_t i = whole_end + 1; i <= last; ++i) place /= 10;
    }
    return place;
}

template <class Quantity>
Figure<Quantity> combined(const Figure<Quantity>& a, const Figure<Quantity>& b, Quantity value) {
    if (!a.present() || !b.present())
        throw Error(Errc::unlike, "a figure that is absent cannot be added or subtracted");
    if (const std::string why = why_unlike(a.basis, b.basis); !why.empty()) throw Error(Errc::unlike, why);
    Figure<Quantity> result(value, a.basis);
    result.basis.status = Status::derived;
    return result;
}

std::string unlike(std::string_view what, std::string_view a, std::string_view b) {
    return std::string(what) + " differ: found \"" + std::string(a) + "\" and \"" + std::string(b) + "\"";
}

}  // namespace

SD_DEFINE_TYPE(Text)
SD_DEFINE_TYPE(FigureBasis)

SD_DEFINE_TEMPLATE_TYPE(MoneyFigure)
SD_DEFINE_TEMPLATE_TYPE(CountFigure)
SD_DEFINE_TEMPLATE_TYPE(ShareFigure)
SD_DEFINE_TEMPLATE_TYPE(HoursFigure)

void inherit(FigureBasis& own, const FigureBasis& outer, std::string_view dimension) {
    const bool unit_fits =
        dimension.empty() || outer.unit == Unit::unspecified || dimension_of(outer.unit) == dimension;
    if (own.unit == Unit::unspecified && unit_fits) {
        own.unit = outer.unit;
        if (!own.decimals) own.decimals = outer.decimals;
    }
    if (own.measure == MeasureKind::unspecified) own.measure = outer.measure;
    if (own.scope.empty()) own.scope = outer.scope;
    if (own.population.empty()) own.population = outer.population;
    if (own.price_level.empty() && (dimension.empty() || dimension == Money::dimension))
        own.price_level = outer.price_level;
    if (own.status == Status::unspecified) own.status = outer.status;
    if (own.source.empty()) own.source = outer.source;
}

FigureBounds bounds_of(std::string_view dimension, std::int64_t raw, std::optional<std::int64_t> upper,
                       Bound bound, Unit unit, std::optional<int> decimals) {
    const std::int64_t in_unit =
        smallest_units_in(unit == Unit::unspecified ? default_unit(dimension) : unit);
    FigureBounds bounds{twice(raw), twice(raw), false, false, 0};
    switch (bound) {
        case Bound::over: bounds.unbounded_above = true; return bounds;
        case Bound::under: bounds.unbounded_below = true; return bounds;
        case Bound::range: bounds.high2 = twice(upper.value_or(raw)); return bounds;
        case Bound::about:
        case Bound::almost: bounds.step = last_digit_place(raw, in_unit); break;
        case Bound::exact:
            if (!decimals) return bounds;
            bounds.step = in_unit;
            for (int i = 0; i < *decimals && bounds.step > 1; ++i) bounds.step /= 10;
            break;
    }
    // Persons and cents are not split: a step of one smallest unit says exactly this value.
    if (bounds.step <= 1) {
        bounds.step = 0;
        return bounds;
    }
    bounds.low2 = twice(raw, -bounds.step);
    if (bound != Bound::almost) bounds.high2 = twice(raw, bounds.step);
    return bounds;
}

std::string why_unlike(const FigureBasis& a, const FigureBasis& b) {
    if (!a.scope.empty() && !b.scope.empty() && a.scope != b.scope)
        return unlike("scopes", TextCodec<Scope>::format(a.scope), TextCodec<Scope>::format(b.scope));
    if (!a.population.empty() && !b.population.empty() && a.population != b.population)
        return unlike("populations", a.population, b.population);
    if (!a.price_level.empty() && !b.price_level.empty() && a.price_level != b.price_level)
        return unlike("price levels", TextCodec<PriceLevel>::format(a.price_level),
                      TextCodec<PriceLevel>::format(b.price_level));
    const auto moves = [](MeasureKind k) { return k == MeasureKind::stock || k == MeasureKind::flow; };
    const bool stated = a.measure != MeasureKind::unspecified && b.measure != MeasureKind::unspecified;
    if (a.measure == MeasureKind::distinct || b.measure == MeasureKind::distinct) {
        if (stated && a.measure != b.measure)
            return "persons counted once in a period cannot be combined with another kind of count";
        return {};
    }
    if (stated && a.measure != b.measure && !(moves(a.measure) && moves(b.measure)))
        return unlike("measure kinds", type_info<MeasureKind>().format(&a.measure),
                      type_info<MeasureKind>().format(&b.measure));
    return {};
}

template <class Quantity>
Figure<Quantity> operator+(const Figure<Quantity>& a, const Figure<Quantity>& b) {
    return combined(a, b, a.value + b.value);
}

template <class Quantity>
Figure<Quantity> operator-(const Figure<Quantity>& a, const Figure<Quantity>& b) {
    return combined(a, b, a.value - b.value);
}

template MoneyFigure operator+(const MoneyFigure&, const MoneyFigure&);
template CountFigure operator+(const CountFigure&, const CountFigure&);
template ShareFigure operator+(const ShareFigure&, const ShareFigure&);
template HoursFigure operator+(const HoursFigure&, const HoursFigure&);
template MoneyFigure operator-(const MoneyFigure&, const MoneyFigure&);
template CountFigure operator-(const CountFigure&, const CountFigure&);
template ShareFigure operator-(const ShareFigure&, const ShareFigure&);
template HoursFigure operator-(const HoursFigure&, const HoursFigure&);

}  // namespace sociaaldomein
