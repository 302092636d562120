#include <sociaaldomein/series/time_series.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "series/detail/series_name.hpp"

namespace sociaaldomein {

TimeSeries::TimeSeries(SeriesLabel label, Period first, std::vector<double> values)
    : label_(std::move(label)),
      axis_(first, static_cast<std::int64_t>(values.size())),
      values_(std::move(values)) {
    const auto bad = std::find_if(values_.begin(), values_.end(), [](double v) { return std::isinf(v); });
    if (bad != values_.end())
        detail::refuse_infinite("TimeSeries", detail::series_name(label_.key),
                                axis_.period(bad - values_.begin()), *bad);
}

double TimeSeries::at(Period period) const {
    const std::int64_t index = period - axis_.first();
    return index >= 0 && index < size() ? values_[static_cast<std::size_t>(index)] : missing_value;
}

std::int64_t TimeSeries::observations() const noexcept {
    return std::count_if(values_.begin(), values_.end(), [](double v) { return !std::isnan(v); });
}

TimeSeries TimeSeries::on(const PeriodAxis& axis) const {
    const std::int64_t shift = axis.first() - axis_.first();
    std::vector<double> values(static_cast<std::size_t>(axis.size()), missing_value);
    const std::int64_t from = std::max<std::int64_t>(0, -shift);
    const std::int64_t to = std::min(axis.size(), size() - shift);
    if (from < to)
        std::copy(values_.begin() + from + shift, values_.begin() + to + shift, values.begin() + from);
    return {label_, axis.first(), std::move(values)};
}

TimeSeries TimeSeries::labelled(SeriesLabel label) const& {
    return TimeSeries(*this).labelled(std::move(label));
}

TimeSeries TimeSeries::labelled(SeriesLabel label) && {
    label_ = std::move(label);
    return std::move(*this);
}

bool operator==(const TimeSeries& a, const TimeSeries& b) {
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.label_ == b.label_ && a.axis_ == b.axis_ &&
           std::equal(a.values_.begin(), a.values_.end(), b.values_.begin(), b.values_.end(), same);
}

}  // namespace sociaaldomein
