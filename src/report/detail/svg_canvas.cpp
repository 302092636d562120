#include "report/detail/svg_canvas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace sociaaldomein::detail {
namespace {

constexpr double marker_room = 26.0;  // of a legend's sample

double overlap(double a1, double a2, double b1, double b2) {
    return std::max(0.0, std::min(a2, b2) - std::max(a1, b1));
}

/// Length of a segment inside a box (Liang & Barsky 1984, doi:10.1145/357332.357333).
double length_inside(double x1, double y1, double x2, double y2, const Box& box) {
    const double dx = x2 - x1;
    const double dy = y2 - y1;
    double from = 0.0;
    double to = 1.0;
    const double p[4] = {-dx, dx, -dy, dy};
    const double q[4] = {x1 - box.x, box.x + box.width - x1, y1 - box.y, box.y + box.height - y1};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0.0) {
            if (q[i] < 0.0) return 0.0;
        } else if (p[i] < 0.0) {
            from = std::max(from, q[i] / p[i]);
        } else {
            to = std::min(to, q[i] / p[i]);
        }
    }
    return to > from ? (to - from) * std::sqrt(dx * dx + dy * dy) : 0.0;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
        }
    }
    return out;
}

std::string coordinate(double value) {
    std::string out = fmt::format("{:.2f}", value);
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out == "-0" ? "0" : out;
}

double text_width(std::string_view text) {
    double em = 0.0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xc0) continue;  // the rest of a code point
        if (byte >= 0xe3) {
            em += 1.05;  // East Asian scripts and emoji; the euro sign and dashes come before
        } else if (std::string_view("iljtfrI.,:;|!'()[] -/").find(c) != std::string_view::npos) {
            em += 0.38;
        } else if (std::string_view("mwMW%@").find(c) != std::string_view::npos) {
            em += 0.95;
        } else {
            em += (c >= 'A' && c <= 'Z') || byte >= 0x80 ? 0.70 : 0.60;
        }
    }
    return em * chart_text_size;
}

double label_width(std::string_view text) { return 1.13 * text_width(text); }

std::vector<std::string> wrapped(std::string_view text, double width) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (lines.empty() || text_width(lines.back()) + text_width(" ") + text_width(word) > width) {
            lines.emplace_back(word);
        } else {
            lines.back().append(" ").append(word);
        }
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

double Ticks::value(std::int64_t i) const {
    double power = 1.0;
    for (int k = 0; k < std::abs(exponent); ++k) power *= 10.0;
    const double steps = static_cast<double>(i) * static_cast<double>(mantissa);
    return exponent < 0 ? steps / power : steps * power;
}

Ticks nice_ticks(double low, double high, int most, int decimals) {
    const std::int64_t limit = std::max(most, 2);  // no step is so large that one encloses both sides of zero
    const double size = std::max(std::abs(low), std::abs(high));
    Ticks ticks;
    ticks.exponent = -decimals;
    for (;;) {
        const double step = ticks.value(1);
        // Beyond 1e15 steps from zero neighbouring ticks could not be told apart.
        if (size / step <= 1e15 && (high - low) / step <= static_cast<double>(limit)) {
            ticks.first = static_cast<std::int64_t>(std::floor(low / step));
            ticks.last = static_cast<std::int64_t>(std::ceil(high / step));
            // The division may land a hair beside the tick that a value equals.
            if (ticks.value(ticks.first + 1) <= low) ++ticks.first;
            if (ticks.value(ticks.last - 1) >= high) --ticks.last;
            if (ticks.last <= ticks.first) ticks.last = ticks.first + 1;
            if (ticks.last - ticks.first <= limit) return ticks;
        }
        if (ticks.mantissa == 5) ++ticks.exponent;
        ticks.mantissa = ticks.mantissa == 1 ? 2 : ticks.mantissa == 2 ? 5 : 1;
    }
}

void SvgCanvas::line(std::string_view css, double x1, double y1, double x2, double y2) {
    fmt::format_to(std::back_inserter(out_), "<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n",
                   css, coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2));
}

