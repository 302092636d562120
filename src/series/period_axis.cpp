#include <sociaaldomein/series/period_axis.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

namespace sociaaldomein {

PeriodAxis::PeriodAxis(Period first, std::int64_t count) : first_(first) {
    require(count >= 0, "PeriodAxis", "count", count, "a number of periods >= 0");
    if (count > 0) static_cast<void>(first + (count - 1));  // throws when there is no such period
    size_ = static_cast<std::int32_t>(count);
}

PeriodAxis::PeriodAxis(const PeriodRange& range) noexcept
    : first_(range.first()), size_(static_cast<std::int32_t>(range.size())) {}

Period PeriodAxis::last() const {
    require(size_ > 0, "PeriodAxis::last", "size", size_, "at least one period");
    return first_ + (size_ - 1);
}

Period PeriodAxis::period(std::int64_t index) const {
    require(index >= 0 && index < size_, "PeriodAxis::period", "index", index,
            "a place on the axis, from 0 to its size less one");
    return first_ + index;
}

bool PeriodAxis::contains(Period period) const noexcept {
    const std::int64_t index = std::int64_t{period.ordinal()} - first_.ordinal();
    return period.frequency() == frequency() && index >= 0 && index < size_;
}

std::int64_t PeriodAxis::index_of(Period period) const {
    const std::int64_t index = period - first_;
    if (index < 0 || index >= size_)
        throw Error(Errc::out_of_domain,
                    fmt::format("PeriodAxis: period is {}, expected one of {}",
                                sociaaldomein::to_string(period), sociaaldomein::to_string(*this)));
    return index;
}

PeriodAxis PeriodAxis::slice(std::int64_t index, std::int64_t count) const {
    require(index >= 0 && index <= size_, "PeriodAxis::slice", "index", index,
            "a place on the axis, from 0 to its size");
    require(count >= 0 && count <= size_ - index, "PeriodAxis::slice", "count", count,
            "a number of periods >= 0 that ends on the axis");
    return {first_ + index, count};
}

PeriodAxis PeriodAxis::following(std::int64_t count) const {
    require(count >= 0, "PeriodAxis::following", "count", count, "a number of periods >= 0");
    return {first_ + size_, count};
}

PeriodRange PeriodAxis::range() const { return {first_, last()}; }

PeriodAxis hull(const PeriodAxis& a, const PeriodAxis& b) {
    if (a.frequency() != b.frequency())
        throw Error(Errc::unlike,
                    fmt::format("hull: {} ({}) and {} ({}), expected periods of one frequency", to_string(a),
                                to_string(a.frequency()), to_string(b), to_string(b.frequency())));
    if (a.empty()) return b;
    if (b.empty()) return a;
    return PeriodRange(std::min(a.first(), b.first()), std::max(a.last(), b.last()));
}

std::string to_string(const PeriodAxis& axis) {
    return axis.empty() ? fmt::format("no periods from {}", to_string(axis.first()))
                        : to_string(axis.range());
}

}  // namespace sociaaldomein
