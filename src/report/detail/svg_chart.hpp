#pragma once
/// Charts as inline SVG: lines with projection bands, columns per period, horizontal bars. Dutch: grafieken.
///
/// Layer: report. A chart is a string for a page that holds chart_css() once. It carries no script, no colour
/// and no font of its own, takes the width it is given, and the same input gives the same text. The same
/// numbers belong in a table beneath it.
///
/// Text is 13 user units high. A chart of the default width is for 560 pixels and more, the compact one for
/// phones; render_both() gives the two, of which the style sheet shows the one that fits.

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace sociaaldomein::detail {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

enum class ChartForm {
    wide,    ///< for tables and paper
    compact  ///< for phones
};

/// What every chart has. All texts are plain; the chart escapes them.
struct ChartFrame {
    std::string id{};           ///< unique in the page: a letter, then letters, digits, "-" and "_"
    std::string title{};        ///< the accessible name; not drawn
    std::string description{};  ///< what a reader who does not see the chart should know
    std::string unit{};         ///< drawn above the value axis; may be empty
    int decimals = 0;           ///< of values; axis ticks are never finer; 0..12
    /// Writes a number with that many decimals, in the reader's language; default: "-1234.5".
    std::function<std::string(double value, int decimals)> number{};
    double height =
        0.0;  ///< user units, >= 160; 0 is the form's own (not used by bars, which need what they need)
};

/// A prediction interval; arrays as long as the axis, no_value where there is none.
struct ChartBand {
    std::string label{};  ///< "95 %"
    std::vector<double> lower{}, upper{};
};

struct ChartNote {
    std::size_t at = 0;  ///< position on the axis; the series has an observation there
    std::string text{};
};

struct LineSeries {
    std::string label{};              ///< may be empty when there is only one
    std::vector<double> observed{};   ///< as long as the axis, or empty; no_value where missing
    std::vector<double> projected{};  ///< as long as the axis, or empty; no_value before the projection
    std::vector<ChartBand> bands{};   ///< drawn widest first
    std::vector<ChartNote> notes{};   ///< numbered in the chart; chart_notes() gives the texts
};

/// A line to reach; one value for the whole axis, or as many as the axis has positions.
struct ChartTarget {
    std::string label{};
    std::vector<double> values{};
};

enum class ZeroRule {
    automatic,  ///< zero is on the axis unless the values use less than half of the way down to it
    always
};

struct LineChart {
    ChartFrame frame{};
    std::vector<std::string> x_labels{};  ///< one per position, at least one; thinned when they would touch
    std::vector<double> x_positions{};    ///< strictly increasing, or empty: 0, 1, 2, ...
    std::size_t cycle = 1;  ///< positions per year, so that thinning keeps the same ones of each
    std::vector<LineSeries> series{};
    std::optional<ChartTarget> target{};
    std::string observed_label{};   ///< left of the line between observed and projected, such as "observed"
    std::string projected_label{};  ///< right of it
    ZeroRule zero = ZeroRule::automatic;
};

enum class ColumnStyle {
    filled,    ///< realised
    outlined,  ///< planned
    hatched    ///< estimated
};

struct ColumnSeries {
    std::string label{};
    std::vector<double> values{};  ///< one per category; negative ones hang below zero
    std::size_t stack = 0;   ///< series of one stack stand on one another, different stacks side by side
    std::size_t colour = 0;  ///< 1..6; 0: by its place in the list. Plan and realisation share a colour
    ColumnStyle style = ColumnStyle::filled;
};

struct ColumnChart {
    ChartFrame frame{};
    std::vector<std::string> categories{};  ///< usually years
    std::vector<ColumnSeries> series{};
    std::optional<ChartTarget> target{};  ///< a mark across each category
};

struct BarRow {
    std::string label{};
    double value = no_value;
    double plan = no_value;                     ///< drawn as a mark
    double lower = no_value, upper = no_value;  ///< drawn as a whisker; both or neither
    std::size_t colour = 1;                     ///< 1..6
    double from = no_value;                     ///< where the bar begins; none: at zero
    std::string from_text{}, value_text{};      ///< at the ends of a bar with `from`, in place of the values
};

struct BarChart {
    ChartFrame frame{};
    std::vector<BarRow> rows{};
    std::string value_label{}, plan_label{}, range_label{};  ///< legend; an empty one is left out
    double axis_max = no_value;                              ///< such as 1 for shares, so that charts compare
};

/// One chart as `<svg>`.
///
/// @throws Error  Errc::out_of_domain when arrays differ in length, a value is infinite or beyond 1e300, or
///                the frame breaks a rule; the message names the member
/// @par Cost      linear in the number of values, besides the placing of labels
std::string render(const LineChart& chart, ChartForm form = ChartForm::wide);
std::string render(const ColumnChart& chart, ChartForm form = ChartForm::wide);
std::string render(const BarChart& chart, ChartForm form = ChartForm::wide);

/// Both forms in one `<div>`, with ids of their own; the style sheet shows the wide one or, on a narrow
/// screen, the compact one.
template <class Chart>
std::string render_both(const Chart& chart) {
    Chart compact = chart;
    compact.frame.id += "-compact";
    compact.frame.height = 0.0;
    return "<div class=\"sd-both\">\n" + render(chart) + render(compact, ChartForm::compact) + "</div>\n";
}

/// The texts of all notes of a chart in the order of their numbers; equal texts share one.
std::vector<std::string> chart_notes(const LineChart& chart);

/// The style sheet of all charts: light, dark and print; colours that colour-blind readers can tell apart.
std::string chart_css();

}  // namespace sociaaldomein::detail
