#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "report/detail/svg_canvas.hpp"
#include "report/detail/svg_chart.hpp"
#include "report/detail/svg_frame.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr double unit_height = 18.0;
constexpr double axis_height = 26.0;
constexpr double widest_column = 60.0;

/// One column: the parts of one stack in one category.
struct Pile {
    double above = 0.0, below = 0.0;  ///< how far it reaches from zero
    double total = 0.0;
    bool any = false;
};

class ColumnDrawing {
public:
    ColumnDrawing(const ColumnChart& chart, ChartForm form)
        : chart_(chart), form_(form), width_(chart_width(form)), height_(chart_height(chart.frame, form)) {
        for (const ColumnSeries& series : chart.series) stacks_.push_back(series.stack);
        std::sort(stacks_.begin(), stacks_.end());
        stacks_.erase(std::unique(stacks_.begin(), stacks_.end()), stacks_.end());
        place();
    }

    std::string draw() {
        draw_value_axis(canvas_, chart_.frame, ticks_, y_, left_, right_);
        std::vector<double> centres;
        for (std::size_t c = 0; c < chart_.categories.size(); ++c)
            centres.push_back(left_ + band_ * (static_cast<double>(c) + 0.5));
        draw_category_labels(canvas_, centres, chart_.categories, 1, height_ - 8.0, width_);
        for (std::size_t c = 0; c < centres.size(); ++c) {
            for (std::size_t k = 0; k < stacks_.size(); ++k) draw_pile(c, k);
        }
        canvas_.line("sd-axis", left_, y_(0.0), right_, y_(0.0));
        if (values_fit()) draw_values();
        draw_target(centres);
        return svg_element(chart_.frame, form_, width_, height_, patterns(), canvas_);
    }

private:
    std::size_t colour(std::size_t s) const {
        return chart_.series[s].colour == 0 ? s % 6 + 1 : chart_.series[s].colour;
    }

    std::string paint(std::size_t s) const {
        return chart_.series[s].style == ColumnStyle::hatched
                   ? fmt::format("url(#{}-hatch-{})", chart_.frame.id, colour(s))
                   : std::string();
    }

    std::string_view css_of(std::size_t s) const {
        switch (chart_.series[s].style) {
            case ColumnStyle::outlined: return "sd-bar sd-outlined";
            case ColumnStyle::hatched: return "sd-hatched";
            default: return "sd-bar";
        }
    }

    Pile pile(std::size_t c, std::size_t k) const {
        Pile out;
        for (const ColumnSeries& series : chart_.series) {
            if (series.stack != stacks_[k] || !has(series.values, c)) continue;
            const double value = series.values[c];
            (value < 0.0 ? out.below : out.above) += value;
            out.total += value;
            out.any = true;
        }
        return out;
    }

