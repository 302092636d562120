#include <sociaaldomein/scenario/simulate.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "projection/detail/select_quantiles.hpp"
#include "projection/detail/work_queue.hpp"
#include "scenario/detail/builder.hpp"
#include "scenario/detail/run_paths.hpp"

namespace sociaaldomein {
namespace {

using detail::Model;
using detail::Reading;

constexpr std::size_t most_values = std::size_t{32} << 20;  // 256 MiB of doubles at a time

/// What one quantity is asked: each step, and each whole year of a flow.
struct Readings {
    std::vector<Reading> steps;
    std::vector<Reading> years;
    std::vector<Period> year_periods;
};

Readings readings_of(const Model& model, int quantity) {
    Readings result;
    const OutlookQuantity& q = model.quantities[static_cast<std::size_t>(quantity)];
    for (int t = 0; t < model.steps(); ++t) result.steps.push_back({quantity, t, t});
    const int each = periods_per_year(model.axis.frequency());
    if (q.measure != MeasureKind::flow || each == 1) return result;
    for (int t = 0; t + each <= model.steps(); ++t)
        if (model.axis.period(t).number() == 1) {
            result.years.push_back({quantity, t, t + each - 1});
            result.year_periods.push_back(Period::year(model.axis.period(t).start_year()));
        }
    return result;
}

/// Simulates some models together and makes an outlook of each, and of the difference of each but the first.
class Simulation {
public:
    Simulation(std::vector<std::unique_ptr<Model>> models, const SimulateOptions& options)
        : models_(std::move(models)), options_(options) {
        for (const double level : options.levels) {
            probabilities_.push_back(0.5 * (1.0 - level));
            probabilities_.push_back(0.5 * (1.0 + level));
        }
        probabilities_.push_back(0.5);
        std::ranges::sort(probabilities_);
        const auto repeated = std::ranges::unique(probabilities_);
        probabilities_.erase(repeated.begin(), repeated.end());
        choose();
    }

    /// Models first, then differences.
    std::vector<std::vector<OutlookSeries>> run() {
        const std::size_t n = models_.size();
        std::vector<std::vector<OutlookSeries>> result(2 * n - 1);
        std::vector<std::size_t> slots;  // of each quantity wanted
        for (const int q : wanted_) {
            const Readings r = readings_of(*models_.front(), q);
            slots.push_back(r.steps.size() + r.years.size() + 1);
        }
        const std::size_t room = most_values / static_cast<std::size_t>(options_.paths) / (n > 1 ? 2 : 1);
        std::vector<std::span<const int>> groups;
        for (std::size_t from = 0; from < wanted_.size();) {
            std::size_t to = from;
            std::size_t used = 0;
            while (to < wanted_.size() && (to == from || used + slots[to] <= room)) used += slots[to++];
            groups.push_back(std::span(wanted_).subspan(from, to - from));
            from = to;
        }
        total_ = static_cast<std::size_t>(options_.paths) * groups.size() * n;
        for (const std::span<const int> group : groups) some(group, result);
        return result;
    }

    const Model& model(std::size_t i) const { return *models_[i]; }

private:
    void choose() {
        const auto& quantities = models_.front()->quantities;
        if (options_.quantities.empty())
            for (std::size_t q = 0; q < quantities.size(); ++q) wanted_.push_back(static_cast<int>(q));
        for (const std::string& name : options_.quantities)
            wanted_.push_back(models_.front()->quantity(find_quantity(quantities, name).name));
        if (wanted_.empty())
            throw Error(Errc::missing_field,
                        "found no record with a future, expected a caseload or waitlist with \"future\", a "
                        "product, a "
                        "budget plan or a savings plan");
    }

    struct Summary {
        double mean = 0.0;
        std::vector<double> quantiles;
    };

