#pragma once
// A document's members as a model that can be run, and what is read from its paths.
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/detail/builder.hpp"
#include "scenario/detail/run_paths.hpp"
#include "support/documents.hpp"

namespace sociaaldomein::testing_scenario {

struct Moments {
    double mean = 0.0;
    double variance = 0.0;
    double error = 0.0;  ///< of the mean
};

inline Moments moments_of(const std::vector<double>& values) {
    const double n = static_cast<double>(values.size());
    Moments m;
    for (const double v : values) m.mean += v / n;
    for (const double v : values) m.variance += (v - m.mean) * (v - m.mean) / (n - 1.0);
    m.error = std::sqrt(m.variance / n);
    return m;
}

class Simulated {
public:
    Simulated(std::string_view members, const std::string& scenario, int steps, std::uint64_t seed = 1)
        : Simulated(sociaaldomein::testing::programme_of(members), scenario, steps, seed) {}
    Simulated(const Programme& programme, const std::string& scenario, int steps, std::uint64_t seed = 1)
        : branch(detail::branch_of(programme, scenario)),
          model(detail::build_model(branch, PeriodAxis(programme.outlook->first, steps), seed)) {}

    /// Values of a quantity at a step (-1: the start) on the first paths.
    std::vector<double> paths(std::string_view quantity, int t, std::int64_t count) const {
        const std::vector<detail::Reading> one{{number(quantity), t, t}};
        return detail::read_paths(*model, one, {count, 1, {}, {}}).front();
    }
    Moments moments(std::string_view quantity, int t, std::int64_t count = 20'480) const {
        return moments_of(paths(quantity, t, count));
    }
    /// Of a quantity on which chance does not work, at all steps.
    std::vector<double> course(std::string_view quantity) const {
        std::vector<double> values;
        for (int t = 0; t < model->steps(); ++t) values.push_back(paths(quantity, t, 1).front());
        return values;
    }
    int number(std::string_view quantity) const { return model->quantity(quantity); }

    detail::Branch branch;
    std::unique_ptr<detail::Model> model;
};

/// How far a mean may be off by chance: four standard errors, and a stated error of the steps.
inline double tolerance(double error, double of_steps = 0.0) { return 4.0 * error + of_steps; }

}  // namespace sociaaldomein::testing_scenario
