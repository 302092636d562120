#include <sociaaldomein/series/panel.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "series/detail/series_name.hpp"

namespace sociaaldomein {
namespace {

/// More than any machine holds, and far from what overflows.
constexpr std::int64_t most_values = std::int64_t{1} << 48;

void require_cols(std::string_view function, std::int64_t cols, std::size_t keys) {
    require(cols >= 0, function, "cols", cols, "a number of series >= 0");
    require(keys == 0 || static_cast<std::int64_t>(keys) == cols, function, "keys", keys,
            "no keys, or as many as there are series");
}

std::size_t value_count(const PeriodAxis& axis, std::int64_t cols) {
    if (!axis.empty() && cols > most_values / axis.size())
        throw Error(Errc::limit_exceeded,
                    fmt::format("Panel: found {} periods of {} series, expected at most 2^48 values",
                                axis.size(), cols));
    return static_cast<std::size_t>(axis.size() * cols);
}

std::vector<double> copy_of(const PanelView& view) {
    std::vector<double> values(value_count(view.axis(), view.cols()));
    auto out = values.begin();
    for (std::int64_t s = 0; s < view.cols(); ++s)
        for (std::int64_t t = 0; t < view.rows(); ++t) *out++ = view(t, s);
    return values;
}

}  // namespace

PanelView::PanelView(const double* data, const PeriodAxis& axis, std::int64_t cols, std::int64_t row_stride,
                     std::int64_t col_stride, std::span<const std::string> keys)
    : data_(data), axis_(axis), cols_(cols), row_stride_(row_stride), col_stride_(col_stride), keys_(keys) {
    require_cols("PanelView", cols, keys.size());
    require(data != nullptr || empty(), "PanelView", "data", "null", "the address of the values");
    // Offsets have to be numbers, whatever the values are.
    const auto reach = [](std::int64_t count, std::int64_t stride) {
        return count <= 1 || (stride <= most_values / (count - 1) && stride >= -most_values / (count - 1));
    };
    require(reach(rows(), row_stride), "PanelView", "row_stride", row_stride,
            "a number of doubles that memory holds");
    require(reach(cols, col_stride), "PanelView", "col_stride", col_stride,
            "a number of doubles that memory holds");
}

PanelView::PanelView(const double* data, const PeriodAxis& axis, std::int64_t cols,
                     std::span<const std::string> keys)
    : PanelView(data, axis, cols, 1, axis.size(), keys) {}

std::string PanelView::name(std::int64_t col) const { return detail::series_name(key(col), col); }

PanelView PanelView::row_slice(std::int64_t first, std::int64_t count) const {
    PanelView part = *this;
    part.axis_ = axis_.slice(first, count);
    if (count > 0 && cols_ > 0) part.data_ = data_ + first * row_stride_;
    return part;
}

PanelView PanelView::col_slice(std::int64_t first, std::int64_t count) const {
    require(first >= 0 && first <= cols_, "PanelView::col_slice", "first", first,
            "a column, from 0 to the number of series");
    require(count >= 0 && count <= cols_ - first, "PanelView::col_slice", "count", count,
            "a number of series >= 0 that the panel has from there");
    PanelView part = *this;
    part.cols_ = count;
    if (count > 0 && rows() > 0) part.data_ = data_ + first * col_stride_;
    if (!keys_.empty())
        part.keys_ = keys_.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    return part;
}

void require_no_infinity(std::string_view function, const PanelView& panel) {
    for (std::int64_t s = 0; s < panel.cols(); ++s) {
        const ColumnView column = panel.column(s);
        bool infinite = false;
        for (std::int64_t t = 0; t < column.size(); ++t) infinite |= std::isinf(column[t]);
        if (!infinite) continue;
        for (std::int64_t t = 0; t < column.size(); ++t)
            if (std::isinf(column[t]))
                detail::refuse_infinite(function, panel.name(s), panel.axis().period(t), column[t]);
    }
}

Panel::Panel(const PeriodAxis& axis, std::int64_t cols, std::vector<std::string> keys)
    : axis_(axis), cols_(cols), keys_(std::move(keys)) {
    require_cols("Panel", cols, keys_.size());
    values_.assign(value_count(axis, cols), missing_value);
}

Panel::Panel(const PeriodAxis& axis, std::int64_t cols, std::vector<double> values,
             std::vector<std::string> keys)
    : axis_(axis), cols_(cols), values_(std::move(values)), keys_(std::move(keys)) {
    require_cols("Panel", cols, keys_.size());
    require(values_.size() == value_count(axis, cols), "Panel", "values", values_.size(),
            "as many values as periods times series");
    require_no_infinity("Panel", view());
}

Panel::Panel(const PanelView& view)
    : Panel(view.axis(), view.cols(), copy_of(view),
            std::vector<std::string>(view.keys().begin(), view.keys().end())) {}

PanelView Panel::view() const& noexcept { return {values_.data(), axis_, cols_, keys_}; }

TimeSeries Panel::series(std::int64_t col) const {
    require(col >= 0 && col < cols_, "Panel::series", "col", col, "a column of the panel");
    const auto values = column(col);
    return {{.key = keys_.empty() ? std::string() : keys_[static_cast<std::size_t>(col)]},
            axis_.first(),
            std::vector<double>(values.begin(), values.end())};
}

}  // namespace sociaaldomein
