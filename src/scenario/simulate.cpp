#include <sociaaldomein/scenario/simulate.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "projection/detail/select_quantiles.hpp"
#include "projection/detail/work_queue.hpp"
#include "scenario/detail/builder.hpp"
#include "scenario/detail/path_summary.hpp"
#include "scenario/detail/run_paths.hpp"

namespace sociaaldomein {
namespace {

using detail::Model;
using detail::Reading;
using detail::Summary;

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
        std::vector<Readings> readings;
        std::vector<Reading> flat;
        for (const int q : wanted_) {
            readings.push_back(readings_of(*models_.front(), q));
            flat.push_back({q, -1, -1});
            flat.insert(flat.end(), readings.back().steps.begin(), readings.back().steps.end());
            flat.insert(flat.end(), readings.back().years.begin(), readings.back().years.end());
        }
        const std::size_t kept = flat.size() * static_cast<std::size_t>(options_.paths) *
                                 (models_.size() > 1 ? 2 : 1);  // of two models at a time
        const std::vector<std::vector<std::size_t>> own = own_readings(flat);
        std::vector<std::vector<Summary>> all =
            kept <= most_values ? in_memory(flat, own) : streamed(flat, own);
        complete(all, own);
        std::vector<std::vector<OutlookSeries>> result(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool difference = i >= models_.size();
            const std::size_t m = difference ? i - models_.size() + 1 : i;
            append(readings, *models_[m], all[i], !difference, result[i]);
        }
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
        if (!options_.quantities.empty()) {
            std::vector<std::string> records;
            records.reserve(wanted_.size());
            for (const int q : wanted_) records.push_back(quantities[static_cast<std::size_t>(q)].record);
            for (const auto& model : models_) model->keep_only(records);
        }
        if (wanted_.empty())
            throw Error(Errc::missing_field,
                        "found no record with a future, expected a caseload or waitlist with \"future\", a "
                        "product, a "
                        "budget plan or a savings plan");
    }

    /// Which of the readings are a model's own: those of records that it leaves as they are in the first are read there.
    std::vector<std::vector<std::size_t>> own_readings(const std::vector<Reading>& flat) {
        std::vector<std::vector<std::size_t>> own(models_.size());
        for (std::size_t m = 0; m < models_.size(); ++m) {
            const std::vector<std::string> changed =
                m == 0 ? std::vector<std::string>{} : models_[m]->changed_from(*models_.front());
            for (std::size_t i = 0; i < flat.size(); ++i) {
                const auto quantity = static_cast<std::size_t>(flat[i].quantity);
                const std::string& record = models_[m]->quantities[quantity].record;
                if (m == 0 || std::ranges::binary_search(changed, record)) own[m].push_back(i);
            }
            if (m > 0) models_[m]->keep_only(changed);
        }
        return own;
    }

    /// Models first, then differences, where a model has readings of its own.
    std::vector<std::vector<Summary>> streamed(const std::vector<Reading>& flat,
                                               const std::vector<std::vector<std::size_t>>& own) const {
        std::vector<const Model*> models;
        models.reserve(models_.size());
        for (const auto& model : models_) models.push_back(model.get());
        const detail::PathWork work{options_.paths, options_.threads, options_.cancel, options_.progress};
        return detail::stream_summaries(models, flat, own, probabilities_, work, most_values);
    }

    std::vector<std::vector<Summary>> in_memory(const std::vector<Reading>& flat,
                                                const std::vector<std::vector<std::size_t>>& own) const {
        std::vector<std::vector<Summary>> all(2 * models_.size() - 1, std::vector<Summary>(flat.size()));
        detail::PathValues base;   // of the first scenario
        detail::PathValues other;  // of the one at hand
        const auto paths = static_cast<std::size_t>(options_.paths);
        for (std::size_t m = 0; m < models_.size(); ++m) {
            detail::PathValues& values = m == 0 ? base : other;
            detail::PathWork work{options_.paths, options_.threads, options_.cancel, {}};
            if (options_.progress)
                work.progress = [&, m](std::size_t done, std::size_t) {
                    options_.progress(m * paths + done, models_.size() * paths);
                };
            std::vector<Reading> readings;
            for (const std::size_t i : own[m]) readings.push_back(flat[i]);
            detail::read_paths(*models_[m], readings, work, {}, values);
            summarise(values, nullptr, own[m], all[m]);
            if (m > 0) summarise(values, &base, own[m], all[models_.size() + m - 1]);
        }
        return all;
    }

    /// Of each reading, or of what it differs from that of the first scenario.
    void summarise(const detail::PathValues& values, const detail::PathValues* less,
                   const std::vector<std::size_t>& own, std::vector<Summary>& all) const {
        const detail::WorkControl control{options_.threads, options_.cancel, {}};
        struct Work {
            detail::QuantileWork quantiles;
            std::vector<double> apart;
        };
        if (own.empty()) return;
        std::vector<Work> work(static_cast<std::size_t>(detail::threads_for(own.size(), control)));
        detail::for_each_block(own.size(), own.size(), control, [&](int thread, std::size_t i) {
            Work& mine = work[static_cast<std::size_t>(thread)];
            std::span<const double> of = values[i];
            if (less != nullptr) {
                const std::vector<double>& base = (*less)[own[i]];
                if (values[i] == base) return std::size_t{1};  // most differences are none
                mine.apart.resize(of.size());
                for (std::size_t p = 0; p < of.size(); ++p) mine.apart[p] = of[p] - base[p];
                of = mine.apart;
            }
            all[own[i]] = detail::summary_of(of, probabilities_, mine.quantiles);
            return std::size_t{1};
        });
    }

    /// A model has what it left as it is from the first, and no difference there.
    void complete(std::vector<std::vector<Summary>>& all,
                  const std::vector<std::vector<std::size_t>>& own) const {
        for (std::size_t m = 1; m < models_.size(); ++m) {
            std::vector<std::uint8_t> known(all.front().size(), 0);
            for (const std::size_t i : own[m]) known[i] = 1;
            for (std::size_t i = 0; i < known.size(); ++i)
                if (known[i] == 0) all[m][i] = all.front()[i];
            for (Summary& difference : all[models_.size() + m - 1])
                difference.quantiles.resize(probabilities_.size());
        }
    }

    void append(const std::vector<Readings>& readings, const Model& model,
                const std::vector<Summary>& summaries, bool with_observed,
                std::vector<OutlookSeries>& to) const {
        std::size_t at = 0;
        for (std::size_t k = 0; k < wanted_.size(); ++k) {
            const auto number = static_cast<std::size_t>(wanted_[k]);
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
    std::vector<Outlook> result(2 * scenarios.size() - 1);
    for (std::size_t i = 0; i < result.size(); ++i)
        detail::tell(simulation.model(i < scenarios.size() ? i : i - scenarios.size() + 1),
                     result[i].assumptions, result[i].notes);
    auto series = simulation.run();
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
                              : first + std::int64_t{3} * periods_per_year(first.frequency()) - 1;
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
