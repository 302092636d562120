#pragma once
// What arrives from C, checked and in the library's own types. Messages begin with the function and name the argument.

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/projection/forecast_model.hpp>
#include <sociaaldomein/series/panel.hpp>

#include "sociaaldomein/c/base.h"

namespace sociaaldomein::c {

/// @throws Error  Errc::out_of_domain when the pointer is null or not aligned for what it points to
template <class T>
T& required(const char* function, const char* argument, T* pointer);

[[noreturn]] void broken_pointer(const char* function, const char* argument, const void* pointer);

/// A text that is UTF-8.
std::string_view text(const char* function, const char* argument, const char* text);
/// The same, where null stands for `otherwise`.
std::string_view text_or(const char* function, const char* argument, const char* text,
                         std::string_view otherwise);
/// `size` bytes; null when there are none.
std::string_view bytes(const char* function, const char* argument, const void* data, std::int64_t size);
/// `count` texts.
std::vector<std::string> texts(const char* function, const char* argument, const char* const* texts,
                               std::int64_t count);
/// Names of models; none stands for the automatic one.
std::vector<ForecastModel> model_names(const char* function, const char* const* models, std::int64_t count);
/// Levels of intervals; null without any stands for the usual ones.
std::vector<double> levels(const char* function, const double* levels, std::int64_t count);

/// "nl" or "en"; null stands for Dutch.
Language language(const char* function, const char* text);

/// A panel in the caller's memory, with what it needs besides.
class CallersPanel {
public:
    /// The arguments as sd_forecast_panel() documents them.
    CallersPanel(const char* function, const double* data, std::int64_t rows, std::int64_t cols,
                 std::int64_t row_stride, std::int64_t col_stride, const char* first_period,
                 const char* const* keys);
    CallersPanel(const CallersPanel&) = delete;
    CallersPanel& operator=(const CallersPanel&) = delete;

    const PanelView& view() const noexcept { return view_; }

private:
    std::vector<std::string> keys_;
    PanelView view_;
};

/// Memory of the caller that is written to: rows × cols doubles that do not fall together.
/// @throws Error  Errc::out_of_domain for sizes below zero, strides that make values fall together or leave the address
///                space, a null or misaligned pointer
void require_output(const char* function, const double* out, std::int64_t rows, std::int64_t cols,
                    std::int64_t row_stride, std::int64_t col_stride);

/// Lowest and highest address that rows × cols values take; nothing when there are none.
struct Extent {
    const double* first = nullptr;
    const double* last = nullptr;
};
Extent extent(const char* function, const double* data, std::int64_t rows, std::int64_t cols,
              std::int64_t row_stride, std::int64_t col_stride);

/// The caller's callback and cancel handle, as work wants them.
class Watch {
public:
    Watch(sd_progress callback, void* data, const sd_cancel* cancel);

    std::stop_token token() const noexcept { return token_; }
    /// Empty when nobody asks.
    std::function<void(std::size_t done, std::size_t total)> progress();
    /// @throws Error  Errc::cancelled when the callback asked to stop, if only at the very end
    void require_not_stopped() const;

private:
    struct Forward {
        std::stop_source own;
        void operator()() noexcept { own.request_stop(); }
    };
    sd_progress progress_;
    void* data_;
    std::stop_token callers_;
    std::stop_token token_;
    std::stop_source own_{std::nostopstate};
    std::optional<std::stop_callback<Forward>> forward_;
    bool refused_ = false;
};

template <class T>
T& required(const char* function, const char* argument, T* pointer) {
    if (pointer == nullptr || reinterpret_cast<std::uintptr_t>(pointer) % alignof(T) != 0)
        broken_pointer(function, argument, pointer);
    return *pointer;
}

}  // namespace sociaaldomein::c
