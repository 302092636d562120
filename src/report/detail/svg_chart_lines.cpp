#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/detail/svg_canvas.hpp"
#include "report/detail/svg_chart.hpp"
#include "report/detail/svg_frame.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr double header_height = 26.0;  // unit, and the words left and right of the split
constexpr double axis_height = 26.0;    // labels under the axis

/// A text in the right margin, at the height of what it names.
struct EndLabel {
    std::string css, text;
    double y = 0.0;
};

class LineDrawing {
public:
    LineDrawing(const LineChart& chart, ChartForm form)
        : chart_(chart), form_(form), width_(chart_width(form)), height_(chart_height(chart.frame, form)) {
        find_extent();
        plan_labels();
        place();
    }

    std::string draw() {
        draw_value_axis(canvas_, chart_.frame, ticks_, y_, left_, right_);
        if (ticks_.first <= 0 && ticks_.last >= 0) {
            canvas_.line("sd-axis", left_, y_(0.0), right_, y_(0.0));
        } else {  // says that the axis is cut off
            canvas_.path("sd-break",
                         fmt::format("M{} {}l4 -3l-8 -4l4 -3", coordinate(left_), coordinate(bottom_ - 6.0)));
        }
        draw_x_labels();
        draw_bands();
        draw_target();
        draw_split();
        for (std::size_t s = 0; s < chart_.series.size(); ++s) draw_series(s);
        for (std::size_t s = 0; s < chart_.series.size(); ++s) label_points(s);
        draw_notes();
        draw_end_labels();
        return svg_element(chart_.frame, form_, width_, height_, {}, canvas_);
    }

private:
    double x(std::size_t i) const { return x_(position(i)); }
    double position(std::size_t i) const {
        return chart_.x_positions.empty() ? static_cast<double>(i) : chart_.x_positions[i];
    }
    std::string css(std::size_t s) const { return colour_class(s + 1); }
    std::string value_text(double value) const { return number_text(chart_.frame, value); }
    std::string point(std::size_t i, double value) const {
        return coordinate(x(i)) + " " + coordinate(y_(value));
    }

    void find_extent() {
        Extent extent;
        for (const LineSeries& series : chart_.series) {
            extent.add(series.observed);
            extent.add(series.projected);
            for (const ChartBand& band : series.bands) {
                extent.add(band.lower);
                extent.add(band.upper);
            }
        }
        if (chart_.target) extent.add(chart_.target->values);
        if (extent.empty()) extent.add(0.0);
        const bool always = chart_.zero == ZeroRule::always;
        if (extent.low > 0.0 && (always || extent.low <= extent.high / 2.0)) extent.low = 0.0;
        if (extent.high < 0.0 && (always || extent.high >= extent.low / 2.0)) extent.high = 0.0;
        extent_ = extent;
    }

    /// Where a series ends: its last projected value, else its last observed one.
    std::pair<std::size_t, double> end_of(const LineSeries& series) const {
        const std::size_t projected = last_of(series.projected);
        if (has(series.projected, projected)) return {projected, series.projected[projected]};
        const std::size_t observed = last_of(series.observed);
        if (has(series.observed, observed)) return {observed, series.observed[observed]};
        return {chart_.x_labels.size(), no_value};
    }

    std::string target_text() const {
        const std::vector<double>& values = chart_.target->values;
        const std::size_t last = last_of(values);
        return chart_.target->label + (has(values, last) ? " " + value_text(values[last]) : "");
    }

