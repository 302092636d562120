#pragma once
/// Tables with one value a row: series read from them, series and forecasts written to them.
/// Dutch: lange tabel (één waarneming per regel).  Layer: io.  Source of the form: RFC 4180; CBS StatLine period codes.
///
///     series,period,value
///     wmo,2022KW01,3614
///     wmo,2022KW02,
///     "jeugd, met verblijf",2022KW01,120.5

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/file_path.hpp>
#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/series/period_axis.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein {

struct LongTableOptions {
    MeasureKind measure = MeasureKind::unspecified;     ///< what all series of the table are
    std::optional<Date> reported{};                     ///< the day on which the table was reported
    char delimiter = 0;                                 ///< 0: of ',', ';' and tab the one that the rows show
    char decimal = 0;                                   ///< '.' or ','; 0: the one that the numbers show
    std::uint64_t max_bytes = std::uint64_t{1} << 30U;  ///< of the file; at most 4 GiB
    std::uint64_t max_problems = 1000;                  ///< then reading stops
};

/// Reads the series of a table, in the order in which they first appear.
///
/// Lines before the first row that start with "#" are remarks. The first row names the columns, in any order: `series`, `period` and `value`. Rows come in any order; a series runs
/// from its first to its last period, and what lies between them without a row is missing. So is a value that is empty
/// or ".", "-" or "x", as Statistics Netherlands prints it. Periods are CBS codes (2022JJ00, 2022KW03, 2022MM07) or the
/// forms of `parse_period` (2022, 2022-Q3, 2022-07). Numbers are read as spreadsheets save them, with a decimal point or
/// comma and perhaps thousands separators. UTF-8, or Windows-1252 as older spreadsheets save. Spaces around a cell do
/// not count.
///
/// @return  empty for a file without rows
/// @throws Error  everything wrong with the table, a problem a cell with file, line and column, in the order of the
///                file: Errc::syntax for what is no period or number (NaN and infinity are none); Errc::inconsistent for
///                a period that occurs twice in a series or a row with other columns than the first; Errc::unlike for
///                another frequency than the series started with; Errc::overflow for a number beyond the doubles;
///                Errc::unknown_field, missing_field, duplicate_key for the first row; Errc::limit_exceeded for a table
///                that is nearly all gaps. Errc::io when the file cannot be read
/// @par Cost      linear; some 4 million rows a second on one core, and 24 bytes a row besides the file and the result
/// @par Example   the table above gives "wmo", 2022-Q1..2022-Q2: {3614, NaN}, and "jeugd, met verblijf", 2022-Q1: {120.5}
///                (test LongTable.DocumentedExample)
SD_EXPORT std::vector<TimeSeries> read_long_table(const FilePath& path, const LongTableOptions& options = {});

/// The same from a text, which problems call `file_name`.
SD_EXPORT std::vector<TimeSeries> read_long_table_text(std::string_view text, std::string file_name = "",
                                                       const LongTableOptions& options = {});

/// What read_long_table() reads back as the same series, labels other than the key aside: CBS period codes, decimal
/// points, the shortest digits that give the same double. Missing values are rows without a value.
/// @throws Error  Errc::out_of_domain for a key that is empty or has spaces around it, Errc::duplicate_key for two alike
SD_EXPORT std::string long_table_text(std::span<const TimeSeries> series);

/// Bounds that are meant to hold what comes with a probability; both as long as the mean beside them.
struct ForecastBounds {
    std::span<const double> lower;
    std::span<const double> upper;
};

/// The projection of one series, in memory that outlives the call it is handed to.
struct ForecastRows {
    std::string_view series;
    PeriodAxis periods;                  ///< those projected
    std::span<const double> mean;        ///< one for each period; NaN is written as nothing, as in the bounds
    std::vector<ForecastBounds> bounds;  ///< one for each level of the table
    std::string_view model;
    std::string_view note;
};

/// A table of projections: a row for each series and period, columns `series,period,mean`, then for each level `lower80,
/// upper80` and so on, then `model,note`. CBS period codes, decimal points, the shortest digits that give the same
/// double, quotes where a text needs them, lines that end in CR LF.
///
/// @param levels  each in (0, 1); 0.8 names columns lower80 and upper80, 0.975 lower97.5 and upper97.5
/// @throws Error  Errc::out_of_domain for a level that breaks its rule, lengths that do not agree, an infinite value
/// @par Cost      linear; some 2 million rows a second
/// @par Example   level 0.8, series "wmo", from 2023KW01, mean {1.5}, bounds {1, 2}, model "naive":
///                "series,period,mean,lower80,upper80,model,note\r\nwmo,2023KW01,1.5,1,2,naive,\r\n"
///                (test LongTable.DocumentedForecast)
SD_EXPORT std::string forecast_table_text(std::span<const double> levels,
                                          std::span<const ForecastRows> forecasts);

/// The same to a file, which appears whole or not at all.
/// @throws Error  as above, and Errc::io
SD_EXPORT void write_forecast_table(const FilePath& path, std::span<const double> levels,
                                    std::span<const ForecastRows> forecasts);

/// long_table_text() to a file, which appears whole or not at all.
/// @throws Error  as long_table_text(), and Errc::io
SD_EXPORT void write_long_table(const FilePath& path, std::span<const TimeSeries> series);

}  // namespace sociaaldomein
