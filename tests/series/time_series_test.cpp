#include <sociaaldomein/series/time_series.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <utility>

#include "core/throws.hpp"
#include "series/generators.hpp"

namespace sociaaldomein {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

TEST(TimeSeries, DocumentedExample) {
    const TimeSeries s({.key = "wmo", .measure = MeasureKind::stock}, Period::year(2020),
                       {10, missing_value, 12});
    EXPECT_EQ(s.at(Period::year(2022)), 12);
    EXPECT_EQ(s.observations(), 2);
    EXPECT_EQ(s.axis(), PeriodAxis(Period::year(2020), 3));
    EXPECT_EQ(s.key(), "wmo");
    EXPECT_EQ(s.measure(), MeasureKind::stock);
    EXPECT_FALSE(s.reported().has_value());
}

TEST(TimeSeries, WhatIsNotThereIsMissing) {
    const TimeSeries s({}, Period::year(2020), {10, missing_value});
    EXPECT_TRUE(std::isnan(s.at(Period::year(2021))));
    EXPECT_TRUE(std::isnan(s.at(Period::year(2019))));
    EXPECT_TRUE(std::isnan(s.at(Period::year(2022))));
    EXPECT_THAT([&] { s.at(Period::month(2020, 1)); }, throws(Errc::unlike, "periods of one frequency"));
    EXPECT_TRUE(TimeSeries().empty());
}

TEST(TimeSeries, RefusesInfinityByName) {
    EXPECT_THAT(
        [] {
            TimeSeries({.key = "wmo"}, Period::quarter(2022, 2), {1, inf});
        },
        throws(Errc::out_of_domain,
               "TimeSeries: series \"wmo\" in 2022-Q3 is inf, expected a finite number, or NaN for a missing "
               "one"));
    EXPECT_THAT([] { TimeSeries({}, Period::year(2022), {-inf}); },
                throws(Errc::out_of_domain, "the series in 2022 is -inf"));
    EXPECT_THAT(
        [] {
            TimeSeries({}, Period::year(9999), {1, 2});
        },
        throws(Errc::overflow, "leaves the years"));
}

TEST(TimeSeries, OnAnotherAxis) {
    const TimeSeries s({.key = "a"}, Period::year(2020), {1, 2, 3});
    EXPECT_EQ(s.on(PeriodAxis(Period::year(2021), 1)), TimeSeries({.key = "a"}, Period::year(2021), {2}));
    EXPECT_EQ(s.on(PeriodAxis(Period::year(2019), 5)),
              TimeSeries({.key = "a"}, Period::year(2019), {missing_value, 1, 2, 3, missing_value}));
    EXPECT_EQ(s.on(PeriodAxis(Period::year(2030), 1)),
              TimeSeries({.key = "a"}, Period::year(2030), {missing_value}));
    EXPECT_EQ(s.on(PeriodAxis(Period::year(2010), 1)),
              TimeSeries({.key = "a"}, Period::year(2010), {missing_value}));
    EXPECT_THAT([&] { s.on(PeriodAxis(Period::month(2020, 1), 1)); }, throws(Errc::unlike, "one frequency"));
}

TEST(TimeSeries, EqualityKnowsMissingValuesAndLabels) {
    const TimeSeries s({.key = "a"}, Period::year(2020), {1, missing_value});
    EXPECT_EQ(s, TimeSeries({.key = "a"}, Period::year(2020), {1, missing_value}));
    EXPECT_NE(s, TimeSeries({.key = "b"}, Period::year(2020), {1, missing_value}));
    EXPECT_NE(s, TimeSeries({.key = "a"}, Period::year(2021), {1, missing_value}));
    EXPECT_NE(s, TimeSeries({.key = "a"}, Period::year(2020), {1, 2}));
    EXPECT_NE(s, s.labelled({.key = "a", .reported = Date(2023, 1, 1)}));
    EXPECT_EQ(TimeSeries(s).labelled({.key = "b"}).key(), "b");
}

RC_GTEST_PROP(TimeSeries, AWiderAxisLosesNothing, ()) {
    const TimeSeries s = *any_series();
    const auto before = *rc::gen::inRange<std::int64_t>(0, 5);
    const auto after = *rc::gen::inRange<std::int64_t>(0, 5);
    const TimeSeries wide = s.on(PeriodAxis(s.axis().first() - before, before + s.size() + after));
    RC_ASSERT(wide.observations() == s.observations());
    RC_ASSERT(wide.on(s.axis()) == s);
}

}  // namespace
}  // namespace sociaaldomein
