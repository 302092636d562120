#ifndef SOCIAALDOMEIN_C_PERIOD_H
#define SOCIAALDOMEIN_C_PERIOD_H
/** @file
 * Calendar periods as numbers, for programs that line series up themselves (Dutch: periode).
 */
#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How often. */
enum {
    SD_YEAR = 0,
    SD_HALF_YEAR = 1,
    SD_QUARTER = 2,
    SD_MONTH = 3,
    SD_WEEK = 4,            /**< from Monday, ISO 8601 */
    SD_SCHOOL_YEAR = 5,     /**< from 1 August */
    SD_TWO_SCHOOL_YEARS = 6 /**< from 1 August of an odd year */
};

/**
 * Reads a period: "2022", "2022-H1", "2022-Q3", "2022-07", "2022-W05", "2022/2023", or a CBS code ("2022KW03").
 *
 * @param frequency  gets #SD_YEAR, …
 * @param ordinal    gets its number: of successive periods of a frequency they are successive
 * @return           #SD_SYNTAX for another text; #SD_OUT_OF_DOMAIN for a null
 * @since 1.0
 */
SD_API sd_status sd_period_parse(const char* text, int32_t* frequency, int64_t* ordinal, sd_error** error);

/**
 * Writes a period as sd_period_parse() reads it, with a zero at the end.
 *
 * @param frequency  #SD_YEAR, …
 * @param ordinal    as sd_period_parse() gives it
 * @param out        memory of the caller
 * @param size       its bytes; 16 are enough
 * @return           #SD_OUT_OF_DOMAIN for another frequency, a null or a period outside of the years 1
 *                   to 9999; #SD_LIMIT_EXCEEDED when the memory does not do
 * @since 1.0
 */
SD_API sd_status sd_period_format(int32_t frequency, int64_t ordinal, char* out, int64_t size,
                                  sd_error** error);

/**
 * The first and the last day of a period, as days since 1 January 1970.
 *
 * @param frequency  #SD_YEAR, …
 * @param ordinal    as sd_period_parse() gives it
 * @param first      gets the first day
 * @param last       gets the last day
 * @return           as sd_period_format()
 * @since 1.0
 */
SD_API sd_status sd_period_days(int32_t frequency, int64_t ordinal, int64_t* first, int64_t* last,
                                sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
