#include <algorithm>
#include <cmath>

#include "report/detail/chapter_futures.hpp"

namespace sociaaldomein::detail {
namespace {

struct Change {
    const OutlookSeries* base = nullptr;
    const OutlookSeries* with = nullptr;
    const OutlookSeries* apart = nullptr;
    double relative = 0.0;
};

/// What a scenario changes, most first: by how much of itself at the last year's end.
std::vector<Change> changes(const Page& page, const ScenarioFuture& of) {
    std::vector<Change> all;
    for (const OutlookSeries& apart : of.difference.series) {
        if (!headline(apart) || !differs(apart)) continue;
        Change c;
        c.apart = &apart;
        c.base = find(page.futures.of[of.base].outlook, apart.quantity);
        c.with = find(of.outlook, apart.quantity);
        if (c.base == nullptr || c.with == nullptr || fan_of(apart).mean.empty()) continue;
        c.relative =
            std::abs(fan_of(apart).mean.back()) / std::max(1.0, std::abs(fan_of(*c.base).mean.back()));
        all.push_back(c);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Change::relative);
    return all;
}

std::string sentence(const Page& page, const ScenarioFuture& of, const Change& c) {
    const OutlookFan& with = fan_of(*c.with);
    const OutlookFan& apart = fan_of(*c.apart);
    const double by = apart.mean.back();
    const std::string base = scenario_name(page, page.futures.of[of.base]);
    const auto signed_text = [&](double v) { return told(page, *c.apart, v, true); };
    std::string low = "-";
    std::string high = "-";
    std::string level = "-";
    if (!apart.bands.empty()) {
        low = signed_text(apart.bands.back().lower.back());
        high = signed_text(apart.bands.back().upper.back());
        level = percent(apart.bands.back().level, page.l);
    }
    return fmt::format(fmt::runtime(page.w(by < 0.0 ? W::answer_less : W::answer_more)),
                       page.t(c.with->label), moment_of(page, *c.with, with.periods.back()),
                       told(page, *c.with, with.mean.back()), told(page, *c.apart, std::abs(by)), base, low,
                       high, level);
}

/// The odds of the last year told of: of savings the last planned one.
void odds_sentence(const Page& page, const ScenarioFuture& of, const TargetOdds& odds,
                   std::vector<std::string>& to) {
    if (odds.years.empty()) return;
    std::size_t at = odds.years.size() - 1;
    for (const SavingsPlan& plan : page.programme.savings_plans)
        for (std::size_t i = 0; i < odds.years.size(); ++i)
            if (odds.record == "savings_plans." + plan.id.str() && !plan.columns.empty() &&
                odds.years[i].start_year() == plan.columns.back().start_year())
                at = i;
    const bool met = odds.of == OddsOf::savings_met;
    const std::string name = text_or(page.t(odds.label), odds.record);
    const std::string year = moment(odds.years[at], page.l);
    const std::string odds_now = chance(odds.probability[at], page.l);
    if (&of == &page.futures.first()) {
        to.push_back(
            fmt::format(fmt::runtime(page.w(met ? W::odds_met : W::odds_over)), name, year, odds_now));
        return;
    }
    const ScenarioFuture& base = page.futures.of[of.base];
    const TargetOdds* before = find_odds(base, odds.record, odds.of);
    if (before == nullptr || before->years != odds.years ||
        std::abs(before->probability[at] - odds.probability[at]) < (met ? 1e-12 : 0.01))
        return;
    to.push_back(fmt::format(fmt::runtime(page.w(met ? W::odds_met_other : W::odds_over_other)), name, year,
                             odds_now, scenario_name(page, base), chance(before->probability[at], page.l)));
}

/// Whether a cell shows another number than nothing.
bool told_anything(std::string html) {
    for (const std::string_view mark : {"<small class=\"basis\">", "</small>"})
        if (const std::size_t at = html.find(mark); at != std::string::npos) html.erase(at, mark.size());
    return html.find_first_of("123456789") != std::string::npos;
}

void difference_table(Page& page, HtmlWriter& out, const ScenarioFuture& of) {
    const Outlook& difference = of.difference;
    if (difference.series.empty()) return;
    const std::string base = scenario_name(page, page.futures.of[of.base]);
    const OutlookFan& steps = difference.series.front().steps;
    std::vector<std::string> columns{page.w(W::quantity_column)};
    std::vector<int> years;
    for (const std::size_t i : year_ends(steps)) {
        years.push_back(steps.periods[i].start_year());
        columns.push_back(std::to_string(years.back()));
    }
    const std::string level = steps.bands.empty() ? "-" : percent(steps.bands.back().level, page.l);
    FigureTable table(
        page, fmt::format(fmt::runtime(page.w(W::differences_from)), base, level, page.w(W::assumption_mark)),
        columns);
    std::size_t same = 0;
    for (const OutlookSeries& s : difference.series) {
        if (!differs(s)) {
            ++same;
            continue;
        }
        const OutlookFan& fan = fan_of(s);
        std::vector<Cell> row{table.text(page.t(s.label))};
        row.resize(columns.size());
        bool any = false;  // of what is told: a shift within a year may be nothing at its end
        for (const std::size_t i : year_ends(fan)) {
            const auto at = std::ranges::find(years, fan.periods[i].start_year());
            if (at == years.end()) continue;
            Cell cell = band_cell(page, s, fan, i, fan.bands.empty() ? 0 : fan.bands.size() - 1, true);
            any = any || told_anything(cell.html);
            row[static_cast<std::size_t>(at - years.begin()) + 1] = std::move(cell);
        }
        if (any)
            table.row(std::move(row));
        else
            ++same;
    }
    if (same > 0) table.note(fmt::format(fmt::runtime(page.w(W::differences_none)), same));
    table.write(out);
}

void comparison_chart(Page& page, HtmlWriter& out, const ScenarioFuture& of, const Change& c) {
    const OutlookFan& base = fan_of(*c.base);
    const OutlookFan& with = fan_of(*c.with);
    if (base.periods != with.periods) return;
    const double largest = std::max(largest_of(*c.base), largest_of(*c.with));
    const double scale = chart_scale(c.base->unit, largest);
    const std::string label = page.t(c.with->label);
    const std::string mark = page.w(W::assumption_mark);
    LineChart chart;
    chart.frame = future_frame(page, label, c.base->unit, largest);
    const bool begins = c.base->measure != MeasureKind::flow && c.base->measure != MeasureKind::level;
    if (begins) chart.x_labels.push_back(to_string(base.periods.front() - 1));
    for (const Period& p : base.periods) chart.x_labels.push_back(to_string(p));
    chart.cycle = static_cast<std::size_t>(periods_per_year(base.periods.front().frequency()));
    const auto values = [&](double start, const std::vector<double>& of_fan) {
        std::vector<double> all;
        if (begins) all.push_back(start / scale);
        for (const double v : of_fan) all.push_back(v / scale);
        return all;
    };
    const ScenarioFuture& other = page.futures.of[of.base];
    chart.series.push_back({scenario_name(page, other), {}, values(c.base->start, base.mean), {}, {}});
    LineSeries line{scenario_name(page, of), {}, values(c.with->start, with.mean), {}, {}};
    for (const OutlookBand& b : with.bands)
        line.bands.push_back(
            {percent(b.level, page.l), values(no_value, b.lower), values(no_value, b.upper)});
    chart.series.push_back(std::move(line));
    chart.projected_label = page.w(W::computed) + " (" + mark + ")";
    write_figure(out, chart,
                 fmt::format(fmt::runtime(page.w(W::compared_caption)), label, scenario_name(page, other),
                             scenario_name(page, of), mark));
}

}  // namespace

std::vector<std::string> answers(const Page& page, const ScenarioFuture& of) {
    std::vector<std::string> result;
    if (&of == &page.futures.first()) {
        for (const OutlookSeries& s : of.outlook.series) {
            const bool wait = s.quantity.starts_with("waitlists.") && part_of(s.quantity) == "size";
            const bool cost = s.quantity.starts_with("budget_plans.") && part_of(s.quantity) == "expense";
            const OutlookFan& fan = fan_of(s);
            if ((!wait && !cost) || fan.bands.empty() || fan.periods.empty()) continue;
            const std::string before =
                wait ? fmt::format(fmt::runtime(page.w(W::now_at)), told(page, s, s.start))
                     : moment_of(page, s, fan.periods.front()) + " " + told(page, s, fan.mean.front());
            result.push_back(fmt::format(
                fmt::runtime(page.w(W::in_words)), page.t(s.label), before,
                moment_of(page, s, fan.periods.back()), told(page, s, fan.mean.back()),
                told(page, s, fan.bands.back().lower.back()), told(page, s, fan.bands.back().upper.back()),
                percent(fan.bands.back().level, page.l)));
        }
        for (const TargetOdds& odds : of.odds)
            if (odds.of != OddsOf::structurally_short) odds_sentence(page, of, odds, result);
        return result;
    }
    const std::vector<Change> all = changes(page, of);
    const auto worth = [](const Change& c) { return c.relative >= 0.0005; };
    if (!all.empty() && worth(all.front())) {
        result.push_back(sentence(page, of, all.front()));
        // One of people and one of money: a question is often about both.
        for (const Change& c : all)
            if (c.apart->unit != all.front().apart->unit && worth(c)) {
                result.push_back(sentence(page, of, c));
                break;
            }
    }
    // Where savings change most, the question is whether they are enough.
    const bool enough = !all.empty() && all.front().apart->quantity.starts_with("savings_plans.");
    std::vector<std::string> likely;
    for (const TargetOdds& odds : of.odds)
        if (odds.of != OddsOf::structurally_short) odds_sentence(page, of, odds, likely);
    result.insert(enough ? result.begin() : result.end(), likely.begin(), likely.end());
    if (result.empty())
        result.push_back(fmt::format(fmt::runtime(page.w(W::answer_nothing)),
                                     scenario_name(page, page.futures.of[of.base])));
    return result;
}

void write_comparison(Page& page, HtmlWriter& out) {
    page.section(out, 3, page.w(W::comparison), [&](HtmlWriter& o) {
        for (std::size_t i = 1; i < page.futures.of.size(); ++i) {
            const ScenarioFuture& f = page.futures.of[i];
            page.section(o, 4, text_or(page.t(f.outlook.question), scenario_name(page, f)),
                         [&](HtmlWriter& s) {
                             page.labelled(s, W::scenario, scenario_name(page, f));
                             write_sentences(s, answers(page, f));
                             const std::vector<Change> all = changes(page, f);
                             if (!all.empty()) comparison_chart(page, s, f, all.front());
                             difference_table(page, s, f);
                             write_policy(page, s, f);
                         });
        }
    });
}

}  // namespace sociaaldomein::detail
