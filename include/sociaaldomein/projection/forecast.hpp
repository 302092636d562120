#pragma once
/// Projects many short series at once: mean, prediction intervals and what was done for each series.
///
/// Dutch: prognose, voorspelling, betrouwbaarheidsinterval. Layer: projection.
///
/// The same input, options and calibration give the same bits, whatever the number of threads, the order of the
/// series, their neighbours or the machine's instruction set.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/projection/calibration.hpp>
#include <sociaaldomein/projection/forecast_model.hpp>
#include <sociaaldomein/series/panel.hpp>

namespace sociaaldomein {

/// What was taken for granted or repaired for a series. A report must say each of them.
enum class ForecastNote : std::uint8_t {
    no_observation,    ///< nothing is known: the mean and all bounds are NaN
    one_observation,   ///< flat; the interval supposes a typical change of 10 % per period
    few_observations,  ///< fewer than 5: a random walk with damped drift instead of the model asked for
    no_variation,  ///< all values are equal, or follow a model exactly; the interval supposes a change of 10 %
    all_zero,      ///< nothing but zeros: projected as zero, and no basis for an interval
    gaps_filled,   ///< missing periods between observations were interpolated
    ends_early,    ///< the last observation lies before the end of the panel: projected from there
    model_not_possible,  ///< the model asked for cannot be fitted to this series; another one was
    cut_at_zero,         ///< bounds or mean were cut at zero, as asked
    negative_observed,   ///< asked to stay above zero, but the series itself goes below: nothing was cut
    beyond_range         ///< values too large for a double were cut to the largest
};
BOOST_DESCRIBE_ENUM(ForecastNote, no_observation, one_observation, few_observations, no_variation, all_zero,
                    gaps_filled, ends_early, model_not_possible, cut_at_zero, negative_observed, beyond_range)

struct ForecastOptions {
    ForecastModel model = ForecastModel::automatic;
    std::int64_t horizon = 1;  ///< periods beyond the last observation, 1 to 10 000
    std::vector<double> levels{0.80,
                               0.95};  ///< of the intervals, each in (0, 1); the result keeps this order
    bool non_negative = false;         ///< a quantity that cannot be below zero; see `Forecast`
    bool integer = false;              ///< a count: bounds are whole (outwards), paths too; the mean is not
    std::uint64_t seed = 0;            ///< of the sample paths
    int threads = 0;                   ///< 0: as many as the machine has cores
    /// The built-in one when empty.
    std::shared_ptr<const Calibration> calibration{};
    /// Called at most 20 times a second, from one thread at a time, with the series done and those in all.
    std::function<void(std::size_t done, std::size_t total)> progress{};
    std::stop_token cancel{};  ///< when requested, each thread ends after the block it is in
};

/// How one series was projected.
struct FitReport {
    std::string model{};            ///< such as "ETS(A,Ad,N)"; for a combination its parts joined by " + "
    std::int64_t observations = 0;  ///< values that were not missing, from the first to the last
    double sigma = 0.0;             ///< standard deviation of the one-step error, in the unit of the series
    std::vector<double> parameters{};  ///< of a single model, in the order that its family documents
    double criterion = 0.0;            ///< AICc of a single model chosen by it, else NaN
    std::vector<ForecastNote> notes{};
};
SD_DESCRIBE(FitReport, model, observations, sigma, parameters, criterion, notes)

/// The outcome for a panel. All arrays are horizon × series, column-major: value h of series j at [j * horizon + h].
///
/// With `non_negative`, what falls below zero is cut to zero: quantiles exactly, the mean only where it is itself below
/// zero. Sample paths are cut the same way, so that their average lies above `mean` by what was cut.
struct Forecast {
    std::size_t horizon = 0;
    std::size_t series = 0;
    std::vector<double> levels{};
    std::vector<double> mean{};
    std::vector<std::vector<double>> lower{};  ///< one per level
    std::vector<std::vector<double>> upper{};
    std::vector<FitReport> reports{};  ///< one per series
    std::vector<std::int64_t>
        origins{};  ///< row of the panel that holds the last observation; -1 when there is none
    std::vector<std::string> keys{};  ///< of the series, that their random numbers are keyed by

    /// What sample paths are drawn from (see `paths.hpp`): how far and how long an error works on.
    struct Errors {
        std::vector<double> spread{};  ///< standard deviation of the error of period h, before calibration
        std::vector<double> psi{};     ///< what is left after j periods of an error of one
        /// Calibrated sizes of standard errors of `calibration_scores` deviations, for every period of the horizon; one
        /// block for all series that share it, as those of about the same length do.
        std::vector<double> knots{};
        std::vector<std::uint32_t> knot_block{};  ///< of each series
    } errors{};
    bool non_negative = false;
    bool integer = false;
    std::uint64_t seed = 0;

    std::span<const double> mean_of(std::size_t j) const { return {mean.data() + j * horizon, horizon}; }
    std::span<const double> lower_of(std::size_t level, std::size_t j) const {
        return {lower[level].data() + j * horizon, horizon};
    }
    std::span<const double> upper_of(std::size_t level, std::size_t j) const {
        return {upper[level].data() + j * horizon, horizon};
    }
};

/// Projects every series of the panel `horizon` periods beyond its own last observation.
///
/// @param panel    periods × series; NaN is a missing period
/// @throws Error   Errc::out_of_domain for an infinite value (naming series and period) or an option that breaks its
///                 rule, before anything is computed; Errc::cancelled. Never for other data: what cannot be fitted is
///                 projected more simply, and `notes` says so
/// @par Cost       about 1 ms a series of 40 quarters for `automatic`, 0.5 ms for `ets_theta`, on one core
/// @par Example    a panel of {1, 2, 3, 4, 5, 6, 7, 8}, model drift, horizon 2: mean {9, 10}
///                 (test Forecast.DocumentedExample)
SD_EXPORT Forecast forecast(const PanelView& panel, const ForecastOptions& options);

/// The same for series of different spans: `origins` are places in each series' own values. One series is a span of one.
///
/// @throws Error   as above, and Errc::unlike when the frequencies differ, naming the series
SD_EXPORT Forecast forecast(std::span<const TimeSeries> series, const ForecastOptions& options);

}  // namespace sociaaldomein
