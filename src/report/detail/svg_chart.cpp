#include "report/detail/svg_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include <sociaaldomein/core/require.hpp>

#include "report/detail/svg_frame.hpp"

namespace sociaaldomein::detail {
namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void check_frame(const ChartFrame& frame) {
    const bool named = !frame.id.empty() && letter(frame.id.front()) &&
                       std::all_of(frame.id.begin(), frame.id.end(), [](char c) {
                           return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
                       });
    require(named, "render", "frame.id", frame.id, "a letter, then letters, digits, \"-\" or \"_\"");
    require(!frame.title.empty(), "render", "frame.title", frame.title,
            "a text: it is the chart's accessible name");
    require(frame.decimals >= 0 && frame.decimals <= 12, "render", "frame.decimals", frame.decimals,
            "a number from 0 to 12");
    require(frame.height == 0.0 || (frame.height >= 160.0 && frame.height <= 10000.0), "render",
            "frame.height", frame.height, "0 or a number from 160 to 10000");
}

void check_values(const std::vector<double>& values, std::size_t expected, std::string_view member) {
    require(values.size() == expected, "render", "size of " + std::string(member),
            std::uint64_t{values.size()}, fmt::format("{} as the axis has", expected));
    for (const double value : values) {
        require(std::isnan(value) || std::abs(value) <= 1e300, "render", member, value,
                "a number of at most 1e300 in size, or NaN where there is none");
    }
}

void check_colour(std::size_t colour, std::size_t least, std::string_view member) {
    require(colour >= least && colour <= 6, "render", member, std::uint64_t{colour},
            fmt::format("{} to 6", least));
}

void check_target(const std::optional<ChartTarget>& target, std::size_t n) {
    if (target) check_values(target->values, target->values.size() == 1 ? 1 : n, "target.values");
}

void check(const LineChart& chart) {
    check_frame(chart.frame);
    const std::size_t n = chart.x_labels.size();
    require(n > 0, "render", "size of x_labels", std::uint64_t{0}, "at least 1");
    require(chart.cycle > 0, "render", "cycle", std::uint64_t{0}, "at least 1");
    if (!chart.x_positions.empty()) {
        check_values(chart.x_positions, n, "x_positions");
        for (std::size_t i = 0; i < n; ++i) {
            require(
                i == 0 ? !std::isnan(chart.x_positions[0]) : chart.x_positions[i] > chart.x_positions[i - 1],
                "render", fmt::format("x_positions[{}]", i), chart.x_positions[i],
                "more than the one before");
        }
    }
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const LineSeries& series = chart.series[s];
        const std::string member = fmt::format("series[{}].", s);
        if (!series.observed.empty()) check_values(series.observed, n, member + "observed");
        if (!series.projected.empty()) check_values(series.projected, n, member + "projected");
        for (const ChartBand& band : series.bands) {
            check_values(band.lower, n, member + "bands.lower");
            check_values(band.upper, n, member + "bands.upper");
        }
        for (const ChartNote& note : series.notes) {
            require(has(series.observed, note.at), "render", member + "notes.at", std::uint64_t{note.at},
                    "a position with an observation");
        }
    }
    check_target(chart.target, n);
}

void check(const ColumnChart& chart) {
    check_frame(chart.frame);
    const std::size_t n = chart.categories.size();
    require(n > 0, "render", "size of categories", std::uint64_t{0}, "at least 1");
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        check_values(chart.series[s].values, n, fmt::format("series[{}].values", s));
        check_colour(chart.series[s].colour, 0, fmt::format("series[{}].colour", s));
    }
    check_target(chart.target, n);
}

void check(const BarChart& chart) {
    check_frame(chart.frame);
    require(!chart.rows.empty(), "render", "size of rows", std::uint64_t{0}, "at least 1");
    for (std::size_t r = 0; r < chart.rows.size(); ++r) {
        const BarRow& row = chart.rows[r];
        const std::string member = fmt::format("rows[{}]", r);
        check_values({row.value, row.plan, row.from, row.lower, row.upper}, 5, member);
        check_colour(row.colour, 1, member + ".colour");
        require(std::isnan(row.lower) == std::isnan(row.upper) && !(row.lower > row.upper), "render",
                member + ".lower", row.lower, "a number not above upper, or neither of them");
    }
    check_values({chart.axis_max}, 1, "axis_max");
}

}  // namespace

std::string render(const LineChart& chart, ChartForm form) {
    check(chart);
    return draw_lines(chart, form);
}

std::string render(const ColumnChart& chart, ChartForm form) {
    check(chart);
    return draw_columns(chart, form);
}

std::string render(const BarChart& chart, ChartForm form) {
    check(chart);
    return draw_bars(chart, form);
}

std::vector<std::string> chart_notes(const LineChart& chart) {
    std::vector<std::string> texts;
    for (const LineSeries& series : chart.series) {
        for (const ChartNote& note : series.notes) {
            if (std::find(texts.begin(), texts.end(), note.text) == texts.end()) texts.push_back(note.text);
        }
    }
    return texts;
}

}  // namespace sociaaldomein::detail
