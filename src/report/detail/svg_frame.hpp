#pragma once
/// What the kinds of charts share: the `<svg>` around them, number texts and the value axis. Layer: report.

#include <string>
#include <string_view>
#include <vector>

#include "report/detail/svg_canvas.hpp"
#include "report/detail/svg_chart.hpp"

namespace sociaaldomein::detail {

// The charts themselves; their callers have checked them.
std::string draw_lines(const LineChart& chart, ChartForm form);
std::string draw_columns(const ColumnChart& chart, ChartForm form);
std::string draw_bars(const BarChart& chart, ChartForm form);

/// Whether there is a value at a position; false beyond the end.
bool has(const std::vector<double>& values, std::size_t i);
/// Index of the first and of the last value; the size when all are missing.
std::size_t first_of(const std::vector<double>& values);
std::size_t last_of(const std::vector<double>& values);

double chart_width(ChartForm form);
double chart_height(const ChartFrame& frame, ChartForm form);

std::string number_text(const ChartFrame& frame, double value, int decimals);
inline std::string number_text(const ChartFrame& frame, double value) {
    return number_text(frame, value, frame.decimals);
}

/// "sd-s1".."sd-s6" for a colour counted from 1; further ones begin again.
std::string colour_class(std::size_t colour);

/// The whole element: background, accessible name and description, and what the canvas holds.
std::string svg_element(const ChartFrame& frame, ChartForm form, double width, double height,
                        std::string_view definitions, const SvgCanvas& canvas);

/// A linear scale from values to user units.
struct Scale {
    double low = 0.0, high = 1.0;  ///< values
    double from = 0.0, to = 1.0;   ///< where they are drawn
    double operator()(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

/// The smallest and largest of the values given to it.
struct Extent {
    double low = no_value, high = no_value;
    void add(double value);
    void add(const std::vector<double>& values);
    bool empty() const { return !(low <= high); }
};

/// Widest text of the ticks.
double tick_width(const ChartFrame& frame, const Ticks& ticks);

/// Horizontal grid lines with their labels left of `left`; the line at zero, if any, is drawn by the caller.
void draw_value_axis(SvgCanvas& canvas, const ChartFrame& frame, const Ticks& ticks, const Scale& y,
                     double left, double right);

/// Labels under the horizontal axis; returns what was chosen.
LabelChoice draw_category_labels(SvgCanvas& canvas, const std::vector<double>& centres,
                                 const std::vector<std::string>& labels, std::size_t cycle, double baseline,
                                 double edge);

}  // namespace sociaaldomein::detail
