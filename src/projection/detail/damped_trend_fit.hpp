#pragma once
/// Least-squares fit of a damped additive trend: the search behind `project_damped_trend`. Layer: projection.
///
/// The starting level and slope enter the errors linearly, so they are solved for, and only alpha, beta and
/// phi are searched. Only + - * / are used, in a fixed order.

#include <limits>
#include <span>
#include <vector>

namespace sociaaldomein::detail {

constexpr double lowest_damping = 0.8;
constexpr double highest_damping = 0.98;

/// Smoothing parameters as they are searched: beta is share * alpha.
struct DampedParameters {
    double alpha = 0.0;
    double share = 0.0;
    double damping = lowest_damping;
};

struct DampedState {
    double level = 0.0;
    double slope = 0.0;

    /// Lets one period pass and returns what was expected of it.
    double advance(double damping) {
        slope *= damping;
        level += slope;
        return level;
    }
    void learn(const DampedParameters& p, double error) {
        level += p.alpha * error;
        slope += p.alpha * p.share * error;
    }
};

/// Squared errors for given parameters, with the starting state solved for by least squares.
struct DampedFit {
    DampedParameters parameters;
    double sse = std::numeric_limits<double>::infinity();
    DampedState end;
    // How the end state answers to the starting level and slope, and the inverse of their normal matrix.
    DampedState by_level;
    DampedState by_slope;
    double v_level = 0.0, v_cross = 0.0, v_slope = 0.0;
};

/// @param y  at least one value; NaN is a missing period
DampedFit fit_damped_trend(std::span<const double> y, const DampedParameters& p);

/// The best fit, and the fits of the whole grid, from which the uncertainty of the parameters is read.
struct DampedSearch {
    DampedFit best;
    std::vector<DampedFit> grid;
};

/// Cost: 440 fits for the grid and some hundreds for each of four refinements.
DampedSearch search_damped_trend(std::span<const double> y);

}  // namespace sociaaldomein::detail