void SvgCanvas::rect(std::string_view css, const Box& box, std::string_view title, std::string_view fill) {
    fmt::format_to(std::back_inserter(out_),
                   "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", css, coordinate(box.x),
                   coordinate(box.y), coordinate(std::max(box.width, 0.0)),
                   coordinate(std::max(box.height, 0.0)));
    if (!fill.empty()) fmt::format_to(std::back_inserter(out_), " fill=\"{}\"", fill);
    if (title.empty()) {
        out_ += "/>\n";
    } else {
        fmt::format_to(std::back_inserter(out_), "><title>{}</title></rect>\n", xml_escaped(title));
    }
}

void SvgCanvas::path(std::string_view css, std::string_view data) {
    fmt::format_to(std::back_inserter(out_), "<path class=\"{}\" d=\"{}\"/>\n", css, data);
}

void SvgCanvas::text(std::string_view css, double x, double y, std::string_view anchor,
                     std::string_view content) {
    fmt::format_to(std::back_inserter(out_),
                   "<text class=\"{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", css, coordinate(x),
                   coordinate(y), anchor, xml_escaped(content));
}

void SvgCanvas::marker(std::string_view css, std::size_t shape, double x, double y, double radius,
                       std::string_view title) {
    const auto at = [](double px, double py) { return coordinate(px) + " " + coordinate(py); };
    std::string data;
    switch (shape % 4) {
        case 0: {
            const std::string r = coordinate(radius);
            data = fmt::format("M{}a{} {} 0 1 0 {} 0a{} {} 0 1 0 -{} 0Z", at(x - radius, y), r, r,
                               coordinate(2.0 * radius), r, r, coordinate(2.0 * radius));
            break;
        }
        case 1: {
            const double s = 0.9 * radius;
            data = "M" + at(x - s, y - s) + "L" + at(x + s, y - s) + "L" + at(x + s, y + s) + "L" +
                   at(x - s, y + s) + "Z";
            break;
        }
        case 2: {
            const double s = 1.2 * radius;
            data = "M" + at(x, y - s) + "L" + at(x + s, y + 0.75 * s) + "L" + at(x - s, y + 0.75 * s) + "Z";
            break;
        }
        default: {
            const double s = 1.25 * radius;
            data = "M" + at(x, y - s) + "L" + at(x + s, y) + "L" + at(x, y + s) + "L" + at(x - s, y) + "Z";
        }
    }
    if (title.empty()) {
        path(css, data);
        return;
    }
    fmt::format_to(std::back_inserter(out_), "<path class=\"{}\" d=\"{}\"><title>{}</title></path>\n", css,
                   data, xml_escaped(title));
}

void SvgCanvas::open(std::string_view css) {
    fmt::format_to(std::back_inserter(out_), "<g class=\"{}\">\n", css);
}

void SvgCanvas::close() { out_ += "</g>\n"; }

double LabelSpace::cost(const Box& box) const {
    double sum = 0.0;
    const double in = overlap(box.x, box.x + box.width, inside_.x, inside_.x + inside_.width) *
                      overlap(box.y, box.y + box.height, inside_.y, inside_.y + inside_.height);
    sum += 20.0 * (box.width * box.height - in);
    for (const Box& other : boxes_) {
        sum += 4.0 * overlap(box.x, box.x + box.width, other.x, other.x + other.width) *
               overlap(box.y, box.y + box.height, other.y, other.y + other.height);
    }
    for (const Segment& s : segments_) sum += 12.0 * length_inside(s.x1, s.y1, s.x2, s.y2, box);
    return sum;
}

