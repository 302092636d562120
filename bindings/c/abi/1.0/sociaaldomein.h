#ifndef SOCIAALDOMEIN_H
#define SOCIAALDOMEIN_H
/** @file
 * The C interface of sociaaldomein: figures of a municipal social domain (Dutch: sociaal domein).
 *
 * Compiles as C99 and later and as C++11 and later. What holds for all functions:
 *
 * - **Status.** A function that can fail returns an ::sd_status, #SD_OK or the kind of the error, and takes as its last
 *   argument an `sd_error **`, which may be null. On entry it is set to null; on failure to a new error, which the caller
 *   frees. Outputs are written on success only. No exception leaves the library, and lack of memory is an error as any.
 * - **Handles.** `sd_programme`, `sd_table`, … are opaque, counted and unchangeable. What a function puts out belongs to
 *   the caller, who hands it to the `_free` function of its kind; `_ref` makes one more owner. Both take null. To use a
 *   handle after its last `_free` is the caller's error; a debug build of the library stops the program there.
 * - **Threads.** All functions may be called from all threads at once. A handle may be shared between threads as long as
 *   each use comes before the last `_free`.
 * - **Texts** are UTF-8. Pointers that a function returns belong to the handle asked and live as long as it does.
 * - **Arrays** are the caller's, of doubles, with strides counted in doubles; NaN is a missing value. They are read
 *   during the call only, and never copied as a whole.
 * - **Structs** that a caller fills begin with `struct_size`: use the `_INIT` macro. A library that is older than its
 *   caller refuses members it does not know that are not zero; a newer one takes what is not there as zero.
 * - **Results** have the same bits on every machine, whatever the number of threads and the mode of rounding that the
 *   caller has set.
 */
#include "sociaaldomein/c/base.h"

#include "sociaaldomein/c/answer.h"
#include "sociaaldomein/c/arrow.h"
#include "sociaaldomein/c/calibration.h"
#include "sociaaldomein/c/forecast.h"
#include "sociaaldomein/c/outlook.h"
#include "sociaaldomein/c/period.h"
#include "sociaaldomein/c/price_volume.h"
#include "sociaaldomein/c/programme.h"
#include "sociaaldomein/c/table.h"

#endif
