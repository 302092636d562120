#ifndef SOCIAALDOMEIN_C_FORECAST_H
#define SOCIAALDOMEIN_C_FORECAST_H
/** @file
 * Projections of many series at once, with calibrated intervals and sample paths (Dutch: prognose).
 */
#include "calibration.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The projection of a panel. All its arrays are horizon × series: period h of series j at [j * horizon + h]. */
typedef struct sd_forecast sd_forecast;

/** How to project. Zeros stand for what is usual. @since 1.0 */
typedef struct sd_forecast_options {
    int64_t struct_size; /**< see #SD_FORECAST_OPTIONS_INIT */
    int64_t horizon;     /**< periods beyond the last observation, 1 to 10 000; 0: 1 */
    const char*
        model; /**< "automatic", "ets_theta", "naive", "seasonal_naive", "drift", "mean", "ets", "theta",
                                "optimised_theta", "dynamic_theta", "dynamic_optimised_theta", "arima", "ces"; null:
                                "automatic" */
    const double* levels; /**< of the intervals, each in (0, 1); null: 0.80 and 0.95 */
    int64_t levels_count; /**< how many; 0 with null levels: the usual two; 0 without: none */
    uint64_t seed;        /**< of the sample paths */
    int32_t threads;      /**< 0: as many as the machine has cores; at most 1024 */
    int32_t non_negative; /**< not 0: the quantity cannot be below zero, bounds and mean are cut there */
    int32_t integer;      /**< not 0: a count; bounds are whole */
    int32_t reserved;     /**< 0 */
    const sd_calibration* calibration; /**< null: the built-in one */
    sd_progress progress;              /**< null: nobody asks */
    void* progress_data;               /**< handed to `progress` */
    sd_cancel* cancel;                 /**< null: it cannot be stopped */
} sd_forecast_options;