Box LabelSpace::place(double x, double y, double width, double height, double gap) {
    // In order of preference; ties go to the first.
    const Box places[] = {{x - width / 2.0, y - gap - height, width, height},
                          {x - width / 2.0, y + gap, width, height},
                          {x - width - gap / 2.0, y - gap - height, width, height},
                          {x + gap / 2.0, y - gap - height, width, height},
                          {x - width - gap / 2.0, y + gap, width, height},
                          {x + gap / 2.0, y + gap, width, height},
                          {x - width / 2.0, y - 2.5 * gap - height, width, height},
                          {x - width / 2.0, y + 2.5 * gap, width, height}};
    Box best = places[0];
    double least = std::numeric_limits<double>::infinity();
    double order = 0.0;
    for (const Box& box : places) {
        const double now = cost(box) + order;
        order += 3.0;
        if (now < least) {
            least = now;
            best = box;
        }
    }
    occupy(best);
    return best;
}

std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high) {
    std::vector<std::size_t> order(wanted.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    // Pool adjacent labels that touch: each pool stands around the mean of what its labels want.
    struct Pool {
        double sum;
        double count;
        double start(double g) const { return sum / count - g * (count - 1.0) / 2.0; }
    };
    std::vector<Pool> pools;
    const auto start_of = [&](const Pool& p) {
        return std::max(low, std::min(p.start(gap), high - gap * (p.count - 1.0)));
    };
    for (const std::size_t i : order) {
        pools.push_back({std::clamp(wanted[i], low, std::max(low, high)), 1.0});
        while (pools.size() > 1) {
            const Pool& before = pools[pools.size() - 2];
            if (start_of(before) + gap * before.count <= start_of(pools.back())) break;
            pools[pools.size() - 2] = {before.sum + pools.back().sum, before.count + pools.back().count};
            pools.pop_back();
        }
    }
    std::vector<double> out(wanted.size());
    std::size_t next = 0;
    for (const Pool& pool : pools) {
        for (int k = 0; k < static_cast<int>(pool.count); ++k) out[order[next++]] = start_of(pool) + gap * k;
    }
    return out;
}

LabelChoice choose_labels(const std::vector<double>& centres, const std::vector<std::string>& labels,
                          std::size_t cycle, double edge) {
    constexpr double apart = 10.0;
    for (std::size_t every = 1;; ++every) {
        LabelChoice choice{every, {}};
        double end = -std::numeric_limits<double>::infinity();
        bool fits = true;
        for (std::size_t i = 0; i < centres.size() && fits; i += every) {
            const double half = text_width(labels[i]) / 2.0;
            const double centre = std::max(half, std::min(centres[i], edge - half));
            fits = labels[i].empty() || centre - half >= end + apart;
            if (!labels[i].empty()) end = centre + half;
            choice.centres.push_back(centre);
        }
        const bool regular =
            cycle > 1 ? cycle % every == 0 || every % cycle == 0 : every <= 2 || every % 5 == 0;
        if ((fits && regular) || every >= centres.size()) return choice;
    }
}

double draw_legend(SvgCanvas& canvas, const std::vector<LegendItem>& items, double x, double y,
                   double width) {
    if (items.empty()) return 0.0;
    constexpr double row = chart_line_height + 3.0;
    double at = x;
    double top = y;
    for (const LegendItem& item : items) {
        const double need = marker_room + text_width(item.label);
        if (at > x && at + need > x + width) {
            at = x;
            top += row;
        }
        const double middle = top + row / 2.0;
        canvas.open(item.css);
        if (item.swatch == "sd-line" || item.swatch == "sd-target" || item.swatch == "sd-range" ||
            item.swatch == "sd-mark") {
            canvas.line(item.swatch, at, middle, at + 20.0, middle);
            if (item.swatch == "sd-line") canvas.marker("sd-point", item.shape, at + 10.0, middle, 3.0, {});
        } else if (item.swatch == "sd-plan-mark") {
            canvas.line(item.swatch, at + 10.0, middle - 7.0, at + 10.0, middle + 7.0);
        } else {
            canvas.rect(item.swatch, {at + 3.0, middle - 6.0, 14.0, 12.0}, {}, item.fill);
        }
        canvas.close();
        canvas.text("sd-text", at + marker_room, middle + 4.5, "start", item.label);
        at += need + 16.0;
    }
    return top + row - y;
}

}  // namespace sociaaldomein::detail
