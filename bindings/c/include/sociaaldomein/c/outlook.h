#ifndef SOCIAALDOMEIN_C_OUTLOOK_H
#define SOCIAALDOMEIN_C_OUTLOOK_H
/** @file
 * A programme carried into the future along thousands of joint paths, under one scenario or several (Dutch: doorrekenen,
 * vooruitblik).
 *
 * The scenarios that a programme states are its collection "scenarios" (sd_programme_table(): a row for each, the id under
 * "id"); what can be computed is listed by sd_programme_quantities().
 */
#include "programme.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a simulation says of every quantity, or what two of them differ. */
typedef struct sd_outlook sd_outlook;

/** How to simulate. Zeros stand for what is usual. @since 1.0 */
typedef struct sd_simulate_options {
    int64_t struct_size; /**< see #SD_SIMULATE_OPTIONS_INIT */
    const char* until;   /**< last period computed, or one that holds it ("2028"); null: three years in all */
    int64_t paths;       /**< 1 to 10 million; 0: 10 000 */
    uint64_t seed;       /**< of random numbers; 0: 1 */
    const double* levels;          /**< of the bands, each in (0, 1); null: 0.80 and 0.95 */
    int64_t levels_count;          /**< how many; 0 with null levels: the usual two; 0 without: none */
    const char* const* quantities; /**< those wanted, by name; null: all */
    int64_t quantities_count;      /**< how many; 0: all */
    int32_t threads;               /**< 0: as many as the machine has cores; at most 1024 */
    int32_t reserved;              /**< 0 */
    sd_progress progress;          /**< null: nobody asks; called with paths done */
    void* progress_data;           /**< handed to `progress` */
    sd_cancel* cancel;             /**< null: it cannot be stopped */
} sd_simulate_options;

