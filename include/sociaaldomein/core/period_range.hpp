#pragma once
/// A run of successive periods of one frequency, such as the years of a budget.
/// Dutch: reeks perioden (2020 t/m 2024).  Layer: core.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/period.hpp>

namespace sociaaldomein {

/// The periods `first` up to and including `last`: never empty, of one frequency. A default-made range is the
/// year 1.
///
/// @par Example  for (Period p : PeriodRange(Period::year(2020), Period::year(2024))) visits five years
///               (test PeriodRange.DocumentedExample)
class SD_EXPORT PeriodRange {
public:
    /// Random access; gives periods by value.
    class Iterator {
    public:
        using iterator_concept = std::random_access_iterator_tag;
        using iterator_category = std::input_iterator_tag;
        using value_type = Period;
        using difference_type = std::ptrdiff_t;
        using reference = Period;
        using pointer = void;

        constexpr Iterator() noexcept = default;

        constexpr Period operator*() const noexcept { return Period(frequency_, ordinal_); }
        constexpr Period operator[](difference_type n) const noexcept { return *(*this + n); }

        constexpr Iterator& operator++() noexcept { return *this += 1; }
        constexpr Iterator& operator--() noexcept { return *this -= 1; }
        constexpr Iterator operator++(int) noexcept {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        constexpr Iterator operator--(int) noexcept {
            const Iterator before = *this;
            --*this;
            return before;
        }
        constexpr Iterator& operator+=(difference_type n) noexcept {
            ordinal_ = static_cast<std::int32_t>(ordinal_ + n);
            return *this;
        }
        constexpr Iterator& operator-=(difference_type n) noexcept { return *this += -n; }
        friend constexpr Iterator operator+(Iterator i, difference_type n) noexcept { return i += n; }
        friend constexpr Iterator operator+(difference_type n, Iterator i) noexcept { return i += n; }
        friend constexpr Iterator operator-(Iterator i, difference_type n) noexcept { return i -= n; }
        friend constexpr difference_type operator-(Iterator a, Iterator b) noexcept {
            return difference_type{a.ordinal_} - b.ordinal_;
        }
        friend constexpr bool operator==(Iterator a, Iterator b) noexcept { return a.ordinal_ == b.ordinal_; }
        friend constexpr std::strong_ordering operator<=>(Iterator a, Iterator b) noexcept {
            return a.ordinal_ <=> b.ordinal_;
        }

    private:
        friend class PeriodRange;
        constexpr Iterator(Frequency frequency, std::int32_t ordinal) noexcept
            : frequency_(frequency), ordinal_(ordinal) {}

        Frequency frequency_ = Frequency::year;
        std::int32_t ordinal_ = 0;
    };
    using const_iterator = Iterator;

    constexpr PeriodRange() noexcept = default;

    /// @throws Error  Errc::unlike when the frequencies differ; Errc::out_of_domain when `last` is before
    ///                `first`
    PeriodRange(Period first, Period last);

    constexpr Period first() const noexcept { return first_; }
    constexpr Period last() const noexcept { return last_; }
    constexpr Frequency frequency() const noexcept { return first_.frequency(); }
    constexpr std::size_t size() const noexcept {
        return static_cast<std::size_t>(last_.ordinal() - first_.ordinal()) + 1;
    }

    Date first_day() const noexcept { return first_.first_day(); }
    Date last_day() const noexcept { return last_.last_day(); }
    bool contains(Date day) const noexcept;
    /// True when all days of `period`, of whatever frequency, are days of this range.
    bool contains(Period period) const noexcept;

    /// The place of `period` in the range, from 0.
    /// @throws Error  Errc::unlike when the frequencies differ; Errc::out_of_domain when it is not in the
    ///                range
    std::size_t index_of(Period period) const;
    /// @throws Error  Errc::out_of_domain when index >= size()
    Period at(std::size_t index) const;

    constexpr Iterator begin() const noexcept { return Iterator(frequency(), first_.ordinal()); }
    constexpr Iterator end() const noexcept { return Iterator(frequency(), last_.ordinal() + 1); }

    friend constexpr bool operator==(const PeriodRange&, const PeriodRange&) noexcept = default;

private:
    Period first_;
    Period last_;
};

/// The periods of a finer frequency (or the same) that together are exactly `period`.
///
/// @throws Error  Errc::unlike when they do not fit: a year is no whole number of weeks
/// @par Example   subdivide(Period::year(2022), Frequency::quarter) is 2022-Q1..2022-Q4
///                (test Subdivide.DocumentedExample)
SD_EXPORT PeriodRange subdivide(Period period, Frequency frequency);

/// "2020..2024", "2022-Q1..2022-Q1".
SD_EXPORT std::string to_string(const PeriodRange& range);

/// Reads `first..last`, both in a form that `parse_period` takes; a single period is a range of one.
/// @throws Error  Errc::syntax, saying what was found and what was expected
SD_EXPORT PeriodRange parse_period_range(std::string_view text);

}  // namespace sociaaldomein
