#include <sociaaldomein/scenario/ask.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "projection/detail/select_quantiles.hpp"
#include "scenario/detail/builder.hpp"
#include "scenario/detail/run_paths.hpp"
#include "scenario/detail/world_odds.hpp"

namespace sociaaldomein {

SD_DEFINE_TYPE(Influence)
SD_DEFINE_TYPE(Answer)

namespace {

using detail::Model;
using detail::Override;
using detail::Reading;
using detail::Run;

/// What the question reads from each path.
struct Observed {
    std::vector<double> value;      ///< at the moment
    std::vector<std::uint8_t> met;  ///< whether the relation holds
    std::vector<double> miss;       ///< distance to it, 0 where it holds
    std::vector<double> reached;    ///< by: years until it first holds; NaN where it never does
};

class Asker {
public:
    Asker(const Programme& programme, const Question& question, const SimulateOptions& options)
        : programme_(programme), question_(question), options_(options) {}

    Answer run(const std::string& scenario) {
        detail::require_options(options_, "ask");
        require(!related() || !question_.than.empty() || std::isfinite(question_.value), "ask", "value",
                question_.value, "a finite number");
        require_valid(programme_);
        const PeriodAxis axis = outlook_axis(programme_, options_.until ? options_.until : until());
        const detail::Branch branch = detail::branch_of(programme_, scenario);
        model_ = detail::build_model(branch, axis, options_.seed);
        aim();
        model_->keep_only(records());
        Answer answer;
        answer.scenario = branch.scenario == nullptr ? "" : branch.scenario->id.str();
        const OutlookQuantity& q = quantity();
        answer.quantity = q.name;
        answer.label = q.label;
        answer.unit = q.unit;
        answer.measure = q.measure;
        answer.moment = moment_;
        answer.paths = options_.paths;
        detail::tell(*model_, answer.assumptions, answer.notes);
        const Observed seen = observe(options_.paths, {});
        describe(seen, answer);
        if (question_.influences) influences(answer);
        return answer;
    }

private:
    const OutlookQuantity& quantity() const {
        return model_->quantities[static_cast<std::size_t>(reading_.quantity)];
    }
    std::vector<std::string> records() const {
        return {quantity().record, model_->quantities[static_cast<std::size_t>(than_.quantity)].record};
    }
    bool related() const { return question_.relation != Relation::none; }

    /// The moment asked for, so that nothing is computed beyond it.
    std::optional<Period> until() const {
        if (!question_.when) return std::nullopt;
        if (programme_.outlook && question_.when->last_day() < programme_.outlook->first.first_day())
            throw Error(Errc::out_of_domain,
                        fmt::format("found {}, expected a moment within the simulation, which begins with {}",
                                    to_string(*question_.when), to_string(programme_.outlook->first)));
        return question_.when->is_period()
                   ? question_.when->period()
                   : Period::containing(question_.when->date(), programme_.outlook
                                                                    ? programme_.outlook->first.frequency()
                                                                    : Frequency::year);
    }

    void aim() {
        reading_.quantity = number_of(question_.quantity);
        const bool flow = quantity().measure == MeasureKind::flow;
        if (question_.moment == Moment::sum_over && !flow)
            throw Error(Errc::unlike,
                        fmt::format("found a sum over a period of \"{}\", which is no flow, expected a "
                                    "moment: at a step or by it",
                                    quantity().name));
        than_ = reading_;
        if (!question_.than.empty()) {
            than_.quantity = bound_of(question_.than);
            const OutlookQuantity& other = model_->quantities[static_cast<std::size_t>(than_.quantity)];
            if (other.unit != quantity().unit || (other.measure == MeasureKind::flow) != flow)
                throw Error(Errc::unlike,
                            fmt::format("found \"{}\", {}, against \"{}\", {}, expected quantities of one "
                                        "unit and kind",
                                        quantity().name, kind_of(quantity()), other.name, kind_of(other)));
        }
        const int last = model_->steps() - 1;
        if (!question_.when) {
            reading_.first = question_.moment == Moment::sum_over ? 0 : last;
            reading_.last = last;
        } else if (question_.moment == Moment::sum_over) {
            over(*question_.when);
        } else {
            reading_.first = reading_.last = step_of(*question_.when);
        }
        than_.first = reading_.first;
        than_.last = reading_.last;
        moment_ = question_.moment == Moment::sum_over
                      ? fmt::format("{} .. {}", to_string(model_->axis.period(reading_.first)),
                                    to_string(model_->axis.period(reading_.last)))
                      : to_string(model_->axis.period(reading_.last));
    }

    /// "a flow of persons"
    static std::string kind_of(const OutlookQuantity& q) {
        return fmt::format("{} in {}", q.measure == MeasureKind::flow ? "a flow" : "no flow",
                           boost::describe::enum_to_string(q.unit, ""));
    }

    int number_of(const std::string& name) const {
        return model_->quantity(find_quantity(model_->quantities, name).name);
    }