/** `sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;` */
#define SD_SIMULATE_OPTIONS_INIT \
    { sizeof(sd_simulate_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/**
 * The quantities whose future can be computed: a table in the order of the programme, with columns quantity (its name,
 * "waitlists.ID.size"), label_nl, label_en, unit ("persons", "places", "eur", "years", "share", "index"), measure ("stock":
 * holds at the end of a step; "flow": belongs to the step), output (it can be asked for), input (an effect of a scenario can
 * work on it), record (the path of what it belongs to).
 *
 * @param table  gets the table, which the caller frees; without rows when no record has a future
 * @return       #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_programme_quantities(const sd_programme* programme, sd_table** table, sd_error** error);

/**
 * Simulates a programme under a scenario. Costs about 10 ns a path, step and quantity, and at most 128 MiB besides what a
 * block of paths needs.
 *
 * @param scenario  id of a scenario, or the only one that begins so; null or empty: the programme as it is
 * @param options   may be null
 * @param outlook   gets the handle, which the caller frees
 * @return          #SD_UNKNOWN_VALUE for a scenario or quantity, naming the nearest; #SD_OUT_OF_DOMAIN for options that
 *                  break their rule; #SD_SYNTAX for the period; #SD_MISSING_FIELD where a record has too little to go on;
 *                  all contradictions in the programme together; #SD_CANCELLED
 * @since 1.0
 */
SD_API sd_status sd_simulate(const sd_programme* programme, const char* scenario,
                             const sd_simulate_options* options, sd_outlook** outlook, sd_error** error);

/**
 * Simulates scenarios on the same paths, so that what they differ is policy and not chance.
 *
 * @param scenarios  `count` ids, the first to compare with
 * @param count      2 to 1000
 * @param options    may be null
 * @param outlooks   the caller's room for 2 * count - 1 handles, each freed by the caller: first each scenario, then what
 *                   each but the first differs from the first, path by path. Untouched on failure
 * @return           as sd_simulate()
 * @since 1.0
 */
SD_API sd_status sd_compare(const sd_programme* programme, const char* const* scenarios, int64_t count,
                            const sd_simulate_options* options, sd_outlook** outlooks, sd_error** error);

/**
 * One more owner of the outlook. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_outlook* sd_outlook_ref(sd_outlook* outlook);

/**
 * One owner less; the last one's call frees it. Null is taken.
 * @since 1.0
 */
SD_API void sd_outlook_free(sd_outlook* outlook);

/** What an outlook is of. @since 1.0 */
typedef struct sd_outlook_about {
    int64_t struct_size;  /**< see #SD_OUTLOOK_ABOUT_INIT */
    const char* scenario; /**< id; empty: the programme as it is */
    const char* against;  /**< of a difference the scenario that is taken off; else empty */
    const char* name_nl;  /**< of the scenario, as the next three; empty when not stated */
    const char* name_en;
    const char* question_nl; /**< what it is to answer */
    const char* question_en;
    int64_t paths;
    uint64_t seed;
    int64_t series; /**< quantities that were computed */
    int64_t levels; /**< of the bands */
} sd_outlook_about;

/** `sd_outlook_about about = SD_OUTLOOK_ABOUT_INIT;` */
#define SD_OUTLOOK_ABOUT_INIT \
    { sizeof(sd_outlook_about), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** One quantity of an outlook. @since 1.0 */
typedef struct sd_outlook_quantity {
    int64_t struct_size;  /**< see #SD_OUTLOOK_QUANTITY_INIT */
    const char* quantity; /**< "waitlists.ID.size" */
    const char* label_nl;
    const char* label_en;
    const char* unit;    /**< "persons", "places", "eur", "years", "share", "index" */
    const char* measure; /**< "stock", "flow", … */
    double start;        /**< mean at the start; of a flow 0 */
    int64_t steps;       /**< how many were computed */
    int64_t years;       /**< of a flow: calendar years that the steps cover; else 0 */
    int64_t observed;    /**< periods before the start, from the first observation on */
} sd_outlook_quantity;

/** `sd_outlook_quantity quantity = SD_OUTLOOK_QUANTITY_INIT;` */
#define SD_OUTLOOK_QUANTITY_INIT \
    { sizeof(sd_outlook_quantity), 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/** Which periods of a quantity. */
enum {
    SD_STEPS = 0, /**< those computed */
    SD_YEARS = 1, /**< calendar years, over which a flow is added up */
    SD_OBSERVED =
        2 /**< those before the start; of them there is one array, #SD_MEAN, with NaN where nothing is known */
};

/** Besides #SD_MEAN, #SD_LOWER and #SD_UPPER: half of the paths lie below. */
enum { SD_MEDIAN = 3 };

/**
 * What an outlook is of. Texts belong to the outlook.
 *
 * @param about  gets as much as its `struct_size` holds
 * @return       #SD_OUT_OF_DOMAIN for a null or a `struct_size` too small
 * @since 1.0
 */
SD_API sd_status sd_outlook_describe(const sd_outlook* outlook, sd_outlook_about* about, sd_error** error);

/**
 * One level of the bands, in (0, 1), in the order asked for; NaN for a null and for an index out of range.
 * @param level  from 0
 * @since 1.0
 */
SD_API double sd_outlook_level(const sd_outlook* outlook, int64_t level);

/**
 * The number of a quantity, from 0; -1 when the outlook does not have it, and for a null.
 * @param quantity  its whole name
 * @since 1.0
 */
SD_API int64_t sd_outlook_find(const sd_outlook* outlook, const char* quantity);

/**
 * One quantity of an outlook. Texts belong to the outlook.
 *
 * @param series    from 0
 * @param quantity  gets as much as its `struct_size` holds
 * @return          #SD_OUT_OF_DOMAIN for a null, a number out of range or a `struct_size` too small
 * @since 1.0
 */
SD_API sd_status sd_outlook_series(const sd_outlook* outlook, int64_t series, sd_outlook_quantity* quantity,
                                   sd_error** error);

/**
 * A period as text: "2025-H2". Successive ones follow each other without gaps. Null for a null and for what is not there.
 *
 * @param series  from 0
 * @param span    #SD_STEPS, #SD_YEARS or #SD_OBSERVED
 * @param index   from 0
 * @since 1.0
 */
SD_API const char* sd_outlook_period(const sd_outlook* outlook, int64_t series, int32_t span, int64_t index);

/**
 * Numbers of a quantity, one for each period of the span, which the outlook owns: nothing is copied. Money is in euro,
 * time in years. Null for a null, for what is not there and for a span without periods.
 *
 * @param series  from 0
 * @param span    #SD_STEPS, #SD_YEARS or #SD_OBSERVED
 * @param which   #SD_MEAN, #SD_LOWER, #SD_UPPER or #SD_MEDIAN
 * @param level   from 0; 0 for mean and median
 * @since 1.0
 */
SD_API const double* sd_outlook_data(const sd_outlook* outlook, int64_t series, int32_t span, int32_t which,
                                     int64_t level);

/**
 * Outlooks as one table: a row for each step and, of flows, for each whole year; columns scenario, against, quantity, unit,
 * period, mean, median, and lower80, upper80, … for each level, as the command line writes them.
 *
 * @param outlooks  `count` handles
 * @param count     >= 0
 * @param table     gets the table, which the caller frees
 * @return          #SD_UNLIKE when they have different levels; #SD_OUT_OF_DOMAIN for a null
 * @since 1.0
 */
SD_API sd_status sd_outlook_table(const sd_outlook* const* outlooks, int64_t count, sd_table** table,
                                  sd_error** error);

/**
 * All numbers that were assumed: a table with columns name ("waitlists.ID.inflow"), value, low, high (NaN without a
 * range), spread ("triangular", "uniform", "normal"), ground ("assumed", "reported", "estimated", "agreed"), reason_nl,
 * reason_en, source.
 *
 * @param table  gets the table, which the caller frees
 * @return       #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_outlook_assumptions(const sd_outlook* outlook, sd_table** table, sd_error** error);

/**
 * What was inferred or could not be known: a table with columns note_nl and note_en.
 *
 * @param table  gets the table, which the caller frees
 * @return       #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_outlook_notes(const sd_outlook* outlook, sd_table** table, sd_error** error);

/**
 * The outlook in words and numbers for a terminal, as the command line prints it.
 *
 * @param language  "nl" or "en"; null: "nl"
 * @param bytes     gets the text, which the caller frees
 * @return          #SD_OUT_OF_DOMAIN for another language or a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_outlook_text(const sd_outlook* outlook, const char* language, sd_bytes** bytes,
                                 sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
