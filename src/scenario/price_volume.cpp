#include <sociaaldomein/scenario/price_volume.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
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

/// Cost and volume of each product in a year, on all paths.
class YearCosts {
public:
    YearCosts(const Model& model, const BudgetPlan& plan, int year, const detail::PathWork& work) {
        const int each = periods_per_year(model.axis.frequency());
        const Period first = Period::of(model.axis.frequency(), year, 1);
        if (!model.axis.contains(first) || !model.axis.contains(first + (each - 1)))
            throw Error(
                Errc::out_of_domain,
                fmt::format(
                    "found the year {}, expected one that is simulated whole (steps run from {} to {})", year,
                    to_string(model.axis.first()), to_string(model.axis.last())));
        const int at = static_cast<int>(model.axis.index_of(first));
        std::vector<Reading> readings;
        for (const Id<Product>& id : plan.products)
            for (const char* part : {".cost", ".volume"})
                readings.push_back({model.quantity("products." + id.str() + part), at, at + each - 1});
        read_paths(model, readings, work, {}, values_);
        per_year_ = 1.0 / each;
    }

    double cost(std::size_t product, std::size_t path) const { return 0.01 * values_[2 * product][path]; }
    /// Mean over the year; the price is what it then costs, so that price times volume is the cost.
    double volume(std::size_t product, std::size_t path) const {
        return per_year_ * values_[2 * product + 1][path];
    }
    double price(std::size_t product, std::size_t path) const {
        const double v = volume(product, path);
        return v > 0.0 ? cost(product, path) / v : 0.0;
    }

private:
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

}  // namespace

Bridge bridge(const Programme& programme, const std::string& plan, const std::string& scenario, int from_year,
              int to_year, const std::string& to_scenario, const SimulateOptions& options) {
    detail::require_options(options, "bridge");
    require_valid(programme);
    const BudgetPlan& of = find_plan(programme, plan);
    const PeriodAxis axis = outlook_axis(
        programme, options.until ? options.until : std::optional(Period::year(std::max(from_year, to_year))));
    const detail::PathWork work{options.paths, options.threads, options.cancel, options.progress};
    const detail::Branch branch = detail::branch_of(programme, scenario);
    const auto model = detail::build_model(branch, axis, options.seed);
    const YearCosts before(*model, of, from_year, work);
    const YearCosts after(*model, of, to_year, work);
    const auto paths = static_cast<std::size_t>(options.paths);
    const std::size_t products = of.products.size();

    Bridge result;
    result.plan = plan;
    result.scenario = branch.scenario == nullptr ? "" : branch.scenario->id.str();
    result.to_scenario = result.scenario;
    result.from_year = from_year;
    result.to_year = to_year;
    if (!options.levels.empty()) result.level = options.levels.front();
    const auto total = [&](const YearCosts& costs) {
        double sum = 0.0;
        for (std::size_t p = 0; p < paths; ++p)
            for (std::size_t k = 0; k < products; ++k) sum += costs.cost(k, p);
        return sum / static_cast<double>(paths);
    };
    result.before = total(before);
    result.after = total(after);
    const Parts parts = split(before, after, products, paths);
    for (std::size_t i = 0; i < 4; ++i)
        result.parts.push_back(described(part_names[i], parts.values[i], result.level));
    std::vector<double> policy(paths, 0.0);
    if (!to_scenario.empty()) {
        const detail::Branch other = detail::branch_of(programme, to_scenario);
        const auto changed = detail::build_model(other, axis, options.seed);
        const YearCosts then(*changed, of, to_year, work);
        result.to_scenario = other.scenario->id.str();
        result.after = total(then);
        const Parts of_policy = split(after, then, products, paths);
        for (std::size_t p = 0; p < paths; ++p)
            for (std::size_t k = 0; k < products; ++k) policy[p] += then.cost(k, p) - after.cost(k, p);
        for (std::size_t i = 0; i < 4; ++i)
            result.policy_parts.push_back(described(part_names[i], of_policy.values[i], result.level));
    }
    result.parts.push_back(described("policy", policy, result.level));
    return result;
}

}  // namespace sociaaldomein
