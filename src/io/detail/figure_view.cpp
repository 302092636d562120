#include "io/detail/figure_view.hpp"

#include <fmt/format.h>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein::detail {

FigureView view_figure(const TypeInfo& type, const void* figure) {
    FigureView view{.dimension = type.figure->dimension,
                    .raw = type.figure->raw(figure),
                    .upper = type.figure->upper(figure),
                    .basis = &type.figure->basis(figure)};
    for (const FieldInfo& field : type.fields) {
        if (field.name == "bound")
            view.bound = *static_cast<const Bound*>(field.of(figure));
        else if (field.name == "absent")
            view.absent = *static_cast<const Absence*>(field.of(figure));
        else if (field.name == "caveat")
            view.caveat = static_cast<const std::string*>(field.of(figure));
    }
    return view;
}

Unit printed_unit(std::string_view dimension, Unit stated) {
    return stated != Unit::unspecified && dimension_of(stated) == dimension ? stated
                                                                            : default_unit(dimension);
}

std::optional<Problem> flaw_in(const FigureView& figure) {
    const auto flaw = [](Errc code, std::string message) {
        return Problem{.code = code, .message = std::move(message)};
    };
    const auto number = [&](std::int64_t raw) {
        return format_decimal(raw, smallest_units_in(printed_unit(figure.dimension, figure.basis->unit)));
    };
    const Unit unit = figure.basis->unit;
    if (unit != Unit::unspecified && dimension_of(unit) != figure.dimension)
        return flaw(Errc::unlike, fmt::format("found the unit {}, expected one of {}",
                                              type_info<Unit>().format(&unit), figure.dimension));
    if (!figure.present() && (figure.raw != 0 || figure.upper || figure.bound != Bound::exact))
        return flaw(Errc::inconsistent,
                    fmt::format("found a figure that is absent ({}) and has a value, expected one of the two",
                                type_info<Absence>().format(&figure.absent)));
    if (figure.bound == Bound::range && !figure.upper)
        return flaw(Errc::missing_field, "found a range without an upper end, expected both ends");
    if (figure.bound != Bound::range && figure.upper)
        return flaw(Errc::inconsistent,
                    fmt::format("found an upper end and the bound {}, expected the bound range",
                                type_info<Bound>().format(&figure.bound)));
    if (figure.upper && *figure.upper < figure.raw)
        return flaw(
            Errc::inconsistent,
            fmt::format("found a range from {} to {}, expected an upper end that is not below its lower one",
                        number(figure.raw), number(*figure.upper)));
    return std::nullopt;
}

WrittenFigure write_figure(const FigureView& figure, Unit unit) {
    if (!figure.present()) return {type_info<Absence>().format(&figure.absent)};
    const auto printed = [&](std::int64_t raw) { return format_decimal(raw, smallest_units_in(unit)); };
    std::string value = printed(figure.raw);
    if (figure.bound == Bound::exact) return {std::move(value), true};
    if (figure.bound == Bound::range) return {value + " to " + printed(figure.upper.value_or(figure.raw))};
    return {type_info<Bound>().format(&figure.bound) + ' ' + value};
}

}  // namespace sociaaldomein::detail
