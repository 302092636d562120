#pragma once
// The sections of the pages about futures, and what they share. Layer: report.
#include "report/detail/chapter.hpp"
#include "report/detail/svg_chart.hpp"

namespace sociaaldomein::detail {

std::string scenario_name(const Page& page, const ScenarioFuture& of);
const std::string& text_or(const std::string& text, const std::string& otherwise);

/// "in 2025" of a flow, "eind 2025" of a stock.
std::string moment_of(const Page& page, const OutlookSeries& series, const Period& period);
/// The largest size of a series, in which unit all its values are told.
double largest_of(const OutlookSeries& series);
std::string told(const Page& page, const OutlookSeries& series, double value, bool sign = false);
Cell number_cell(const std::string& text);
/// "13,73 – 16,48": in the unit of the value beside it, which is not told again.
std::string told_range(const Page& page, const OutlookSeries& series, double lower, double upper,
                       bool sign = false);
/// "24 (15 – 36)", with the band where there is one.
std::string with_band(const Page& page, const OutlookSeries& series, const OutlookFan& fan, std::size_t at,
                      std::size_t band, bool sign = false);

/// The same in a table, the band below the value.
Cell band_cell(const Page& page, const OutlookSeries& series, const OutlookFan& fan, std::size_t at,
               std::size_t band, bool sign = false);

/// Quantities that a question is about; the others follow from them or lead to them.
bool headline(const OutlookSeries& series);
/// Whether anything of it is another number than in the scenario it is compared with.
bool differs(const OutlookSeries& difference);

/// A chart with its caption.
template <class Chart>
void write_figure(HtmlWriter& out, const Chart& chart, const std::string& caption) {
    out.open("figure").markup(render_both(chart)).element("figcaption", caption).close();
}
/// The frame of a chart about simulated values; every one of them says that it rests on assumptions.
ChartFrame future_frame(Page& page, const std::string& title, OutlookUnit unit, double largest);
/// By what the values of such a chart are divided: euros are drawn in millions where they are that large.
double chart_scale(OutlookUnit unit, double largest);
/// Sentences one below another.
void write_sentences(HtmlWriter& out, const std::vector<std::string>& sentences);
/// A fan of one quantity under the first scenario, with its history and its table.
void write_fan(Page& page, HtmlWriter& out, const OutlookSeries& series,
               const std::optional<ChartTarget>& target = {});

void write_fans(Page& page, HtmlWriter& out);
void write_comparison(Page& page, HtmlWriter& out);
void write_future_savings(Page& page, HtmlWriter& out);
void write_future_budgets(Page& page, HtmlWriter& out);
/// Why the costs of a budget plan's products change between years: price, volume, mix.
void write_bridge(Page& page, HtmlWriter& out, const std::string& plan);
/// What a scenario changes about costs in the last year, split likewise.
void write_policy(Page& page, HtmlWriter& out, const ScenarioFuture& of);
void write_causes(Page& page, HtmlWriter& out);
void write_queues(Page& page, HtmlWriter& out);
void write_assumed(Page& page, HtmlWriter& out);
void write_promises(Page& page, HtmlWriter& out);

/// What a scenario's question is answered with.
std::vector<std::string> answers(const Page& page, const ScenarioFuture& of);

}  // namespace sociaaldomein::detail
