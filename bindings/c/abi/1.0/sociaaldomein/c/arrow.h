#ifndef SOCIAALDOMEIN_C_ARROW_H
#define SOCIAALDOMEIN_C_ARROW_H
/** @file
 * The Arrow C data and stream interface, by which a table goes to any Arrow library without a copy.
 * Source: https://arrow.apache.org/docs/format/CDataInterface.html, CStreamInterface.html. The guards are those of the
 * specification, so that several headers may define the same structs.
 */
#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

/** The type of an array. */
struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

/** An array, or a batch of rows. */
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

/** Batches of one type. */
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};

#endif

/**
 * Releases a stream that sd_table_stream_new() made, whether or not somebody took over what it holds, and frees it. Null
 * is taken.
 * @since 1.0
 */
SD_API void sd_arrow_stream_delete(struct ArrowArrayStream* stream);

/**
 * Tells how to look into a PyCapsule: the address of Python's PyCapsule_GetPointer. To be called once, before the first
 * capsule is made with sd_arrow_capsule_destructor().
 * @since 1.0
 */
SD_API void sd_arrow_capsule_setup(void* (*get_pointer)(void* capsule, const char* name));

/**
 * The destructor of a PyCapsule named "arrow_array_stream" whose pointer came from sd_table_stream_new(): see
 * sd_arrow_stream_delete(). In C, because one written in Python may run when Python is no more.
 * @since 1.0
 */
SD_API void sd_arrow_capsule_destructor(void* capsule);

#ifdef __cplusplus
}
#endif

#endif
