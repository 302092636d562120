#include <algorithm>
#include <cmath>

#include "report/detail/chapter_futures.hpp"

namespace sociaaldomein::detail {
namespace {

std::string part_name(const Page& page, const BridgePart& part) {
    return std::string(code_word("BridgePart", part.part, page.l));
}

/// Millions where any cost of the bridge is that large.
double largest_of(const Bridge& b) { return std::max(std::abs(b.before), std::abs(b.after)); }

/// Nothing at the digits that are told.
bool none(const Page& page, const BridgePart& p, double largest) {
    for (const double v : {p.mean, p.lower, p.upper})
        if (simulated(v, OutlookUnit::eur, largest, page.l).find_first_of("123456789") != std::string::npos)
            return false;
    return true;
}

/// "2,19 – 3,11": in the unit of the value beside it.
std::string range_of(const Page& page, const BridgePart& p, double largest) {
    const bool millions = largest >= 1e6;
    const auto end = [&](double v) {
        return simulated(millions ? v / 1e6 : v, millions ? OutlookUnit::index : OutlookUnit::persons, 1.0,
                         page.l, true);
    };
    return fmt::format("{} – {}", end(p.lower), end(p.upper));
}

Cell part_cell(const Page& page, const BridgePart& p, double largest) {
    HtmlWriter out;
    out.text(simulated(p.mean, OutlookUnit::eur, largest, page.l, true));
    if (p.upper > p.lower) out.element("small", range_of(page, p, largest), {{"class", "basis"}});
    return {out.html(), {}, true};
}

void waterfall(Page& page, HtmlWriter& out, const Bridge& b, const std::string& caption) {
    const double largest = largest_of(b);
    const double scale = chart_scale(OutlookUnit::eur, largest);
    BarChart chart;
    chart.frame = future_frame(page, caption, OutlookUnit::eur, largest);
    const auto total = [&](int year, double value) {
        BarRow row{std::to_string(year), value / scale};
        row.colour = 2;
        chart.rows.push_back(std::move(row));
    };
    total(b.from_year, b.before);
    double at = b.before;
    for (const BridgePart& p : b.parts) {
        if (none(page, p, largest)) continue;
        BarRow row{part_name(page, p), (at + p.mean) / scale};
        row.from = at / scale;
        row.from_text = " ";
        row.value_text = simulated(p.mean, OutlookUnit::eur, largest, page.l, true);
        chart.rows.push_back(std::move(row));
        at += p.mean;
    }
    total(b.to_year, b.after);
    write_figure(out, chart, caption);
}

}  // namespace

void write_bridge(Page& page, HtmlWriter& out, const std::string& plan) {
    const std::vector<Bridge>& all = page.futures.first().bridges;
    const auto at = std::ranges::find(all, plan, &Bridge::plan);
    if (at == all.end() || at->from_year == at->to_year) return;
    const Bridge& b = *at;
    const double largest = largest_of(b);
    page.section(
        out, 4, fmt::format(fmt::runtime(page.w(W::bridge_years)), b.from_year, b.to_year),
        [&](HtmlWriter& o) {
            const std::string caption =
                fmt::format(fmt::runtime(page.w(W::bridge_caption)), page.t(b.label), b.from_year, b.to_year,
                            scenario_name(page, page.futures.first()), page.w(W::assumption_mark));
            waterfall(page, o, b, caption);
            FigureTable table(page, caption, {page.w(W::item), page.w(W::mean), percent(b.level, page.l)});
            const auto total = [&](int year, double value) {
                table.row({table.text(fmt::format(fmt::runtime(page.w(W::bridge_cost)), year)),
                           number_cell(simulated(value, OutlookUnit::eur, largest, page.l)),
                           {}},
                          true);
            };
            total(b.from_year, b.before);
            for (const BridgePart& p : b.parts)
                if (!none(page, p, largest))
                    table.row({table.text(part_name(page, p)),
                               number_cell(simulated(p.mean, OutlookUnit::eur, largest, page.l, true)),
                               number_cell(range_of(page, p, largest))});
            total(b.to_year, b.after);
            table.note(page.w(W::bridge_note));
            table.write(o);
        });
}

void write_policy(Page& page, HtmlWriter& out, const ScenarioFuture& of) {
    if (of.bridges.empty()) return;
    const Bridge& any = of.bridges.front();
    const std::string base = scenario_name(page, page.futures.of[of.base]);
    std::vector<std::string> columns{page.w(W::budget_goal), base};
    for (const BridgePart& p : any.policy_parts) columns.push_back(part_name(page, p));
    columns.push_back(scenario_name(page, of));
    FigureTable table(page,
                      fmt::format(fmt::runtime(page.w(W::policy_caption)), any.to_year, base,
                                  percent(any.level, page.l), page.w(W::assumption_mark)),
                      columns);
    for (const Bridge& b : of.bridges) {
        const double largest = largest_of(b);
        if (std::ranges::all_of(b.policy_parts, [&](const BridgePart& p) { return none(page, p, largest); }))
            continue;
        double without = b.after;
        for (const BridgePart& p : b.policy_parts) without -= p.mean;
        std::vector<Cell> row{table.text(page.t(b.label)),
                              number_cell(simulated(without, OutlookUnit::eur, largest, page.l))};
        for (const BridgePart& p : b.policy_parts)
            row.push_back(none(page, p, largest) ? Cell{} : part_cell(page, p, largest));
        row.push_back(number_cell(simulated(b.after, OutlookUnit::eur, largest, page.l)));
        table.row(std::move(row));
    }
    table.note(page.w(W::bridge_note));
    table.write(out);
}

}  // namespace sociaaldomein::detail
