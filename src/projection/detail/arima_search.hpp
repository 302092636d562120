#pragma once
/// Automatic choice of the orders of a differenced series, stepwise, by AICc.  Layer: projection.
///
/// Source: Hyndman & Khandakar 2008, doi:10.18637/jss.v027.i03, in the form of `auto.arima` of R's forecast 8.20: the
/// same starting models, the same neighbours in the same order, the same limits for short series; the sum of the orders
/// is not bounded, as there. It chooses as R does on 19 of 20 series of the M3 competition; elsewhere mostly because R
/// lost a model: its search for the parameters failed, or stopped at a lesser top of the likelihood. Here every model
/// is fitted by exact maximum likelihood, whatever the length (R approximates above 150 values, or seasons above 12).

#include <cstddef>
#include <vector>

#include "projection/detail/arima_estimation.hpp"

namespace sociaaldomein::detail {

/// Twice the log-likelihood of n values, negated: n (2 objective + 1 + log(2 pi)).
double minus_twice_loglik(double objective, std::size_t n);

/// AICc of a model fitted to n values (after differencing), the variance counted as a parameter. Infinite where there
/// are fewer than three values more than parameters without the variance (R's formula then turns its sign).
double arima_aicc(const ArmaEstimate& estimate, std::size_t n);

/// Whether a root of either polynomial lies within 1 % of the unit circle: such a model is over- or underdifferenced,
/// or its two sides cancel.
bool has_root_near_unit(const ArmaEstimate& estimate);

/// One series' search. It asks for models and is told their estimates, in any order; what it chooses follows from the
/// estimates alone.
class ArimaSearch {
public:
    struct Limits {
        int p = 5, q = 5, P = 2, Q = 2;
    };

    /// @param length    values of the series before differencing
    /// @param used      values after differencing
    /// @param constant  whether a constant may be estimated: at most one difference was taken
    ArimaSearch(std::size_t length, std::size_t used, int season, bool constant, Limits limits);

    /// The models to be estimated before the search can go on; each is asked for once. The search is over when there
    /// are none and all that was asked for has been told.
    std::vector<ArmaModel> advance();

    void tell(const ArmaEstimate& estimate);

    /// The chosen model once the search is over; that of the differences alone when no criterion is finite.
    const ArmaEstimate& best() const;

    /// Models estimated, for benchmarks.
    std::size_t models_estimated() const { return tried_.size(); }

private:
    struct Tried {
        ArmaModel model;
        ArmaEstimate estimate;
        double criterion = 0.0;
        bool known = false;     // its estimate has been told
        bool compared = false;  // the search has come by it
    };

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t find(const ArmaModel& model) const;
    std::size_t ask(const ArmaModel& model, std::vector<ArmaModel>& wanted);
    bool compare(std::size_t index);
    bool neighbour(int which, ArmaModel& model) const;

    std::size_t used_;
    bool constant_allowed_;
    Limits limits_;
    std::vector<ArmaModel> starts_;
    std::vector<Tried> tried_;
    std::size_t best_ = none;  // index in tried_ of the least criterion
    ArmaModel current_;        // whose neighbours are looked at
    std::size_t compared_ = 0;
    bool started_ = false;
};

}  // namespace sociaaldomein::detail
