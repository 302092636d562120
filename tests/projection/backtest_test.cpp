#include <sociaaldomein/projection/backtest.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

using V = std::vector<double>;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

Panel panel_of(std::vector<V> columns, Period first = Period::year(2020)) {
    V values;
    for (const V& column : columns) values.insert(values.end(), column.begin(), column.end());
    return {PeriodAxis(first, static_cast<std::int64_t>(columns.front().size())),
            static_cast<std::int64_t>(columns.size()),
            std::move(values),
            {}};
}

/// Projects what it is told, whatever it is shown.
Forecaster constant(double value) {
    return [value](const PanelView& history, std::int64_t horizon, std::span<const double> levels) {
        const V all(static_cast<std::size_t>(horizon * history.cols()), value);
        return BacktestForecast{
            all, std::vector<V>(levels.size(), all), std::vector<V>(levels.size(), all), {}};
    };
}

TEST(Backtest, DocumentedExample) {
    const Panel panel = panel_of({{1, 2, 4, 7}});
    const Backtest b = backtest(panel, naive_forecaster(), {.first_training = 2, .horizon = 1});
    ASSERT_EQ(b.by_origin.size(), 2U);
    EXPECT_EQ(b.by_origin[0].last, Period::year(2021));
    EXPECT_EQ(b.by_origin[0].scores.mase, 2);
    EXPECT_EQ(b.by_origin[1].scores.mase, 2);
    EXPECT_EQ(b.scores.mase, 2);
    EXPECT_EQ(b.scores.mae, 2.5);
    EXPECT_EQ(b.scores.values, 2);
    EXPECT_EQ(b.by_series.size(), 1U);
    EXPECT_EQ(b.by_series[0], b.scores);
    EXPECT_EQ(b.by_horizon[0], b.scores);
}

TEST(Backtest, OriginsRollAsLongAsTheHorizonFits) {
    const Panel panel = panel_of({V(10, 1.0)});
    const auto origins = [&](std::int64_t first, std::int64_t step, std::int64_t horizon) {
        std::vector<int> years;
        for (const BacktestOrigin& o :
             backtest(panel, constant(1), {.first_training = first, .step = step, .horizon = horizon})
                 .by_origin)
            years.push_back(o.last.start_year());
        return years;
    };
    EXPECT_EQ(origins(4, 2, 3), (std::vector<int>{2023, 2025}));
    EXPECT_EQ(origins(4, 1, 3), (std::vector<int>{2023, 2024, 2025, 2026}));
    EXPECT_EQ(origins(7, 5, 3), (std::vector<int>{2026}));
    EXPECT_THAT(
        [&] { origins(8, 1, 3); },
        throws(Errc::out_of_domain, "panel is 10, expected at least 8 periods to know and 3 to score"));
}

TEST(Backtest, HorizonsAreScoredByThemselves) {
    const Panel panel = panel_of({{0, 1, 2, 3, 4, 5, 6}});
    const Backtest b = backtest(panel, naive_forecaster(), {.first_training = 3, .horizon = 3});
    ASSERT_EQ(b.by_horizon.size(), 3U);
    for (std::size_t h = 0; h < 3; ++h) EXPECT_EQ(b.by_horizon[h].mase, static_cast<double>(h + 1));
    EXPECT_EQ(b.scores.mase, 2);
    EXPECT_EQ(b.scores.bias, -2);
    EXPECT_EQ(b.by_horizon[0].values, 2);
}

TEST(Backtest, SeriesThatEndedEarlierStartFromTheirOwnEnd) {
    // From the third row on nothing is known of the second series when the origin is the fourth.
    const Panel panel = panel_of({{1, 2, 3, 4, 5, 6}, {1, 2, 3, none, 5, 6}, {none, none, none, none, 5, 6}});
    const Forecaster line = trend_forecaster(3);
    const Backtest b = backtest(panel, line, {.first_training = 4, .horizon = 2});
    EXPECT_NEAR(b.by_series[0].mae, 0, 1e-12);
    EXPECT_NEAR(b.by_series[1].mae, 0, 1e-12);
    EXPECT_EQ(b.by_series[0].values, 2);
    EXPECT_EQ(b.by_series[1].values, 1);  // two periods from its own end is one beyond the origin
    EXPECT_EQ(b.by_series[2].values, 0);  // not observed yet
    EXPECT_EQ(b.scores.series, 2);
}

