#include <algorithm>
#include <cmath>

#include <sociaaldomein/scenario/queueing.hpp>

#include "report/detail/assumption_label.hpp"
#include "report/detail/chapter_futures.hpp"

namespace sociaaldomein::detail {
namespace {

std::string record_name(const Page& page, const std::string& record) {
    for (const SavingsPlan& plan : page.programme.savings_plans)
        if (record == "savings_plans." + plan.id.str()) return page.name(plan);
    for (const Waitlist& list : page.programme.waitlists)
        if (record == "waitlists." + list.id.str()) return page.name(list);
    return record;
}

void cause(Page& page, HtmlWriter& out, const Cause& c) {
    const bool met = c.question.relation == Relation::at_least;
    const std::string name = record_name(page, c.record);
    std::string question;
    if (met) {
        question = fmt::format(fmt::runtime(page.w(W::cause_met)), name, page.when(c.question.when));
    } else {
        OutlookSeries stock;
        stock.measure = MeasureKind::stock;
        question = fmt::format(fmt::runtime(page.w(W::cause_below)), page.t(c.answer.label),
                               moment_of(page, stock, c.question.when->period()),
                               simulated(c.question.value, c.answer.unit, c.question.value, page.l));
    }
    page.paragraph(
        out,
        fmt::format(fmt::runtime(page.w(W::cause_answer)), question, chance(c.answer.probability, page.l),
                    chance(c.answer.probability_low, page.l), chance(c.answer.probability_high, page.l)));
    const std::string mark = page.w(W::assumption_mark);
    BarChart chart;
    chart.frame = future_frame(page, question, OutlookUnit::share, 1.0);
    chart.axis_max = 100.0;
    chart.plan_label = page.w(W::as_drawn);
    FigureTable table(page, fmt::format("{} ({})", question, mark),
                      {page.w(W::record), page.w(W::assumption), page.w(W::range), page.w(W::at_low),
                       page.w(W::at_high), page.w(W::part_of_spread)});
    std::size_t none = 0;
    for (const Influence& i : c.answer.influences) {
        if (i.at_low == i.at_high && i.total <= 0.0) {
            ++none;
            continue;
        }
        const AssumptionLabel label = assumption_label(page.programme, i.name, page.l);
        table.note_source(i.assumption.source);
        table.row({table.text(label.record), table.text(label.what),
                   number_cell(label.range(i.assumption, page.l)), number_cell(chance(i.at_low, page.l)),
                   number_cell(chance(i.at_high, page.l)), number_cell(chance(i.total, page.l))});
        if (chart.rows.size() >= 10) continue;
        // The question names its own record already.
        const std::string of = label.record.empty() || label.record == name ? "" : label.record + ": ";
        BarRow bar{fmt::format("{}{} ({})", of, label.what, label.range(i.assumption, page.l)),
                   100.0 * i.at_high};
        bar.from = 100.0 * i.at_low;
        bar.plan = 100.0 * c.answer.probability;
        bar.from_text = page.w(W::at_low) + " " + chance(i.at_low, page.l);
        bar.value_text = page.w(W::at_high) + " " + chance(i.at_high, page.l);
        chart.rows.push_back(std::move(bar));
    }
    if (!chart.rows.empty())
        write_figure(out, chart,
                     fmt::format(fmt::runtime(page.w(W::cause_caption)), question) + " (" + mark + ")");
    if (none > 0) table.note(fmt::format(fmt::runtime(page.w(W::no_influence)), none));
    table.note(fmt::format(fmt::runtime(page.w(W::causes_note)),
                           number(static_cast<double>(c.answer.paths), 0, page.l)));
    table.write(out);
}

/// What theory says of a waitlist, beside the last year of its simulation.
class QueuePage {
public:
    QueuePage(Page& page, const Waitlist& list)
        : page_(page), list_(list), record_("waitlists." + list.id.str()), stays_(list.future->forms) {}

    bool known() const {
        if (!last("size") || !last("inflow") || !last("placed") || !last("capacity") || stays_.empty())
            return false;
        return year().frequency() == Frequency::year;  // of a part of one nothing can be said a year
    }

