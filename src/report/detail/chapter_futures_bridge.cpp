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

/// "+2,19": in millions where the bridge is told in them, without the unit.
std::string in_unit(const Page& page, double v, double largest) {
    const bool millions = largest >= 1e6;
    return simulated(millions ? v / 1e6 : v, millions ? OutlookUnit::index : OutlookUnit::persons, 1.0,
                     page.l, true);
}

std::string range_of(const Page& page, const BridgePart& p, double largest) {
    return fmt::format("{} – {}", in_unit(page, p.lower, largest), in_unit(page, p.upper, largest));
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
        row.value_text = in_unit(page, p.mean, largest);
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
    std::vector<const Bridge*> changed;
    for (const Bridge& b : of.bridges)
        if (!std::ranges::all_of(b.policy_parts,
                                 [&](const BridgePart& p) { return none(page, p, largest_of(b)); }))
            changed.push_back(&b);
    if (changed.empty()) return;
    const Bridge& first = *changed.front();
    const std::string base = scenario_name(page, page.futures.of[of.base]);
    std::vector<std::string> columns{page.w(W::item)};
    for (const Bridge* b : changed) columns.push_back(text_or(page.t(b->label), b->plan));
    FigureTable table(page,
                      fmt::format(fmt::runtime(page.w(W::policy_caption)), first.to_year, base,
                                  percent(first.level, page.l), page.w(W::assumption_mark)),
                      columns);
    const auto totals = [&](const std::string& scenario, const auto& cost) {
        std::vector<Cell> row{table.text(scenario)};
        for (const Bridge* b : changed)
            row.push_back(number_cell(simulated(cost(*b), OutlookUnit::eur, largest_of(*b), page.l)));
        table.row(std::move(row), true);
    };
    totals(base, [](const Bridge& b) {
        double without = b.after;
        for (const BridgePart& p : b.policy_parts) without -= p.mean;
        return without;
    });
    for (std::size_t i = 0; i < first.policy_parts.size(); ++i) {
        std::vector<Cell> row{table.text(part_name(page, first.policy_parts[i]))};
        bool any = false;
        for (const Bridge* b : changed) {
            const BridgePart& p = b->policy_parts[i];
            const bool nothing = none(page, p, largest_of(*b));
            any = any || !nothing;
            row.push_back(nothing ? Cell{} : part_cell(page, p, largest_of(*b)));
        }
        if (any) table.row(std::move(row));
    }
    totals(scenario_name(page, of), [](const Bridge& b) { return b.after; });
    table.note(page.w(W::bridge_note));
    table.write(out);
}

}  // namespace sociaaldomein::detail
