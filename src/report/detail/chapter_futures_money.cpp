#include <algorithm>
#include <cmath>

#include "report/detail/chapter_futures.hpp"
#include "scenario/detail/savings_node.hpp"

namespace sociaaldomein::detail {
namespace {

/// A probability, and below it how far it moves over the assumptions.
Cell odds_cell(const Page& page, const TargetOdds& odds, std::size_t at) {
    HtmlWriter out;
    out.text(chance(odds.probability[at], page.l));
    if (odds.probability_high[at] > odds.probability_low[at])
        out.element("small",
                    fmt::format("{} – {}", chance(odds.probability_low[at], page.l),
                                chance(odds.probability_high[at], page.l)),
                    {{"class", "basis"}});
    return {out.html(), {}, true};
}

void line_table(Page& page, HtmlWriter& out, const SavingsPlan& plan, const TargetOdds* odds) {
    const Outlook& outlook = page.futures.first().outlook;
    const std::string record = "savings_plans." + plan.id.str();
    const OutlookSeries* total = find(outlook, record + ".total");
    if (total == nullptr || fan_of(*total).periods.empty()) return;
    const OutlookFan& years = fan_of(*total);
    // The last year with a target, as the plan itself ends.
    std::size_t at = years.periods.size() - 1;
    if (odds != nullptr && !plan.columns.empty())
        for (std::size_t i = 0; i < years.periods.size(); ++i)
            if (years.periods[i].start_year() == plan.columns.back().start_year()) at = i;
    const std::string year = std::to_string(years.periods[at].start_year());
    std::vector<std::string> columns{
        page.w(W::line), page.w(W::intervention), fmt::format(fmt::runtime(page.w(W::planned_for)), year),
        fmt::format(fmt::runtime(page.w(W::expected_for)), year) + " (" + page.w(W::assumption_mark) + ")",
        page.w(W::realised_so_far)};
    FigureTable table(page,
                      fmt::format(fmt::runtime(page.w(W::lines_caption)),
                                  scenario_name(page, page.futures.first()), page.w(W::assumption_mark)),
                      columns);
    for (const SavingsLine& line : plan.lines) {
        const OutlookSeries* s = find(outlook, record + "." + line.id);
        if (s == nullptr) continue;
        std::string intervention = line.intervention.str();
        for (const Intervention& i : page.programme.interventions)
            if (i.id == line.intervention) intervention = page.name(i);
        Cell planned;
        for (std::size_t c = 0; c < std::min(plan.columns.size(), line.figures.size()); ++c)
            if (plan.columns[c].start_year() <= years.periods[at].start_year())
                planned = table.figure(line.figures[c]);
        // A cumulative plan prints what has been saved by then; beside it stands what the year adds.
        if (plan.accumulation == Accumulation::cumulative && !planned.html.empty()) {
            const double euros = 0.01 * planned_in(plan, line, years.periods[at].start_year());
            planned = number_cell(simulated(euros, OutlookUnit::eur, euros, page.l));
        }
        Cell realised;
        for (const SavingsRealisation& r : page.programme.savings_realisations) {
            if (r.plan != plan.id || r.line != line.id) continue;
            std::string covers;
            for (const Period& p : r.covers) covers += (covers.empty() ? "" : ", ") + moment(p, page.l);
            Cell one = table.figure(r.total);
            for (const MoneyObservation& o : r.observations) one = table.figure(o.figure);
            table.note_source(r.basis.source);
            if (one.html.empty()) one = table.text(page.w(W::no_figures));
            realised.html += (realised.html.empty() ? "" : "; ") + one.html +
                             (covers.empty() ? "" : escaped(" (" + covers + ")"));
        }
        const std::string name =
            page.name(line) +
            (line.kind == SavingKind::margin_draw ? " (" + page.w(W::margin_draw) + ")" : "");
        table.row({table.text(name), table.text(intervention), planned,
                   band_cell(page, *s, fan_of(*s), at, 0), realised});
    }
    table.row({table.text(page.w(W::saving_total)), {}, {}, band_cell(page, *total, years, at, 0), {}}, true);
    if (!years.bands.empty())
        table.note(page.w(W::levels) + ": " + percent(years.bands.front().level, page.l));
    if (odds != nullptr)
        for (std::size_t i = 0; i < odds->years.size(); ++i)
            if (odds->years[i].start_year() == years.periods[at].start_year() && odds->amount[i] > 0.0)
                table.note(
                    fmt::format(fmt::runtime(page.w(W::shortfall_mean)), year,
                                simulated(odds->amount[i], OutlookUnit::eur, odds->amount[i], page.l)));
    table.write(out);
}

void odds_per_scenario(Page& page, HtmlWriter& out, const SavingsPlan& plan, const std::string& record) {
    const TargetOdds* first = find_odds(page.futures.first(), record, OddsOf::savings_met);
    if (first == nullptr) return;
    std::size_t at = first->years.size() - 1;
    for (std::size_t i = 0; i < first->years.size(); ++i)
        if (!plan.columns.empty() && first->years[i].start_year() == plan.columns.back().start_year()) at = i;
    const std::string mark = page.w(W::assumption_mark);
    BarChart chart;
    chart.frame = future_frame(
        page, fmt::format(fmt::runtime(page.w(W::met_in)), moment(first->years[at], page.l), mark),
        OutlookUnit::share, 1.0);
    chart.axis_max = 100.0;
    chart.range_label = page.w(W::chance_range);
    std::vector<std::string> columns{page.w(W::scenario)};
    for (const Period& y : first->years) columns.push_back(moment(y, page.l));
    FigureTable table(page, fmt::format(fmt::runtime(page.w(W::met_per_year)), mark), columns);
    for (const ScenarioFuture& f : page.futures.of) {
        const TargetOdds* odds = find_odds(f, record, OddsOf::savings_met);
        if (odds == nullptr || odds->years != first->years) continue;
        std::vector<Cell> row{table.text(scenario_name(page, f))};
        for (std::size_t i = 0; i < odds->years.size(); ++i) row.push_back(odds_cell(page, *odds, i));
        table.row(std::move(row));
        BarRow bar{scenario_name(page, f), 100.0 * odds->probability[at]};
        bar.lower = 100.0 * odds->probability_low[at];
        bar.upper = 100.0 * odds->probability_high[at];
        chart.rows.push_back(std::move(bar));
    }
    table.note(page.w(W::odds_note));
    write_figure(out, chart, chart.frame.title);
    table.write(out);
}

/// What reports say was made so far, of the plan's track.
void made_so_far(Page& page, HtmlWriter& out, const SavingsPlan& plan) {
    FigureTable table(
        page, page.w(W::so_far),
        {page.w(W::target), page.w(W::at), page.w(W::item), page.w(W::amount), page.w(W::recurrence)});
    for (const SavingsLedger& ledger : page.programme.savings_ledgers) {
        if (ledger.track != plan.track) continue;
        for (const SavingsPart& part : ledger.parts)
            table.row({table.text(page.name(ledger)), table.text(page.when(ledger.at)),
                       table.text(page.name(part)), table.figure(part.figure),
                       table.text(page.code(part.recurrence))});
    }
    table.write(out);
}

/// Draws on the margin: counted in reports, and no saving.
void margin_draws(Page& page, HtmlWriter& out, const SavingsPlan& plan) {
    FigureTable table(page, page.w(W::no_saving), {page.w(W::line), page.w(W::year), page.w(W::amount)});
    for (const SavingsLine& line : plan.lines) {
        if (line.kind != SavingKind::margin_draw) continue;
        const std::string name = fmt::format("{}: {}", page.name(plan), page.name(line));
        const OutlookSeries* s =
            find(page.futures.first().outlook, "savings_plans." + plan.id.str() + "." + line.id);
        if (s != nullptr) {
            const OutlookFan& fan = fan_of(*s);
            for (std::size_t i = 0; i < fan.periods.size(); ++i)
                table.row({table.text(name), table.text(moment(fan.periods[i], page.l)),
                           band_cell(page, *s, fan, i, 0)});
            continue;
        }
        for (std::size_t c = 0; c < std::min(plan.columns.size(), line.figures.size()); ++c)
            if (line.figures[c].present())
                table.row({table.text(name), table.text(moment(plan.columns[c], page.l)),
                           table.figure(line.figures[c])});
    }
    table.note(page.w(W::no_saving_note));
    table.write(out);
}

/// Contributions of interventions, with the saving and what they change most.
void contribution_table(Page& page, HtmlWriter& out, const SavingsPlan& plan) {
    const OutlookSeries* total =
        find(page.futures.first().outlook, "savings_plans." + plan.id.str() + ".total");
    if (total == nullptr || page.futures.contributions.empty()) return;
    const OutlookFan& years = fan_of(*total);
    const std::string last = years.periods.empty() ? std::string() : moment(years.periods.back(), page.l);
    FigureTable table(page, fmt::format(fmt::runtime(page.w(W::contributions)), page.w(W::assumption_mark)),
                      {page.w(W::intervention), page.w(W::scenario),
                       fmt::format(fmt::runtime(page.w(W::on_savings)), last), page.w(W::on_most)});
    for (const Contribution& c : page.futures.contributions) {
        const OutlookSeries* saved = find(c.difference, total->quantity);
        const OutlookSeries* most = nullptr;
        double largest = 0.0;
        for (const OutlookSeries& s : c.difference.series) {
            const OutlookSeries* base = find(page.futures.first().outlook, s.quantity);
            if (!headline(s) || s.quantity.starts_with("savings_plans.") || base == nullptr ||
                fan_of(s).mean.empty() || !differs(s))
                continue;
            const double relative =
                std::abs(fan_of(s).mean.back()) / std::max(1.0, std::abs(fan_of(*base).mean.back()));
            if (relative > largest) {
                largest = relative;
                most = &s;
            }
        }
        const auto shown = [&](const OutlookSeries& s) {
            return with_band(page, s, fan_of(s), fan_of(s).mean.size() - 1, 0, true);
        };
        table.row({table.text(page.t(c.name)), table.text(scenario_name(page, page.futures.of[c.scenario])),
                   saved != nullptr && !fan_of(*saved).mean.empty()
                       ? band_cell(page, *saved, fan_of(*saved), fan_of(*saved).mean.size() - 1, 0, true)
                       : Cell{},
                   most == nullptr ? Cell{}
                                   : table.text(page.t(most->label) + ", " +
                                                moment_of(page, *most, fan_of(*most).periods.back()) + ": " +
                                                shown(*most))});
    }
    table.note(page.w(W::contributions_note));
    table.write(out);
}

}  // namespace

void write_future_savings(Page& page, HtmlWriter& out) {
    for (const SavingsPlan& plan : page.programme.savings_plans) {
        const std::string record = "savings_plans." + plan.id.str();
        const OutlookSeries* total = find(page.futures.first().outlook, record + ".total");
        if (total == nullptr) continue;
        page.section(
            out, 3, fmt::format(fmt::runtime(page.w(W::future_savings)), page.name(plan)),
            [&](HtmlWriter& o) {
                const TargetOdds* odds = find_odds(page.futures.first(), record, OddsOf::savings_met);
                odds_per_scenario(page, o, plan, record);
                std::optional<ChartTarget> target;
                if (const OutlookSeries* wanted = find(page.futures.first().outlook, record + ".target")) {
                    target = ChartTarget{page.w(W::target), {}};
                    for (const double v : fan_of(*wanted).mean)
                        target->values.push_back(v / chart_scale(total->unit, largest_of(*total)));
                    if (target->values.size() != fan_of(*total).periods.size()) target.reset();
                }
                write_fan(page, o, *total, target);
                line_table(page, o, plan, odds);
                made_so_far(page, o, plan);
                contribution_table(page, o, plan);
                margin_draws(page, o, plan);
            });
    }
}

void write_future_budgets(Page& page, HtmlWriter& out) {
    const Outlook& outlook = page.futures.first().outlook;
    const std::string mark = page.w(W::assumption_mark);
    for (const BudgetPlan& plan : page.programme.budget_plans) {
        const std::string record = "budget_plans." + plan.id.str();
        const OutlookSeries* expense = find(outlook, record + ".expense");
        if (expense == nullptr || fan_of(*expense).periods.empty()) continue;
        page.section(
            out, 3, fmt::format(fmt::runtime(page.w(W::future_budgets)), page.name(plan)),
            [&](HtmlWriter& o) {
                const OutlookFan& years = fan_of(*expense);
                const OutlookSeries* revenue = find(outlook, record + ".revenue");
                const OutlookSeries* budget = find(outlook, record + ".budget");
                std::optional<ChartTarget> target;
                if (revenue != nullptr && budget != nullptr && !plan.budget.empty()) {
                    target = ChartTarget{page.w(W::may_spend), {}};
                    for (std::size_t i = 0; i < years.periods.size(); ++i)
                        target->values.push_back((fan_of(*revenue).mean[i] + fan_of(*budget).mean[i]) /
                                                 chart_scale(expense->unit, largest_of(*expense)));
                }
                write_fan(page, o, *expense, target);
                std::vector<std::string> columns{page.w(W::item)};
                for (const Period& p : years.periods) columns.push_back(moment(p, page.l));
                FigureTable table(page,
                                  fmt::format(fmt::runtime(page.w(W::budget_caption)), page.name(plan),
                                              scenario_name(page, page.futures.first()), mark),
                                  columns);
                table.note_source(plan.source);
                const auto add = [&](W label, std::string_view part) {
                    const OutlookSeries* s = find(outlook, record + "." + std::string(part));
                    if (s == nullptr ||
                        !std::ranges::any_of(s->steps.mean, [](double v) { return v != 0.0; }))
                        return;
                    const OutlookFan& fan = fan_of(*s);
                    // A stock has a value in years of which only a part is computed, and a flow has none.
                    std::vector<Cell> row{table.text(page.w(label))};
                    for (const Period& column : years.periods) {
                        row.emplace_back();
                        for (std::size_t i = 0; i < fan.periods.size(); ++i)
                            if (fan.periods[i].last_day() == column.last_day())
                                row.back() = band_cell(page, *s, fan, i, 0);
                    }
                    table.row(std::move(row));
                };
                add(W::expense, "expense");
                add(W::expense_incidental, "incidental");
                add(W::revenue, "revenue");
                add(W::budgeted, "budget");
                add(W::reserve_end, "reserve");
                add(W::overspend_mean, "overspend");
                for (const auto& [kind, label] : {std::pair{OddsOf::overspent, W::overspend_odds},
                                                  std::pair{OddsOf::structurally_short, W::structural_odds}})
                    if (const TargetOdds* odds = find_odds(page.futures.first(), record, kind);
                        odds != nullptr && odds->years.size() + 1 == columns.size()) {
                        std::vector<Cell> row{table.text(page.w(label))};
                        for (std::size_t i = 0; i < odds->years.size(); ++i)
                            row.push_back(odds_cell(page, *odds, i));
                        table.row(std::move(row), kind == OddsOf::overspent);
                        if (kind != OddsOf::overspent) continue;
                        std::vector<Cell> sizes{table.text(page.w(W::overspend_size))};
                        for (const double v : odds->amount)
                            sizes.push_back(
                                number_cell(v > 0.0 ? simulated(v, OutlookUnit::eur, v, page.l) : "-"));
                        table.row(std::move(sizes));
                    }
                if (!years.bands.empty())
                    table.note(page.w(W::levels) + ": " + percent(years.bands.front().level, page.l));
                table.note(page.w(W::structural_note));
                table.note(page.w(W::odds_note));
                table.write(o);
                write_bridge(page, o, plan.id.str());

                const TargetOdds* first = find_odds(page.futures.first(), record, OddsOf::overspent);
                if (first == nullptr || page.futures.of.size() < 2) return;
                std::vector<std::string> heads{page.w(W::scenario)};
                for (const Period& y : first->years) heads.push_back(moment(y, page.l));
                FigureTable odds_table(
                    page, fmt::format(fmt::runtime(page.w(W::overspend_per_scenario)), page.name(plan), mark),
                    heads);
                std::size_t same = 0;
                for (const ScenarioFuture& f : page.futures.of) {
                    const TargetOdds* odds = find_odds(f, record, OddsOf::overspent);
                    if (odds == nullptr || odds->years != first->years) continue;
                    if (odds != first && odds->probability == first->probability) {
                        ++same;
                        continue;
                    }
                    std::vector<Cell> row{odds_table.text(scenario_name(page, f))};
                    for (std::size_t i = 0; i < odds->years.size(); ++i)
                        row.push_back(odds_cell(page, *odds, i));
                    odds_table.row(std::move(row));
                }
                if (same > 0)
                    odds_table.note(fmt::format(fmt::runtime(page.w(W::odds_same)), same,
                                                scenario_name(page, page.futures.first())));
                odds_table.write(o);
            });
    }
}

}  // namespace sociaaldomein::detail
