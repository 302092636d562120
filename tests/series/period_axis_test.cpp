#include <sociaaldomein/series/period_axis.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

TEST(PeriodAxis, DocumentedExample) {
    const PeriodAxis axis(Period::quarter(2022, 3), 4);
    EXPECT_EQ(axis.period(3), Period::quarter(2023, 2));
    EXPECT_EQ(axis.index_of(Period::quarter(2023, 1)), 2);
    EXPECT_EQ(axis.last(), axis.period(3));
    EXPECT_EQ(axis.frequency(), Frequency::quarter);
    EXPECT_EQ(to_string(axis), "2022-Q3..2023-Q2");
    EXPECT_EQ(axis, PeriodAxis(PeriodRange(Period::quarter(2022, 3), Period::quarter(2023, 2))));
    EXPECT_EQ(axis.range(), PeriodRange(Period::quarter(2022, 3), Period::quarter(2023, 2)));
}

TEST(PeriodAxis, MayBeEmptyAndStillHasAPlace) {
    const PeriodAxis axis(Period::month(2022, 7), 0);
    EXPECT_TRUE(axis.empty());
    EXPECT_EQ(axis.following(2), PeriodAxis(Period::month(2022, 7), 2));
    EXPECT_EQ(to_string(axis), "no periods from 2022-07");
    EXPECT_THAT([&] { axis.last(); }, throws(Errc::out_of_domain, "size is 0, expected at least one period"));
    EXPECT_THAT([&] { axis.range(); }, throws(Errc::out_of_domain, "at least one period"));
    EXPECT_TRUE(PeriodAxis().empty());
}

TEST(PeriodAxis, RefusesWhatIsNotOnIt) {
    const PeriodAxis axis(Period::year(2020), 3);
    EXPECT_THAT([&] { axis.period(3); }, throws(Errc::out_of_domain, "index is 3"));
    EXPECT_THAT([&] { axis.period(-1); }, throws(Errc::out_of_domain, "index is -1"));
    EXPECT_THAT([&] { axis.index_of(Period::year(2023)); },
                throws(Errc::out_of_domain, "period is 2023, expected one of 2020..2022"));
    EXPECT_THAT([&] { axis.index_of(Period::month(2020, 1)); }, throws(Errc::unlike, "2020-01 (month)"));
    EXPECT_FALSE(axis.contains(Period::month(2020, 1)));
    EXPECT_FALSE(axis.contains(Period::year(2019)));
    EXPECT_TRUE(axis.contains(Period::year(2022)));
    EXPECT_THAT([] { PeriodAxis(Period::year(2020), -1); }, throws(Errc::out_of_domain, "count is -1"));
}

TEST(PeriodAxis, StaysInTheCalendar) {
    EXPECT_EQ(PeriodAxis(Period::year(9998), 2).last(), Period::year(9999));
    EXPECT_THAT([] { PeriodAxis(Period::year(9998), 3); },
                throws(Errc::overflow, "leaves the years 1 to 9999"));
    EXPECT_THAT([] { PeriodAxis(Period::year(1), std::numeric_limits<std::int64_t>::max()); },
                throws(Errc::overflow, "leaves the years 1 to 9999"));
    EXPECT_THAT([] { PeriodAxis(Period::year(9998), 2).following(1); }, throws(Errc::overflow, "leaves"));
}

TEST(PeriodAxis, SlicesAndFollows) {
    const PeriodAxis axis(Period::half_year(2020, 1), 6);
    EXPECT_EQ(axis.slice(2, 3), PeriodAxis(Period::half_year(2021, 1), 3));
    EXPECT_EQ(axis.slice(6, 0), PeriodAxis(Period::half_year(2023, 1), 0));
    EXPECT_EQ(axis.following(2), PeriodAxis(Period::half_year(2023, 1), 2));
    EXPECT_THAT([&] { axis.slice(2, 5); }, throws(Errc::out_of_domain, "count is 5"));
    EXPECT_THAT([&] { axis.slice(7, 0); }, throws(Errc::out_of_domain, "index is 7"));
    EXPECT_THAT([&] { axis.slice(0, -1); }, throws(Errc::out_of_domain, "count is -1"));
    EXPECT_THAT([&] { axis.following(-1); }, throws(Errc::out_of_domain, "count is -1"));
}

TEST(PeriodAxis, HullHoldsBoth) {
    const PeriodAxis early(Period::year(2020), 2);
    const PeriodAxis late(Period::year(2024), 2);
    EXPECT_EQ(hull(early, late), PeriodAxis(Period::year(2020), 6));
    EXPECT_EQ(hull(late, early), PeriodAxis(Period::year(2020), 6));
    EXPECT_EQ(hull(early, PeriodAxis(Period::year(1), 0)), early);
    EXPECT_EQ(hull(PeriodAxis(), late), late);
    EXPECT_THAT([&] { hull(early, PeriodAxis(Period::month(2020, 1), 1)); },
                throws(Errc::unlike, "expected periods of one frequency"));
}

RC_GTEST_PROP(PeriodAxis, IndexAndPeriodInvertEachOther, (Period first)) {
    const auto count = *rc::gen::inRange<std::int64_t>(1, 100);
    const PeriodAxis axis(first, count);
    for (std::int64_t i = 0; i < count; ++i) RC_ASSERT(axis.index_of(axis.period(i)) == i);
    RC_ASSERT(!axis.contains(axis.following(1).first()));
}

}  // namespace
}  // namespace sociaaldomein
