#pragma once
/// What the engine hands to a family of models, and what it gets back.  Layer: projection.
///
/// The engine prepares series (gaps filled, scaled by a power of two so that the largest |value| lies in [0.5, 1)),
/// sorts them by length and cuts them into chunks; a family packs a chunk into blocks of lanes as its kernels like
/// them. What comes back for a series never depends on the other series of its chunk.

#include <cstdint>
#include <span>
#include <vector>

namespace sociaaldomein::detail {

/// Series to be fitted together; ordered by length, no NaN, finite, at least 4 values each, never all equal.
struct Chunk {
    std::span<const std::span<const double>> series;
    int season =
        1;  ///< periods in a season, 1 when there is none; a family ignores it for a series of fewer than
            ///< two whole seasons
    int horizon = 1;  ///< periods to project, >= 1
};

/// How one model went on with one series: the mean, and how errors to come work on.
///
/// A future path is  y[h] = mean[h] + weight[h] * (psi[0] e[h] + psi[1] e[h-1] + … + psi[h-1] e[1])  with e independent
/// of mean 0 and variance 1: exact for models with additive errors (weight is sigma for every h), linearised for
/// those with multiplicative ones (weight[h] is sigma * mean[h]).
struct Fit {
    std::span<double> mean;    ///< horizon values, the caller's memory; h = 1 first
    std::span<double> weight;  ///< horizon values
    std::span<double> psi;     ///< horizon values, psi[0] is 1

    double sigma = 0.0;  ///< standard deviation of the one-step error (relative for a multiplicative one),
                         ///< with the degrees of freedom that the family's reference uses
    double objective =
        0.0;  ///< what was minimised, for comparison with other implementations; the family says what
    double criterion = 0.0;   ///< AICc where the family chooses between models, else NaN
    int parameter_count = 0;  ///< parameters and starting states estimated
    static constexpr int parameter_limit = 16;
    double parameters[parameter_limit] = {};  ///< in the order that the family's header gives
    char model[48] = {};  ///< such as "ETS(A,Ad,N)" or "ARIMA(0,1,1)(0,1,1)[12]"; ends with a nul
    bool fitted = false;  ///< false when the family has nothing for this series; the rest then means nothing
};

/// Series side by side: values[t * lanes + lane]. Shorter series are shifted to the end, with zeros before them, so
/// that all end together; `start` is where a lane's series starts, and `length` in lanes that hold none.
struct Block {
    std::vector<double> values;
    std::vector<long long> start;
    int lanes = 0;
    int length = 0;  ///< of the longest
};

/// Packs `series` (at most `lanes` of them) into `block`, whose memory is used again.
void pack(std::span<const std::span<const double>> series, int lanes, Block& block);

}  // namespace sociaaldomein::detail