    void place() {
        Extent extent;
        extent.add(0.0);
        for (std::size_t c = 0; c < chart_.categories.size(); ++c) {
            for (std::size_t k = 0; k < stacks_.size(); ++k) {
                extent.add(pile(c, k).above);
                extent.add(pile(c, k).below);
            }
        }
        if (chart_.target) extent.add(chart_.target->values);

        std::vector<LegendItem> legend;
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            const std::string& label = chart_.series[s].label;
            if (!label.empty())
                legend.push_back({colour_class(colour(s)), std::string(css_of(s)), label, 0, paint(s)});
        }
        if (chart_.target) legend.push_back({"sd-goal", "sd-mark", chart_.target->label});
        double y = 4.0 + draw_legend(canvas_, legend, 8.0, 4.0, width_ - 16.0);
        if (!chart_.frame.unit.empty()) {
            canvas_.text("sd-muted", 8.0, y + 13.0, "start", chart_.frame.unit);
            y += unit_height;
        }
        const double top = y + chart_line_height;  // a value stands on the highest column
        const double bottom = height_ - axis_height;
        const int most = static_cast<int>(std::clamp((bottom - top) / 40.0, 2.0, 8.0));
        ticks_ = nice_ticks(extent.low, extent.high, most, chart_.frame.decimals);
        y_ = {ticks_.low(), ticks_.high(), bottom, top};
        left_ = std::max(24.0, tick_width(chart_.frame, ticks_) + 12.0);
        right_ = width_ - 8.0;
        band_ = (right_ - left_) / static_cast<double>(chart_.categories.size());
        const double stacks = static_cast<double>(std::max<std::size_t>(stacks_.size(), 1));
        column_ = std::min(widest_column, 0.78 * band_ / stacks);
    }

    double column_left(std::size_t c, std::size_t k) const {
        const double centre = left_ + band_ * (static_cast<double>(c) + 0.5);
        return centre + column_ * (static_cast<double>(k) - static_cast<double>(stacks_.size()) / 2.0);
    }

    void draw_pile(std::size_t c, std::size_t k) {
        double above = 0.0;
        double below = 0.0;
        const double gap = stacks_.size() > 1 ? std::min(2.0, column_ / 8.0) : 0.0;
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            const ColumnSeries& series = chart_.series[s];
            if (series.stack != stacks_[k] || !has(series.values, c)) continue;
            const double value = series.values[c];
            double& from = value < 0.0 ? below : above;
            const double a = y_(from);
            from += value;
            const double b = y_(from);
            const std::string title =
                fmt::format("{}{}{}: {}", chart_.categories[c], series.label.empty() ? "" : ", ",
                            series.label, number_text(chart_.frame, value));
            canvas_.open(colour_class(colour(s)));
            canvas_.rect(css_of(s),
                         {column_left(c, k) + gap / 2.0, std::min(a, b), column_ - gap, std::abs(a - b)},
                         title, paint(s));
            canvas_.close();
        }
    }

    /// The total of a pile; where parts hang below others it is not the pile's height, and a sign of sum says so.
    std::string total_text(const Pile& p) const {
        const bool mixed = p.above > 0.0 && p.below < 0.0;
        return (mixed ? "\u03a3 " : "") + number_text(chart_.frame, p.total);
    }

    /// Whether every total can stand on its column without touching its neighbour's.
    bool values_fit() const {
        const double room = stacks_.size() == 1 ? band_ - 6.0 : column_ - 2.0;
        for (std::size_t c = 0; c < chart_.categories.size(); ++c) {
            for (std::size_t k = 0; k < stacks_.size(); ++k) {
                const Pile p = pile(c, k);
                if (p.any && text_width(total_text(p)) > room) return false;
            }
        }
        return true;
    }

    void draw_values() {
        for (std::size_t c = 0; c < chart_.categories.size(); ++c) {
            for (std::size_t k = 0; k < stacks_.size(); ++k) {
                const Pile p = pile(c, k);
                if (!p.any) continue;
                const bool hangs = p.above == 0.0 && p.below < 0.0;
                const double y = hangs ? y_(p.below) + 14.0 : y_(p.above) - 5.0;
                canvas_.text("sd-value sd-halo", column_left(c, k) + column_ / 2.0, y, "middle",
                             total_text(p));
            }
        }
    }

    void draw_target(const std::vector<double>& centres) {
        if (!chart_.target) return;
        canvas_.open("sd-goal");
        const std::vector<double>& values = chart_.target->values;
        for (std::size_t c = 0; c < centres.size(); ++c) {
            const double value = values.size() == 1 ? values[0] : values[c];
            if (std::isnan(value)) continue;
            const double from = centres[c] - 0.46 * band_;
            const double to = centres[c] + 0.46 * band_;
            canvas_.line("sd-mark-halo", from, y_(value), to, y_(value));
            canvas_.line("sd-mark", from, y_(value), to, y_(value));
        }
        canvas_.close();
    }

    /// Hatching takes the colour of the group that the pattern stands in, so each colour needs its own.
    std::string patterns() const {
        std::string out;
        std::vector<std::size_t> done;
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            const std::size_t c = colour(s);
            if (chart_.series[s].style != ColumnStyle::hatched) continue;
            if (std::find(done.begin(), done.end(), c) != done.end()) continue;
            done.push_back(c);
            out += fmt::format(
                "<g class=\"{}\"><pattern id=\"{}-hatch-{}\" width=\"6\" height=\"6\" "
                "patternUnits=\"userSpaceOnUse\" "
                "patternTransform=\"rotate(45)\"><rect class=\"sd-hatch-ground\" width=\"6\" height=\"6\"/>"
                "<line class=\"sd-hatch\" x1=\"1.5\" y1=\"0\" x2=\"1.5\" y2=\"6\"/></pattern></g>\n",
                colour_class(c), chart_.frame.id, c);
        }
        return out;
    }

    const ColumnChart& chart_;
    ChartForm form_;
    double width_, height_;
    double left_ = 0.0, right_ = 0.0, band_ = 0.0, column_ = 0.0;
    std::vector<std::size_t> stacks_;
    Ticks ticks_;
    Scale y_;
    SvgCanvas canvas_;
};

}  // namespace

std::string draw_columns(const ColumnChart& chart, ChartForm form) {
    return ColumnDrawing(chart, form).draw();
}

}  // namespace sociaaldomein::detail
