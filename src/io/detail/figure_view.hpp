#pragma once
/// A figure of any quantity, taken apart through its description (Dutch: cijfer). Layer: io (private).

#include <cstdint>
#include <optional>
#include <string>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/figure.hpp>

namespace sociaaldomein::detail {

struct FigureView {
    std::string_view dimension;
    std::int64_t raw = 0;
    std::optional<std::int64_t> upper;
    Bound bound = Bound::exact;
    Absence absent = Absence::no;
    const std::string* caveat = nullptr;
    const FigureBasis* basis = nullptr;

    bool present() const noexcept { return absent == Absence::no; }
};

/// @param type  of a figure: `type.figure` is set
FigureView view_figure(const TypeInfo& type, const void* figure);

/// The unit a figure is printed in: its own where that belongs to its dimension, else the dimension's
/// default.
Unit printed_unit(std::string_view dimension, Unit stated);

/// What no document can say of a figure, so that it would not be read back: a range without an upper end, a
/// value that is absent. None when the figure is sound; the problem has no path.
std::optional<Problem> flaw_in(const FigureView& figure);

/// How the value of a figure is written: "about 3400", "7 to 8", "not_printed", or a plain number.
struct WrittenFigure {
    std::string text;
    bool number = false;  ///< `text` is a JSON number
};

/// @param figure  without a flaw
/// @param unit    the unit in force, see `printed_unit`
WrittenFigure write_figure(const FigureView& figure, Unit unit);

}  // namespace sociaaldomein::detail
