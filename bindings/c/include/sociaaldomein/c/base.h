#ifndef SOCIAALDOMEIN_C_BASE_H
#define SOCIAALDOMEIN_C_BASE_H
/** @file
 * Status, errors, bytes, progress and cancellation. What holds for all functions stands in sociaaldomein.h.
 */
#include <stdint.h>

/* What the library offers. SD_STATIC is for who links it statically; SD_BUILDING is set while it is compiled. */
#if defined(_WIN32) && defined(SD_BUILDING)
#define SD_API __declspec(dllexport)
#elif defined(_WIN32) && !defined(SD_STATIC)
#define SD_API __declspec(dllimport)
#elif defined(__GNUC__)
#define SD_API __attribute__((visibility("default")))
#else
#define SD_API
#endif

/** The version of this interface. A library serves all callers of its major version and at most its own minor one. */
#define SD_ABI_MAJOR 1
#define SD_ABI_MINOR 0

#ifdef __cplusplus
extern "C" {
#endif

/** #SD_OK or the kind of an error. More kinds may come. */
typedef int32_t sd_status;

/** What can be wrong; the numbers never change. */
enum {
    SD_OK = 0,
    SD_OUT_OF_DOMAIN = 1, /**< an argument or value breaks its rule; a pointer is null that may not be */
    SD_OVERFLOW = 2,      /**< a result does not fit the type that has to hold it */
    SD_SYNTAX = 3,        /**< a text is not of the expected form */
    SD_WRONG_TYPE = 4,    /**< another type was found than expected */
    SD_UNKNOWN_FIELD = 5, /**< a field that the type does not have */
    SD_UNKNOWN_VALUE = 6, /**< a name that is not one of the known ones */
    SD_MISSING_FIELD = 7, /**< a required field is absent */
    SD_DUPLICATE_KEY = 8, /**< a key occurs twice */
    SD_DUPLICATE_ID = 9,  /**< two records carry the same id */
    SD_DANGLING_REFERENCE = 10,  /**< a reference names a record that does not exist */
    SD_INCONSISTENT = 11,        /**< values that are right by themselves contradict each other */
    SD_UNLIKE = 12,              /**< unlike things are combined */
    SD_LIMIT_EXCEEDED = 13,      /**< a stated limit on size, depth or work is exceeded */
    SD_CORRUPT = 14,             /**< stored bytes fail their checks */
    SD_UNSUPPORTED_VERSION = 15, /**< a version of a format or of this interface that is not known here */
    SD_IO = 16,                  /**< reading or writing failed outside the library */
    SD_CANCELLED = 17,           /**< the caller asked to stop */
    SD_OUT_OF_MEMORY = 18,       /**< memory could not be had */
    SD_INTERNAL = 100            /**< a fault of the library itself: please report it */
};

/** An error: one or more problems. */
typedef struct sd_error sd_error;

/** Bytes that the library made, such as a document or a report. */
typedef struct sd_bytes sd_bytes;

/** A wish to stop, which any thread may express. */
typedef struct sd_cancel sd_cancel;

/** One thing that is wrong, and where. @since 1.0 */
typedef struct sd_problem {
    int64_t struct_size; /**< see #SD_PROBLEM_INIT */
    const char* message; /**< what was found and what was expected */
    const char* path; /**< place in the document, "/caseloads/welfare/observations/3"; empty when unknown */
    const char* file; /**< the document's name; empty when unknown */
    int64_t line;     /**< from 1; 0 when unknown */
    int64_t column;   /**< from 1, in characters; 0 when unknown */
    sd_status code;
    int32_t reserved;
} sd_problem;

/** `sd_problem problem = SD_PROBLEM_INIT;` */
#define SD_PROBLEM_INIT \
    { sizeof(sd_problem), 0, 0, 0, 0, 0, 0, 0 }

/**
 * Tells how far long work is.
 *
 * Called at most 20 times a second, from one thread at a time, not always the caller's.
 * @param done   items done
 * @param total  items in all
 * @param data   the caller's `progress_data`
 * @return       0 to go on; anything else ends the work with #SD_CANCELLED
 * @since 1.0
 */
typedef int32_t (*sd_progress)(int64_t done, int64_t total, void* data);

/**
 * The version of the library, "0.1.0". Never null, never freed.
 * @since 1.0
 */
SD_API const char* sd_version(void);

/**
 * The version of this interface that the library serves: 1000 * major + minor. Compare its major part with
 * #SD_ABI_MAJOR after loading the library at run time.
 * @since 1.0
 */
SD_API int32_t sd_abi_version(void);

/**
 * The name of a status: "ok", "out_of_domain", …; "unknown" for a number that is none. Never null, never freed.
 * @since 1.0
 */
SD_API const char* sd_status_name(sd_status status);

/**
 * One more owner of the error. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_error* sd_error_ref(sd_error* error);

/**
 * One owner less; the last one's call frees it. Null is taken.
 * @since 1.0
 */
SD_API void sd_error_free(sd_error* error);

/**
 * The kind of the first problem; #SD_OK for null.
 * @since 1.0
 */
SD_API sd_status sd_error_code(const sd_error* error);

/**
 * All problems in words, a line each: "file:line:column: /path: message". Empty for null, never null.
 * @since 1.0
 */
SD_API const char* sd_error_message(const sd_error* error);

/**
 * The place of the first problem in the document; empty when unknown and for null, never null.
 * @since 1.0
 */
SD_API const char* sd_error_path(const sd_error* error);

/**
 * The line of the first problem, from 1; 0 when unknown and for null.
 * @since 1.0
 */
SD_API int64_t sd_error_line(const sd_error* error);

/**
 * The column of the first problem, from 1, in characters; 0 when unknown and for null.
 * @since 1.0
 */
SD_API int64_t sd_error_column(const sd_error* error);

/**
 * How many problems; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_error_count(const sd_error* error);

/**
 * One problem of an error, in the order found. Its texts belong to the error.
 *
 * @param index    0 to sd_error_count() - 1
 * @param problem  gets as much as its `struct_size` holds
 * @return         #SD_OUT_OF_DOMAIN for an index out of range, a null or a `struct_size` too small
 * @since 1.0
 */
SD_API sd_status sd_error_problem(const sd_error* error, int64_t index, sd_problem* problem);

/**
 * One more owner of the bytes. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_bytes* sd_bytes_ref(sd_bytes* bytes);

/**
 * One owner less; the last one's call frees them. Null is taken.
 * @since 1.0
 */
SD_API void sd_bytes_free(sd_bytes* bytes);

/**
 * The bytes, followed by a zero that does not count, so that text is a C string. Null for null only.
 * @since 1.0
 */
SD_API const char* sd_bytes_data(const sd_bytes* bytes);

/**
 * How many bytes; 0 for null.
 * @since 1.0
 */
SD_API int64_t sd_bytes_size(const sd_bytes* bytes);

/**
 * A new wish to stop, not yet expressed.
 *
 * @param cancel  gets the handle, which the caller frees
 * @return        #SD_OUT_OF_DOMAIN when `cancel` is null; #SD_OUT_OF_MEMORY
 * @since 1.0
 */
SD_API sd_status sd_cancel_new(sd_cancel** cancel, sd_error** error);

/**
 * Asks all work that was given this handle to stop, now and later. From any thread, and as often as one likes; not from
 * a signal handler. Work ends at the next block of series, within about half a second, with #SD_CANCELLED. Null is taken.
 * @since 1.0
 */
SD_API void sd_cancel_request(sd_cancel* cancel);

/**
 * 1 when a stop was asked for, else 0; 0 for null.
 * @since 1.0
 */
SD_API int32_t sd_cancel_requested(const sd_cancel* cancel);

/**
 * One more owner. Never fails.
 * @return the argument
 * @since 1.0
 */
SD_API sd_cancel* sd_cancel_ref(sd_cancel* cancel);

/**
 * One owner less; the last one's call frees it. Work that is still running keeps the wish alive by itself. Null is taken.
 * @since 1.0
 */
SD_API void sd_cancel_free(sd_cancel* cancel);

#ifdef __cplusplus
}
#endif

#endif
