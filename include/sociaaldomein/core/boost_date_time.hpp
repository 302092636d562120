#pragma once
/// Dates and periods to and from Boost.Date_Time, for programs that use it; include it only there.
/// Dutch: n.v.t.  Layer: core.  Source: Boost.Date_Time, gregorian (years 1400 to 9999).

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/period_range.hpp>

namespace sociaaldomein {

/// @throws Error  Errc::out_of_domain before 1400, where Boost's calendar begins
inline boost::gregorian::date to_boost(Date date) {
    if (date.year() < 1400) {
        throw Error(Errc::out_of_domain,
                    "to_boost: date is " + to_string(date) + ", expected 1400-01-01 or later");
    }
    return {static_cast<unsigned short>(date.year()), static_cast<unsigned short>(date.month()),
            static_cast<unsigned short>(date.day())};
}

/// @throws Error  Errc::out_of_domain for not_a_date_time and the infinities
inline Date from_boost(const boost::gregorian::date& date) {
    if (date.is_special()) {
        throw Error(Errc::out_of_domain, "from_boost: date is a special value, expected a day");
    }
    const auto parts = date.year_month_day();
    return Date(parts.year, parts.month.as_number(), parts.day.as_number());
}

/// From the first day up to, not including, the day after the last, as Boost has it.
/// @throws Error  Errc::out_of_domain before 1400
inline boost::gregorian::date_period to_boost(Period period) {
    return {to_boost(period.first_day()), to_boost(period.last_day()) + boost::gregorian::days(1)};
}

/// @throws Error  Errc::out_of_domain before 1400
inline boost::gregorian::date_period to_boost(const PeriodRange& range) {
    return {to_boost(range.first_day()), to_boost(range.last_day()) + boost::gregorian::days(1)};
}

/// The period of `frequency` that has exactly these days.
/// @throws Error  Errc::out_of_domain when there is none
/// @par Example   from_boost(to_boost(Period::quarter(2022, 3)), Frequency::quarter) == Period::quarter(2022,
///                3) (test BoostDateTime.DocumentedExample)
inline Period from_boost(const boost::gregorian::date_period& days, Frequency frequency) {
    if (days.is_null()) {
        throw Error(Errc::out_of_domain,
                    "from_boost: period is empty, expected a " + std::string(to_string(frequency)));
    }
    const Date first = from_boost(days.begin());
    const Date last = from_boost(days.last());
    const Period period = Period::containing(first, frequency);
    if (period.first_day() != first || period.last_day() != last) {
        throw Error(Errc::out_of_domain, "from_boost: period is " + to_string(first) + " to " +
                                             to_string(last) + ", expected a whole " +
                                             std::string(to_string(frequency)));
    }
    return period;
}

}  // namespace sociaaldomein
