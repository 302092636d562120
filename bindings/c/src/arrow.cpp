// Tables as Arrow streams. Every struct that is handed out keeps the table, so that its parts may outlive it.

#include "sociaaldomein/c/arrow.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "arguments.hpp"
#include "guard.hpp"
#include "handles.hpp"

namespace sociaaldomein::c {
namespace {

/// What an array or schema that was handed out keeps alive: the table, and the lists it points to.
template <class Struct>
struct Kept {
    Owned<sd_table> table;
    std::array<const void*, 3> buffers{};
    std::vector<std::unique_ptr<Struct>> children{};
    std::vector<Struct*> pointers{};
};

/// Children that were moved out have no release function left, and are somebody else's.
template <class Struct>
void release(Struct* given) {
    auto* kept = static_cast<Kept<Struct>*>(given->private_data);
    for (const auto& child : kept->children)
        if (child->release != nullptr) child->release(child.get());
    given->release = nullptr;
    delete kept;
}

/// Fills a struct with what it keeps; `count` children are made by `fill_child(child, index)`.
template <class Struct, class Fill>
void adopt(sd_table* table, Struct& out, std::size_t count, const Fill& fill_child) {
    auto kept = std::make_unique<Kept<Struct>>(Owned<sd_table>(add_owner(table)));
    for (std::size_t i = 0; i < count; ++i)
        kept->pointers.push_back(kept->children.emplace_back(std::make_unique<Struct>(Struct{})).get());
    std::size_t made = 0;
    try {
        for (; made < count; ++made) fill_child(*kept->children[made], made);
    } catch (...) {
        while (made > 0) release(kept->children[--made].get());
        throw;
    }
    out.n_children = static_cast<std::int64_t>(count);
    out.children = count == 0 ? nullptr : kept->pointers.data();
    out.release = release<Struct>;
    out.private_data = kept.release();
}

constexpr auto no_children = [](auto&, std::size_t) {};

void fill_schema(sd_table* table, ArrowSchema& out) {
    out = {};
    adopt(table, out, table->data.columns.size(), [&](ArrowSchema& child, std::size_t i) {
        const Column& column = table->data.columns[i];
        adopt(table, child, 0, no_children);
        child.format = column.kind == SD_COLUMN_NUMBER ? "g" : column.kind == SD_COLUMN_BOOLEAN ? "b" : "U";
        child.name = column.name.c_str();
        child.flags = ARROW_FLAG_NULLABLE;
    });
    out.format = "+s";
    out.name = "";
}

void fill_column(sd_table* table, const Column& column, ArrowArray& out) {
    adopt(table, out, 0, no_children);
    auto& buffers = static_cast<Kept<ArrowArray>*>(out.private_data)->buffers;
    buffers[0] = column.validity.bits();
    if (column.kind == SD_COLUMN_TEXT) {
        buffers[1] = column.offsets.data();
        buffers[2] = column.letters.data();
    } else {
        buffers[1] = column.kind == SD_COLUMN_NUMBER ? static_cast<const void*>(column.numbers.data())
                                                     : static_cast<const void*>(column.truths.data());
    }
    out.buffers = buffers.data();
    out.n_buffers = column.kind == SD_COLUMN_TEXT ? 3 : 2;
    out.null_count = column.validity.absent();
    out.length = table->data.rows;
}

void fill_batch(sd_table* table, ArrowArray& out) {
    out = {};
    adopt(table, out, table->data.columns.size(),
          [&](ArrowArray& child, std::size_t i) { fill_column(table, table->data.columns[i], child); });
    out.buffers = static_cast<Kept<ArrowArray>*>(out.private_data)->buffers.data();
    out.n_buffers = 1;
    out.length = table->data.rows;
}

struct Stream {
    Owned<sd_table> table;
    bool given = false;  ///< the one batch
    sd_status status = SD_OK;
};

template <class Body>
int as_errno(ArrowArrayStream* stream, const Body& body) {
    Stream& state = *static_cast<Stream*>(stream->private_data);
    state.status = guarded(nullptr, [&] { body(state); });
    return state.status == SD_OK ? 0 : state.status == SD_OUT_OF_MEMORY ? ENOMEM : EIO;
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    return as_errno(stream, [&](Stream& state) { fill_schema(&*state.table, *out); });
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    return as_errno(stream, [&](Stream& state) {
        if (state.given) {
            *out = {};
            return;
        }
        fill_batch(&*state.table, *out);
        state.given = true;
    });
}

const char* get_last_error(ArrowArrayStream* stream) {
    const sd_status status = static_cast<Stream*>(stream->private_data)->status;
    return status == SD_OK ? nullptr : sd_status_name(status);
}

void release_stream(ArrowArrayStream* stream) {
    delete static_cast<Stream*>(stream->private_data);
    stream->release = nullptr;
}

void fill_stream(sd_table* table, ArrowArrayStream& out) {
    auto state = std::make_unique<Stream>(Owned<sd_table>(add_owner(table)));
    out = {get_schema, get_next, get_last_error, release_stream, state.release()};
}

using GetPointer = void* (*)(void* capsule, const char* name);
std::atomic<GetPointer> capsule_pointer{nullptr};

}  // namespace
}  // namespace sociaaldomein::c

using namespace sociaaldomein;
using namespace sociaaldomein::c;

sd_status sd_table_stream(sd_table* table, struct ArrowArrayStream* stream, sd_error** error) {
    return guarded(error, [&] {
        require_alive(&required("sd_table_stream", "table", table));
        fill_stream(table, required("sd_table_stream", "stream", stream));
    });
}

sd_status sd_table_stream_new(sd_table* table, struct ArrowArrayStream** stream, sd_error** error) {
    return guarded(error, [&] {
        require_alive(&required("sd_table_stream_new", "table", table));
        required("sd_table_stream_new", "stream", stream);
        auto made = std::make_unique<ArrowArrayStream>();
        fill_stream(table, *made);
        *stream = made.release();
    });
}

void sd_arrow_stream_delete(struct ArrowArrayStream* stream) {
    if (stream == nullptr) return;
    if (stream->release != nullptr) stream->release(stream);
    delete stream;
}

void sd_arrow_capsule_setup(void* (*get_pointer)(void* capsule, const char* name)) {
    capsule_pointer = get_pointer;
}

void sd_arrow_capsule_destructor(void* capsule) {
    if (const GetPointer get_pointer = capsule_pointer; get_pointer != nullptr)
        sd_arrow_stream_delete(static_cast<ArrowArrayStream*>(get_pointer(capsule, "arrow_array_stream")));
}
