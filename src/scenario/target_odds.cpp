#include <sociaaldomein/scenario/target_odds.hpp>

#include <algorithm>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/require.hpp>

#include "scenario/detail/builder.hpp"
#include "scenario/detail/run_paths.hpp"
#include "scenario/detail/world_odds.hpp"

namespace sociaaldomein {

SD_DEFINE_TYPE(TargetOdds)

namespace {

using detail::Model;
using detail::Reading;

/// Paths on which a sum of quantities, each with its sign, is at least (or more than) nothing.
struct Balance {
    struct Term {
        std::size_t reading = 0;
        double sign = 1.0;
    };
    Period year{};
    std::vector<Term> terms{};
};

class Counter {
public:
    Counter(const Model& model, const SimulateOptions& options) : model_(model), options_(options) {
        const int each = periods_per_year(model.axis.frequency());
        for (int t = 0; t + each <= model.steps(); ++t)
            if (model.axis.period(t).number() == 1)
                years_.push_back({Period::year(model.axis.period(t).start_year()), t, t + each - 1});
    }

    /// Each quantity by its name within the record, with a sign in front where it is taken off.
    void add(OddsOf of, const std::string& record, const Text& label,
             const std::vector<std::string>& quantities) {
        TargetOdds one;
        one.record = record;
        one.label = label;
        one.of = of;
        std::vector<Balance> balances;
        for (const Year& y : years_) {
            Balance balance{y.period, {}};
            for (const std::string& q : quantities) {
                const bool off = q.front() == '-';
                balance.terms.push_back({readings_.size(), off ? -1.0 : 1.0});
                readings_.push_back({model_.quantity(record + "." + q.substr(off ? 1 : 0)), y.first, y.last});
            }
            balances.push_back(std::move(balance));
        }
        wanted_.emplace_back(std::move(one), std::move(balances));
    }

    std::vector<TargetOdds> run() {
        if (readings_.empty()) return {};
        const detail::PathWork work{options_.paths, options_.threads, options_.cancel, options_.progress};
        values_ = detail::read_paths(model_, readings_, work);
        std::vector<TargetOdds> result;
        for (auto& [odds, balances] : wanted_) {
            std::string record = "/" + odds.record;
            record[record.find('.')] = '/';
            const bool ranges = detail::has_ranges(model_, {record});
            for (const Balance& balance : balances) count(balance, ranges, odds);
            if (!odds.years.empty()) result.push_back(std::move(odds));
        }
        return result;
    }

private:
    struct Year {
        Period period;
        int first = 0;
        int last = 0;
    };

    void count(const Balance& balance, bool ranges, TargetOdds& odds) const {
        const bool savings = odds.of == OddsOf::savings_met;
        const auto paths = static_cast<std::size_t>(options_.paths);
        if (savings &&
            std::ranges::all_of(values_[balance.terms.back().reading], [](double v) { return v <= 0.0; }))
            return;  // a year without a target
        std::vector<std::uint8_t> met(paths);
        double sum = 0.0;
        double times = 0.0;
        for (std::size_t p = 0; p < paths; ++p) {
            double value = 0.0;
            for (const Balance::Term& term : balance.terms) value += term.sign * values_[term.reading][p];
            met[p] = (savings ? value >= 0.0 : value > 0.0) ? 1 : 0;
            if (savings == (met[p] != 0)) continue;
            sum += savings ? -value : value;
            times += 1.0;
        }
        const detail::WorldOdds of = detail::world_odds(met, ranges);
        constexpr double cents = 100.0;
        odds.years.push_back(balance.year);
        odds.probability.push_back(of.probability);
        odds.standard_error.push_back(of.standard_error);
        odds.probability_low.push_back(of.low);
        odds.probability_high.push_back(of.high);
        odds.amount.push_back(times > 0.0 ? sum / times / cents : 0.0);
    }

    const Model& model_;
    const SimulateOptions& options_;
    std::vector<Year> years_;
    std::vector<Reading> readings_;
    detail::PathValues values_;
    std::vector<std::pair<TargetOdds, std::vector<Balance>>> wanted_;
};

}  // namespace

std::vector<TargetOdds> target_odds(const Programme& programme, const std::string& scenario,
                                    const SimulateOptions& options) {
    return std::move(target_odds(programme, std::vector<std::string>{scenario}, options).front());
}

std::vector<std::vector<TargetOdds>> target_odds(const Programme& programme,
                                                 const std::vector<std::string>& scenarios,
                                                 const SimulateOptions& options) {
    detail::require_options(options, "target_odds");
    require(!scenarios.empty(), "target_odds", "scenarios", std::int64_t{0}, "at least one scenario");
    require_valid(programme);
    const PeriodAxis axis = outlook_axis(programme, options.until);
    std::vector<std::string> ids;
    std::vector<std::unique_ptr<Model>> models;
    for (const std::string& scenario : scenarios) {
        const detail::Branch branch = detail::branch_of(programme, scenario);
        ids.push_back(branch.scenario == nullptr ? "" : branch.scenario->id.str());
        models.push_back(detail::build_model(branch, axis, options.seed));
    }
    std::vector<std::string> records;
    for (const SavingsPlan& plan : programme.savings_plans)
        if (models.front()->quantity("savings_plans." + plan.id.str() + ".total") >= 0)
            records.push_back("/savings_plans/" + plan.id.str());
    for (const BudgetPlan& plan : programme.budget_plans)
        if (!plan.budget.empty()) records.push_back("/budget_plans/" + plan.id.str());
    std::vector<std::vector<std::string>> own{records};
    for (std::size_t m = 1; m < models.size(); ++m) {
        const std::vector<std::string> changed = models[m]->changed_from(*models.front());
        own.push_back(records);
        std::erase_if(own[m], [&](const std::string& r) { return !std::ranges::binary_search(changed, r); });
    }

    std::vector<std::vector<TargetOdds>> result;
    for (std::size_t m = 0; m < models.size(); ++m) {
        models[m]->keep_only(own[m]);
        Counter counter(*models[m], options);
        const auto counted = [&](const std::string& record) {
            return std::ranges::find(own[m], record) != own[m].end();
        };
        for (const SavingsPlan& plan : programme.savings_plans)
            if (counted("/savings_plans/" + plan.id.str()))
                counter.add(OddsOf::savings_met, "savings_plans." + plan.id.str(), plan.name,
                            {"total", "-target"});
        for (const BudgetPlan& plan : programme.budget_plans) {
            if (!counted("/budget_plans/" + plan.id.str())) continue;
            const std::string record = "budget_plans." + plan.id.str();
            counter.add(OddsOf::overspent, record, plan.name, {"overspend"});
            counter.add(OddsOf::structurally_short, record, plan.name,
                        {"expense", "-incidental", "-revenue", "-budget"});
        }
        std::vector<TargetOdds> odds = counter.run();
        if (m > 0) {
            // In the order of the first, which has those that this scenario leaves as they are.
            std::vector<TargetOdds> all = result.front();
            for (TargetOdds& one : all)
                for (TargetOdds& mine : odds)
                    if (mine.record == one.record && mine.of == one.of) one = std::move(mine);
            odds = std::move(all);
        }
        for (TargetOdds& one : odds) one.scenario = ids[m];
        result.push_back(std::move(odds));
    }
    return result;
}

}  // namespace sociaaldomein
