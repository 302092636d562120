#include <sociaaldomein/scenario/price_volume.hpp>

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>
#include <sociaaldomein/core/text_distance.hpp>

#include "projection/detail/select_quantiles.hpp"
#include "scenario/detail/builder.hpp"
#include "scenario/detail/run_paths.hpp"

namespace sociaaldomein {

SD_DEFINE_TYPE(PriceVolume)
SD_DEFINE_TYPE(BridgePart)
SD_DEFINE_TYPE(Bridge)

PriceVolume price_volume(std::span<const PricedVolume> products) {
    double cost = 0.0;
    double before = 0.0;
    double after = 0.0;
    double by_product = 0.0;
    PriceVolume parts;
    for (const PricedVolume& x : products) {
        const double dp = x.price_after - x.price_before;
        const double dq = x.volume_after - x.volume_before;
        cost += x.price_before * x.volume_before;
        before += x.volume_before;
        after += x.volume_after;
        by_product += x.price_before * dq;
        parts.price += x.volume_before * dp;
        parts.joint += dp * dq;
    }
    if (before > 0.0)
        parts.volume = cost / before * (after - before);
    else
        parts.joint += by_product;
    parts.mix = before > 0.0 ? by_product - parts.volume : 0.0;
    return parts;
}

namespace {

using detail::Model;
using detail::Reading;

const BudgetPlan& find_plan(const Programme& programme, const std::string& id) {
    std::vector<std::string_view> names;
    for (const BudgetPlan& plan : programme.budget_plans) {
        if (plan.id.str() == id) return plan;
        names.push_back(plan.id.str());
    }
    const std::string near = nearest(id, names);
    throw Error(Errc::unknown_value, fmt::format("found the budget plan \"{}\", expected a known one{}", id,
                                                 near.empty() ? "" : "; did you mean \"" + near + "\"?"));
}

/// Cost and volume of each product of a plan in a year, on all paths.
class YearCosts {
public:
    YearCosts(const detail::PathValues& values, std::size_t first, double per_year)
        : values_(values), first_(first), per_year_(per_year) {}

    double cost(std::size_t product, std::size_t path) const {
        return 0.01 * values_[first_ + 2 * product][path];
    }
    /// Mean over the year; the price is what it then costs, so that price times volume is the cost.
    double volume(std::size_t product, std::size_t path) const {
        return per_year_ * values_[first_ + 2 * product + 1][path];
    }
    double price(std::size_t product, std::size_t path) const {
        const double v = volume(product, path);
        return v > 0.0 ? cost(product, path) / v : 0.0;
    }

private:
    const detail::PathValues& values_;
    std::size_t first_;
    double per_year_;
};

using Plans = std::vector<const BudgetPlan*>;

/// The costs of some plans in some years, read in one simulation.
class Costs {
public:
    Costs(const Model& model, const Plans& plans, const std::vector<int>& years, const detail::PathWork& work)
        : years_(years.size()) {
        const int each = periods_per_year(model.axis.frequency());
        per_year_ = 1.0 / each;
        std::vector<Reading> readings;
        for (const BudgetPlan* plan : plans)
            for (const int year : years) {
                const Period first = Period::of(model.axis.frequency(), year, 1);
                if (!model.axis.contains(first) || !model.axis.contains(first + (each - 1)))
                    throw Error(
                        Errc::out_of_domain,
                        fmt::format("found the year {}, expected one that is simulated whole (steps "
                                    "run from {} to {})",
                                    year, to_string(model.axis.first()), to_string(model.axis.last())));
                const int at = static_cast<int>(model.axis.index_of(first));
                starts_.push_back(readings.size());
                for (const Id<Product>& id : plan->products)
                    for (const char* part : {".cost", ".volume"})
                        readings.push_back(
                            {model.quantity("products." + id.str() + part), at, at + each - 1});
            }
        read_paths(model, readings, work, {}, values_);
    }

    YearCosts of(std::size_t plan, std::size_t year) const {
        return {values_, starts_[plan * years_ + year], per_year_};
    }

private:
    std::size_t years_;
    std::vector<std::size_t> starts_;
    detail::PathValues values_;
    double per_year_ = 1.0;
};

struct Parts {
    std::vector<std::vector<double>> values;  ///< price, volume, mix, joint of each path

