#include <sociaaldomein/core/boost_date_time.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

namespace greg = boost::gregorian;

TEST(BoostDateTime, DocumentedExample) {
    EXPECT_EQ(from_boost(to_boost(Period::quarter(2022, 3)), Frequency::quarter), Period::quarter(2022, 3));
}

TEST(BoostDateTime, AgreesOnEveryDayFrom1900To2200) {
    const greg::date epoch(1970, 1, 1);
    greg::date theirs(1900, 1, 1);
    Date ours(1900, 1, 1);
    while (ours < Date(2201, 1, 1)) {
        ASSERT_EQ(to_boost(ours), theirs);
        ASSERT_EQ(from_boost(theirs), ours);
        ASSERT_EQ((theirs - epoch).days(), ours.serial());
        ASSERT_EQ(Date::from_serial((theirs - epoch).days()), ours);
        const auto weekday = theirs.day_of_week().as_number();  // from Sunday 0
        ASSERT_EQ(static_cast<int>(ours.weekday()), weekday == 0 ? 7 : weekday);
        ASSERT_EQ(Period::containing(ours, Frequency::week).number(), theirs.week_number());
        theirs += greg::days(1);
        ours += 1;
    }
}

TEST(BoostDateTime, HasNoDaysBefore1400AndNoSpecialValuesHere) {
    EXPECT_EQ(to_boost(Date(1400, 1, 1)), greg::date(1400, 1, 1));
    EXPECT_THAT([] { to_boost(Date(1399, 12, 31)); },
                throws(Errc::out_of_domain, "to_boost: date is 1399-12-31, expected 1400-01-01 or later"));
    EXPECT_THAT([] { from_boost(greg::date(greg::not_a_date_time)); },
                throws(Errc::out_of_domain, "from_boost: date is a special value"));
    EXPECT_THAT([] { from_boost(greg::date(greg::pos_infin)); },
                throws(Errc::out_of_domain, "special value"));
}

TEST(BoostDateTime, EndsPeriodsOnTheDayAfter) {
    const greg::date_period year = to_boost(Period::year(2022));
    EXPECT_EQ(year.begin(), greg::date(2022, 1, 1));
    EXPECT_EQ(year.end(), greg::date(2023, 1, 1));
    EXPECT_EQ(year.length().days(), 365);
    const greg::date_period range = to_boost(PeriodRange(Period::year(2020), Period::year(2024)));
    EXPECT_EQ(range.length().days(), 5 * 365 + 2);
}

TEST(BoostDateTime, TakesWholePeriodsOnly) {
    const greg::date_period days(greg::date(2022, 1, 1), greg::date(2022, 12, 31));
    EXPECT_THAT([&] { from_boost(days, Frequency::year); },
                throws(Errc::out_of_domain, "period is 2022-01-01 to 2022-12-30, expected a whole year"));
    const greg::date_period empty(greg::date(2022, 1, 1), greg::date(2022, 1, 1));
    EXPECT_THAT([&] { from_boost(empty, Frequency::year); }, throws(Errc::out_of_domain, "period is empty"));
}

RC_GTEST_PROP(BoostDateTimeProperties, PeriodsComeBack, (Frequency frequency)) {
    const auto days = *rc::gen::inRange<std::int64_t>(0, Date(9990, 1, 1) - Date(1404, 1, 1));
    const Period period = Period::containing(Date(1404, 1, 1) + days, frequency);
    RC_ASSERT(from_boost(to_boost(period), period.frequency()) == period);
}

TEST(BoostDateTime, APeriodBeginsAndEndsWithItsDays) {
    const auto days = [](Date first, Date last) {
        return boost::gregorian::date_period(to_boost(first), to_boost(last + 1));
    };
    const Period quarter = Period::quarter(2022, 3);
    EXPECT_EQ(from_boost(days(quarter.first_day(), quarter.last_day()), Frequency::quarter), quarter);
    EXPECT_THROW((void)from_boost(days(quarter.first_day() + 1, quarter.last_day()), Frequency::quarter),
                 Error);
    EXPECT_THROW((void)from_boost(days(quarter.first_day(), quarter.last_day() + 1), Frequency::quarter),
                 Error);
    EXPECT_THROW((void)from_boost(days(quarter.first_day(), quarter.last_day() + -1), Frequency::quarter),
                 Error);
}

}  // namespace
}  // namespace sociaaldomein