TEST(Backtest, RefusesOptionsAndAnswersThatBreakTheirRule) {
    const Panel panel = panel_of({{1, 2, 4, 7}});
    const BacktestOptions good{.first_training = 2, .horizon = 1};
    const auto with = [&](auto change) {
        BacktestOptions options = good;
        change(options);
        return [&panel, options] { backtest(panel, constant(1), options); };
    };
    EXPECT_THAT(with([](auto& o) { o.first_training = 0; }),
                throws(Errc::out_of_domain, "first_training is 0"));
    EXPECT_THAT(with([](auto& o) { o.step = 0; }), throws(Errc::out_of_domain, "step is 0"));
    EXPECT_THAT(with([](auto& o) { o.horizon = 0; }), throws(Errc::out_of_domain, "horizon is 0"));
    EXPECT_THAT(with([](auto& o) { o.horizon = std::numeric_limits<std::int64_t>::max(); }),
                throws(Errc::out_of_domain, "panel is 4"));
    EXPECT_THAT(with([](auto& o) { o.levels = {95}; }), throws(Errc::out_of_domain, "level is 95"));
    EXPECT_THAT(with([](auto& o) { o.season = -1; }), throws(Errc::out_of_domain, "season is -1"));

    const auto answer = [&](BacktestForecast forecast) {
        return [&panel, &good, forecast] {
            backtest(
                panel, [&](auto&&...) { return forecast; }, good);
        };
    };
    const std::vector<V> two{{1}, {1}};
    EXPECT_THAT(answer({{1, 2}, two, two, {}}),
                throws(Errc::inconsistent, "backtest: the forecaster gave 2 means, expected 1"));
    EXPECT_THAT(answer({{1}, {{1}}, two, {}}),
                throws(Errc::inconsistent, "1 sets of lower bounds, expected 2"));
    EXPECT_THAT(answer({{1}, two, {{1}, {}}, {}}), throws(Errc::inconsistent, "0 upper bounds, expected 1"));
    EXPECT_THAT(answer({{inf}, two, two, {}}),
                throws(Errc::inconsistent, "gave inf among the means of series 0"));
    EXPECT_THAT(answer({{1}, two, two, {1, 1}}), throws(Errc::inconsistent, "2 origins, expected 1"));
    EXPECT_THAT(answer({{1}, two, two, {2}}), throws(Errc::inconsistent, "the origin 2"));
    std::vector<double> infinite{1, 2, inf, 3};
    EXPECT_THAT([&] { backtest(PanelView(infinite.data(), panel.axis(), 1), constant(1), good); },
                throws(Errc::out_of_domain, "backtest: series 0 in 2022 is inf"));
}

RC_GTEST_PROP(Backtest, TheForecasterSeesOnlyThePast, ()) {
    const auto rows = *rc::gen::inRange<std::int64_t>(3, 20);
    const auto first = *rc::gen::inRange<std::int64_t>(1, rows - 1);
    const auto step = *rc::gen::inRange<std::int64_t>(1, 4);
    const auto horizon = *rc::gen::inRange<std::int64_t>(1, rows - first + 1);
    V values;
    for (std::int64_t t = 0; t < rows; ++t) values.push_back(static_cast<double>(t * t));
    std::int64_t expected = first;
    // One that knows the rule of the series scores perfectly, since it starts where it should.
    const Forecaster knows = [&](const PanelView& history, std::int64_t h, std::span<const double> levels) {
        RC_ASSERT(history.rows() == expected && h == horizon);
        expected += step;
        V mean;
        for (std::int64_t i = 0; i < h; ++i)
            mean.push_back(static_cast<double>((history.rows() + i) * (history.rows() + i)));
        return BacktestForecast{
            mean, std::vector<V>(levels.size(), mean), std::vector<V>(levels.size(), mean), {}};
    };
    const Backtest b = backtest(PanelView(values.data(), PeriodAxis(Period::month(2020, 1), rows), 1), knows,
                                {.first_training = first, .step = step, .horizon = horizon});
    RC_ASSERT(b.scores.mae == 0 && b.scores.smape == 0);
    RC_ASSERT(b.scores.intervals[0].coverage == 1);
    RC_ASSERT(static_cast<std::int64_t>(b.by_origin.size()) == (rows - horizon - first) / step + 1);
}

