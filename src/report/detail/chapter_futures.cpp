#include "report/detail/chapter_futures.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {

std::string scenario_name(const Page& page, const ScenarioFuture& of) {
    return of.scenario == nullptr ? page.w(W::as_it_is) : page.name(*of.scenario);
}

const std::string& text_or(const std::string& text, const std::string& otherwise) {
    return text.empty() ? otherwise : text;
}

std::string moment_of(const Page& page, const OutlookSeries& series, const Period& period) {
    const bool flow = series.measure == MeasureKind::flow;
    // A stock at the end of the last step of a year is that of the year's end.
    const bool year_end = Period::year(period.start_year()).last_day() == period.last_day();
    const std::string when = year_end && !flow ? std::to_string(period.start_year()) : moment(period, page.l);
    return fmt::format(fmt::runtime(page.w(flow ? W::in_year : W::at_end_of)), when);
}

double largest_of(const OutlookSeries& series) {
    double largest = std::abs(series.start);
    for (const OutlookFan* fan : {&series.steps, &series.years})
        for (const double v : fan->mean) largest = std::max(largest, std::abs(v));
    return largest;
}

std::string told(const Page& page, const OutlookSeries& series, double value, bool sign) {
    return simulated(value, series.unit, largest_of(series), page.l, sign);
}

Cell number_cell(const std::string& text) { return {escaped(text), {}, true}; }

std::string told_range(const Page& page, const OutlookSeries& series, double lower, double upper, bool sign) {
    // Indices and persons have no unit of their own, but the decimals that they are told with.
    const bool millions = series.unit == OutlookUnit::eur && largest_of(series) >= 1e6;
    const bool hundredths = millions || series.unit == OutlookUnit::years;
    const double scale = millions ? 1e6 : series.unit == OutlookUnit::share ? 0.01 : 1.0;
    const auto end = [&](double v) {
        return simulated(v / scale, hundredths ? OutlookUnit::index : OutlookUnit::persons, 1.0, page.l,
                         sign);
    };
    return fmt::format("{} – {}", end(lower), end(upper));
}

namespace {

/// The band beside a value; empty where there is none, or no width of it.
std::string band_text(const Page& page, const OutlookSeries& series, const OutlookFan& fan, std::size_t at,
                      std::size_t band, bool sign) {
    if (band >= fan.bands.size()) return {};
    const double lower = fan.bands[band].lower[at];
    const double upper = fan.bands[band].upper[at];
    return lower == fan.mean[at] && upper == lower ? std::string()
                                                   : told_range(page, series, lower, upper, sign);
}

}  // namespace

std::string with_band(const Page& page, const OutlookSeries& series, const OutlookFan& fan, std::size_t at,
                      std::size_t band, bool sign) {
    const std::string range = band_text(page, series, fan, at, band, sign);
    const std::string value = told(page, series, fan.mean[at], sign);
    return range.empty() ? value : fmt::format("{} ({})", value, range);
}

Cell band_cell(const Page& page, const OutlookSeries& series, const OutlookFan& fan, std::size_t at,
               std::size_t band, bool sign) {
    HtmlWriter out;
    out.text(told(page, series, fan.mean[at], sign));
    if (const std::string range = band_text(page, series, fan, at, band, sign); !range.empty())
        out.element("small", range, {{"class", "basis"}});
    return {out.html(), {}, true};
}

bool headline(const OutlookSeries& s) {
    const std::string_view part = part_of(s.quantity);
    if (s.quantity.starts_with("savings_plans.")) return part == "total";
    if (s.quantity.starts_with("budget_plans.")) return part == "expense" || part == "revenue";
    return part == "size";
}

void write_sentences(HtmlWriter& out, const std::vector<std::string>& sentences) {
    if (sentences.empty()) return;
    out.open("ul");
    for (std::string sentence : sentences) {
        // An amount stays on one line: no break after a sign or a euro, nor before "mln".
        for (const auto& [apart, together] :
             {std::pair{"-€", "-\u2060€"}, {"+€", "+\u2060€"}, {"€ ", "€\u00a0"}, {" mln", "\u00a0mln"}})
            for (std::size_t at = sentence.find(apart); at != std::string::npos;
                 at = sentence.find(apart, at + std::string_view(together).size()))
                sentence.replace(at, std::string_view(apart).size(), together);
        out.element("li", sentence);
    }
    out.close();
}

bool differs(const OutlookSeries& difference) {
    const auto none = [](const std::vector<double>& values) {
        return std::ranges::all_of(values, [](double v) { return v == 0.0; });
    };
    return !none(difference.steps.mean) || !none(difference.steps.median) ||
           std::ranges::any_of(difference.steps.bands,
                               [&](const OutlookBand& b) { return !none(b.lower) || !none(b.upper); });
}