    /// Decides which names stand at the line ends and which in the legend.
    void plan_labels() {
        const double most = (form_ == ChartForm::wide ? 0.28 : 0.30) * width_;
        double widest = 0.0;
        double widest_value = 0.0;
        bool named = true;
        for (const LineSeries& series : chart_.series) {
            const auto [i, value] = end_of(series);
            if (std::isnan(value)) continue;
            const std::string number = value_text(value);
            widest_value = std::max(widest_value, label_width(number));
            widest = std::max(widest, label_width(series.label + " " + number));
            named = named && !series.label.empty();
        }
        const std::size_t count = chart_.series.size() + (chart_.target ? 1 : 0);
        const bool room = static_cast<double>(count) * chart_line_height <= 0.6 * height_;
        names_at_end_ = named && room && widest <= most;
        values_at_end_ = room && widest_value <= most;
        target_at_end_ = chart_.target && room && label_width(target_text()) <= most;
        double margin = names_at_end_ ? widest : values_at_end_ ? widest_value : 0.0;
        if (target_at_end_) margin = std::max(margin, label_width(target_text()));
        right_ = width_ - (margin > 0.0 ? margin + 14.0 : 12.0);
        for (std::size_t s = 0; s < chart_.series.size() && !names_at_end_; ++s) {
            const std::string& label = chart_.series[s].label;
            if (!label.empty()) legend_.push_back({css(s), "sd-line", label, s});
        }
        std::vector<std::string> seen;
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            const std::vector<const ChartBand*> bands = widest_first(chart_.series[s]);
            for (std::size_t b = 0; b < bands.size(); ++b) {
                const std::string& label = bands[b]->label;
                if (label.empty() || std::find(seen.begin(), seen.end(), label) != seen.end()) continue;
                seen.push_back(label);
                legend_.push_back({css(s),
                                   b == 0   ? "sd-band"
                                   : b == 1 ? "sd-band sd-band-2"
                                            : "sd-band sd-band-3",
                                   label});
            }
        }
        if (chart_.target && !target_at_end_) legend_.push_back({"sd-goal", "sd-target", target_text()});
    }

    void place() {
        const double legend = draw_legend(canvas_, legend_, 8.0, 4.0, width_ - 16.0);
        header_ = legend + 4.0 + 14.0;  // baseline of its text
        top_ = legend + header_height + 8.0;
        bottom_ = height_ - axis_height;
        const int most = static_cast<int>(std::clamp((bottom_ - top_) / 40.0, 2.0, 8.0));
        ticks_ = nice_ticks(extent_.low, extent_.high, most, chart_.frame.decimals);
        left_ = std::max(24.0, tick_width(chart_.frame, ticks_) + 12.0);
        y_ = {ticks_.low(), ticks_.high(), bottom_, top_};
        const std::size_t n = chart_.x_labels.size();
        const double middle = (left_ + right_) / 2.0;
        x_ = n == 1 ? Scale{position(0), position(0) + 1.0, middle, middle}
                    : Scale{position(0), position(n - 1), left_ + 8.0, right_ - 6.0};
        space_ = LabelSpace({left_, top_ - 18.0, width_ - left_, bottom_ - top_ + 16.0});
    }

    void draw_x_labels() {
        std::vector<double> centres;
        for (std::size_t i = 0; i < chart_.x_labels.size(); ++i) centres.push_back(x(i));
        const LabelChoice shown =
            draw_category_labels(canvas_, centres, chart_.x_labels, chart_.cycle, height_ - 8.0, width_);
        for (std::size_t i = 0; i < centres.size(); i += shown.every) {
            canvas_.line("sd-axis", centres[i], bottom_, centres[i], bottom_ + 4.0);
        }
    }

    static std::vector<const ChartBand*> widest_first(const LineSeries& series) {
        const auto area = [](const ChartBand* band) {
            double sum = 0.0;
            for (std::size_t i = 0; i < band->lower.size(); ++i) {
                if (has(band->lower, i) && has(band->upper, i)) sum += band->upper[i] - band->lower[i];
            }
            return sum;
        };
        std::vector<const ChartBand*> bands;
        bands.reserve(series.bands.size());
        for (const ChartBand& band : series.bands) bands.push_back(&band);
        std::stable_sort(bands.begin(), bands.end(),
                         [&](const ChartBand* a, const ChartBand* b) { return area(a) > area(b); });
        return bands;
    }

    void draw_bands() {
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            const LineSeries& series = chart_.series[s];
            canvas_.open(css(s));
            for (const ChartBand* band : widest_first(series)) {
                const auto both = [&](std::size_t i) { return has(band->lower, i) && has(band->upper, i); };
                for (std::size_t i = 0; i < chart_.x_labels.size();) {
                    if (!both(i)) {
                        ++i;
                        continue;
                    }
                    std::string upper;
                    std::string lower;
                    const std::size_t anchor = last_of(series.observed);
                    if (has(series.observed, anchor) && anchor < i && first_of(series.projected) >= i) {
                        upper = "M" + point(anchor, series.observed[anchor]) + "L";
                    }
                    if (upper.empty()) upper = "M";
                    std::size_t last = i;
                    for (; both(i); ++i) {
                        upper += point(i, band->upper[i]) + " ";
                        lower.insert(0, point(i, band->lower[i]) + " ");
                        last = i;
                    }
                    lower.back() = 'Z';
                    canvas_.path("sd-band", upper.append("L").append(lower));
                    space_.occupy(x(last), y_(band->upper[last]), x(last), y_(band->lower[last]));
                }
            }
            canvas_.close();
        }
    }

    void draw_target() {
        if (!chart_.target) return;
        const std::vector<double>& values = chart_.target->values;
        canvas_.open("sd-goal");
        if (values.size() == 1 && has(values, 0)) {
            canvas_.line("sd-target", left_, y_(values[0]), right_, y_(values[0]));
            space_.occupy(left_, y_(values[0]), right_, y_(values[0]));
        } else {
            draw_runs("sd-target", values, {});
        }
        canvas_.close();
        const std::size_t last = last_of(values);
        if (target_at_end_ && has(values, last))
            end_labels_.push_back({"sd-goal", target_text(), y_(values[last])});
    }

    void draw_split() {
        std::size_t observed = 0;
        std::size_t projected = chart_.x_labels.size();
        bool any = false;
        for (const LineSeries& series : chart_.series) {
            const std::size_t last = last_of(series.observed);
            if (has(series.observed, last)) {
                observed = std::max(observed, last);
                any = true;
            }
            if (!series.projected.empty()) projected = std::min(projected, first_of(series.projected));
        }
        if (!any || projected >= chart_.x_labels.size()) return;
        const double at = projected > observed ? (x(observed) + x(projected)) / 2.0 : x(observed);
        // The words stand clear of the unit at the left; where that is in the way, the line begins below it.
        const double unit_end = chart_.frame.unit.empty() ? 0.0 : 8.0 + text_width(chart_.frame.unit) + 10.0;
        canvas_.line("sd-split", at, at < unit_end ? header_ + 5.0 : header_ - 12.0, at, bottom_);
        if (at - 6.0 - text_width(chart_.observed_label) >= unit_end) {
            canvas_.text("sd-muted", at - 6.0, header_, "end", chart_.observed_label);
        }
        const double after = std::max(at + 6.0, unit_end);
        if (after + text_width(chart_.projected_label) <= width_) {
            canvas_.text("sd-muted", after, header_, "start", chart_.projected_label);
        }
    }

    /// Where a line comes from; `exists` is false before its first point.
    struct Anchor {
        bool exists = false;
        std::size_t at = 0;
        double value = 0.0;
    };

    /// A line through each run of values; the first run starts from the anchor when there is one.
    void draw_runs(std::string_view css, const std::vector<double>& values, Anchor before) {
        std::string data;
        bool started = false;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!has(values, i)) {
                if (started) before.exists = false;
                continue;
            }
            if (!started && before.exists) data += "M" + point(before.at, before.value);
            started = true;
            data += (before.exists ? "L" : "M") + point(i, values[i]);
            if (before.exists) space_.occupy(x(before.at), y_(before.value), x(i), y_(values[i]));
            before = {true, i, values[i]};
        }
        if (!data.empty()) canvas_.path(css, data);
    }

    void draw_series(std::size_t s) {
        const LineSeries& series = chart_.series[s];
        canvas_.open(css(s));
        const std::size_t last = last_of(series.observed);
        draw_runs("sd-line", series.observed, {});
        const bool joined = has(series.observed, last) && last < first_of(series.projected);
        draw_runs("sd-line sd-projected", series.projected,
                  joined ? Anchor{true, last, series.observed[last]} : Anchor{});
        const double spacing = (right_ - left_) / static_cast<double>(chart_.x_labels.size());
        const auto dots = [&](const std::vector<double>& values, std::string_view css_point, double radius,
                              double least) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (!has(values, i)) continue;
                const bool alone = (i == 0 || !has(values, i - 1)) && !has(values, i + 1);
                if (spacing < least && !alone && i != last) continue;
                const std::string title = chart_.x_labels[i] + ": " + value_text(values[i]);
                canvas_.marker(css_point, s, x(i), y_(values[i]), i == last ? radius + 1.0 : radius, title);
                space_.occupy({x(i) - radius, y_(values[i]) - radius, 2.0 * radius, 2.0 * radius});
            }
        };
        dots(series.observed, "sd-point", 3.0, 14.0);
        dots(series.projected, "sd-point sd-open", 2.2, 24.0);
        canvas_.close();
    }

    /// Writes a value beside its point, where it covers least.
    void label_at(const std::string& css_group, std::size_t i, double value, const std::string& text) {
        const Box box = space_.place(x(i), y_(value), label_width(text), chart_line_height, 7.0);
        canvas_.open(css_group);
        canvas_.text("sd-label sd-halo", box.x + box.width / 2.0, box.y + 12.5, "middle", text);
        canvas_.close();
    }

    void label_points(std::size_t s) {
        const LineSeries& series = chart_.series[s];
        const std::size_t last = last_of(series.observed);
        const auto [end, value] = end_of(series);
        if (std::isnan(value)) return;
        const std::string number = value_text(value);
        const std::string named = names_at_end_ ? series.label + " " + number : number;
        if (end + 1 < chart_.x_labels.size()) {  // ends before the margin
            label_at(css(s), end, value, named);
        } else if (values_at_end_) {
            end_labels_.push_back({css(s), named, y_(value)});
        }
        if (has(series.observed, last) && last != end && chart_.series.size() <= 4) {
            label_at(css(s), last, series.observed[last], value_text(series.observed[last]));
        }
    }

    void draw_notes() {
        const std::vector<std::string> texts = chart_notes(chart_);
        for (const LineSeries& series : chart_.series) {
            for (const ChartNote& note : series.notes) {
                const auto number = std::find(texts.begin(), texts.end(), note.text) - texts.begin() + 1;
                const Box box = space_.place(x(note.at), y_(series.observed[note.at]), 17.0, 17.0, 7.0);
                canvas_.open("sd-note");
                canvas_.raw(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"8\"><title>{}</title></circle>\n",
                                        coordinate(box.x + 8.5), coordinate(box.y + 8.5),
                                        xml_escaped(note.text)));
                canvas_.text("sd-note-number", box.x + 8.5, box.y + 12.5, "middle",
                             fmt::format("{}", number));
                canvas_.close();
            }
        }
    }

    void draw_end_labels() {
        std::vector<double> wanted;
        wanted.reserve(end_labels_.size());
        for (const EndLabel& label : end_labels_) wanted.push_back(label.y);
        const std::vector<double> at = spread(wanted, chart_line_height, top_, bottom_ - 4.0);
        for (std::size_t i = 0; i < at.size(); ++i) {
            canvas_.open(end_labels_[i].css);
            if (std::abs(at[i] - wanted[i]) > 4.0)
                canvas_.line("sd-leader", right_ + 1.0, wanted[i], right_ + 7.0, at[i]);
            canvas_.text("sd-label", right_ + 9.0, at[i] + 4.5, "start", end_labels_[i].text);
            canvas_.close();
        }
        if (!chart_.frame.unit.empty()) canvas_.text("sd-muted", 8.0, header_, "start", chart_.frame.unit);
    }

    const LineChart& chart_;
    ChartForm form_;
    double width_, height_;
    double left_ = 0.0, right_ = 0.0, top_ = 0.0, bottom_ = 0.0, header_ = 0.0;
    bool names_at_end_ = false, values_at_end_ = false, target_at_end_ = false;
    Extent extent_;
    Ticks ticks_;
    Scale x_, y_;
    SvgCanvas canvas_;
    LabelSpace space_{{}};
    std::vector<LegendItem> legend_;
    std::vector<EndLabel> end_labels_;
};

}  // namespace

std::string draw_lines(const LineChart& chart, ChartForm form) { return LineDrawing(chart, form).draw(); }

}  // namespace sociaaldomein::detail
