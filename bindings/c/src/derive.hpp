#pragma once
// What most functions do: something made of a handle becomes a handle.

#include "arguments.hpp"
#include "guard.hpp"
#include "handle.hpp"

namespace sociaaldomein::c {

/// Hands what `make` makes of a living handle to the caller, as a new handle.
template <class Handle, class Given, class Make>
sd_status derive(const char* function, const char* argument, const Given* given, const char* output,
                 Handle** out, sd_error** error, const Make& make) {
    return guarded(error, [&] {
        const Given& living = required(function, argument, given);
        require_alive(&living);
        required(function, output, out);
        *out = make_handle<Handle>(make(living)).release();
    });
}

}  // namespace sociaaldomein::c
