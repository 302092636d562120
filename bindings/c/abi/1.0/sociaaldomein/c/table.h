#ifndef SOCIAALDOMEIN_C_TABLE_H
#define SOCIAALDOMEIN_C_TABLE_H
/** @file
 * Tables: rows under named columns (Dutch: overzicht). They leave as Arrow streams without a copy, or as text.
 */
#include "arrow.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A table. A column holds numbers (doubles), texts or truth values; numbers are exact up to 2^53. */
typedef struct sd_table sd_table;

/** What a column holds. */
enum {
    SD_COLUMN_TEXT = 0,   /**< Arrow format "U" */
    SD_COLUMN_NUMBER = 1, /**< Arrow format "g" */
    SD_COLUMN_BOOLEAN = 2 /**< Arrow format "b" */
};

/**
 * One more owner of the table. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_table* sd_table_ref(sd_table* table);

/**
 * One owner less; the last one's call frees it, once all streams and arrays made of it are released. Null is taken.
 * @since 1.0
 */
SD_API void sd_table_free(sd_table* table);

/**
 * How many rows; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_table_rows(const sd_table* table);

/**
 * How many columns; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_table_columns(const sd_table* table);

/**
 * The name of a column. Null for a null and for an index out of range.
 * @param column  from 0
 * @since 1.0
 */
SD_API const char* sd_table_column_name(const sd_table* table, int64_t column);

/**
 * What a column holds: #SD_COLUMN_TEXT, … -1 for a null and for an index out of range.
 * @param column  from 0
 * @since 1.0
 */
SD_API int32_t sd_table_column_kind(const sd_table* table, int64_t column);

/**
 * The values of a column of numbers, one a row; NaN where there is none. The table owns them. Null for a null, for an
 * index out of range, for a column of another kind and for a table without rows.
 * @param column  from 0
 * @since 1.0
 */
SD_API const double* sd_table_numbers(const sd_table* table, int64_t column);

/**
 * Writes a table as text.
 *
 * @param format  "csv" (RFC 4180), "json" (a list of objects), "markdown", or "text" (columns aligned by spaces)
 * @param bytes   gets the text, which the caller frees
 * @return        #SD_UNKNOWN_VALUE for another format; #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_table_format(const sd_table* table, const char* format, sd_bytes** bytes,
                                 sd_error** error);

/**
 * Fills the caller's struct with a stream of one batch with all rows, whose buffers are the table's own: nothing is
 * copied. They live until the stream and all that was taken from it are released, whatever becomes of the table's handle.
 *
 * @param stream  the caller's memory, overwritten
 * @return        #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_table_stream(sd_table* table, struct ArrowArrayStream* stream, sd_error** error);

/**
 * The same in memory of the library, for sd_arrow_stream_delete() or sd_arrow_capsule_destructor().
 *
 * @param stream  gets the stream
 * @return        #SD_OUT_OF_DOMAIN for a null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_table_stream_new(sd_table* table, struct ArrowArrayStream** stream, sd_error** error);

#ifdef __cplusplus
}
#endif

#endif
