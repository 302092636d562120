#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "report/detail/svg_canvas.hpp"
#include "report/detail/svg_chart.hpp"
#include "report/detail/svg_frame.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr double bar_height = 16.0;
constexpr double row_gap = 10.0;
constexpr double axis_height = 24.0;

class BarDrawing {
public:
    BarDrawing(const BarChart& chart, ChartForm form)
        : chart_(chart), form_(form), width_(chart_width(form)), beside_(form == ChartForm::wide) {
        place();
    }

    std::string draw() {
        const double bottom = height_ - axis_height;
        for (std::int64_t i = ticks_.first; i <= ticks_.last; i += tick_every_) {
            const double at = x_(ticks_.value(i));
            const std::string text = number_text(chart_.frame, ticks_.value(i), ticks_.decimals());
            const double half = text_width(text) / 2.0;
            canvas_.line("sd-grid", at, top_, at, bottom);
            canvas_.text("sd-tick", std::clamp(at, half, width_ - half), height_ - 7.0, "middle", text);
        }
        double y = top_;
        for (std::size_t r = 0; r < chart_.rows.size(); ++r) {
            draw_row(r, y);
            y += row_height(r);
        }
        canvas_.line("sd-axis", x_(0.0), top_, x_(0.0), bottom);
        return svg_element(chart_.frame, form_, width_, height_, {}, canvas_);
    }

private:
    std::string end_text(const std::string& text, double value) const {
        return text.empty() ? number_text(chart_.frame, value) : text;
    }

    double row_height(std::size_t r) const {
        const double text = chart_line_height * static_cast<double>(labels_[r].size());
        return row_gap + (beside_ ? std::max(text, bar_height) : text + bar_height + 1.0);
    }

    void place() {
        Extent extent;
        extent.add(0.0);
        extent.add(chart_.axis_max);
        double value_room = 0.0;
        bool negative = false;
        double label_room = 0.0;
        for (const BarRow& row : chart_.rows) {
            extent.add({row.value, row.plan, row.from, row.lower, row.upper});
            label_room = std::max(label_room, text_width(row.label));
            if (std::isnan(row.value)) continue;
            value_room = std::max(value_room, text_width(end_text(row.value_text, row.value)) + 10.0);
            negative = negative || row.value < 0.0 || !std::isnan(row.from);
            if (!std::isnan(row.from))
                value_room = std::max(value_room, text_width(end_text(row.from_text, row.from)) + 10.0);
        }
        label_room = beside_ ? std::min(label_room, 0.36 * width_) : width_ - 16.0;
        for (const BarRow& row : chart_.rows) labels_.push_back(wrapped(row.label, label_room));

        std::vector<LegendItem> legend;
        const auto any = [&](double BarRow::*member) {
            return std::any_of(chart_.rows.begin(), chart_.rows.end(),
                               [&](const BarRow& row) { return !std::isnan(row.*member); });
        };
        if (!chart_.value_label.empty())
            legend.push_back({colour_class(chart_.rows[0].colour), "sd-bar", chart_.value_label});
        if (!chart_.plan_label.empty() && any(&BarRow::plan))
            legend.push_back({"sd-goal", "sd-plan-mark", chart_.plan_label});
        if (!chart_.range_label.empty() && any(&BarRow::lower))
            legend.push_back({"sd-goal", "sd-range", chart_.range_label});
        top_ = 8.0 + draw_legend(canvas_, legend, 8.0, 4.0, width_ - 16.0);
        if (!chart_.frame.unit.empty()) {
            canvas_.text("sd-muted", 8.0, top_ + 11.0, "start", chart_.frame.unit);
            top_ += 18.0;
        }
        height_ = top_ + axis_height;
        for (std::size_t r = 0; r < chart_.rows.size(); ++r) height_ += row_height(r);

        double left = beside_ ? 8.0 + label_room + 10.0 : 8.0;
        if (negative) left += value_room;
        const double right = width_ - 10.0 - value_room;
        // As many ticks as have room for their texts.
        for (int most = beside_ ? 6 : 5;; --most) {
            ticks_ = nice_ticks(extent.low, extent.high, std::max(most, 2), chart_.frame.decimals);
            x_ = {ticks_.low(), ticks_.high(), left, right};
            const double apart = x_(ticks_.value(ticks_.first + 1)) - x_(ticks_.value(ticks_.first));
            if (apart >= tick_width(chart_.frame, ticks_) + 12.0) break;
            if (most <= 2) {
                tick_every_ = ticks_.last - ticks_.first;
                break;
            }
        }
    }

