#include "report/detail/svg_frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sociaaldomein::detail {
bool has(const std::vector<double>& values, std::size_t i) {
    return i < values.size() && !std::isnan(values[i]);
}

std::size_t last_of(const std::vector<double>& values) {
    for (std::size_t i = values.size(); i-- > 0;) {
        if (has(values, i)) return i;
    }
    return values.size();
}

std::size_t first_of(const std::vector<double>& values) {
    std::size_t i = 0;
    while (i < values.size() && !has(values, i)) ++i;
    return i;
}

double chart_width(ChartForm form) { return form == ChartForm::wide ? 760.0 : 340.0; }

double chart_height(const ChartFrame& frame, ChartForm form) {
    if (frame.height > 0.0) return frame.height;
    return form == ChartForm::wide ? 340.0 : 280.0;
}

std::string number_text(const ChartFrame& frame, double value, int decimals) {
    if (value == 0.0) value = 0.0;  // no "-0"
    return frame.number ? frame.number(value, decimals) : fmt::format("{:.{}f}", value, decimals);
}

std::string colour_class(std::size_t colour) { return fmt::format("sd-s{}", (colour + 5) % 6 + 1); }

std::string svg_element(const ChartFrame& frame, ChartForm form, double width, double height,
                        std::string_view definitions, const SvgCanvas& canvas) {
    const std::string w = coordinate(width);
    const std::string h = coordinate(height);
    std::string out = fmt::format(
        "<svg class=\"sd-chart sd-{1}\" id=\"{0}\" role=\"img\" aria-labelledby=\"{0}-title{2}\" "
        "viewBox=\"0 0 {3} {4}\" xmlns=\"http://www.w3.org/2000/svg\">\n<title "
        "id=\"{0}-title\">{5}</title>\n",
        frame.id, form == ChartForm::wide ? "wide" : "compact",
        frame.description.empty() ? "" : fmt::format(" {}-desc", frame.id), w, h, xml_escaped(frame.title));
    if (!frame.description.empty()) {
        out += fmt::format("<desc id=\"{}-desc\">{}</desc>\n", frame.id, xml_escaped(frame.description));
    }
    if (!definitions.empty()) out.append("<defs>\n").append(definitions).append("</defs>\n");
    out += fmt::format("<rect class=\"sd-paper\" width=\"{}\" height=\"{}\"/>\n", w, h);
    out += canvas.markup();
    out += "</svg>\n";
    return out;
}

void Extent::add(double value) {
    if (std::isnan(value)) return;
    low = empty() ? value : std::min(low, value);
    high = high >= value ? high : value;
}

void Extent::add(const std::vector<double>& values) {
    for (const double value : values) add(value);
}

double tick_width(const ChartFrame& frame, const Ticks& ticks) {
    double width = 0.0;
    for (std::int64_t i = ticks.first; i <= ticks.last; ++i) {
        width = std::max(width, text_width(number_text(frame, ticks.value(i), ticks.decimals())));
    }
    return width;
}

void draw_value_axis(SvgCanvas& canvas, const ChartFrame& frame, const Ticks& ticks, const Scale& y,
                     double left, double right) {
    for (std::int64_t i = ticks.first; i <= ticks.last; ++i) {
        const double at = y(ticks.value(i));
        canvas.line("sd-grid", left, at, right, at);
        canvas.text("sd-tick", left - 8.0, at + 4.5, "end",
                    number_text(frame, ticks.value(i), ticks.decimals()));
    }
}

LabelChoice draw_category_labels(SvgCanvas& canvas, const std::vector<double>& centres,
                                 const std::vector<std::string>& labels, std::size_t cycle, double baseline,
                                 double edge) {
    LabelChoice choice = choose_labels(centres, labels, cycle, edge);
    for (std::size_t i = 0; i < choice.centres.size(); ++i) {
        const std::string& label = labels[i * choice.every];
        if (!label.empty()) canvas.text("sd-tick", choice.centres[i], baseline, "middle", label);
    }
    return choice;
}

}  // namespace sociaaldomein::detail