    explicit Parts(std::size_t paths) : values(4, std::vector<double>(paths)) {}
};

Parts split(const YearCosts& before, const YearCosts& after, std::size_t products, std::size_t paths) {
    Parts parts(paths);
    std::vector<PricedVolume> all(products);
    for (std::size_t p = 0; p < paths; ++p) {
        for (std::size_t k = 0; k < products; ++k) {
            all[k] = {before.price(k, p), before.volume(k, p), after.price(k, p), after.volume(k, p)};
            // Nothing bought has no price of its own: that of the other side, so that all of it is volume.
            if (all[k].volume_before == 0.0) all[k].price_before = all[k].price_after;
            if (all[k].volume_after == 0.0) all[k].price_after = all[k].price_before;
        }
        const PriceVolume of = price_volume(all);
        parts.values[0][p] = of.price;
        parts.values[1][p] = of.volume;
        parts.values[2][p] = of.mix;
        parts.values[3][p] = of.joint;
    }
    return parts;
}

BridgePart described(const char* name, const std::vector<double>& values, double level) {
    BridgePart part{name, detail::mean_of(values), 0.0, 0.0};
    const double probabilities[2] = {0.5 * (1.0 - level), 0.5 * (1.0 + level)};
    double bounds[2] = {};
    detail::QuantileWork work;
    detail::select_quantiles(values, probabilities, bounds, work);
    part.lower = bounds[0];
    part.upper = bounds[1];
    return part;
}

constexpr const char* part_names[4] = {"price", "volume", "mix", "joint"};

/// The first and the last year that all steps of are computed.
std::pair<int, int> whole_years(const PeriodAxis& axis) {
    const int first = axis.first().start_year() + (axis.first().number() > 1 ? 1 : 0);
    const bool ends = axis.last().last_day() == Period::year(axis.last().start_year()).last_day();
    return {first, axis.last().start_year() - (ends ? 0 : 1)};
}

double mean_total(const YearCosts& costs, std::size_t products, std::size_t paths) {
    double sum = 0.0;
    for (std::size_t p = 0; p < paths; ++p)
        for (std::size_t k = 0; k < products; ++k) sum += costs.cost(k, p);
    return sum / static_cast<double>(paths);
}

class Bridges {
public:
    Bridges(const Programme& programme, Plans plans, std::pair<int, int> years,
            const SimulateOptions& options)
        : programme_(programme),
          plans_(std::move(plans)),
          options_(options),
          axis_(outlook_axis(programme,
                             options.until || years.second == 0
                                 ? options.until
                                 : std::optional(Period::year(std::max(years.first, years.second))))),
          paths_(static_cast<std::size_t>(options.paths)) {
        const auto [first, last] = whole_years(axis_);
        from_ = years.first == 0 ? first : years.first;
        to_ = years.second == 0 ? last : years.second;
    }

    std::vector<Bridge> run(const std::vector<std::string>& scenarios) const {
        const detail::PathWork work{options_.paths, options_.threads, options_.cancel, options_.progress};
        const detail::Branch branch = detail::branch_of(programme_, scenarios.front());
        const auto model = built(branch);
        const Costs base(*model, plans_, {from_, to_}, work);
        std::vector<Bridge> result;
        for (std::size_t k = 0; k < plans_.size(); ++k) {
            result.push_back(between_years(k, base, id(branch)));
            add_policy(result.back(), std::vector<double>(paths_, 0.0));
        }
        const std::vector<Bridge> first = result;
        for (std::size_t s = 1; s < scenarios.size(); ++s) {
            const detail::Branch other = detail::branch_of(programme_, scenarios[s]);
            const auto changed = built(other);
            // A scenario that leaves all products as they are costs the same.
            std::optional<Costs> then;
            const std::vector<std::string> records = changed->changed_from(*model);
            if (std::ranges::any_of(records,
                                    [](const std::string& r) { return r.starts_with("/products/"); }))
                then.emplace(*changed, plans_, std::vector<int>{to_}, work);
            for (std::size_t k = 0; k < plans_.size(); ++k) {
                Bridge b = first[k];
                b.to_scenario = id(other);
                b.parts.pop_back();
                with_policy(k, base.of(k, 1), then ? then->of(k, 0) : base.of(k, 1), b);
                result.push_back(std::move(b));
            }
        }
        return result;
    }

private:
    std::unique_ptr<Model> built(const detail::Branch& branch) const {
        auto model = detail::build_model(branch, axis_, options_.seed);
        std::vector<std::string> records;
        for (const BudgetPlan* plan : plans_)
            for (const Id<Product>& id : plan->products) records.push_back("/products/" + id.str());
        model->keep_only(records);
        return model;
    }

