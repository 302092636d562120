#include "io/detail/table_plan.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/figure.hpp>

#include "io/detail/figure_view.hpp"
#include "io/detail/stated_basis.hpp"

namespace sociaaldomein::detail {
namespace {

using Reach = std::function<const void*(const void*)>;  // from the row to the value; null where there is none

Cell text_cell(std::string text) {
    if (text.empty()) return {};
    return {Cell::Kind::text, std::move(text)};
}

Cell number_cell(std::string digits) { return {Cell::Kind::number, std::move(digits)}; }

Cell real_cell(double number) {
    if (!std::isfinite(number)) return {};
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return number_cell({digits.data(), end});
}

Cell single_cell(const TypeInfo& type, const void* value) {
    switch (type.kind) {
        case TypeKind::boolean: return {Cell::Kind::boolean, type.get_integer(value) != 0 ? "true" : "false"};
        case TypeKind::integer: return number_cell(std::to_string(type.get_integer(value)));
        case TypeKind::real: return real_cell(type.get_real(value));
        case TypeKind::string: return text_cell(*static_cast<const std::string*>(value));
        case TypeKind::scalar: return text_cell(type.format(value));
        case TypeKind::quantity: return number_cell(format_decimal(type.get_integer(value), type.per_unit));
        case TypeKind::list: return number_cell(std::to_string(type.length(value)));
        case TypeKind::enumeration: {
            std::string name = type.format(value);
            return name == "unspecified" ? Cell{} : text_cell(std::move(name));
        }
        default: return {};
    }
}

// In the printed unit; with the printed decimals, unless that would lose some.
Cell figure_cell(const FigureView& figure, std::int64_t raw) {
    std::string digits =
        format_decimal(raw, smallest_units_in(printed_unit(figure.dimension, figure.basis->unit)));
    if (const int decimals = figure.basis->decimals.value_or(0); decimals > 0) {
        std::size_t point = digits.find('.');
        if (point == std::string::npos) {
            point = digits.size();
            digits += '.';
        }
        const std::size_t wanted = point + 1 + static_cast<std::size_t>(decimals);
        if (digits.size() < wanted) digits.append(wanted - digits.size(), '0');
    }
    return number_cell(std::move(digits));
}

class Planner {
public:
    std::vector<PlannedColumn> columns;

    void value(const std::string& name, const TypeInfo& type, const Reach& reach, bool always,
               const Reach& record) {
        if (type.kind == TypeKind::optional) {
            const Reach inside = [reach, &type](const void* row) -> const void* {
                const void* optional = reach(row);
                return optional == nullptr || type.length(optional) == 0 ? nullptr
                                                                         : type.element_at(optional, 0);
            };
            value(name, type.element(), inside, always, record);
        } else if (type.figure != nullptr) {
            figure(name, name, type, reach, always, record);
        } else if (type.kind == TypeKind::record) {
            nested(name, type, reach, always);
        } else {
            columns.push_back({name, always, [reach, &type](const void* row) {
                                   const void* v = reach(row);
                                   return v == nullptr ? Cell{} : single_cell(type, v);
                               }});
        }
    }

    // The members of a record, under `prefix`.
    void members(const std::string& prefix, const TypeInfo& type, const Reach& reach, bool always) {
        const Reach own_basis = basis_in(type, reach);
        for (const FieldInfo& f : type.fields) {
            const Reach member = [reach, &f](const void* row) -> const void* {
                const void* record = reach(row);
                return record == nullptr ? nullptr : f.of(record);
            };
            if (f.inlined && f.type().figure != nullptr)
                figure(prefix + "value", prefix, f.type(), member, always, nullptr);
            else if (f.inlined)
                members(prefix, f.type(), member, false);
            else
                value(prefix + std::string(f.name), f.type(), member, always, own_basis);
        }
    }

    // A figure of which `name` is the value; its attributes are named after it, or after nothing when it is
    // the row's own. What it shares with `record` (a basis) is not repeated.
    void figure(const std::string& name, const std::string& prefix, const TypeInfo& type, const Reach& reach,
                bool always, const Reach& record) {
        const auto add = [&](std::string_view attribute, bool is_value, auto cell) {
            const std::string column =
                is_value ? name : (prefix == name ? name + '.' : prefix) + std::string(attribute);
            columns.push_back({column, is_value && always, [reach, &type, record, cell](const void* row) {
                                   const void* v = reach(row);
                                   if (v == nullptr) return Cell{};
                                   const void* basis = record ? record(row) : nullptr;
                                   return cell(type, v, static_cast<const FigureBasis*>(basis));
                               }});
        };
        for (const FieldInfo& f : type.fields) {
            if (is_basis(f)) {
                for (const FieldInfo& b : f.type().fields) attribute(b, add);
            } else if (f.name == "value") {
                add(f.name, true, [](const TypeInfo& t, const void* v, const FigureBasis*) {
                    const FigureView view = view_figure(t, v);
                    return view.present() || view.raw != 0 ? figure_cell(view, view.raw) : Cell{};
                });
            } else if (f.name == "upper") {
                add(f.name, false, [](const TypeInfo& t, const void* v, const FigureBasis*) {
                    const FigureView view = view_figure(t, v);
                    return view.upper ? figure_cell(view, *view.upper) : Cell{};
                });
            } else {
                add(f.name, false, [&f](const TypeInfo& t, const void* v, const FigureBasis*) {
                    return is_default(t, f, v) ? Cell{} : single_cell(f.type(), f.of(v));
                });
            }
        }
    }

private:
    // A member of the figure's basis. Decimals show in the value.
    template <class Add>
    static void attribute(const FieldInfo& b, const Add& add) {
        if (b.name == "decimals") return;
        add(b.name, false, [&b](const TypeInfo& t, const void* v, const FigureBasis* shared) {
            const FigureView view = view_figure(t, v);
            if (b.name == "unit") {
                const Unit unit = view.basis->unit;
                if (unit == Unit::unspecified || (shared != nullptr && shared->unit == unit)) return Cell{};
            } else if (shared != nullptr && equal(b.type(), b.of(shared), b.of(view.basis))) {
                return Cell{};
            }
            return single_cell(b.type(), b.of(view.basis));
        });
    }

    void nested(const std::string& name, const TypeInfo& type, const Reach& reach, bool always) {
        if (!type.short_form) {
            members(name + '.', type, reach, false);
            return;
        }
        // A text stands under its own name; its other language beside it, where there is one.
        const Reach none;
        for (const FieldInfo& f : type.fields) {
            const bool first = &f == &type.fields.front();
            const Reach member = [reach, &f](const void* row) -> const void* {
                const void* record = reach(row);
                return record == nullptr ? nullptr : f.of(record);
            };
            value(first ? name : name + '.' + std::string(f.name), f.type(), member, first && always, none);
        }
    }

    static Reach basis_in(const TypeInfo& type, const Reach& reach) {
        for (const FieldInfo& f : type.fields)
            if (is_basis(f))
                return [reach, &f](const void* row) -> const void* {
                    const void* record = reach(row);
                    return record == nullptr ? nullptr : f.of(record);
                };
        return {};
    }
};

}  // namespace

std::vector<PlannedColumn> plan_columns(const TypeInfo& row, const std::string& name) {
    const Reach itself = [](const void* value) { return value; };
    Planner planner;
    if (row.figure != nullptr)
        planner.figure("value", "", row, itself, true, nullptr);
    else if (row.kind == TypeKind::record && !row.short_form)
        planner.members("", row, itself, true);
    else
        planner.value(name, row, itself, true, nullptr);
    return std::move(planner.columns);
}

}  // namespace sociaaldomein::detail
