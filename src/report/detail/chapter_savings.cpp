#include <algorithm>

#include "report/detail/chapter.hpp"

namespace sociaaldomein::detail {
namespace {

// Realised amounts of a plan's line per year, as far as reports give one.
std::vector<double> realised_of(const Programme& programme, const SavingsPlan& plan, const SavingsLine& line,
                                double factor) {
    std::vector<double> values(plan.columns.size(), no_value);
    for (const SavingsRealisation& r : programme.savings_realisations) {
        if (r.plan != plan.id || r.line != line.id) continue;
        for (std::size_t c = 0; c < plan.columns.size(); ++c)
            for (const MoneyObservation& o : r.observations)
                if (o.figure.present() && o.at.last_day() >= plan.columns[c].first_day() &&
                    o.at.last_day() <= plan.columns[c].last_day())
                    values[c] = static_cast<double>(o.figure.value.raw()) / factor;
        if (r.total && r.total->present() && !r.covers.empty())
            for (std::size_t c = 0; c < plan.columns.size(); ++c)
                if (plan.columns[c] == r.covers.front())
                    values[c] = static_cast<double>(r.total->value.raw()) / factor;
    }
    return values;
}

void plan_chart(Page& page, HtmlWriter& out, const SavingsPlan& plan) {
    ColumnChart chart;
    chart.frame.id = page.chart_id();
    chart.frame.title = page.name(plan);
    chart.frame.description = page.w(W::chart_table_below);
    chart.frame.number = [l = page.l](double v, int d) { return number(v, d, l); };
    Unit unit = Unit::unspecified;
    for (const SavingsLine& line : plan.lines)
        for (const MoneyFigure& f : line.figures)
            if (unit == Unit::unspecified) unit = f.basis.unit;
    if (unit == Unit::unspecified) unit = Unit::eur;
    const auto factor = static_cast<double>(smallest_units_in(unit));
    chart.frame.unit = std::string(code_word("Unit", type_info<Unit>().format(&unit), page.l));
    chart.frame.decimals = unit == Unit::eur_million ? 2 : 0;
    for (const Period& p : plan.columns) chart.categories.push_back(to_string(p));
    bool any = false;
    bool achieved = false;
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const SavingsLine& line = plan.lines[i];
        ColumnSeries planned{page.name(line) + " (" + page.w(W::planned) + ")",
                             std::vector<double>(plan.columns.size(), no_value), 0, i % 6 + 1,
                             ColumnStyle::outlined};
        for (std::size_t c = 0; c < std::min(line.figures.size(), plan.columns.size()); ++c)
            if (line.figures[c].present()) {
                planned.values[c] = static_cast<double>(line.figures[c].value.raw()) / factor;
                any = true;
            }
        chart.series.push_back(std::move(planned));
        ColumnSeries realised{page.name(line) + " (" + page.w(W::realised_amount) + ")",
                              realised_of(page.programme, plan, line, factor), 1, i % 6 + 1,
                              ColumnStyle::filled};
        if (std::ranges::any_of(realised.values, [](double v) { return v == v; })) {
            chart.series.push_back(std::move(realised));
            achieved = true;
        }
    }
    if (!any || chart.categories.empty()) return;
    out.open("figure").markup(render_both(chart));
    out.element("figcaption", page.name(plan) + ": " + page.w(achieved ? W::plan_and_realised : W::plan_only))
        .close();
}

void plan(Page& page, HtmlWriter& out, const SavingsPlan& p) {
    page.section(out, 4, page.name(p), [&](HtmlWriter& o) {
        if (p.title_years) page.labelled(o, W::title_years, to_string(*p.title_years));
        if (p.accumulation != Accumulation::unspecified)
            page.labelled(o, W::accumulation, page.code(p.accumulation));
        plan_chart(page, o, p);
        std::vector<std::string> columns{page.w(W::item)};
        for (const Period& c : p.columns) columns.push_back(moment(c, page.l));
        FigureTable table(page, page.name(p), columns);
        const auto add = [&](const std::string& label, const std::vector<MoneyFigure>& figures, bool total) {
            std::vector<Cell> cells{table.text(label)};
            for (const MoneyFigure& f : figures) cells.push_back(table.figure(f));
            if (!figures.empty() || !total) table.row(std::move(cells), total);
        };
        for (const SavingsLine& line : p.lines)
            add(page.name(line) +
                    (line.kind == SavingKind::margin_draw ? " (" + page.w(W::margin_draw) + ")" : ""),
                line.figures, false);
        add(page.w(W::total), p.total, true);
        add(page.w(W::prudence_margin), p.margin, true);
        table.write(o);
        if (p.remaining) page.labelled(o, W::remaining, format(*p.remaining, page.l));
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void parts(Page& page, FigureTable& table, const std::vector<SavingsPart>& list) {
    for (const SavingsPart& s : list)
        table.row({table.text(page.name(s)), table.figure(s.figure), table.text(page.code(s.state)),
                   table.text(page.code(s.recurrence))});
}

void ledger(Page& page, HtmlWriter& out, const SavingsLedger& x) {
    FigureTable table(page, page.name(x) + (x.at ? ", " + moment(*x.at, page.l) : ""),
                      {page.w(W::item), page.w(W::amount), page.w(W::state), page.w(W::recurrence)});
    if (x.original) table.row({table.text(page.w(W::original)), table.figure(x.original)});
    parts(page, table, x.parts);
    if (x.target) table.row({table.text(page.w(W::target)), table.figure(x.target)}, true);
    for (const Revision& r : x.revisions)
        table.row({table.text(page.w(W::revision) + ": " + page.t(r.reason)), table.figure(r.money)});
    page.section(out, 4, page.name(x), [&](HtmlWriter& o) {
        table.write(o);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void realisation(Page& page, HtmlWriter& out, const SavingsRealisation& x) {
    FigureTable table(page, page.name(x),
                      {page.w(W::item), page.w(W::amount), page.w(W::state), page.w(W::recurrence)});
    parts(page, table, x.parts);
    for (const auto& v : vintages(page.programme, x.observations))
        table.row({table.text(moment(v.at, page.l)), table.vintage(v)});
    if (x.total) table.row({table.text(page.w(W::total)), table.figure(x.total)}, true);
    if (x.persons) table.row({table.text(page.w(W::persons)), table.figure(x.persons)});
    page.section(out, 4, page.name(x), [&](HtmlWriter& o) {
        std::string years;
        for (const Period& p : x.covers) years += (years.empty() ? "" : ", ") + moment(p, page.l);
        page.labelled(o, W::called_met_for, years);
        if (x.assumes_continuation) page.paragraph(o, page.w(W::assumes_continuation), "notice");
        table.write(o, x.basis.source);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

void avoided(Page& page, HtmlWriter& out, const AvoidedCostLedger& x) {
    FigureTable table(page, page.name(x),
                      {page.w(W::case_), page.w(W::cost_now), page.w(W::counterfactual),
                       page.w(W::cost_afterwards), page.w(W::avoided)});
    for (const AvoidedCostCase& c : x.entries)
        table.row({table.text(page.name(c)), table.figure(c.now), table.figure(c.counterfactual),
                   table.figure(c.afterwards), table.figure(c.avoided)});
    FigureTable totals(page, page.name(x) + ", " + page.w(W::total), {page.w(W::item), page.w(W::amount)});
    if (x.cases) totals.row({totals.text(page.w(W::cases)), totals.figure(x.cases)});
    if (x.total) totals.row({totals.text(page.w(W::total)), totals.figure(x.total)});
    if (x.mean) totals.row({totals.text(page.w(W::mean)), totals.figure(x.mean)});
    page.section(out, 4, page.name(x), [&](HtmlWriter& o) {
        table.write(o);
        totals.write(o);
        if (o.blank()) page.paragraph(o, page.w(W::no_figures));
    });
}

}  // namespace

void write_savings(Page& page, HtmlWriter& out, const Part& part) {
    const Programme& p = page.programme;
    page.section(out, 3, page.w(W::savings), [&](HtmlWriter& o) {
        for (const SavingsPlan& x : p.savings_plans)
            if (part.takes(x.track)) plan(page, o, x);
        for (const SavingsLedger& x : p.savings_ledgers)
            if (part.takes(x.track)) ledger(page, o, x);
        for (const SavingsRealisation& x : p.savings_realisations) {
            Id<Track> track;
            for (const SavingsPlan& of : p.savings_plans)
                if (of.id == x.plan) track = of.track;
            if (part.takes(track)) realisation(page, o, x);
        }
        for (const AvoidedCostLedger& x : p.avoided_cost_ledgers)
            if (part.takes(x.track)) avoided(page, o, x);
    });
}

}  // namespace sociaaldomein::detail