    /// "target" beside "savings_plans.p.total" is that of the same plan.
    int bound_of(const std::string& name) const {
        const std::string& record = quantity().record;
        const std::string beside = record.substr(1, record.find('/', 1) - 1) + "." +
                                   record.substr(record.find('/', 1) + 1) + "." + name;
        const int number = model_->quantity(beside);
        return number >= 0 ? number : number_of(name);
    }

    [[noreturn]] void off(const std::string& found, const std::string& expected) const {
        throw Error(Errc::out_of_domain,
                    fmt::format("found {}, expected {} (steps run from {} to {})", found, expected,
                                to_string(model_->axis.first()), to_string(model_->axis.last())));
    }

    int step_of(const When& when) const {
        const PeriodAxis& axis = model_->axis;
        if (when.is_period()) {
            const Period p = when.period();
            // A longer period is meant at its end.
            const Period step = Period::containing(p.last_day(), axis.frequency());
            if (p.last_day() != step.last_day())
                off(to_string(p), fmt::format("a period that ends with a step, such as {}", to_string(step)));
            if (!axis.contains(step)) off(to_string(p), "a period of the simulation");
            // The last step alone would be taken for all of it.
            if (p != step && quantity().measure == MeasureKind::flow && question_.moment == Moment::at)
                off(fmt::format("{} of \"{}\", a flow, which has a value for each step", to_string(p),
                                quantity().name),
                    fmt::format("the sum over it, or the step {}", to_string(step)));
            return static_cast<int>(axis.index_of(step));
        }
        const Date day = when.date();
        const Period step = Period::containing(day, axis.frequency());
        if (day != step.last_day()) {
            const Date before = step.first_day() - 1;
            const Date near = day - before <= step.last_day() - day ? before : step.last_day();
            off(to_string(day), fmt::format("the end of a step; the nearest is {}", to_string(near)));
        }
        if (!axis.contains(step)) off(to_string(day), "a date within the simulation");
        return static_cast<int>(axis.index_of(step));
    }

    void over(const When& when) {
        const PeriodAxis& axis = model_->axis;
        if (when.is_date()) off(to_string(when), "a period to add up over, such as 2026");
        const Period p = when.period();
        const Period first = Period::containing(p.first_day(), axis.frequency());
        const Period last = Period::containing(p.last_day(), axis.frequency());
        if (first.first_day() != p.first_day() || last.last_day() != p.last_day())
            off(to_string(p), "a period of whole steps");
        if (!axis.contains(first) || !axis.contains(last))
            off(to_string(p), "a period within the simulation");
        reading_.first = static_cast<int>(axis.index_of(first));
        reading_.last = static_cast<int>(axis.index_of(last));
    }

    bool holds(double value, double bound) const {
        switch (question_.relation) {
            case Relation::below: return value < bound;
            case Relation::above: return value > bound;
            case Relation::at_most: return value <= bound;
            case Relation::at_least: return value >= bound;
            case Relation::none: return false;
        }
        return false;
    }

    Observed observe(std::int64_t paths, std::span<const Override> overrides) const {
        const auto n = static_cast<std::size_t>(paths);
        Observed seen{std::vector<double>(n), std::vector<std::uint8_t>(n), std::vector<double>(n), {}};
        const bool by = question_.moment == Moment::by && related();
        if (by) seen.reached.assign(n, missing_value);
        // A model counts money in cents. Division gives the euros that a person writes down; a factor of 0.01 may not.
        const double parts = quantity().unit == OutlookUnit::eur ? 100.0 : 1.0;
        detail::PathWork work{paths, options_.threads, options_.cancel, {}};
        if (overrides.empty()) work.progress = options_.progress;
        run_paths(*model_, work, overrides, [&](const Run& run, std::int64_t first, int count) {
            for (int p = 0; p < count; ++p) {
                const auto at = static_cast<std::size_t>(first + p);
                const double value = reading_.of(run, p) / parts;
                const double bound = question_.than.empty() ? question_.value : than_.of(run, p) / parts;
                seen.value[at] = value;
                if (!related()) continue;
                seen.met[at] = holds(value, bound) ? 1 : 0;
                if (by) {
                    seen.met[at] = 0;
                    for (int t = 0; t <= reading_.last && seen.met[at] == 0; ++t) {
                        const double now = run.at(reading_.quantity, t)[p] / parts;
                        const double limit =
                            question_.than.empty() ? question_.value : run.at(than_.quantity, t)[p] / parts;
                        if (!holds(now, limit)) continue;
                        seen.met[at] = 1;
                        seen.reached[at] = model_->ends[static_cast<std::size_t>(t)];
                    }
                }
                if (seen.met[at] == 0) seen.miss[at] = std::abs(value - bound);
            }
        });
        return seen;
    }

    static double part_met(const Observed& seen) {
        std::int64_t met = 0;
        for (const std::uint8_t m : seen.met) met += m;
        return static_cast<double>(met) / static_cast<double>(seen.met.size());
    }