struct Adapted {
    V mean{1};
    std::vector<V> lower{{0}};
    std::vector<V> upper{{2}};
    std::vector<std::int64_t> origins{3};
    std::string anything_else = "left out";
};

TEST(Backtest, TakesWhatHasTheSameMembers) {
    const BacktestForecast f = to_backtest(Adapted{});
    EXPECT_EQ(f.mean, V{1});
    EXPECT_EQ(f.lower, std::vector<V>{{0}});
    EXPECT_EQ(f.upper, std::vector<V>{{2}});
    EXPECT_EQ(f.origins, std::vector<std::int64_t>{3});
}

TEST(Scoreboard, PutsModelsBesideTheYardsticks) {
    const Panel panel = panel_of({{1, 2, 4, 7, 11, 16}});
    const std::vector<NamedForecaster> models{{"thirteen", constant(13)}};
    const Scoreboard board = scoreboard(panel, models, {.first_training = 4, .horizon = 1});
    ASSERT_EQ(board.rows.size(), 3U);
    EXPECT_EQ(board.rows[0].name, "thirteen");
    EXPECT_EQ(board.rows[1].name, "naive");
    EXPECT_EQ(board.rows[2].name, "linear trend, 3 years");
    EXPECT_EQ(board.rows[1].to_naive, 1);
    EXPECT_EQ(board.rows[1].scores.mase, 2);  // errors 4 and 5, scales 2 and 2.5
    EXPECT_EQ(board.rows[0].scores.mase, (2 / 2.0 + 3 / 2.5) / 2);
    EXPECT_EQ(board.rows[0].to_naive, 0.55);
    EXPECT_EQ(board.origins, (std::vector<Period>{Period::year(2023), Period::year(2024)}));
}

TEST(Scoreboard, IsATableForPeople) {
    const Panel panel = panel_of({{1, 2, 4, 7, 11, 16}});
    const Forecaster nothing = [](const PanelView& history, std::int64_t horizon,
                                  std::span<const double> levels) {
        const V all(static_cast<std::size_t>(horizon * history.cols()), none);
        return BacktestForecast{
            all, std::vector<V>(levels.size(), all), std::vector<V>(levels.size(), all), {}};
    };
    const std::vector<NamedForecaster> models{{"caf\xC3\xA9", constant(13)}, {"silent", nothing}};
    EXPECT_EQ(
        to_text(scoreboard(panel, models, {.first_training = 4, .horizon = 1, .levels = {0.975}})),
        "1 series, 2 origins from 2023 to 2024, 1 period ahead\n"
        "model                  values   MASE  /naive  RMSSE  sMAPE    bias   CRPS  in 97.5%  MSIS 97.5%\n"
        "caf\xC3\xA9                        2  1.100   0.550  1.011  18.68  -0.100  1.100      0.0%       "
        "88.00\n"
        "silent                      0      -       -      -      -       -      -         -           -\n"
        "naive                       2  2.000   1.000  1.839  40.74  -2.000  1.028    100.0%        8.34\n"
        "linear trend, 3 years       2  0.750   0.375  0.690  13.69  -0.750  0.475    100.0%       17.07\n");
    EXPECT_EQ(to_text(scoreboard(panel, {}, {.first_training = 4, .horizon = 2, .levels = {}})).substr(0, 48),
              "1 series, 1 origin after 2023, 2 periods ahead\nm");
}

TEST(TrendWindow, IsTwoYearsButAtLeastThreePeriods) {
    EXPECT_EQ(trend_window(Frequency::month), 24);
    EXPECT_EQ(trend_window(Frequency::quarter), 8);
    EXPECT_EQ(trend_window(Frequency::half_year), 4);
    EXPECT_EQ(trend_window(Frequency::year), 3);
    EXPECT_EQ(trend_window(Frequency::week), 104);
    EXPECT_EQ(trend_window(Frequency::school_year), 3);
    EXPECT_EQ(trend_window(Frequency::two_school_years), 3);
    EXPECT_THAT([] { trend_forecaster(0); }, throws(Errc::out_of_domain, "periods is 0"));
}

}  // namespace
}  // namespace sociaaldomein