    void draw_row(std::size_t r, double y) {
        const BarRow& row = chart_.rows[r];
        const std::vector<std::string>& label = labels_[r];
        const double text_height = chart_line_height * static_cast<double>(label.size());
        const double inner = row_height(r) - row_gap;
        double text_y = y + row_gap / 2.0;
        double bar_y = text_y;
        if (beside_) {
            text_y += (inner - text_height) / 2.0;
            bar_y += (inner - bar_height) / 2.0;
        } else {
            bar_y += text_height + 1.0;
        }
        for (std::size_t i = 0; i < label.size(); ++i) {
            const double at = text_y + chart_line_height * static_cast<double>(i) + 12.0;
            canvas_.text("sd-text sd-halo", 8.0, at, "start", label[i]);
        }
        canvas_.open(colour_class(row.colour));
        const double zero = x_(std::isnan(row.from) ? 0.0 : row.from);
        const double middle = bar_y + bar_height / 2.0;
        if (!std::isnan(row.value)) {
            const double end = x_(row.value);
            canvas_.rect("sd-bar", {std::min(zero, end), bar_y, std::abs(end - zero), bar_height},
                         row.label + ": " + end_text(row.value_text, row.value));
        }
        canvas_.close();
        canvas_.open("sd-goal");
        if (!std::isnan(row.lower)) {
            canvas_.line("sd-mark-halo", x_(row.lower), middle, x_(row.upper), middle);
            canvas_.line("sd-range", x_(row.lower), middle, x_(row.upper), middle);
            for (const double at : {x_(row.lower), x_(row.upper)})
                canvas_.line("sd-range", at, middle - 4.0, at, middle + 4.0);
        }
        if (!std::isnan(row.plan))
            canvas_.line("sd-plan-mark", x_(row.plan), bar_y - 3.0, x_(row.plan), bar_y + bar_height + 3.0);
        canvas_.close();
        if (!std::isnan(row.value)) draw_value(row, middle + 4.5);
    }

    /// The number at the bar's end, beyond a whisker, and beyond the mark of the plan if that is in the way.
    void draw_value(const BarRow& row, double y) {
        const std::string text = end_text(row.value_text, row.value);
        if (!std::isnan(row.from)) {
            const bool back = row.value < row.from;
            const std::string other = end_text(row.from_text, row.from);
            canvas_.text("sd-value sd-halo", x_(std::min(row.value, row.from)) - 6.0, y, "end",
                         back ? text : other);
            canvas_.text("sd-value sd-halo", x_(std::max(row.value, row.from)) + 6.0, y, "start",
                         back ? other : text);
            return;
        }
        const double need = text_width(text) + 10.0;
        const bool leftward = row.value < 0.0;
        const double side = leftward ? -1.0 : 1.0;
        const auto outer = [&](double a, double b) {
            return std::isnan(b) ? a : leftward ? std::min(a, b) : std::max(a, b);
        };
        double at = x_(outer(row.value, leftward ? row.lower : row.upper));
        if (!std::isnan(row.plan)) {
            const double beyond = (x_(row.plan) - at) * side;
            if (beyond > -4.0 && beyond < need) at = x_(row.plan);
        }
        canvas_.text("sd-value sd-halo", at + side * 6.0, y, leftward ? "end" : "start", text);
    }

    const BarChart& chart_;
    ChartForm form_;
    double width_;
    bool beside_;  ///< labels left of the bars, else above them
    double height_ = 0.0, top_ = 0.0;
    std::int64_t tick_every_ = 1;
    std::vector<std::vector<std::string>> labels_;
    Ticks ticks_;
    Scale x_;
    SvgCanvas canvas_;
};

}  // namespace

std::string draw_bars(const BarChart& chart, ChartForm form) { return BarDrawing(chart, form).draw(); }

}  // namespace sociaaldomein::detail