    void describe(const Observed& seen, Answer& answer) const {
        answer.mean = detail::mean_of(seen.value);
        std::vector<double> probabilities{0.5};
        for (const double level : options_.levels) {
            probabilities.push_back(0.5 * (1.0 - level));
            probabilities.push_back(0.5 * (1.0 + level));
        }
        detail::QuantileWork work;
        const auto at = [&](double probability) {
            double result = 0.0;
            detail::select_quantiles(seen.value, std::span(&probability, 1), std::span(&result, 1), work);
            return result;
        };
        answer.median = at(0.5);
        for (const double level : options_.levels)
            answer.bands.push_back({level, {at(0.5 * (1.0 - level))}, {at(0.5 * (1.0 + level))}});
        answer.probability = answer.standard_error = answer.probability_low = answer.probability_high =
            missing_value;
        answer.expected_years = answer.shortfall = missing_value;
        if (!related()) return;
        const detail::WorldOdds odds = detail::world_odds(seen.met, detail::has_ranges(*model_, records()));
        answer.probability = odds.probability;
        answer.standard_error = odds.standard_error;
        answer.probability_low = odds.low;
        answer.probability_high = odds.high;
        double sum = 0.0;
        double missed = 0.0;
        for (std::size_t p = 0; p < seen.met.size(); ++p)
            if (seen.met[p] == 0) {
                sum += seen.miss[p];
                missed += 1.0;
            }
        answer.shortfall = missed > 0.0 ? sum / missed : 0.0;
        if (question_.moment == Moment::by) {
            double years = 0.0;
            double times = 0.0;
            for (const double r : seen.reached)
                if (!std::isnan(r)) {
                    years += r;
                    times += 1.0;
                }
            if (times > 0.0) answer.expected_years = years / times;
        }
    }

    double headline(const Observed& seen) const {
        return related() ? part_met(seen) : detail::mean_of(seen.value);
    }

    void influences(Answer& answer) const {
        const std::int64_t paths = std::min<std::int64_t>(options_.paths, 4096);
        const Observed base = observe(paths, {});
        const double mean = detail::mean_of(base.value);
        double variance = 0.0;
        for (const double v : base.value) variance += (v - mean) * (v - mean);
        variance /= static_cast<double>(base.value.size());
        // All assumptions drawn anew, for the first-order index.
        std::vector<Override> all;
        for (std::size_t k = 0; k < model_->assumptions.size(); ++k)
            if (const auto& used = model_->assumptions[k]; used.stated.uncertain() && !used.records.empty())
                all.push_back({static_cast<int>(k), true, 0.0});
        const Observed other = observe(paths, all);
        const std::int64_t few = std::min<std::int64_t>(paths, detail::block_paths);
        for (const Override& o : all) {
            const auto& used = model_->assumptions[static_cast<std::size_t>(o.assumption)];
            Influence one;
            one.name = used.name;
            one.assumption = used.stated;
            const Override low{o.assumption, false, *used.stated.low};
            const Override high{o.assumption, false, *used.stated.high};
            // Most assumptions have no way to the quantity: then not even a bit of the first paths differs.
            const auto differs = [&](const Override& with) {
                const Observed seen = observe(few, std::span(&with, 1));
                return !std::equal(seen.value.begin(), seen.value.end(), base.value.begin()) ||
                       !std::equal(seen.met.begin(), seen.met.end(), base.met.begin());
            };
            if (!differs(low) && !differs(high)) {
                one.at_low = one.at_high = headline(base);
                answer.influences.push_back(std::move(one));
                continue;
            }
            one.at_low = headline(observe(paths, std::span(&low, 1)));
            one.at_high = headline(observe(paths, std::span(&high, 1)));
            const Observed changed = observe(paths, std::span(&o, 1));
            double total = 0.0;
            double first = 0.0;
            for (std::size_t p = 0; p < base.value.size(); ++p) {
                const double apart = base.value[p] - changed.value[p];
                total += apart * apart;
                first += (other.value[p] - mean) * (changed.value[p] - base.value[p]);
            }
            const double n = static_cast<double>(base.value.size());
            if (variance > 0.0) {
                one.total = std::clamp(0.5 * total / n / variance, 0.0, 1.0);
                // Chance makes small ones wander below nothing and above the total.
                one.first_order = std::clamp(first / n / variance, 0.0, one.total);
            }
            answer.influences.push_back(std::move(one));
        }
        std::ranges::stable_sort(answer.influences, std::ranges::greater(), [](const Influence& i) {
            return std::pair(std::abs(i.at_high - i.at_low), i.total);
        });
    }

    const Programme& programme_;
    const Question& question_;
    const SimulateOptions& options_;
    std::unique_ptr<Model> model_;
    Reading reading_{};
    Reading than_{};
    std::string moment_;
};

}  // namespace

Answer ask(const Programme& programme, const std::string& scenario, const Question& question,
           const SimulateOptions& options) {
    return Asker(programme, question, options).run(scenario);
}

}  // namespace sociaaldomein
