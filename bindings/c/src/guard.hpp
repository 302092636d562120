#pragma once
// The one way into the library from C: no exception gets out, and the caller's floating-point mode changes no result.

#include <cfenv>

#include "sociaaldomein/c/base.h"

namespace sociaaldomein::c {

/// Turns the exception that is being handled into a status and, where it is wanted, an error.
sd_status caught(sd_error** error) noexcept;

/// Rounding to nearest and no flushing of small numbers, whatever the caller has set; threads inherit it.
class UsualArithmetic {
public:
    UsualArithmetic() noexcept {
        std::fegetenv(&callers_);
        std::fesetenv(FE_DFL_ENV);
    }
    ~UsualArithmetic() { std::fesetenv(&callers_); }
    UsualArithmetic(const UsualArithmetic&) = delete;
    UsualArithmetic& operator=(const UsualArithmetic&) = delete;

private:
    std::fenv_t callers_;
};

/// Every function of the C interface that can fail is `return guarded(error, [&] { … });`.
template <class Body>
sd_status guarded(sd_error** error, const Body& body) noexcept {
    if (error != nullptr) *error = nullptr;
    const UsualArithmetic usual;
    try {
        body();
        return SD_OK;
    } catch (...) {
        return caught(error);
    }
}

}  // namespace sociaaldomein::c
