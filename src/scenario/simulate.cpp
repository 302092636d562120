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
using detail::Run;

constexpr std::size_t most_values = std::size_t{16} << 20;  // 128 MiB of doubles at a time

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
        for (const auto& model : models_) views_.push_back(model.get());
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
        const std::size_t all = wanted_.size();
        std::size_t slots_of_one = 0;
        for (const int q : wanted_) {
            const Readings r = readings_of(*models_.front(), q);
            slots_of_one = std::max(slots_of_one, r.steps.size() + r.years.size() + 1);
        }
        const std::size_t room = most_values / static_cast<std::size_t>(options_.paths) / (2 * n - 1) / slots_of_one;
        const std::size_t group = std::clamp<std::size_t>(room, 1, all);
        total_ = static_cast<std::size_t>(options_.paths) * ((all + group - 1) / group);
        for (std::size_t from = 0; from < all; from += group)
            some(std::span(wanted_).subspan(from, std::min(group, all - from)), result);
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
                        "found no record with a future, expected a caseload or waitlist with \"future\", a product, a "
                        "budget plan or a savings plan");
    }

    void some(std::span<const int> quantities, std::vector<std::vector<OutlookSeries>>& result) {
        const std::size_t n = models_.size();
        std::vector<Readings> readings;
        std::vector<Reading> flat;
        for (const int q : quantities) {
            readings.push_back(readings_of(*models_.front(), q));
            flat.push_back({q, -1, -1});
            flat.insert(flat.end(), readings.back().steps.begin(), readings.back().steps.end());
            flat.insert(flat.end(), readings.back().years.begin(), readings.back().years.end());
        }
        detail::PathValues values((2 * n - 1) * flat.size(),
                                  std::vector<double>(static_cast<std::size_t>(options_.paths)));
        detail::PathWork work{options_.paths, options_.threads, options_.cancel, {}};
        if (options_.progress)
            work.progress = [this](std::size_t done, std::size_t) { options_.progress(done_ + done, total_); };
        run_paths(views_, work, {}, [&](std::span<const Run> runs, std::int64_t first, int count) {
            for (std::size_t r = 0; r < flat.size(); ++r)
                for (std::size_t m = 0; m < n; ++m) {
                    double* to = values[m * flat.size() + r].data() + first;
                    for (int p = 0; p < count; ++p) to[p] = flat[r].of(runs[m], p);
                    if (m == 0) continue;
                    const double* base = values[r].data() + first;
                    double* apart = values[(n + m - 1) * flat.size() + r].data() + first;
                    for (int p = 0; p < count; ++p) apart[p] = to[p] - base[p];
                }
        });
        done_ += static_cast<std::size_t>(options_.paths);
        summarise(quantities, readings, flat.size(), values, result);
    }

    struct Summary {
        double mean = 0.0;
        std::vector<double> quantiles;
    };

    void summarise(std::span<const int> quantities, const std::vector<Readings>& readings, std::size_t flat,
                   const detail::PathValues& values, std::vector<std::vector<OutlookSeries>>& result) {
        std::vector<Summary> summaries(values.size());
        const detail::WorkControl control{options_.threads, options_.cancel, {}};
        std::vector<detail::QuantileWork> work(static_cast<std::size_t>(detail::threads_for(values.size(), control)));
        detail::for_each_block(values.size(), values.size(), control, [&](int thread, std::size_t i) {
            summaries[i].mean = detail::mean_of(values[i]);
            summaries[i].quantiles.resize(probabilities_.size());
            detail::select_quantiles(values[i], probabilities_, summaries[i].quantiles,
                                     work[static_cast<std::size_t>(thread)]);
            return std::size_t{1};
        });
        for (std::size_t m = 0; m < result.size(); ++m) {
            std::size_t at = m * flat;
            for (std::size_t k = 0; k < quantities.size(); ++k) {
                const Model& model = *models_[m < models_.size() ? m : m - models_.size() + 1];
                const auto number = static_cast<std::size_t>(quantities[k]);
                const OutlookQuantity& q = model.quantities[number];
                OutlookSeries s;
                s.quantity = q.name;
                s.label = q.label;
                s.unit = q.unit;
                s.measure = q.measure;
                const double factor = q.unit == OutlookUnit::eur ? 0.01 : 1.0;  // a model counts in cents
                const TimeSeries& observed = model.observed[number];
                if (m < models_.size()) {
                    for (std::int64_t t = 0; t < observed.size(); ++t)
                        s.observed_periods.push_back(observed.axis().period(t));
                    s.observed.assign(observed.values().begin(), observed.values().end());
                }
                s.start = factor * summaries[at++].mean;
                std::vector<Period> periods;
                for (std::int64_t t = 0; t < model.axis.size(); ++t) periods.push_back(model.axis.period(t));
                s.steps = fan(periods, summaries, at, factor);
                s.years = fan(readings[k].year_periods, summaries, at, factor);
                result[m].push_back(std::move(s));
            }
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
    std::vector<const Model*> views_;
    const SimulateOptions& options_;
    std::vector<double> probabilities_;
    std::vector<int> wanted_;
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
        for (const auto& used : simulation.model(m).assumptions) outlook.assumptions.push_back({used.name, used.stated});
        outlook.notes = simulation.model(m).notes;
        if (i >= scenarios.size()) outlook.against = result.front().scenario;
    }
    return result;
}

}  // namespace

PeriodAxis outlook_axis(const Programme& programme, const std::optional<Period>& until) {
    if (!programme.outlook)
        throw Error(Errc::missing_field,
                    "found no \"outlook\" in the programme, expected one that states the first period computed, such as "
                    "{\"first\": \"2023-H1\"}",
                    "/outlook");
    const Period first = programme.outlook->first;
    const Period last =
        until ? Period::containing(until->last_day(), first.frequency()) : first + 3 * periods_per_year(first.frequency()) - 1;
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
