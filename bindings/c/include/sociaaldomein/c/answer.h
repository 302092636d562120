#ifndef SOCIAALDOMEIN_C_ANSWER_H
#define SOCIAALDOMEIN_C_ANSWER_H
/** @file
 * Questions a council asks of the future: how likely, when, how far off, and what it depends on (Dutch: kans op
 * doelbereik).
 */
#include "outlook.h"

#ifdef __cplusplus
extern "C" {
#endif

/** An answer to a question. */
typedef struct sd_answer sd_answer;

/** How the quantity is to lie to the value: `below` and `above` leave the value itself out. */
enum {
    SD_ANYWHERE = 0, /**< only the distribution is asked */
    SD_BELOW = 1,
    SD_ABOVE = 2,
    SD_AT_MOST = 3,
    SD_AT_LEAST = 4
};

/** At which moment. */
enum {
    SD_AT = 0,      /**< the value at the end of a step; of a flow that of the step */
    SD_BY = 1,      /**< whether it was reached at any step until then */
    SD_SUM_OVER = 2 /**< a flow, added up over the steps of a period */
};

/** What is asked. @since 1.0 */
typedef struct sd_question {
    int64_t struct_size;  /**< see #SD_QUESTION_INIT */
    const char* quantity; /**< its name, or the only one that ends with it */
    int32_t relation;     /**< #SD_ANYWHERE, #SD_BELOW, #SD_ABOVE, #SD_AT_MOST or #SD_AT_LEAST */
    int32_t moment;       /**< #SD_AT, #SD_BY or #SD_SUM_OVER */
    double value;         /**< finite, in the quantity's unit; money in euro */
    const char* than; /**< another quantity in place of the value, read at the same moment; null: the value */
    const char* when; /**< a date ("2026-12-31") or a period ("2026"); null: the last step */
    int32_t influences; /**< not 0: also which assumption matters most */
    int32_t reserved;   /**< 0 */
} sd_question;

/** `sd_question question = SD_QUESTION_INIT;` */
#define SD_QUESTION_INIT \
    { sizeof(sd_question), 0, 0, 0, 0, 0, 0, 0, 0 }

/** An answer in numbers. @since 1.0 */
typedef struct sd_answer_about {
    int64_t struct_size;  /**< see #SD_ANSWER_ABOUT_INIT */
    const char* scenario; /**< id; empty: the programme as it is */
    const char* quantity; /**< its whole name */
    const char* label_nl;
    const char* label_en;
    const char* unit;   /**< as in sd_outlook_quantity */
    const char* moment; /**< as it was read: the step "2026-H2", or "2026-H1 .. 2026-H2" */
    int64_t paths;
    double mean;
    double median;
    double probability;    /**< NaN without a relation */
    double standard_error; /**< of the probability, by chance and by what was assumed */
    double
        probability_low; /**< in eight of ten worlds of assumptions the probability lies between these two */
    double probability_high;
    double expected_years; /**< #SD_BY: mean time until it is reached, on the paths that reach it; else NaN */
    double shortfall;      /**< mean distance to the value on the paths that miss it; 0 when none does */
    const double*
        levels; /**< of the bands, in the order asked for, as the next two; null when there are none */
    const double* lower; /**< between `lower` and `upper` lie so many of the paths */
    const double* upper;
    int64_t levels_count;
    int64_t influences; /**< rows of sd_answer_influences() */
} sd_answer_about;

/** `sd_answer_about about = SD_ANSWER_ABOUT_INIT;` */
#define SD_ANSWER_ABOUT_INIT \
    { sizeof(sd_answer_about), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/**
 * Asks a question of the future. Costs a simulation of what the quantity needs; with influences about twice as much for
 * each assumption.
 *
 * @param scenario  as for sd_simulate()
 * @param question  what is asked
 * @param options   may be null; its quantities are not looked at
 * @param answer    gets the handle, which the caller frees
 * @return          #SD_OUT_OF_DOMAIN for a question that breaks its rule, a date that is not the end of a step (naming the
 *                  nearest) or lies outside the simulation; #SD_UNLIKE for a sum of a stock or a comparison of unlike
 *                  quantities; otherwise as sd_simulate()
 * @since 1.0
 */
SD_API sd_status sd_ask(const sd_programme* programme, const char* scenario, const sd_question* question,
                        const sd_simulate_options* options, sd_answer** answer, sd_error** error);

/**
 * One more owner of the answer. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_answer* sd_answer_ref(sd_answer* answer);

/**
 * One owner less; the last one's call frees it. Null is taken.
 * @since 1.0
 */
SD_API void sd_answer_free(sd_answer* answer);

/**
 * The answer in numbers. Texts and arrays belong to the answer.
 *
 * @param about  gets as much as its `struct_size` holds
 * @return       #SD_OUT_OF_DOMAIN for a null or a `struct_size` too small
 * @since 1.0
 */
SD_API sd_status sd_answer_describe(const sd_answer* answer, sd_answer_about* about, sd_error** error);

/**
 * The answer as a table of one row, so that many can be put below each other: scenario, quantity, unit, moment, paths,
 * mean, median, lower80, upper80, … for each level, probability, standard_error, probability_low, probability_high,
 * expected_years, shortfall.
 *
 * @param table  gets the table, which the caller frees
 * @return       #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_answer_table(const sd_answer* answer, sd_table** table, sd_error** error);

/**
 * How the answer moves with each assumption that has a range, largest first: a table with columns name, value, low, high,
 * at_low, at_high (the probability, or without a relation the mean, with the assumption at that end), first_order (part of
 * the variance of the value that goes when this assumption alone is known), total (part of it that stays when all but this
 * one are known). Without rows when it was not asked for.
 *
 * @param table  gets the table, which the caller frees
 * @return       #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_answer_influences(const sd_answer* answer, sd_table** table, sd_error** error);

/**
 * All numbers that were assumed, as sd_outlook_assumptions().
 *
 * @param table  gets the table, which the caller frees
 * @return       #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_answer_assumptions(const sd_answer* answer, sd_table** table, sd_error** error);

/**
 * What was inferred or could not be known, as sd_outlook_notes().
 *
 * @param table  gets the table, which the caller frees
 * @return       #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_answer_notes(const sd_answer* answer, sd_table** table, sd_error** error);

/**
 * The answer in sentences, as the command line prints it.
 *
 * @param language  "nl" or "en"; null: "nl"
 * @param bytes     gets the text, which the caller frees
 * @return          #SD_OUT_OF_DOMAIN for another language or a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_answer_text(const sd_answer* answer, const char* language, sd_bytes** bytes,
                                sd_error** error);

/**
 * How likely each year's savings targets are met and budgets overspent, all in one simulation (Dutch: kans op het halen
 * van de taakstelling, kans op overschrijding).
 *
 * @param scenario  as for sd_simulate()
 * @param options   may be null; its levels and quantities are not looked at
 * @param table     gets a table, which the caller frees: a row for each savings plan with a future and each budget plan
 *                  with a budget, what is asked of it and each whole year; columns scenario, record ("savings_plans.ID"),
 *                  label_nl, label_en, of ("savings_met", "overspent", "structurally_short"), year, probability,
 *                  standard_error, probability_low, probability_high, amount (euro: where missed or overspent, by how much
 *                  on average)
 * @return          as sd_simulate()
 * @since 1.0
 */
SD_API sd_status sd_target_odds(const sd_programme* programme, const char* scenario,
                                const sd_simulate_options* options, sd_table** table, sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