    void write(HtmlWriter& out) const {
        const double demand = value("inflow");
        const double places = value("capacity");
        // Places of different stays serve together as many as each of them does.
        double rate = 0.0;
        double sum = 0.0;
        for (const PlacesForm& form : stays_) {
            rate += form.places.value / form.stay.value;
            sum += form.places.value;
        }
        const double stay = rate > 0.0 ? sum / rate : 0.0;
        const OutlookSeries& size = *last("size");
        const std::string year = moment(this->year(), page_.l);
        FigureTable table(page_,
                          fmt::format(fmt::runtime(page_.w(W::queue_caption)), page_.name(list_), year,
                                      page_.w(W::assumption_mark)),
                          {page_.w(W::measure), page_.w(W::theory), page_.w(W::simulated)});
        const auto persons = [&](double v) {
            return number_cell(simulated(v, OutlookUnit::persons, v, page_.l));
        };
        const auto years = [&](double v) {
            return number_cell(simulated(v, OutlookUnit::years, v, page_.l));
        };
        const auto told_of = [&](std::string_view part) {
            return number_cell(told(page_, *last(part), value(part)));
        };
        PlacesQueue queue{demand, stay, std::max<std::int64_t>(1, std::llround(places))};
        const bool rests = stay > 0.0 && queue.is_stationary();
        if (stay > 0.0) {
            table.row({table.text(page_.w(W::queue_load)), persons(queue.load()), told_of("capacity")});
            const double before = year_before(size);
            table.row({table.text(page_.w(W::queue_outflow)),
                       persons(fluid_outflow(before, demand, places / stay, 1.0)), told_of("placed")});
        }
        double leaving = value("placed");
        for (const char* part : {"abandoned", "gone"})
            if (last(part)) leaving += value(part);
        if (leaving > 0.0 && last("wait"))
            table.row({table.text(page_.w(W::queue_little)), years(little_time(present(size), leaving)),
                       told_of("wait")});
        if (stay > 0.0) {
            const Cell no = number_cell(page_.w(W::queue_overloaded));
            table.row({table.text(page_.w(W::queue_waiting)), rests ? persons(mean_waiting(queue)) : no,
                       told_of("size")});
            table.row({table.text(page_.w(W::queue_chance)),
                       rests ? number_cell(chance(probability_of_waiting(queue), page_.l)) : no,
                       {}});
        }
        table.note(page_.w(rests ? W::queue_balanced_note : W::queue_overloaded_note));
        table.write(out);
        if (list_.future->target_wait) targets(out, demand, year);
    }

private:
    const OutlookSeries* last(std::string_view part) const {
        const OutlookSeries* s = find(page_.futures.first().outlook, record_ + "." + std::string(part));
        return s == nullptr || fan_of(*s).mean.empty() ? nullptr : s;
    }
    /// The last year that is computed whole.
    Period year() const { return fan_of(*last("placed")).periods.back(); }
    /// In that year, or at its end.
    double value(std::string_view part) const {
        const OutlookFan& fan = fan_of(*last(part));
        return fan.mean[ending(fan, year().last_day())];
    }
    static std::size_t ending(const OutlookFan& fan, Date day) {
        std::size_t at = fan.periods.size() - 1;
        for (std::size_t i = 0; i < fan.periods.size(); ++i)
            if (fan.periods[i].last_day() == day) at = i;
        return at;
    }
    /// Waiting at the start of that year.
    double year_before(const OutlookSeries& stock) const {
        const std::size_t from = first_step(stock);
        return from == 0 ? stock.start : stock.steps.mean[from - 1];
    }
    std::size_t first_step(const OutlookSeries& stock) const {
        const auto each = static_cast<std::size_t>(periods_per_year(stock.steps.periods.front().frequency()));
        return ending(stock.steps, year().last_day()) + 1 - each;
    }

    /// Waiting on average in that year, straight from one step's end to the next.
    double present(const OutlookSeries& stock) const {
        const std::vector<double>& mean = stock.steps.mean;
        const std::size_t from = first_step(stock);
        const std::size_t to = ending(stock.steps, year().last_day()) + 1;
        double sum = 0.0;
        for (std::size_t t = from; t < to; ++t) sum += 0.5 * ((t == 0 ? stock.start : mean[t - 1]) + mean[t]);
        return sum / static_cast<double>(to - from);
    }

    void targets(HtmlWriter& out, double demand, const std::string& year) const {
        const double wait = last("wait") ? value("wait") : 0.0;
        const double longest = *list_.future->target_wait;
        QueueStanding standing{demand, value("size"), wait, {longest}, 1.0};
        const QueueTargets targets = queue_targets(standing);
        const auto told_years = [&](double v) { return simulated(v, OutlookUnit::years, v, page_.l); };
        const auto told_persons = [&](double v) { return simulated(v, OutlookUnit::persons, v, page_.l); };
        FigureTable table(page_,
                          fmt::format(fmt::runtime(page_.w(W::queue_target)), told_years(longest)) + " (" +
                              page_.w(W::assumption_mark) + ")",
                          {page_.w(W::measure), page_.w(W::theory), page_.w(W::simulated) + " " + year});
        table.row({table.text(page_.w(W::queue_target_wait)), number_cell(told_years(targets.mean_wait)),
                   number_cell(told_years(wait))});
        table.row({table.text(page_.w(W::queue_target_size)), number_cell(told_persons(targets.queue)),
                   number_cell(told_persons(standing.queue))});
        if (targets.relief_needed)
            table.row({table.text(page_.w(W::queue_relief)),
                       number_cell(told_persons(targets.relief_capacity)),
                       number_cell(told_persons(value("placed")))});
        table.row({table.text(page_.w(W::queue_capacity)), number_cell(told_persons(targets.capacity)),
                   number_cell(told_persons(value("placed")))});
        table.row(
            {table.text(page_.w(W::queue_pressure)), number_cell(number(targets.pressure, 2, page_.l)), {}});
        table.write(out);
    }

    Page& page_;
    const Waitlist& list_;
    std::string record_;
    const std::vector<PlacesForm>& stays_;
};

}  // namespace

void write_causes(Page& page, HtmlWriter& out) {
    page.section(
        out, 3, fmt::format(fmt::runtime(page.w(W::causes)), scenario_name(page, page.futures.first())),
        [&](HtmlWriter& o) {
            for (const Cause& c : page.futures.causes)
                page.section(o, 4, record_name(page, c.record), [&](HtmlWriter& i) { cause(page, i, c); });
        });
}

void write_queues(Page& page, HtmlWriter& out) {
    page.section(out, 3,
                 fmt::format(fmt::runtime(page.w(W::queues)), scenario_name(page, page.futures.first())),
                 [&](HtmlWriter& o) {
                     for (const Waitlist& list : page.programme.waitlists) {
                         if (!list.future) continue;
                         const QueuePage queue(page, list);
                         if (queue.known())
                             page.section(o, 4, page.name(list), [&](HtmlWriter& i) { queue.write(i); });
                     }
                 });
}

}  // namespace sociaaldomein::detail