    static std::string id(const detail::Branch& branch) {
        return branch.scenario == nullptr ? "" : branch.scenario->id.str();
    }

    /// All parts but policy.
    Bridge between_years(std::size_t plan, const Costs& costs, const std::string& scenario) const {
        const std::size_t products = plans_[plan]->products.size();
        Bridge b;
        b.plan = plans_[plan]->id.str();
        b.label = plans_[plan]->name;
        b.scenario = b.to_scenario = scenario;
        b.from_year = from_;
        b.to_year = to_;
        if (!options_.levels.empty()) b.level = options_.levels.front();
        const YearCosts before = costs.of(plan, 0);
        const YearCosts after = costs.of(plan, 1);
        b.before = mean_total(before, products, paths_);
        b.after = mean_total(after, products, paths_);
        const Parts parts = split(before, after, products, paths_);
        for (std::size_t i = 0; i < 4; ++i)
            b.parts.push_back(described(part_names[i], parts.values[i], b.level));
        return b;
    }

    static void add_policy(Bridge& b, const std::vector<double>& policy) {
        b.parts.push_back(described("policy", policy, b.level));
    }

    void with_policy(std::size_t plan, const YearCosts& without, const YearCosts& with, Bridge& b) const {
        const std::size_t products = plans_[plan]->products.size();
        b.after = mean_total(with, products, paths_);
        const Parts parts = split(without, with, products, paths_);
        std::vector<double> policy(paths_, 0.0);
        for (std::size_t p = 0; p < paths_; ++p)
            for (std::size_t k = 0; k < products; ++k) policy[p] += with.cost(k, p) - without.cost(k, p);
        for (std::size_t i = 0; i < 4; ++i)
            b.policy_parts.push_back(described(part_names[i], parts.values[i], b.level));
        add_policy(b, policy);
    }

    const Programme& programme_;
    Plans plans_;
    const SimulateOptions& options_;
    PeriodAxis axis_;
    std::size_t paths_;
    int from_ = 0;
    int to_ = 0;
};

}  // namespace

Bridge bridge(const Programme& programme, const std::string& plan, const std::string& scenario, int from_year,
              int to_year, const std::string& to_scenario, const SimulateOptions& options) {
    detail::require_options(options, "bridge");
    require_valid(programme);
    std::vector<std::string> scenarios{scenario};
    if (!to_scenario.empty()) scenarios.push_back(to_scenario);
    return std::move(Bridges(programme, {&find_plan(programme, plan)}, {from_year, to_year}, options)
                         .run(scenarios)
                         .back());
}

std::vector<Bridge> bridges(const Programme& programme, const std::vector<std::string>& scenarios,
                            int from_year, int to_year, const SimulateOptions& options) {
    detail::require_options(options, "bridges");
    require(!scenarios.empty(), "bridges", "scenarios", std::int64_t{0}, "at least one scenario");
    require_valid(programme);
    Plans plans;
    for (const BudgetPlan& plan : programme.budget_plans)
        if (!plan.products.empty()) plans.push_back(&plan);
    if (plans.empty()) return {};
    const auto [first, last] = whole_years(outlook_axis(programme, options.until));
    if (from_year == 0 && to_year == 0 && last < first) return {};
    return Bridges(programme, std::move(plans), {from_year, to_year}, options).run(scenarios);
}

}  // namespace sociaaldomein