double chart_scale(OutlookUnit unit, double largest) {
    return unit == OutlookUnit::eur && largest >= 1e6 ? 1e6 : unit == OutlookUnit::share ? 0.01 : 1.0;
}

ChartFrame future_frame(Page& page, const std::string& title, OutlookUnit unit, double largest) {
    const bool millions = unit == OutlookUnit::eur && largest >= 1e6;
    ChartFrame frame;
    frame.id = page.chart_id();
    frame.title = title;
    frame.description = page.w(W::chart_table_below);
    frame.decimals = millions || unit == OutlookUnit::years || unit == OutlookUnit::index ? 2 : 0;
    frame.number = [l = page.l](double v, int d) { return number(v, d, l); };
    switch (unit) {
        case OutlookUnit::persons: frame.unit = page.w(W::persons); break;
        case OutlookUnit::places: frame.unit = page.w(W::places); break;
        case OutlookUnit::eur:
            frame.unit = std::string(code_word("Unit", millions ? "eur_million" : "eur", page.l));
            break;
        case OutlookUnit::years: frame.unit = page.w(W::years); break;
        case OutlookUnit::share: frame.unit = "%"; break;
        case OutlookUnit::index: break;
    }
    frame.unit += (frame.unit.empty() ? "(" : " (") + page.w(W::assumption_mark) + ")";
    return frame;
}

void write_fan(Page& page, HtmlWriter& out, const OutlookSeries& s,
               const std::optional<ChartTarget>& target) {
    const OutlookFan& fan = fan_of(s);
    if (fan.periods.empty()) return;
    const std::string label = page.t(s.label);
    const double largest = largest_of(s);
    const double scale = chart_scale(s.unit, largest);
    const std::string mark = page.w(W::assumption_mark);

    // What was observed of a stock, up to a dozen steps back, and where it begins.
    const bool stock = s.measure != MeasureKind::flow && s.measure != MeasureKind::level;
    const Period first = fan.periods.front();
    Period from = first;
    const bool history = stock && !s.observed_periods.empty() &&
                         s.observed_periods.front().frequency() == first.frequency() &&
                         s.observed_periods.front() < first;
    if (stock) from = first - 1;
    if (history) from = std::min(from, std::max(s.observed_periods.front(), first - 12));
    const auto before = static_cast<std::size_t>(first - from);
    const std::size_t n = before + fan.periods.size();
    LineChart chart;
    chart.frame = future_frame(page, label, s.unit, largest);
    const std::size_t last = fan.periods.size() - 1;
    const std::string end = moment(fan.periods[last], page.l);
    chart.frame.description =
        fan.bands.empty()
            ? fmt::format(fmt::runtime(page.w(W::fan_description_only)), label, end,
                          told(page, s, fan.mean[last]))
            : fmt::format(fmt::runtime(page.w(W::fan_description)), label, end, told(page, s, fan.mean[last]),
                          told(page, s, fan.bands[0].lower[last]), told(page, s, fan.bands[0].upper[last]),
                          percent(fan.bands[0].level, page.l));
    for (std::size_t i = 0; i < n; ++i)
        chart.x_labels.push_back(to_string(from + static_cast<std::int64_t>(i)));
    chart.cycle = static_cast<std::size_t>(periods_per_year(first.frequency()));
    LineSeries line;
    line.observed.assign(n, no_value);
    if (history)
        for (std::size_t i = 0; i < s.observed_periods.size(); ++i)
            if (s.observed_periods[i] >= from && s.observed_periods[i] < first)
                line.observed[static_cast<std::size_t>(s.observed_periods[i] - from)] = s.observed[i] / scale;
    const auto placed = [&](const std::vector<double>& values) {
        std::vector<double> all(before, no_value);
        for (const double v : values) all.push_back(v / scale);
        return all;
    };
    line.projected = placed(fan.mean);
    if (before > 0 && std::isnan(line.observed[before - 1])) line.projected[before - 1] = s.start / scale;
    for (const OutlookBand& b : fan.bands)
        line.bands.push_back({percent(b.level, page.l), placed(b.lower), placed(b.upper)});
    const bool seen = std::ranges::any_of(line.observed, [](double v) { return !std::isnan(v); });
    if (!seen) line.observed.clear();
    chart.series.push_back(std::move(line));
    if (seen) chart.observed_label = page.w(W::observed);
    chart.projected_label = page.w(W::computed) + " (" + mark + ")";
    chart.target = target;
    const std::string scenario = scenario_name(page, page.futures.first());
    write_figure(out, chart,
                 fmt::format(fmt::runtime(page.w(seen ? W::fan_caption : W::fan_caption_only)), label,
                             scenario, mark));

    std::vector<std::string> columns{page.w(W::period), page.w(W::mean), page.w(W::median)};
    for (const OutlookBand& b : fan.bands) columns.push_back(percent(b.level, page.l));
    FigureTable table(page, label + " (" + mark + ")", columns);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < fan.periods.size(); ++i) rows.push_back(i);
    if (rows.size() > 8) rows = year_ends(fan);
    for (const std::size_t i : rows) {
        std::vector<Cell> cells{table.text(moment(fan.periods[i], page.l)),
                                number_cell(told(page, s, fan.mean[i])),
                                number_cell(told(page, s, fan.median[i]))};
        for (const OutlookBand& b : fan.bands)
            cells.push_back(number_cell(told_range(page, s, b.lower[i], b.upper[i])));
        table.row(std::move(cells));
    }
    table.write(out);
}

