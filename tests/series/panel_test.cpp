#include <sociaaldomein/series/panel.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
const std::vector<double> six{1, 2, 3, 10, 20, 30};
const PeriodAxis years(Period::year(2020), 3);

TEST(PanelView, DocumentedExample) {
    const PanelView view(six.data(), years, 2);
    EXPECT_EQ(view(2, 1), 30);
    EXPECT_EQ(view.first_rows(2).axis(), PeriodAxis(Period::year(2020), 2));
    EXPECT_EQ(view.first_rows(2)(1, 1), 20);
    EXPECT_EQ(view.rows(), 3);
    EXPECT_EQ(view.cols(), 2);
    EXPECT_EQ(view.column(1).to_vector(), (std::vector<double>{10, 20, 30}));
}

TEST(PanelView, StridesLeadThroughAnyMemory) {
    const std::array<double, 6> by_row{1, 10, 2, 20, 3, 30};
    const PanelView rows(by_row.data(), years, 2, 2, 1);
    const PanelView columns(six.data(), years, 2);
    EXPECT_EQ(Panel(rows).values().size(), 6U);
    EXPECT_TRUE(std::ranges::equal(Panel(rows).values(), Panel(columns).values()));
    const PanelView backwards(&six[5], years, 2, -1, -3);
    EXPECT_EQ(backwards.column(0).to_vector(), (std::vector<double>{30, 20, 10}));
    EXPECT_EQ(backwards.column(1).to_vector(), (std::vector<double>{3, 2, 1}));
    const PanelView repeated(six.data(), years, 4, 1, 0);
    EXPECT_EQ(repeated.column(3).to_vector(), (std::vector<double>{1, 2, 3}));
}

TEST(PanelView, SlicesKeepKeysAndPeriods) {
    const std::vector<std::string> keys{"a", "b"};
    const PanelView view(six.data(), years, 2, keys);
    const PanelView part = view.row_slice(1, 2).col_slice(1, 1);
    EXPECT_EQ(part.key(0), "b");
    EXPECT_EQ(part.axis().first(), Period::year(2021));
    EXPECT_EQ(part.column(0).to_vector(), (std::vector<double>{20, 30}));
    EXPECT_TRUE(view.row_slice(3, 0).empty());
    EXPECT_TRUE(view.col_slice(2, 0).empty());
    EXPECT_EQ(view.name(1), "series \"b\"");
    EXPECT_EQ(PanelView(six.data(), years, 2).name(1), "series 1");
    EXPECT_THAT([&] { view.row_slice(2, 2); }, throws(Errc::out_of_domain, "count is 2"));
    EXPECT_THAT([&] { view.col_slice(1, 2); }, throws(Errc::out_of_domain, "count is 2"));
    EXPECT_THAT([&] { view.col_slice(3, 0); }, throws(Errc::out_of_domain, "first is 3"));
}

TEST(PanelView, RefusesArgumentsThatBreakTheirRule) {
    const std::vector<std::string> one{"a"};
    constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max();
    EXPECT_THAT([] { PanelView(nullptr, years, 2); }, throws(Errc::out_of_domain, "data is \"null\""));
    EXPECT_THAT([] { PanelView(six.data(), years, -1); }, throws(Errc::out_of_domain, "cols is -1"));
    EXPECT_THAT([&] { PanelView(six.data(), years, 2, one); }, throws(Errc::out_of_domain, "keys is 1"));
    EXPECT_THAT([] { PanelView(six.data(), years, 2, huge, 3); }, throws(Errc::out_of_domain, "row_stride"));
    EXPECT_THAT([] { PanelView(six.data(), years, 2, 1, -huge); }, throws(Errc::out_of_domain, "col_stride"));
    EXPECT_TRUE(PanelView(nullptr, years, 0).empty());
    EXPECT_TRUE(PanelView(nullptr, PeriodAxis(), 3).column(2).to_vector().empty());
    EXPECT_TRUE(PanelView().empty());
}

TEST(PanelView, FindsTheFirstInfinity) {
    std::vector<double> values = six;
    values[4] = -inf;
    const std::vector<std::string> keys{"wmo", "jeugd"};
    EXPECT_THAT(
        [&] { require_no_infinity("forecast", PanelView(values.data(), years, 2, keys)); },
        throws(Errc::out_of_domain, "forecast: series \"jeugd\" in 2021 is -inf, expected a finite number"));
    values[4] = missing_value;
    EXPECT_NO_THROW(require_no_infinity("forecast", PanelView(values.data(), years, 2)));
}

TEST(Panel, DocumentedExample) {
    Panel p(PeriodAxis(Period::year(2020), 3), 2);
    EXPECT_TRUE(std::ranges::all_of(p.values(), [](double v) { return std::isnan(v); }));
    EXPECT_EQ(p.values().size(), 6U);
    p(2, 1) = 30;
    EXPECT_EQ(p.series(1).at(Period::year(2022)), 30);
    EXPECT_EQ(p.view()(2, 1), 30);
    EXPECT_EQ(p.column(1)[2], 30);
}

TEST(Panel, ChecksItsValues) {
    EXPECT_THAT(
        [] {
            Panel(years, 2, std::vector<double>{1, 2}, {});
        },
        throws(Errc::out_of_domain, "values is 2"));
    EXPECT_THAT(
        [] {
            Panel(years, 1, std::vector<double>{1, inf, 2}, {"a"});
        },
        throws(Errc::out_of_domain, "Panel: series \"a\" in 2021 is inf"));
    EXPECT_THAT([] { Panel(years, 2, std::vector<std::string>{"a"}); },
                throws(Errc::out_of_domain, "keys is 1"));
    EXPECT_THAT([] { Panel(years, std::int64_t{1} << 60); }, throws(Errc::limit_exceeded, "2^48"));
    EXPECT_THAT([] { Panel(years, 1).series(1); }, throws(Errc::out_of_domain, "col is 1"));
    const Panel p(years, 1, std::vector<double>{1, 2, 3}, {"a"});
    EXPECT_EQ(p.series(0), TimeSeries({.key = "a"}, Period::year(2020), {1, 2, 3}));
}

// A view of a temporary panel would look at memory that is gone.
template <class T>
concept Viewable = requires(T&& panel) { std::forward<T>(panel).view(); };
static_assert(Viewable<const Panel&> && !Viewable<Panel>);

RC_GTEST_PROP(Panel, CopyOfAViewIsWhatIsSeen, ()) {
    const auto rows = *rc::gen::inRange<std::int64_t>(0, 8);
    const auto cols = *rc::gen::inRange<std::int64_t>(0, 8);
    const auto row_stride = *rc::gen::inRange<std::int64_t>(0, 5);
    const auto col_stride = *rc::gen::inRange<std::int64_t>(0, 5);
    std::vector<double> memory(80);
    for (std::size_t i = 0; i < memory.size(); ++i) memory[i] = static_cast<double>(i);
    const PanelView view(memory.data(), PeriodAxis(Period::month(2020, 1), rows), cols, row_stride,
                         col_stride);
    const Panel copy(view);
    for (std::int64_t s = 0; s < cols; ++s)
        for (std::int64_t t = 0; t < rows; ++t) RC_ASSERT(copy(t, s) == view(t, s));
}

}  // namespace
}  // namespace sociaaldomein
