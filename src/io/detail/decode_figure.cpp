#include <fmt/format.h>

#include "core/detail/quote.hpp"
#include "io/detail/csv_number.hpp"
#include "io/detail/csv_words.hpp"
#include "io/detail/decode_frame.hpp"
#include "io/detail/exact_number.hpp"
#include "io/detail/figure_text.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::string_view smallest_unit(std::string_view dimension) {
    if (dimension == Money::dimension) return "one cent";
    if (dimension == Share::dimension) return "one millionth";
    if (dimension == Hours::dimension) return "one second";
    return "one";
}

std::string name_of(Unit unit) { return type_info<FigureBasis>().field("unit")->type().format(&unit); }

Unit unit_in_force(const FigureShape& shape, const FigureBasis& basis) {
    return dimension_of(basis.unit) == shape.ops->dimension ? basis.unit : shape.default_unit;
}

std::string units_of(std::string_view dimension) {
    std::string names;
    const TypeInfo& units = type_info<FigureBasis>().field("unit")->type();
    for (std::size_t i = 0; i < units.enumerators.size(); ++i)
        if (dimension_of(static_cast<Unit>(i)) == dimension)
            names += fmt::format("{}{}", names.empty() ? "" : ", ", units.enumerators[i]);
    return names;
}

}  // namespace

// A figure written as a number or text where its own object could stand.
void Decoder::short_figure(const RecordPlan& plan, char* figure, JsonRef node, const Scope& scope) {
    const FigureShape& shape = *plan.figure;
    inherit(shape.ops->mutable_basis(figure), *scope.basis, shape.ops->dimension);
    printed_value(shape, figure, node, scope.where);
}

// The figure of a record, once all that says how it is to be read has been read.
void Decoder::figure_members(Frame& frame, JsonRef value_node, JsonRef upper_node) {
    const FigureShape& shape = *frame.plan.figure;
    char* figure = frame.figure();
    FigureBasis& basis = frame.figure_basis();
    const Where where{.up = frame.outer.where, .name = "value"};
    const Where* const record = frame.outer.where;
    auto& bound = *reinterpret_cast<Bound*>(figure + shape.bound);
    auto& absent = *reinterpret_cast<Absence*>(figure + shape.absent);

    if (basis.unit != Unit::unspecified && dimension_of(basis.unit) != shape.ops->dimension) {
        problem(Errc::unlike,
                fmt::format("found the unit \"{}\" for a figure of {}, expected one of {}",
                            name_of(basis.unit), shape.ops->dimension, units_of(shape.ops->dimension)),
                value_node ? value_node : frame.first_node, record);
        basis.unit = Unit::unspecified;
    }
    if (frame.decimals && !frame.plan.basis && (*basis.decimals < 0 || *basis.decimals > 9)) {
        const Where decimals{.up = record, .name = "decimals"};
        problem(Errc::out_of_domain, fmt::format("found {} decimals, expected 0 to 9", *basis.decimals),
                frame.decimals, &decimals);
        basis.decimals.reset();
    }
    inherit(basis, *frame.here.basis, shape.ops->dimension);

    if (!value_node) {
        if (absent == Absence::no && !frame.merged && !frame.has_unknown)
            problem(Errc::missing_field,
                    "found nothing, expected a figure: a value or a reason why it is absent",
                    frame.first_node, &where);
        return;
    }
    const Bound stated_bound = bound;
    const Absence stated_absence = absent;
    bound = Bound::exact;
    absent = Absence::no;
    if (!printed_value(shape, figure, value_node, &where)) return;
    if (frame.absent && stated_absence != absent)
        problem(Errc::inconsistent,
                fmt::format("found {} and also a reason why there is no value, expected one of the two",
                            found_text(value_node)),
                frame.absent, record);
    if (frame.bound && bound != Bound::exact && bound != stated_bound)
        problem(Errc::inconsistent,
                fmt::format("found {} and another bound, expected one of the two", found_text(value_node)),
                frame.bound, record);
    if (frame.bound) bound = stated_bound;

    const bool has_upper = shape.ops->upper(figure).has_value();
    if (upper_node && has_upper) {
        problem(Errc::inconsistent, "found a second upper end, expected the one of the range", upper_node,
                record);
    } else if (upper_node) {
        if (bound != Bound::range) {
            problem(Errc::inconsistent, "found an upper end, expected it only where \"bound\" is \"range\"",
                    upper_node, record);
        } else if (upper_node.kind() != JsonKind::number && upper_node.kind() != JsonKind::cell) {
            wrong_type(upper_node, record, "a number");
        } else {
            try {
                printed_number(shape, figure, upper_node, upper_node.text(), true);
            } catch (const Error& error) {
                const Where upper_end{.up = frame.outer.where, .name = "upper"};
                problem(error, upper_node, &upper_end);
            }
        }
    } else if (bound == Bound::range && !has_upper) {
        problem(Errc::missing_field, "found a range without an upper end, expected it, as in \"7 to 8\"",
                value_node, &where);
    }
}

