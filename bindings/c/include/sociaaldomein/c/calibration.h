#ifndef SOCIAALDOMEIN_C_CALIBRATION_H
#define SOCIAALDOMEIN_C_CALIBRATION_H
/** @file
 * How much wider intervals must be than a model says, learnt from past forecasts (Dutch: ijking).
 */
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Sizes of the errors of past forecasts. */
typedef struct sd_calibration sd_calibration;

/** How to learn. Zeros stand for what is usual. @since 1.0 */
typedef struct sd_calibrate_options {
    int64_t struct_size; /**< see #SD_CALIBRATE_OPTIONS_INIT */
    int64_t horizon;     /**< the longest, 1 to 10 000; 0: 8 */
    int64_t origins;     /**< past moments per series, at most; 0: 12 */
    int64_t shortest;    /**< observations before the first of them; 0: 6 */
    double trust;        /**< how far errors are believed, at most 1: less for series of other kinds; 0: 1 */
    const char* source;  /**< what the series are, kept in the calibration; may be null */
    int32_t threads;     /**< 0: as many as the machine has cores */
    int32_t reserved;
    sd_progress progress; /**< null: nobody asks */
    void* progress_data;  /**< handed to `progress` */
    sd_cancel* cancel;    /**< null: it cannot be stopped */
} sd_calibrate_options;

/** `sd_calibrate_options options = SD_CALIBRATE_OPTIONS_INIT;` */
#define SD_CALIBRATE_OPTIONS_INIT \
    { sizeof(sd_calibrate_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/**
 * The built-in calibration, learnt from the M1 competition.
 *
 * @param calibration  gets the handle, which the caller frees
 * @since 1.0
 */
SD_API sd_status sd_calibration_builtin(sd_calibration** calibration, sd_error** error);

/**
 * No calibration: intervals are as wide as the model says.
 *
 * @param calibration  gets the handle, which the caller frees
 * @since 1.0
 */
SD_API sd_status sd_calibration_none(sd_calibration** calibration, sd_error** error);

/**
 * Reads a calibration that sd_calibration_to_json() wrote.
 *
 * @param data         `size` bytes; may be null when there are none
 * @param size         >= 0
 * @param calibration  gets the handle, which the caller frees
 * @return             all problems together; #SD_OUT_OF_DOMAIN for sizes that are not positive and increasing
 * @since 1.0
 */
SD_API sd_status sd_calibration_read(const void* data, int64_t size, sd_calibration** calibration,
                                     sd_error** error);

/**
 * Learns a calibration from the series of a panel.
 *
 * @param data          see sd_forecast_panel() for this and the next five
 * @param rows          periods, >= 0
 * @param cols          series, >= 0
 * @param row_stride    doubles from one period to the next
 * @param col_stride    doubles from one series to the next
 * @param first_period  of the first row
 * @param models        `models_count` names of models; null with 0: "automatic"
 * @param models_count  >= 0
 * @param options       may be null
 * @param calibration   gets the handle, which the caller frees
 * @return              #SD_OUT_OF_DOMAIN for options that break their rule or when no series is long enough;
 *                      #SD_UNKNOWN_VALUE for a model; #SD_CANCELLED
 * @since 1.0
 */
SD_API sd_status sd_calibrate_panel(const double* data, int64_t rows, int64_t cols, int64_t row_stride,
                                    int64_t col_stride, const char* first_period, const char* const* models,
                                    int64_t models_count, const sd_calibrate_options* options,
                                    sd_calibration** calibration, sd_error** error);

/**
 * One more owner of the calibration. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_calibration* sd_calibration_ref(sd_calibration* calibration);

/**
 * One owner less; the last one's call frees it. Null is taken.
 * @since 1.0
 */
SD_API void sd_calibration_free(sd_calibration* calibration);

/**
 * The calibration as JSON.
 *
 * @param bytes  gets the text, which the caller frees
 * @since 1.0
 */
SD_API sd_status sd_calibration_to_json(const sd_calibration* calibration, sd_bytes** bytes,
                                        sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
