#include <sociaaldomein/series/align.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/throws.hpp"
#include "series/generators.hpp"

namespace sociaaldomein {
namespace {

constexpr double none = missing_value;

TimeSeries series(std::string key, Period first, std::vector<double> values) {
    return {{.key = std::move(key)}, first, std::move(values)};
}

TEST(Align, DocumentedExample) {
    const std::vector<TimeSeries> two{series("a", Period::year(2020), {1}),
                                      series("b", Period::year(2021), {2, 3})};
    const Panel panel = align(two);
    EXPECT_EQ(panel.axis(), PeriodAxis(Period::year(2020), 3));
    EXPECT_EQ(panel.series(0), series("a", Period::year(2020), {1, none, none}));
    EXPECT_EQ(panel.series(1), series("b", Period::year(2020), {none, 2, 3}));
}

TEST(Align, EmptySeriesAreColumnsWithoutValues) {
    EXPECT_EQ(align({}).cols(), 0);
    const std::vector<TimeSeries> all{series("a", Period::year(1900), {}),
                                      series("b", Period::year(2021), {2, 3})};
    const Panel panel = align(all);
    EXPECT_EQ(panel.axis(), PeriodAxis(Period::year(2021), 2));
    EXPECT_EQ(panel.series(0).observations(), 0);
    const std::vector<TimeSeries> none_at_all{series("a", Period::year(1900), {})};
    EXPECT_EQ(align(none_at_all).rows(), 0);
}

TEST(Align, KeysAreOptionalButTellSeriesApart) {
    const TimeSeries nameless = series("", Period::year(2020), {1});
    EXPECT_TRUE(align(std::vector<TimeSeries>{nameless, nameless}).keys().empty());
    const TimeSeries named = series("a", Period::year(2020), {1});
    EXPECT_THAT(
        [&] {
            align(std::vector<TimeSeries>{named, named});
        },
        throws(Errc::duplicate_key, "series \"a\" stands in column 0 and 1, expected it once"));
    EXPECT_THAT(
        [&] {
            align(std::vector<TimeSeries>{named, nameless});
        },
        throws(Errc::duplicate_key, "series 1 has no key, expected one as others have"));
}

TEST(Align, MixedFrequenciesAreAllNamed) {
    const std::vector<TimeSeries> mixed{
        series("a", Period::year(2020), {1}), series("b", Period::month(2020, 1), {1}),
        series("c", Period::year(2020), {1}), series("d", Period::quarter(2020, 1), {1})};
    try {
        align(mixed);
        FAIL();
    } catch (const Error& error) {
        ASSERT_EQ(error.problems().size(), 2U);
        EXPECT_EQ(error.code(), Errc::unlike);
        EXPECT_EQ(error.problems()[0].message,
                  "align: series \"b\" has frequency month, expected year as series \"a\" has");
        EXPECT_EQ(error.problems()[1].message,
                  "align: series \"d\" has frequency quarter, expected year as series \"a\" has");
    }
}

RC_GTEST_PROP(Align, LosesNothing, ()) {
    const auto frequency = *rc::gen::arbitrary<Frequency>();
    std::vector<TimeSeries> all;
    const auto count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i) all.push_back(*any_series_of(frequency, {.key = std::to_string(i)}));
    const Panel panel = align(all);
    for (int i = 0; i < count; ++i) {
        const TimeSeries& before = all[static_cast<std::size_t>(i)];
        const TimeSeries after = panel.series(i);
        RC_ASSERT(after.observations() == before.observations());
        RC_ASSERT(before.empty() || after.on(before.axis()) == before);
    }
}

}  // namespace
}  // namespace sociaaldomein
