// The past as a test: what would have been said of the national welfare stock from each quarter on, and of Zwolle's at
// the end of 2021, beside what came.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <filesystem>

#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/scenario/inputs.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

struct Score {
    double error = 0.0;  ///< sum of absolute errors
    double scaled = 0.0;
    int within80 = 0;
    int within95 = 0;
    int n = 0;
    double mae() const { return error / n; }
    double mase() const { return scaled / n; }
};

SimulateOptions quickly() {
    SimulateOptions options;
    options.paths = 4000;
    return options;
}

TEST(SimulateBacktest, TheNationalStockFromEveryQuarterOn) {
    Programme p = testing::example("netherlands");
    const Caseload& welfare = p.caseloads.at(0);
    const SeriesInput all = series_of(p, welfare.observations, {}, "all");
    const TimeSeries& stock = all.series;
    ASSERT_EQ(stock.frequency(), Frequency::quarter);
    const double persons = 1000.0;  // printed in thousands
    Score with_flows;
    Score alone;
    Score naive;
    double unexplained = 0.0;
    const Period last = Period::quarter(2022, 4);
    for (Period first = Period::quarter(2020, 1); first <= last; first = first + 1) {
        p.outlook->first = first;
        SimulateOptions options = quickly();
        options.until = std::min(first + 3, last);
        p.caseloads[0].future->dynamics = Dynamics::stock_flow;
        const Outlook flows = simulate(p, "", options);
        p.caseloads[0].future->dynamics = Dynamics::series;
        const Outlook series = simulate(p, "", options);
        double scale = 0.0;  // of the naive step before the origin
        int steps = 0;
        for (Period q = stock.axis().first() + 1; q < first; q = q + 1, ++steps)
            scale += persons * std::abs(stock.at(q) - stock.at(q - 1));
        scale /= steps;
        const auto score = [&](const Outlook* of, Score& s) {
            const OutlookFan* fan = of == nullptr ? nullptr : &find(*of, "caseloads.welfare.size")->steps;
            for (Period q = first; q <= *options.until; q = q + 1) {
                const double came = persons * stock.at(q);
                const auto h = static_cast<std::size_t>(q - first);
                const double said = fan == nullptr ? persons * stock.at(first - 1) : fan->mean[h];
                s.error += std::abs(said - came);
                s.scaled += std::abs(said - came) / scale;
                ++s.n;
                if (fan == nullptr) continue;
                s.within80 += fan->bands[0].lower[h] <= came && came <= fan->bands[0].upper[h];
                s.within95 += fan->bands[1].lower[h] <= came && came <= fan->bands[1].upper[h];
            }
        };
        score(&flows, with_flows);
        score(&series, alone);
        score(nullptr, naive);
        const OutlookSeries* rest = find(flows, "caseloads.welfare.unexplained");
        ASSERT_NE(rest, nullptr);
        ASSERT_FALSE(rest->observed.empty());
        for (const double r : rest->observed)
            if (!std::isnan(r)) unexplained = std::max(unexplained, std::abs(r));
    }
    const auto print = [](const char* name, const Score& s) {
        std::printf("%-14s MAE %6.0f  MASE %5.2f", name, s.mae(), s.mase());
        if (s.within95 > 0)
            std::printf("  within 80 %%: %2.0f %%, within 95 %%: %2.0f %%", 100.0 * s.within80 / s.n,
                        100.0 * s.within95 / s.n);
        std::printf("  (%d projections)\n", s.n);
    };
    print("with flows", with_flows);
    print("stock alone", alone);
    print("naive", naive);
    std::printf("largest change that flows do not explain: %.0f\n", unexplained);
    EXPECT_EQ(with_flows.n, 42);
    EXPECT_GT(unexplained, 1000.0) << "inflow and outflow are counted otherwise than the stock";
    EXPECT_LT(with_flows.mae(), 20'000.0) << "one in twenty";
    EXPECT_LT(with_flows.mase(), 2.5);
    EXPECT_LT(alone.mase(), 2.5);
    for (const Score* s : {&with_flows, &alone}) {
        EXPECT_GE(static_cast<double>(s->within95) / s->n, 0.75);
        EXPECT_GE(static_cast<double>(s->within80) / s->n, 0.5);
    }
}

TEST(SimulateBacktest, ZwolleInTwentyTwentyTwoAsSeenFromTheEndOfTwentyOne) {
    Programme p = testing::example("zwolle");
    p.outlook = OutlookFrame{.first = Period::half_year(2022, 1)};
    for (Caseload& c : p.caseloads) {
        c.future.reset();
        if (c.id.str() == "welfare") c.future = CaseloadFuture{};
    }
    SimulateOptions options = quickly();
    options.until = Period::year(2022);
    options.quantities = {"caseloads.welfare.size"};
    const Outlook outlook = simulate(p, "", options);
    const OutlookSeries& size = outlook.series.at(0);
    ASSERT_FALSE(size.observed_periods.empty());
    EXPECT_EQ(size.observed_periods.back(), Period::half_year(2021, 2)) << "nothing later was looked at";
    EXPECT_EQ(size.observed.back(), 3619.0);
    ASSERT_EQ(size.steps.periods.size(), 2U);
    const double came[] = {3585.0, 3541.0};
    for (std::size_t h = 0; h < 2; ++h) {
        std::printf("%s: mean %.0f, 80 %%: %.0f to %.0f, 95 %%: %.0f to %.0f; came %.0f\n",
                    to_string(size.steps.periods[h]).c_str(), size.steps.mean[h],
                    size.steps.bands[0].lower[h], size.steps.bands[0].upper[h], size.steps.bands[1].lower[h],
                    size.steps.bands[1].upper[h], came[h]);
        EXPECT_GE(came[h], size.steps.bands[1].lower[h]);
        EXPECT_LE(came[h], size.steps.bands[1].upper[h]);
        EXPECT_LT(size.steps.bands[1].upper[h] - size.steps.bands[1].lower[h], 2500.0)
            << "not by saying nothing";
    }
}

}  // namespace
}  // namespace sociaaldomein