void write_fans(Page& page, HtmlWriter& out) {
    const ScenarioFuture& first = page.futures.first();
    page.section(
        out, 3, fmt::format(fmt::runtime(page.w(W::waits_and_caseloads)), scenario_name(page, first)),
        [&](HtmlWriter& o) {
            page.paragraph(o, page.t(first.outlook.question), "label");
            write_sentences(o, answers(page, first));
            for (const OutlookSeries& s : first.outlook.series) {
                const std::string_view part = part_of(s.quantity);
                const bool waits = s.quantity.starts_with("waitlists.") &&
                                   (part == "size" || part == "wait" || part == "wait_90" || part == "late");
                if (!waits && !s.quantity.starts_with("caseloads.")) continue;
                page.section(o, 4, page.t(s.label), [&](HtmlWriter& i) { write_fan(page, i, s); });
            }
        });
}

namespace {

void scenario_list(Page& page, HtmlWriter& out) {
    FigureTable table(page, page.w(W::scenarios),
                      {page.w(W::scenario), page.w(W::question), page.w(W::on_top_of)});
    for (const Scenario& s : page.programme.scenarios) {
        std::string parent = s.parent.str();
        for (const Scenario& p : page.programme.scenarios)
            if (p.id == s.parent) parent = page.name(p);
        table.note_source(s.source);
        table.row({table.text(page.name(s)), table.text(page.t(s.question)), table.text(parent)});
    }
    table.write(out);
}

}  // namespace

void write_futures(Page& page, HtmlWriter& out) {
    if (!page.options.futures) return;
    const Futures& f = page.futures;
    page.section(
        out, 2, page.w(W::futures),
        [&](HtmlWriter& o) {
            if (!page.shown.hidden_futures.empty()) {
                std::string names;
                for (const Text& name : page.shown.hidden_futures)
                    names += (names.empty() ? "" : ", ") + page.t(name);
                page.paragraph(o, fmt::format(fmt::runtime(page.w(W::futures_hidden)), names), "notice");
            }
            if (!f.trouble.empty())
                page.paragraph(o, fmt::format(fmt::runtime(page.w(W::not_computed)), f.trouble), "notice");
            if (f.computed() && !f.first().outlook.series.empty()) {
                const OutlookSeries& s = f.first().outlook.series.front();
                page.paragraph(o,
                               fmt::format(fmt::runtime(page.w(W::futures_intro)),
                                           moment(s.steps.periods.back(), page.l),
                                           number(static_cast<double>(f.first().outlook.paths), 0, page.l)),
                               "notice");
                if (s.steps.bands.size() >= 2)
                    page.paragraph(o, fmt::format(fmt::runtime(page.w(W::futures_read)),
                                                  percent(s.steps.bands.front().level, page.l),
                                                  percent(s.steps.bands.back().level, page.l)));
            }
            scenario_list(page, o);
            if (f.computed()) {
                write_fans(page, o);
                write_comparison(page, o);
                write_future_savings(page, o);
                write_future_budgets(page, o);
                write_causes(page, o);
                write_queues(page, o);
            }
            write_assumed(page, o);
            write_promises(page, o);
        },
        "futures");
}

void write_questions_ahead(Page& page, HtmlWriter& out) {
    if (!page.futures.computed()) return;
    page.section(out, 3, page.w(W::questions_ahead), [&](HtmlWriter& o) {
        o.open("dl", {{"class", "glossary"}});
        for (const ScenarioFuture& f : page.futures.of) {
            const std::vector<std::string> told_of = answers(page, f);
            if (told_of.empty()) continue;
            o.open("div").open("dt");
            o.element("strong", text_or(page.t(f.outlook.question), scenario_name(page, f))).close();
            o.element("dd", fmt::format("{} ({})", told_of.front(), page.w(W::assumption_mark))).close();
        }
        o.close();
        o.open("p").element("a", page.w(W::more_in_futures), {{"href", "#futures"}}).close();
    });
}

}  // namespace sociaaldomein::detail