    void some(std::span<const int> quantities, std::vector<std::vector<OutlookSeries>>& result) {
        std::vector<Readings> readings;
        std::vector<Reading> flat;
        for (const int q : quantities) {
            readings.push_back(readings_of(*models_.front(), q));
            flat.push_back({q, -1, -1});
            flat.insert(flat.end(), readings.back().steps.begin(), readings.back().steps.end());
            flat.insert(flat.end(), readings.back().years.begin(), readings.back().years.end());
        }
        for (std::size_t m = 0; m < models_.size(); ++m) {
            detail::PathValues& values = m == 0 ? base_ : other_;
            detail::PathWork work{options_.paths, options_.threads, options_.cancel, {}};
            if (options_.progress)
                work.progress = [this](std::size_t done, std::size_t) {
                    options_.progress(done_ + done, total_);
                };
            detail::read_paths(*models_[m], flat, work, {}, values);
            done_ += static_cast<std::size_t>(options_.paths);
            append(quantities, readings, *models_[m], summaries(values, nullptr), true, result[m]);
            if (m > 0)
                append(quantities, readings, *models_[m], summaries(values, &base_), false,
                       result[models_.size() + m - 1]);
        }
    }

    /// Of each reading, or of what it differs from that of the first scenario.
    std::vector<Summary> summaries(const detail::PathValues& values, const detail::PathValues* less) const {
        std::vector<Summary> all(values.size());
        const detail::WorkControl control{options_.threads, options_.cancel, {}};
        struct Work {
            detail::QuantileWork quantiles;
            std::vector<double> apart;
        };
        std::vector<Work> work(static_cast<std::size_t>(detail::threads_for(values.size(), control)));
        detail::for_each_block(values.size(), values.size(), control, [&](int thread, std::size_t i) {
            Work& mine = work[static_cast<std::size_t>(thread)];
            std::span<const double> of = values[i];
            all[i].quantiles.resize(probabilities_.size());
            // Most differences are none, and many quantities never move.
            if (less != nullptr && values[i] == (*less)[i]) return std::size_t{1};
            if (less != nullptr) {
                mine.apart.resize(of.size());
                for (std::size_t p = 0; p < of.size(); ++p) mine.apart[p] = of[p] - (*less)[i][p];
                of = mine.apart;
            }
            if (std::ranges::all_of(of, [&](double v) { return v == of.front(); })) {
                all[i].mean = of.front();
                std::ranges::fill(all[i].quantiles, of.front());
                return std::size_t{1};
            }
            all[i].mean = detail::mean_of(of);
            detail::select_quantiles(of, probabilities_, all[i].quantiles, mine.quantiles);
            return std::size_t{1};
        });
        return all;
    }

    void append(std::span<const int> quantities, const std::vector<Readings>& readings, const Model& model,
                const std::vector<Summary>& summaries, bool with_observed,
                std::vector<OutlookSeries>& to) const {
        std::size_t at = 0;
        for (std::size_t k = 0; k < quantities.size(); ++k) {
            const auto number = static_cast<std::size_t>(quantities[k]);
            const OutlookQuantity& q = model.quantities[number];
            OutlookSeries s;
            s.quantity = q.name;
            s.label = q.label;
            s.unit = q.unit;
            s.measure = q.measure;
            const double factor = q.unit == OutlookUnit::eur ? 0.01 : 1.0;  // a model counts in cents
            const TimeSeries& observed = model.observed[number];
            if (with_observed) {
                for (std::int64_t t = 0; t < observed.size(); ++t)
                    s.observed_periods.push_back(observed.axis().period(t));
                s.observed.assign(observed.values().begin(), observed.values().end());
            }
            s.start = factor * summaries[at++].mean;
            std::vector<Period> periods;
            for (std::int64_t t = 0; t < model.axis.size(); ++t) periods.push_back(model.axis.period(t));
            s.steps = fan(periods, summaries, at, factor);
            s.years = fan(readings[k].year_periods, summaries, at, factor);
            to.push_back(std::move(s));
        }
    }

