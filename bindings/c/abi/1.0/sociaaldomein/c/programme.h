#ifndef SOCIAALDOMEIN_C_PROGRAMME_H
#define SOCIAALDOMEIN_C_PROGRAMME_H
/** @file
 * Programmes: what the reports of a municipality say (Dutch: programma, hervormingsagenda). Read, checked, laid out in
 * tables, projected and reported.
 */
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A programme that was read, with what was said while reading it. */
typedef struct sd_programme sd_programme;

/** Bounds on what is read, so that no input takes all memory or time. Zeros stand for what is usual. @since 1.0 */
typedef struct sd_load_options {
    int64_t struct_size;  /**< see #SD_LOAD_OPTIONS_INIT */
    int64_t max_bytes;    /**< of one file; 0: 256 MiB; at most 4 GiB */
    int64_t max_list;     /**< elements of one list; 0: 10 million */
    int64_t max_problems; /**< after so many reading stops; 0: 1000 */
    int32_t max_depth;    /**< objects and lists within one another; 0: 64 */
    int32_t csv_anywhere; /**< not 0: documents may name CSV files outside of their own folder */
} sd_load_options;

/** `sd_load_options options = SD_LOAD_OPTIONS_INIT;` */
#define SD_LOAD_OPTIONS_INIT \
    { sizeof(sd_load_options), 0, 0, 0, 0, 0 }

/** How many identities were checked, and with what outcome. @since 1.0 */
typedef struct sd_check_summary {
    int64_t struct_size; /**< see #SD_CHECK_SUMMARY_INIT */
    int64_t figures;     /**< figures in the programme */
    int64_t identities;  /**< that compare figures or statements */
    int64_t holds;
    int64_t holds_within_rounding;
    int64_t undecided; /**< a figure it needs is absent */
    int64_t notes;
    int64_t warnings;
    int64_t violated;
} sd_check_summary;

/** `sd_check_summary summary = SD_CHECK_SUMMARY_INIT;` */
#define SD_CHECK_SUMMARY_INIT \
    { sizeof(sd_check_summary), 0, 0, 0, 0, 0, 0, 0, 0 }

/** What a reader may choose about a report. Zeros stand for what is usual. @since 1.0 */
typedef struct sd_report_options {
    int64_t struct_size;  /**< see #SD_REPORT_OPTIONS_INIT */
    const char* language; /**< "nl" or "en"; null: "nl" */
    const char*
        generated_at;       /**< date and time to print; null: none, so that equal input gives equal bytes */
    const double* levels;   /**< of prediction intervals, each in (0, 1); null: 0.80 and 0.95 */
    int64_t levels_count;   /**< how many; 0: the usual two */
    int32_t horizon;        /**< periods ahead, 0 to 1000; 0: two years */
    int32_t suppress_below; /**< counts of persons from 1 up to below this are not shown; 0: all are */
    const char* const* scenarios; /**< those told, by id, the first to compare with; null: all */
    int64_t scenarios_count;      /**< how many; 0: all */
    const char*
        until;     /**< of futures, as in sd_simulate_options, as the next two; null: three years in all */
    int64_t paths; /**< 0: 10 000 */
    uint64_t seed; /**< 0: 1 */
    int32_t without_futures; /**< not 0: no pages about futures */
    int32_t reserved;        /**< 0 */
    sd_cancel* cancel;       /**< of the simulations; null: they cannot be stopped */
} sd_report_options;

