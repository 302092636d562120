#pragma once
/// How good a model would have been: projected from successive moments in the past, scored with what came.
/// Dutch: terugtoets, scorebord.  Layer: projection.
/// Source: Tashman 2000, doi:10.1016/S0169-2070(00)00065-0 (rolling origin); that every projection is shown beside a naive
/// one and a line through 24 months is the practice of the Washington State Caseload Forecast Council.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/projection/accuracy.hpp>
#include <sociaaldomein/series/panel.hpp>

namespace sociaaldomein {

/// What a forecaster gives for a panel. All arrays are horizon × series: period h of series j at [j * horizon + h].
struct BacktestForecast {
    std::vector<double> mean{};                ///< NaN where nothing is projected
    std::vector<std::vector<double>> lower{};  ///< one for each level asked for; NaN where there is no bound
    std::vector<std::vector<double>> upper{};
    /// The row after which each series' projection starts, when that is not the last row of the panel for all. Of a
    /// series that ended earlier only the periods reached are scored.
    std::vector<std::int64_t> origins{};
};

/// Projects the `horizon` periods after a panel, with an interval for each level.
using Forecaster = std::function<BacktestForecast(const PanelView& history, std::int64_t horizon,
                                                  std::span<const double> levels)>;

/// What `forecast()` gives, or anything with the same members, as a backtest takes it.
/// @par Example  Forecaster f = [](const PanelView& p, std::int64_t h, std::span<const double> l) {
///                   return to_backtest(forecast(p, {.horizon = h, .levels = {l.begin(), l.end()}})); };
template <class Result>
BacktestForecast to_backtest(Result result) {
    return {std::move(result.mean), std::move(result.lower), std::move(result.upper),
            std::move(result.origins)};
}

struct BacktestOptions {
    std::int64_t first_training = 0;         ///< periods known at the first origin, >= 1
    std::int64_t step = 1;                   ///< periods from one origin to the next, >= 1
    std::int64_t horizon = 1;                ///< periods projected and scored, >= 1
    std::vector<double> levels{0.80, 0.95};  ///< of intervals, each in (0, 1)
    std::int64_t season = 0;  ///< that errors are scaled by; 0: the periods in a year of the panel
};

/// The scores from one moment, over all series.
struct BacktestOrigin {
    Period last;  ///< the last period that was known
    Scores scores;
};

struct Backtest {
    Scores scores;  ///< over all series and origins, each weighing the same
    std::vector<BacktestOrigin> by_origin{};
    std::vector<Scores> by_series{};   ///< one for each column, over all origins
    std::vector<Scores> by_horizon{};  ///< element h - 1: of the h-th period projected
};

/// Cuts the panel after `first_training` periods, hands what is left to the forecaster, scores its projection with what
/// came, and does so again `step` periods on, as long as the whole horizon lies in the panel. The forecaster sees
/// nothing of what it is scored with. Series without an observation at an origin do not count there.
///
/// @throws Error  Errc::out_of_domain for an infinite value (naming series and period), an option that breaks its rule,
///                or a panel shorter than first_training + horizon; Errc::inconsistent when the forecaster gives arrays
///                of other sizes or infinite values; whatever the forecaster throws
/// @par Cost      the forecaster's, and some passes over the values for every origin and horizon
/// @par Example   {1, 2, 4, 7}, naive, first_training 2, horizon 1: origins after 2 and 3 periods with errors 2 and 3,
///                scaled by 1 and 1.5: mase 2   (test Backtest.DocumentedExample)
SD_EXPORT Backtest backtest(const PanelView& panel, const Forecaster& forecaster,
                            const BacktestOptions& options);

/// Projects the last value. Bounds: Student t with sigma sqrt(h), sigma^2 the mean of squared changes per period; none
/// for a single observation.
SD_EXPORT Forecaster naive_forecaster();

/// Projects the least-squares line through the last `periods` periods, back further where they hold fewer than 3
/// observations. Bounds: Student t of the usual prediction interval of a regression; none below 3 observations. A single
/// observation is projected as it is.
/// @param periods  >= 1
SD_EXPORT Forecaster trend_forecaster(std::int64_t periods);

/// Periods in 24 months, but at least 3: 24 months, 8 quarters, 4 half-years, 104 weeks, 3 years.
SD_EXPORT std::int64_t trend_window(Frequency frequency);

struct NamedForecaster {
    std::string name;
    Forecaster forecaster;
};

struct ScoreboardRow {
    std::string name;
    Scores scores;
    double to_naive = 0.0;  ///< mase divided by that of the naive method; below 1 is better
};

/// Models beside the two yardsticks, scored alike.
struct Scoreboard {
    Frequency frequency = Frequency::year;
    std::int64_t series = 0;  ///< of the panel
    std::int64_t horizon = 0;
    std::vector<Period> origins{};      ///< the last period known at each
    std::vector<ScoreboardRow> rows{};  ///< the models in their order, then "naive" and the linear trend
};

/// Backtests models, the naive method and a line through the last 24 months on the same origins.
/// @throws Error  as backtest()
SD_EXPORT Scoreboard scoreboard(const PanelView& panel, std::span<const NamedForecaster> models,
                                const BacktestOptions& options);

/// A table for a fixed font (test Scoreboard.IsATableForPeople); "-" where a score is not defined.
///
///     1 series, 2 origins from 2023 to 2024, 1 period ahead
///     model                  values   MASE  /naive  RMSSE  sMAPE    bias   CRPS  in 97.5%  MSIS 97.5%
///     naive                       2  2.000   1.000  1.839  40.74  -2.000  1.028    100.0%        8.34
///     linear trend, 3 years       2  0.750   0.375  0.690  13.69  -0.750  0.475    100.0%       17.07
SD_EXPORT std::string to_text(const Scoreboard& board);

}  // namespace sociaaldomein
