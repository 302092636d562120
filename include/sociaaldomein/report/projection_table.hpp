#pragma once
/// The series of a programme on a regular grid, each with its projection (Dutch: prognoses). Layer: report.
///
/// Projected are caseloads, waitlists and budget series, by the automatic model of projection/forecast.hpp. Moments
/// of stocks are put at the nearest end of a year, half-year, quarter or month, whichever their usual distance
/// asks for. Only figures after the last break in definition take part, and only those that are of the same
/// population, scope, kind and price level as the newest one. Of several vintages of one moment the newest counts.

#include <cstddef>
#include <string>
#include <vector>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/report/report_options.hpp>

namespace sociaaldomein {

/// How much the projection of a series is worth.
enum class ProjectionBasis {
    none,     ///< no observation can be used: nothing is projected
    assumed,  ///< one or two observations: a range over an assumed change, no estimate
    few,      ///< three or four: the mean change, with a wide range
    fitted    ///< five or more: fitted
};

/// A prediction interval; both bounds are as long as the mean beside it.
struct ProjectedInterval {
    double level = 0.0;  ///< probability that the interval means to hold, such as 0.95
    std::vector<double> lower{};
    std::vector<double> upper{};
};

/// What the engine says of one series.
struct ProjectedSeries {
    std::vector<double> mean{};
    std::vector<ProjectedInterval> intervals{};  ///< one per level asked for
    std::size_t observations = 0;                ///< values that were not missing
    std::string model{};                         ///< see `FitReport::model`
};

struct SeriesProjection {
    std::string path{};  ///< "/caseloads/welfare"
    Text name{};
    Id<Track> track{};
    std::string_view dimension{};   ///< "count" or "money"
    Unit unit = Unit::unspecified;  ///< of all numbers below
    ProjectionBasis basis = ProjectionBasis::none;
    std::vector<Period> periods{};    ///< observed ones and those ahead, without gaps
    std::vector<double> observed{};   ///< as long as `periods`; NaN where nothing was observed, and ahead
    std::size_t ahead = 0;            ///< how many of `periods` lie ahead
    ProjectedSeries projection{};     ///< of length `ahead`
    std::vector<Text> assumptions{};  ///< in sentences, for the reader
};

/// Projects every series that has observations, in the order of the programme.
///
/// @throws Error  Errc::out_of_domain for a level outside (0, 1) or a horizon that is negative or above 1000
/// @par Cost      about a millisecond a series
/// @par Example   3,840 · 3,727 · 3,619 · 3,585 · 3,541 at the half-years 2020-H2 to 2022-H2: five observations, four
///                half-years ahead, fitted   (test ProjectionTable.DocumentedExample)
SD_EXPORT std::vector<SeriesProjection> project_series(const Programme& programme,
                                                       const ReportOptions& options);

/// The same as a text table for a terminal, with what was assumed below it.
SD_EXPORT std::string projection_table(const Programme& programme, const ReportOptions& options);

}  // namespace sociaaldomein