/** `sd_report_options options = SD_REPORT_OPTIONS_INIT;` */
#define SD_REPORT_OPTIONS_INIT \
    { sizeof(sd_report_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/**
 * Reads one archive (.sdm), or documents (.json) with the CSV files they name, into one programme.
 *
 * @param paths      `count` names of files
 * @param count      at least 1
 * @param options    may be null
 * @param programme  gets the handle, which the caller frees
 * @return           all problems of all documents together; the status is that of the first
 * @since 1.0
 */
SD_API sd_status sd_programme_load(const char* const* paths, int64_t count, const sd_load_options* options,
                                   sd_programme** programme, sd_error** error);

/**
 * Reads one document or archive from memory, whichever the bytes are.
 *
 * @param data       `size` bytes; may be null when there are none
 * @param size       >= 0
 * @param file_name  what problems call it, and where CSV files that it names are looked for; may be null: then it names
 *                   none
 * @param options    may be null
 * @param programme  gets the handle, which the caller frees
 * @return           all problems together; the status is that of the first
 * @since 1.0
 */
SD_API sd_status sd_programme_read(const void* data, int64_t size, const char* file_name,
                                   const sd_load_options* options, sd_programme** programme,
                                   sd_error** error);

/**
 * One more owner of the programme. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_programme* sd_programme_ref(sd_programme* programme);

/**
 * One owner less; the last one's call frees it. Null is taken.
 * @since 1.0
 */
SD_API void sd_programme_free(sd_programme* programme);

/**
 * How many warnings reading gave, such as fields of a newer version that were left out; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_programme_warning_count(const sd_programme* programme);

/**
 * One warning. Its texts belong to the programme.
 *
 * @param index    0 to sd_programme_warning_count() - 1
 * @param warning  gets as much as its `struct_size` holds
 * @return         #SD_OUT_OF_DOMAIN for a null, an index out of range or a `struct_size` too small
 * @since 1.0
 */
SD_API sd_status sd_programme_warning(const sd_programme* programme, int64_t index, sd_problem* warning,
                                      sd_error** error);

/**
 * The programme as a document.
 *
 * @param bytes  gets the JSON text, which the caller frees
 * @return       #SD_UNSUPPORTED_VERSION when it was read from a newer version and something would be lost
 * @since 1.0
 */
SD_API sd_status sd_programme_to_json(const sd_programme* programme, sd_bytes** bytes, sd_error** error);

/**
 * The programme as an archive: small, checked, readable for ever.
 *
 * @param bytes  gets the archive, which the caller frees
 * @return       as sd_programme_to_json()
 * @since 1.0
 */
SD_API sd_status sd_programme_to_archive(const sd_programme* programme, sd_bytes** bytes, sd_error** error);

/**
 * Writes the programme to a file, whole or not at all: a document (.json) or an archive (.sdm), by extension.
 *
 * @return  as sd_programme_to_json(); #SD_UNKNOWN_VALUE for another extension; #SD_IO
 * @since 1.0
 */
SD_API sd_status sd_programme_save(const sd_programme* programme, const char* path, sd_error** error);

/**
 * Checks every identity in interval arithmetic over the rounding of its figures (Dutch: controle).
 *
 * @param findings  may be null; gets a table, which the caller frees: a row for each identity and rule, violations
 *                  first, with columns id, rule, severity (holds, holds_within_rounding, undecided, note, warning,
 *                  violated), and message, expected, found, remainder, slack and rounding in Dutch (message_nl, …) and
 *                  English (message_en, …), paths and sources (separated by spaces)
 * @param summary   may be null; gets as much as its `struct_size` holds
 * @return          #SD_OUT_OF_DOMAIN for a null programme or a `struct_size` too small; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_programme_check(const sd_programme* programme, sd_table** findings,
                                    sd_check_summary* summary, sd_error** error);

/**
 * Which collections a programme has: a table with columns name ("caseloads.observations") and rows (how many records).
 *
 * @param table  gets the table, which the caller frees
 * @since 1.0
 */
SD_API sd_status sd_programme_collections(const sd_programme* programme, sd_table** table, sd_error** error);

/**
 * One collection as a table: a row for each record, with the ids of the records around it, then its members.
 *
 * @param name   "caseloads", "caseloads.observations" or within one record "caseloads.welfare.observations"
 * @param table  gets the table, which the caller frees
 * @return       #SD_UNKNOWN_VALUE, with the nearest name, when there is none; #SD_OUT_OF_DOMAIN for a single value
 * @since 1.0
 */
SD_API sd_status sd_programme_table(const sd_programme* programme, const char* name, sd_table** table,
                                    sd_error** error);

/**
 * What differs from one programme to another: a table with columns path, kind (added, removed, changed), before, after.
 *
 * @param table  gets the table, which the caller frees; without rows when they are equal
 * @since 1.0
 */
SD_API sd_status sd_programme_diff(const sd_programme* before, const sd_programme* after, sd_table** table,
                                   sd_error** error);

/**
 * Projects every series of a programme: a table with a row for each series and period, columns path, period, observed,
 * mean, lower80, upper80, … for each level, and unit; NaN where there is nothing.
 *
 * @param options  may be null; of it count horizon and levels
 * @param table    gets the table, which the caller frees
 * @return         #SD_OUT_OF_DOMAIN for options that break their rule
 * @since 1.0
 */
SD_API sd_status sd_programme_project(const sd_programme* programme, const sd_report_options* options,
                                      sd_table** table, sd_error** error);

/**
 * The programme and what a check found in it as one HTML page of which nothing is fetched (Dutch: rapport).
 *
 * @param options  may be null
 * @param bytes    gets the page, which the caller frees
 * @return         #SD_OUT_OF_DOMAIN for options that break their rule; #SD_UNKNOWN_VALUE for a scenario;
 *                 #SD_CANCELLED
 * @since 1.0
 */
SD_API sd_status sd_programme_report(const sd_programme* programme, const sd_report_options* options,
                                     sd_bytes** bytes, sd_error** error);

/**
 * The JSON Schema of documents.
 *
 * @param bytes  gets the text, which the caller frees
 * @since 1.0
 */
SD_API sd_status sd_document_schema(sd_bytes** bytes, sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
