#include <sociaaldomein/scenario/outlook.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/core/type_info.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

TEST(Outlook, SeriesAreFoundByTheirWholeName) {
    Outlook outlook;
    outlook.series.resize(2);
    outlook.series[0].quantity = "waitlists.w.size";
    outlook.series[1].quantity = "waitlists.w.inflow";
    EXPECT_EQ(find(outlook, "waitlists.w.inflow"), &outlook.series[1]);
    EXPECT_EQ(find(outlook, "waitlists.w"), nullptr);
    EXPECT_EQ(find(Outlook{}, ""), nullptr);
}

TEST(Outlook, ListsAreAsLongAsTheirPeriods) {
    const Programme p = testing::programme_of(
        R"("outlook": {"first": "2023-H2"}, "caseloads": [{"id": "c", "measure": "stock", "observations": [{"at": "2022-06", "value": 50}, {"at": "2022-12", "value": 55}, {"at": "2023-06", "value": 52}], "future": {"inflow": 10, "exit_rate": 0.2}}])");
    SimulateOptions options;
    options.paths = 100;
    options.levels = {0.5, 0.9, 0.95};
    const Outlook outlook = simulate(p, "", options);
    for (const OutlookSeries& s : outlook.series) {
        EXPECT_EQ(s.observed.size(), s.observed_periods.size());
        for (const OutlookFan* fan : {&s.steps, &s.years}) {
            EXPECT_EQ(fan->mean.size(), fan->periods.size());
            EXPECT_EQ(fan->median.size(), fan->periods.size());
            EXPECT_EQ(fan->bands.size(), fan->periods.empty() ? 0U : 3U);
            for (const OutlookBand& band : fan->bands) {
                EXPECT_EQ(band.lower.size(), fan->periods.size());
                EXPECT_EQ(band.upper.size(), fan->periods.size());
            }
        }
    }
    const OutlookSeries& size = *find(outlook, "caseloads.c.size");
    EXPECT_EQ(size.steps.periods.size(), 6U);
    EXPECT_EQ(size.steps.periods.front(), Period::half_year(2023, 2));
    EXPECT_TRUE(size.years.periods.empty()) << "a stock has no sum";
    EXPECT_EQ(size.observed, (std::vector<double>{50, 55, 52}));
    const OutlookSeries& inflow = *find(outlook, "caseloads.c.inflow");
    EXPECT_EQ(inflow.years.periods, (std::vector<Period>{Period::year(2024), Period::year(2025)}))
        << "only years that the steps cover wholly";
}

TEST(Outlook, BandsOfAHigherLevelHoldThoseOfALower) {
    const Programme p = testing::programme_of(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {"start": 100, "inflow": {"value": 50, "low": 10, "high": 90}, "exit_rate": 0.3}}])");
    SimulateOptions options;
    options.paths = 2000;
    const Outlook outlook = simulate(p, "", options);
    for (const OutlookSeries& s : outlook.series)
        for (std::size_t i = 0; i < s.steps.periods.size(); ++i) {
            EXPECT_LE(s.steps.bands[1].lower[i], s.steps.bands[0].lower[i]);
            EXPECT_LE(s.steps.bands[0].lower[i], s.steps.median[i]);
            EXPECT_LE(s.steps.median[i], s.steps.bands[0].upper[i]);
            EXPECT_LE(s.steps.bands[0].upper[i], s.steps.bands[1].upper[i]);
        }
}

}  // namespace
}  // namespace sociaaldomein