/** `sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;` */
#define SD_FORECAST_OPTIONS_INIT \
    { sizeof(sd_forecast_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** Which array of a forecast. */
enum { SD_MEAN = 0, SD_LOWER = 1, SD_UPPER = 2 };

/** The most series, and the most values (series × horizon), that one call projects. */
#define SD_MAX_SERIES 100000000
#define SD_MAX_VALUES 1000000000

/**
 * Projects every series of a panel beyond its own last observation.
 *
 * @param data          the value of row t and column s stands at data[t * row_stride + s * col_stride]; may be null when
 *                      there are no values. Infinite values are errors
 * @param rows          periods, >= 0
 * @param cols          series, >= 0
 * @param row_stride    doubles from one period to the next; 1 for columns that are contiguous
 * @param col_stride    doubles from one series to the next
 * @param first_period  of the first row; its form tells the frequency: "2022", "2022-H1", "2022-Q3", "2022-07",
 *                      "2022-W05", "2022/2023" (school year), or a CBS code ("2022KW03")
 * @param keys          `cols` names, which random numbers are keyed by; may be null
 * @param options       may be null
 * @param forecast      gets the handle, which the caller frees
 * @return              #SD_OUT_OF_DOMAIN for an argument that breaks its rule or an infinite value (naming series and
 *                      period); #SD_SYNTAX for the period; #SD_UNKNOWN_VALUE for the model; #SD_LIMIT_EXCEEDED;
 *                      #SD_CANCELLED. Never for other data: what cannot be fitted is projected more simply, and
 *                      sd_forecast_reports() says so
 * @since 1.0
 */
SD_API sd_status sd_forecast_panel(const double* data, int64_t rows, int64_t cols, int64_t row_stride,
                                   int64_t col_stride, const char* first_period, const char* const* keys,
                                   const sd_forecast_options* options, sd_forecast** forecast,
                                   sd_error** error);

/**
 * One more owner of the forecast. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_forecast* sd_forecast_ref(sd_forecast* forecast);

/**
 * One owner less; the last one's call frees it, once all tables made of it are freed. Null is taken.
 * @since 1.0
 */
SD_API void sd_forecast_free(sd_forecast* forecast);

/**
 * Periods that were projected; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_forecast_horizon(const sd_forecast* forecast);

/**
 * Series that were projected; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_forecast_series(const sd_forecast* forecast);

/**
 * Levels of intervals; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_forecast_levels(const sd_forecast* forecast);

/**
 * One level, in (0, 1); NaN for a null and for an index out of range.
 * @param level  from 0
 * @since 1.0
 */
SD_API double sd_forecast_level(const sd_forecast* forecast, int64_t level);

/**
 * Row of the panel that holds the last observation of a series; -1 when there is none, for a null and for a series out of
 * range.
 * @param series  from 0
 * @since 1.0
 */
SD_API int64_t sd_forecast_origin(const sd_forecast* forecast, int64_t series);

/**
 * The array itself, horizon × series, which the forecast owns: nothing is copied. Null for a null, for an array or level
 * that is not there and for a forecast without series.
 *
 * @param which  #SD_MEAN, #SD_LOWER or #SD_UPPER
 * @param level  from 0; 0 for the mean
 * @since 1.0
 */
SD_API const double* sd_forecast_data(const sd_forecast* forecast, int32_t which, int64_t level);

/**
 * Copies an array into the caller's memory: period h of series j to out[h * row_stride + j * col_stride].
 *
 * @param which  #SD_MEAN, #SD_LOWER or #SD_UPPER
 * @param level  from 0; 0 for the mean
 * @param out    may be null when there are no values
 * @param rows   the horizon
 * @param cols   the number of series
 * @return       #SD_OUT_OF_DOMAIN for other sizes, for strides by which two values would fall together, for memory of
 *               the forecast itself, and for an array that is not there
 * @since 1.0
 */
SD_API sd_status sd_forecast_copy(const sd_forecast* forecast, int32_t which, int64_t level, double* out,
                                  int64_t rows, int64_t cols, int64_t row_stride, int64_t col_stride,
                                  sd_error** error);

/**
 * The forecast as a table: a row for each series and period, columns series (its key, or its number from 0), period,
 * mean, and lower80, upper80, … for each level. The numbers are the forecast's own: nothing is copied.
 *
 * @param table  gets the table, which the caller frees
 * @since 1.0
 */
SD_API sd_status sd_forecast_table(const sd_forecast* forecast, sd_table** table, sd_error** error);

/**
 * What was done for each series: a table with a row for each, columns series, model, observations, sigma, criterion,
 * parameters and notes (separated by spaces), last_observation (its period; empty when there is none).
 *
 * @param table  gets the table, which the caller frees
 * @since 1.0
 */
SD_API sd_status sd_forecast_reports(const sd_forecast* forecast, sd_table** table, sd_error** error);

/**
 * Futures of one series, drawn one by one: period h of path first + p to out[p * path_stride + h * period_stride]. The
 * same path has the same bits whoever draws it.
 *
 * @param series  from 0
 * @param first   >= 0
 * @param count   paths, >= 0
 * @param out     may be null when `count` is 0
 * @return        #SD_OUT_OF_DOMAIN for an argument that breaks its rule and for strides by which two values would fall
 *                together
 * @since 1.0
 */
SD_API sd_status sd_forecast_paths(const sd_forecast* forecast, int64_t series, int64_t first, int64_t count,
                                   double* out, int64_t path_stride, int64_t period_stride, sd_error** error);

/**
 * How likely a series meets a target: of each period the probability that its value does, and that it is the first.
 *
 * @param series  from 0
 * @param paths   drawn to find out, 1 to 100 million
 * @param target  finite
 * @param below   not 0: met at or below the target; 0: at or above it
 * @param odds    gets a table, which the caller frees: a row for each period, columns period, met, first_met
 * @return        #SD_OUT_OF_DOMAIN for an argument that breaks its rule
 * @since 1.0
 */
SD_API sd_status sd_forecast_odds(const sd_forecast* forecast, int64_t series, int64_t paths, double target,
                                  int32_t below, sd_table** odds, sd_error** error);

/** How to look back. Zeros stand for what is usual. @since 1.0 */
typedef struct sd_backtest_options {
    int64_t struct_size;    /**< see #SD_BACKTEST_OPTIONS_INIT */
    int64_t horizon;        /**< periods projected and scored; 0: 1 */
    int64_t first_training; /**< periods known at the first moment; 0: all but 12 moments, at least 4 */
    int64_t step;           /**< periods from one moment to the next; 0: 1 */
    const double* levels;   /**< of the intervals, each in (0, 1); null: 0.80 and 0.95 */
    int64_t levels_count;   /**< how many; 0: the usual two */
    int32_t threads;        /**< 0: as many as the machine has cores */
    int32_t non_negative;   /**< not 0: the quantity cannot be below zero */
    const sd_calibration* calibration; /**< null: the built-in one */
    sd_cancel* cancel;                 /**< null: it cannot be stopped */
} sd_backtest_options;

/** `sd_backtest_options options = SD_BACKTEST_OPTIONS_INIT;` */
#define SD_BACKTEST_OPTIONS_INIT \
    { sizeof(sd_backtest_options), 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/**
 * How good models would have been: each projects from successive past moments, and is scored with what came, beside the
 * last value ("naive") and a straight line through 24 months.
 *
 * @param data, rows, cols, row_stride, col_stride, first_period  as sd_forecast_panel()
 * @param models        `models_count` names of models; null with 0: "automatic"
 * @param options       may be null
 * @param scores        gets a table, which the caller frees: a row for each model, columns model, values, mase, to_naive,
 *                      rmsse, smape, bias, crps, and coverage95, msis95, … for each level
 * @return              #SD_OUT_OF_DOMAIN for an argument that breaks its rule or a panel that is too short;
 *                      #SD_UNKNOWN_VALUE for a model; #SD_CANCELLED
 * @since 1.0
 */
SD_API sd_status sd_backtest_panel(const double* data, int64_t rows, int64_t cols, int64_t row_stride,
                                   int64_t col_stride, const char* first_period, const char* const* models,
                                   int64_t models_count, const sd_backtest_options* options,
                                   sd_table** scores, sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
