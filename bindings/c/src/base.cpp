// Status, errors, bytes and cancellation.

#include <new>
#include <stdexcept>
#include <utility>

#include <sociaaldomein/core/version.hpp>

#include "arguments.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "structs.hpp"

namespace sociaaldomein::c {
namespace {

static_assert(SD_OUT_OF_MEMORY == static_cast<int>(Errc::out_of_memory) &&
                  SD_INCONSISTENT == static_cast<int>(Errc::inconsistent) &&
                  SD_IO == static_cast<int>(Errc::io),
              "statuses are the numbers of Errc");

// Made when the library is loaded, and never freed: when memory has run out it is too late.
sd_error* const no_memory = new sd_error{
    {}, {Problem{.code = Errc::out_of_memory, .message = "out of memory"}}, "out of memory", true};

void put(sd_error** error, std::vector<Problem> problems, std::string message) {
    if (error != nullptr) *error = new sd_error{{}, std::move(problems), std::move(message)};
}

// Throws only for lack of memory, or what it was given when that is nothing we know.
sd_status described(sd_error** error) {
    try {
        throw;
    } catch (const Error& found) {
        put(error, found.problems(), found.what());
        return static_cast<sd_status>(found.code());
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& found) {
        // A container that was asked for more elements than there can be.
        const bool too_long = dynamic_cast<const std::length_error*>(&found) != nullptr;
        if (too_long) throw std::bad_alloc();
        const std::string message = std::string("a fault of the library itself: ") + found.what();
        put(error, {Problem{.code = Errc::ok, .message = message}}, message);
        return SD_INTERNAL;
    }
}

}  // namespace

sd_status caught(sd_error** error) noexcept {
    try {
        return described(error);
    } catch (const std::bad_alloc&) {
        if (error != nullptr) *error = no_memory;
        return SD_OUT_OF_MEMORY;
    } catch (...) {
        return SD_INTERNAL;
    }
}

void write_problem(const char* function, const char* argument, sd_problem* out, const Problem& problem) {
    sd_problem filled = SD_PROBLEM_INIT;
    filled.code = static_cast<sd_status>(problem.code);
    filled.message = problem.message.c_str();
    filled.path = problem.path.c_str();
    filled.file = problem.file.c_str();
    filled.line = problem.line;
    filled.column = problem.column;
    write_struct(function, argument, &required(function, argument, out), filled);
}

}  // namespace sociaaldomein::c

using namespace sociaaldomein;
using namespace sociaaldomein::c;

const char* sd_version(void) { return version.data(); }

int32_t sd_abi_version(void) { return 1000 * SD_ABI_MAJOR + SD_ABI_MINOR; }

const char* sd_status_name(sd_status status) {
    // The names are literals, which end in a zero.
    return status == SD_INTERNAL ? "internal" : to_string(static_cast<Errc>(status)).data();
}

sd_error* sd_error_ref(sd_error* error) { return error == no_memory ? error : add_owner(error); }

void sd_error_free(sd_error* error) {
    if (error != no_memory) drop_owner(error);
}

sd_status sd_error_code(const sd_error* error) {
    if (error == nullptr) return SD_OK;
    require_alive(error);
    const Errc code = error->problems.front().code;
    return code == Errc::ok ? SD_INTERNAL : static_cast<sd_status>(code);
}

const char* sd_error_message(const sd_error* error) {
    if (error == nullptr) return "";
    require_alive(error);
    return error->message.c_str();
}

const char* sd_error_path(const sd_error* error) {
    if (error == nullptr) return "";
    require_alive(error);
    return error->problems.front().path.c_str();
}

int64_t sd_error_line(const sd_error* error) {
    if (error == nullptr) return 0;
    require_alive(error);
    return error->problems.front().line;
}

int64_t sd_error_column(const sd_error* error) {
    if (error == nullptr) return 0;
    require_alive(error);
    return error->problems.front().column;
}

int64_t sd_error_count(const sd_error* error) {
    if (error == nullptr) return 0;
    require_alive(error);
    return std::ssize(error->problems);
}

sd_status sd_error_problem(const sd_error* error, int64_t index, sd_problem* problem) {
    return guarded(nullptr, [&] {
        constexpr const char* name = "sd_error_problem";
        require_alive(&required(name, "error", error));
        require(index >= 0 && index < std::ssize(error->problems), name, "index", index,
                "the number of a problem");
        write_problem(name, "problem", problem, error->problems[static_cast<std::size_t>(index)]);
    });
}

sd_bytes* sd_bytes_ref(sd_bytes* bytes) { return add_owner(bytes); }

void sd_bytes_free(sd_bytes* bytes) { drop_owner(bytes); }

const char* sd_bytes_data(const sd_bytes* bytes) {
    if (bytes == nullptr) return nullptr;
    require_alive(bytes);
    return bytes->bytes.c_str();
}

int64_t sd_bytes_size(const sd_bytes* bytes) {
    if (bytes == nullptr) return 0;
    require_alive(bytes);
    return std::ssize(bytes->bytes);
}

sd_status sd_cancel_new(sd_cancel** cancel, sd_error** error) {
    return guarded(error, [&] {
        required("sd_cancel_new", "cancel", cancel);
        *cancel = make_handle<sd_cancel>().release();
    });
}

void sd_cancel_request(sd_cancel* cancel) {
    if (cancel == nullptr) return;
    require_alive(cancel);
    cancel->source.request_stop();
}

int32_t sd_cancel_requested(const sd_cancel* cancel) {
    if (cancel == nullptr) return 0;
    require_alive(cancel);
    return cancel->source.stop_requested() ? 1 : 0;
}

sd_cancel* sd_cancel_ref(sd_cancel* cancel) { return add_owner(cancel); }

void sd_cancel_free(sd_cancel* cancel) { drop_owner(cancel); }