    OutlookFan fan(const std::vector<Period>& periods, const std::vector<Summary>& summaries, std::size_t& at,
                   double factor) const {
        OutlookFan f;
        f.periods = periods;
        for (const double level : options_.levels) f.bands.push_back({level, {}, {}});
        const auto place = [&](double probability) {
            return static_cast<std::size_t>(std::ranges::lower_bound(probabilities_, probability) -
                                            probabilities_.begin());
        };
        for (std::size_t i = 0; i < periods.size(); ++i, ++at) {
            const Summary& s = summaries[at];
            f.mean.push_back(factor * s.mean);
            f.median.push_back(factor * s.quantiles[place(0.5)]);
            for (OutlookBand& band : f.bands) {
                band.lower.push_back(factor * s.quantiles[place(0.5 * (1.0 - band.level))]);
                band.upper.push_back(factor * s.quantiles[place(0.5 * (1.0 + band.level))]);
            }
        }
        if (periods.empty()) f.bands.clear();
        return f;
    }

    std::vector<std::unique_ptr<Model>> models_;
    const SimulateOptions& options_;
    std::vector<double> probabilities_;
    std::vector<int> wanted_;
    detail::PathValues base_;   ///< of the first scenario
    detail::PathValues other_;  ///< of the one at hand
    std::size_t done_ = 0;
    std::size_t total_ = 0;
};

std::vector<Outlook> simulate_all(const Programme& programme, const std::vector<std::string>& scenarios,
                                  const SimulateOptions& options, std::string_view function) {
    detail::require_options(options, function);
    require_valid(programme);
    const PeriodAxis axis = outlook_axis(programme, options.until);
    std::vector<detail::Branch> branches;
    std::vector<std::unique_ptr<Model>> models;
    branches.reserve(scenarios.size());
    for (const std::string& scenario : scenarios) {
        branches.push_back(detail::branch_of(programme, scenario));
        models.push_back(detail::build_model(branches.back(), axis, options.seed));
    }
    Simulation simulation(std::move(models), options);
    auto series = simulation.run();
    std::vector<Outlook> result(series.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
        const std::size_t m = i < scenarios.size() ? i : i - scenarios.size() + 1;
        Outlook& outlook = result[i];
        outlook.scenario = branches[m].scenario == nullptr ? "" : branches[m].scenario->id.str();
        if (branches[m].scenario != nullptr) {
            outlook.name = branches[m].scenario->name;
            outlook.question = branches[m].scenario->question;
        }
        outlook.paths = options.paths;
        outlook.seed = options.seed;
        outlook.series = std::move(series[i]);
        for (const auto& used : simulation.model(m).assumptions)
            outlook.assumptions.push_back({used.name, used.stated});
        outlook.notes = simulation.model(m).notes;
        if (i >= scenarios.size()) outlook.against = result.front().scenario;
    }
    return result;
}

}  // namespace

PeriodAxis outlook_axis(const Programme& programme, const std::optional<Period>& until) {
    if (!programme.outlook)
        throw Error(Errc::missing_field,
                    "found no \"outlook\" in the programme, expected one that states the first period "
                    "computed, such as "
                    "{\"first\": \"2023-H1\"}",
                    "/outlook");
    const Period first = programme.outlook->first;
    const Period last = until ? Period::containing(until->last_day(), first.frequency())
                              : first + 3 * periods_per_year(first.frequency()) - 1;
    const std::int64_t steps = last - first + 1;
    require(steps >= 1, "simulate", "until", to_string(until.value_or(first)),
            fmt::format("a period not before the first one computed, {}", to_string(first)));
    require(steps <= 1000, "simulate", "until", to_string(until.value_or(first)),
            fmt::format("at most 1000 steps from {} on", to_string(first)));
    return {first, steps};
}

Outlook simulate(const Programme& programme, const std::string& scenario, const SimulateOptions& options) {
    return std::move(simulate_all(programme, {scenario}, options, "simulate").front());
}

std::vector<Outlook> compare(const Programme& programme, const std::vector<std::string>& scenarios,
                             const SimulateOptions& options) {
    require(scenarios.size() >= 2, "compare", "scenarios", static_cast<std::int64_t>(scenarios.size()),
            "at least two scenarios");
    return simulate_all(programme, scenarios, options, "compare");
}

}  // namespace sociaaldomein
