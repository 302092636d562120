#pragma once
/// The successive reports of one series: what was known when, and what was revised.
/// Dutch: vintages, bijstellingen (voorlopige en definitieve cijfers).  Layer: series.
/// Source of the notion: Croushore & Stark 2001, doi:10.1016/S0304-4076(01)00072-0 (real-time data).

#include <cstddef>
#include <span>
#include <vector>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein {

/// A value that a later report changed.
struct ValueRevision {
    Period period;
    Date reported;        ///< by the report that changed it
    double before = 0.0;  ///< as reported last before that
    double after = 0.0;

    friend bool operator==(const ValueRevision&, const ValueRevision&) = default;
};

/// Reports of one series, in the order of their dates. A value that a report does not have is not withdrawn by it: what
/// was reported before stands.
///
/// @par Example  reported 2023-02-01: 2021 {10}, 2022 {20}; reported 2024-02-01: 2022 {21}, 2023 {30}. As known on
///               2023-06-01: {10, 20}; latest: {10, 21, 30}; first released: {10, 20, 30}; revisions: 2022 from 20 to 21
///               (test Vintages.DocumentedExample)
class SD_EXPORT Vintages {
public:
    /// @param reports  in any order, at least one
    /// @throws Error  Errc::missing_field for a report without a date; Errc::unlike for one of another key, measure or
    ///                frequency than the first; Errc::inconsistent for two of the same date: a problem for each;
    ///                Errc::out_of_domain when there are none
    explicit Vintages(std::vector<TimeSeries> reports);

    std::span<const TimeSeries> reports() const noexcept { return reports_; }

    /// The newest value of every period among the reports up to and including `day`; labelled with the date of the last
    /// of them. Without any, a series without values.
    TimeSeries as_known_on(Date day) const;

    /// The newest value of every period.
    TimeSeries latest() const;

    /// The value of every period in the report that had it first; labelled with no date.
    TimeSeries first_release() const;

    /// Every change of a value, in the order of the reports and then of the periods.
    std::vector<ValueRevision> revisions() const;

private:
    std::vector<TimeSeries> reports_;
};

}  // namespace sociaaldomein