/// @return  whether it could be read; if not, a problem has been reported
bool Decoder::printed_value(const FigureShape& shape, char* figure, JsonRef node, const Where* where) {
    const JsonKind kind = node.kind();
    if (kind != JsonKind::number && kind != JsonKind::string && kind != JsonKind::cell) {
        wrong_type(node, where,
                   "a figure: a number, or a text such as \"about 3400\", \"7 to 8\" or \"not_printed\"");
        return false;
    }
    try {
        std::string_view text = node.text();
        if (kind == JsonKind::cell) text = trimmed(text);
        if (kind == JsonKind::number || (kind == JsonKind::cell && may_be_number(text))) {
            printed_number(shape, figure, node, text, false);
            return true;
        }
        const FigureText parts = kind == JsonKind::cell ? parse_cell_text(text) : parse_figure_text(text);
        *reinterpret_cast<Bound*>(figure + shape.bound) = parts.bound;
        *reinterpret_cast<Absence*>(figure + shape.absent) = parts.absent;
        if (parts.absent != Absence::no) return true;
        printed_number(shape, figure, node, parts.value, false);
        if (parts.bound == Bound::range) printed_number(shape, figure, node, parts.upper, true);
        return true;
    } catch (const Error& error) {
        problem(error, node, where);
        return false;
    }
}

/// Exactly, in the unit in force. @throws Error
void Decoder::printed_number(const FigureShape& shape, char* figure, JsonRef node, std::string_view text,
                             bool upper) {
    FigureBasis& basis = shape.ops->mutable_basis(figure);
    Unit unit = unit_in_force(shape, basis);
    std::string plain;
    std::string_view digits = text;
    if (node.kind() == JsonKind::cell) {
        CsvNumber number = csv_number(text, node.tree->decimal_mark);
        if (number.percent) {
            if (shape.ops->dimension != Share::dimension)
                throw Error(Errc::unlike, fmt::format("found {}, expected a figure of {} and no percentage",
                                                      quoted(text), shape.ops->dimension));
            unit = Unit::percent;
            basis.unit = unit;
        }
        digits = plain = std::move(number.digits);
    }
    std::int64_t raw = 0;
    try {
        raw = exact_number(digits, smallest_units_in(unit));
    } catch (const Error& error) {
        if (error.code() == Errc::out_of_domain)
            throw Error(error.code(), fmt::format("found {} in {}, expected a multiple of {}", digits,
                                                  name_of(unit), smallest_unit(shape.ops->dimension)));
        if (error.code() == Errc::syntax && text.find(',') != std::string_view::npos)
            throw Error(error.code(),
                        fmt::format("found {}, expected a number with a decimal point and without "
                                    "thousands separators, such as 1234.5",
                                    quoted(text)));
        throw;
    }
    if (!upper) return shape.ops->set_raw(figure, raw);
    if (raw < shape.ops->raw(figure))
        throw Error(
            Errc::inconsistent,
            fmt::format(
                "found a range that ends at {}, expected an upper end that is not below its lower one",
                digits));
    shape.upper_type->element().set_integer(shape.upper_type->append(figure + shape.upper), raw);
}

}  // namespace sociaaldomein::detail
