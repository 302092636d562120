#pragma once
/// A reported figure that knows its own rounding, kind, scope, status and source (Dutch: cijfer). Layer: core.
///
/// In a document a figure is a plain number where the enclosing object states unit and decimals, a short text
/// with its bound ("about 3400", "over 57", "7 to 8"), a kind of absence ("not_printed"), or an object with any
/// of the members below. Rounding is a rule, never guessed from trailing zeros: see bounds_of().

#include <cstdint>
#include <optional>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>
#include <sociaaldomein/core/source.hpp>

namespace sociaaldomein {

/// What figures inherit from the objects around them (Dutch: grondslag). Unspecified members are inherited.
struct FigureBasis {
    Unit unit = Unit::unspecified;
    std::optional<int> decimals{};  ///< printed decimals in `unit`; none: the figure is exact
    MeasureKind measure = MeasureKind::unspecified;
    Scope scope{};
    std::string population{};  ///< places, residents, recipients, files, ... in the report's own sense
    PriceLevel price_level{};
    Status status = Status::unspecified;
    Source source{};

    static constexpr std::string_view inlined_as = "basis";
};
SD_DESCRIBE(FigureBasis, unit, decimals, measure, scope, population, price_level, status, source)

/// Fills what `own` leaves unspecified from `outer`. Unit and decimals go together: an own unit does not take
/// the outer decimals. With a `dimension`, a unit of another quantity (and its decimals) is not taken over.
SD_EXPORT void inherit(FigureBasis& own, const FigureBasis& outer, std::string_view dimension = {});

/// The values a printed figure allows, in half smallest units, closed; see bounds_of().
struct FigureBounds {
    std::int64_t low2 = 0;
    std::int64_t high2 = 0;
    bool unbounded_below = false;
    bool unbounded_above = false;
    std::int64_t step = 0;  ///< rounding step in smallest units; 0 when exact or one-sided

    friend bool operator==(const FigureBounds&, const FigureBounds&) = default;
};

/// The rounding rule, applied.
///
///     printed with d decimals in unit U      value ± U·10^-d / 2
///     "about"                                value ± half the place of its last non-zero digit
///     "almost"                               from half that place below, up to the value
///     "over", "under"                        one-sided
///     a range                                from its lower to its upper value
///     no decimals stated                     exact
///
/// A step of one smallest unit or less (persons, cents) is exact.
///
/// @param raw       printed value in smallest units
/// @param upper     upper end of a printed range
/// @throws Error    Errc::overflow when the half units do not fit in 64 bits
/// @par Example     4.85 mln euro with two decimals: 4,845,000 to 4,855,000 euro (test Figure.DocumentedExample)
SD_EXPORT FigureBounds bounds_of(std::string_view dimension, std::int64_t raw,
                                 std::optional<std::int64_t> upper, Bound bound, Unit unit,
                                 std::optional<int> decimals);

/// How figures of any quantity are reached from a walk over descriptions.
template <class T>
const FigureOps& figure_ops_of();

template <class Quantity>
struct Figure {
    Quantity value{};
    std::optional<Quantity> upper{};  ///< of a printed range
    Bound bound = Bound::exact;
    Absence absent = Absence::no;
    std::string caveat{};  ///< what the source itself says against reading the figure at face value
    FigureBasis basis{};

    Figure() = default;
    explicit Figure(Quantity v, FigureBasis b = {}) : value(v), basis(std::move(b)) {}
    explicit Figure(Absence reason) : absent(reason) {}

    bool present() const noexcept { return absent == Absence::no; }
    /// @throws Error  Errc::overflow
    FigureBounds bounds() const {
        return bounds_of(Quantity::dimension, value.raw(), upper ? std::optional(upper->raw()) : std::nullopt,
                         bound, basis.unit, basis.decimals);
    }

    static constexpr std::string_view inlined_as = "figure";
    static std::string type_name() { return "Figure_" + std::string(Quantity::dimension); }
    static const FigureOps& figure_ops() { return figure_ops_of<Figure>(); }

    friend bool operator==(const Figure& a, const Figure& b) { return equal(type_info<Figure>(), &a, &b); }

    BOOST_DESCRIBE_CLASS(Figure, (), (value, upper, bound, absent, caveat, basis), (), ())
};

using MoneyFigure = Figure<Money>;
using CountFigure = Figure<Count>;
using ShareFigure = Figure<Share>;
using HoursFigure = Figure<Hours>;

// Defined once in figure.cpp, so that the description of a figure is the same object everywhere.
template <>
SD_EXPORT const TypeInfo& type_info<MoneyFigure>();
template <>
SD_EXPORT const TypeInfo& type_info<CountFigure>();
template <>
SD_EXPORT const TypeInfo& type_info<ShareFigure>();
template <>
SD_EXPORT const TypeInfo& type_info<HoursFigure>();

template <class T>
const FigureOps& figure_ops_of() {
    using Quantity = decltype(T::value);
    static constexpr FigureOps ops{
        .dimension = Quantity::dimension,
        .per_unit = Quantity::per_unit,
        .raw = [](const void* f) { return static_cast<const T*>(f)->value.raw(); },
        .set_raw = [](void* f, std::int64_t raw) { static_cast<T*>(f)->value = Quantity::from_raw(raw); },
        .upper = [](const void* f) -> std::optional<std::int64_t> {
            const auto& upper = static_cast<const T*>(f)->upper;
            return upper ? std::optional(upper->raw()) : std::nullopt;
        },
        .basis = [](const void* f) -> const FigureBasis& { return static_cast<const T*>(f)->basis; },
        .mutable_basis = [](void* f) -> FigureBasis& { return static_cast<T*>(f)->basis; },
    };
    return ops;
}

/// Why two figures may not be added or subtracted, empty when they may: kinds, scopes, populations and price
/// levels must agree where both are stated. Stock and flow may meet (a stock moves by its flows); persons
/// counted once in a period add to nothing.
SD_EXPORT std::string why_unlike(const FigureBasis& a, const FigureBasis& b);

/// The sum of two reported figures: bounds are not kept (see check/formula.hpp for identities), the basis is
/// that of `a`, the status `derived`.
/// @throws Error  Errc::unlike when they may not be combined or one is absent; Errc::overflow
template <class Quantity>
Figure<Quantity> operator+(const Figure<Quantity>& a, const Figure<Quantity>& b);

/// The difference of two reported figures; as operator+.
template <class Quantity>
Figure<Quantity> operator-(const Figure<Quantity>& a, const Figure<Quantity>& b);

extern template SD_EXPORT MoneyFigure operator+(const MoneyFigure&, const MoneyFigure&);
extern template SD_EXPORT CountFigure operator+(const CountFigure&, const CountFigure&);
extern template SD_EXPORT ShareFigure operator+(const ShareFigure&, const ShareFigure&);
extern template SD_EXPORT HoursFigure operator+(const HoursFigure&, const HoursFigure&);
extern template SD_EXPORT MoneyFigure operator-(const MoneyFigure&, const MoneyFigure&);
extern template SD_EXPORT CountFigure operator-(const CountFigure&, const CountFigure&);
extern template SD_EXPORT ShareFigure operator-(const ShareFigure&, const ShareFigure&);
extern template SD_EXPORT HoursFigure operator-(const HoursFigure&, const HoursFigure&);

}  // namespace sociaaldomein
