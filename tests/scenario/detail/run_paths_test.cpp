#include "scenario/detail/run_paths.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include <sociaaldomein/core/error.hpp>

#include "scenario/support/simulated.hpp"

namespace sociaaldomein::detail {
namespace {

using testing_scenario::Moments;
using testing_scenario::moments_of;
using testing_scenario::Simulated;

constexpr const char* list =
    R"("outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", "future": {"start": 100, "inflow": 60, "abandonment": 0.1, "forms": [{"id": "f", "places": 100, "stay": 2}]}}], "products": [{"id": "p", "volume": "waitlists.w.size", "price": 1000}], "scenarios": [{"id": "base"}, {"id": "fewer", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": -0.1}]}])";

TEST(RunPaths, APathDoesNotDependOnHowManyThereAre) {
    const Simulated s(list, "base", 4);
    const auto many = s.paths("waitlists.w.size", 3, 2000);
    for (const std::int64_t count : {1, 63, 511, 512, 513, 1500}) {
        const auto few = s.paths("waitlists.w.size", 3, count);
        ASSERT_EQ(few.size(), static_cast<std::size_t>(count));
        EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin())) << count;
    }
}

TEST(RunPaths, AReadingAddsUpItsSteps) {
    const Simulated s(list, "base", 4);
    const int inflow = s.number("waitlists.w.inflow");
    const std::vector<Reading> readings{
        {inflow, 0, 3}, {inflow, 0, 0}, {inflow, 1, 1}, {inflow, 2, 2}, {inflow, 3, 3}};
    const PathValues values = read_paths(*s.model, readings, {700, 2, {}, {}});
    for (std::size_t p = 0; p < 700; ++p)
        ASSERT_EQ(values[0][p], values[1][p] + values[2][p] + values[3][p] + values[4][p]);
}

TEST(RunPaths, EveryPathIsTakenOnceForAllModels) {
    const Simulated a(list, "base", 2);
    const Simulated b(list, "fewer", 2);
    const std::vector<const Model*> models{a.model.get(), b.model.get()};
    std::vector<std::atomic<int>> seen(1300);
    run_paths(models, {1300, 3, {}, {}}, {}, [&](std::span<const detail::Run> runs, std::int64_t first, int count) {
        EXPECT_EQ(runs.size(), 2U);
        EXPECT_EQ(first % block_paths, 0);
        for (int p = 0; p < count; ++p) ++seen[static_cast<std::size_t>(first + p)];
    });
    for (const auto& times : seen) EXPECT_EQ(times.load(), 1);
}

// The variance of a difference on the same random numbers, against that of a difference on numbers of their own.
TEST(RunPaths, CommonRandomNumbersReduceTheVarianceOfDifferences) {
    constexpr std::int64_t paths = 8192;
    const Simulated base(list, "base", 6);
    const Simulated fewer(list, "fewer", 6);
    const Simulated elsewhere(list, "fewer", 6, 2);
    for (const char* quantity : {"waitlists.w.size", "waitlists.w.inflow", "products.p.cost"}) {
        const auto from = base.paths(quantity, 5, paths);
        auto same = fewer.paths(quantity, 5, paths);
        auto other = elsewhere.paths(quantity, 5, paths);
        for (std::size_t p = 0; p < from.size(); ++p) {
            same[p] -= from[p];
            other[p] -= from[p];
        }
        const Moments common = moments_of(same);
        const Moments independent = moments_of(other);
        EXPECT_NEAR(common.mean, independent.mean, 4.0 * independent.error) << quantity;
        EXPECT_LT(common.variance, 0.2 * independent.variance) << quantity;
    }
}

TEST(RunPaths, OverridesFixAnAssumptionOrDrawItAnew) {
    const Simulated s(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {"start": {"value": 50, "low": 0, "high": 100}, "inflow": 0, "exit_rate": 0}}])",
        "", 1);
    const std::vector<Reading> start{{s.number("caseloads.c.size"), -1, -1}};
    const PathWork work{640, 1, {}, {}};
    const Override fixed{0, false, 77.0};
    const PathValues values = read_paths(*s.model, start, work, std::span(&fixed, 1));
    for (const double v : values[0]) ASSERT_EQ(v, 77.0);
    const Override anew{0, true, 0.0};
    EXPECT_NE(read_paths(*s.model, start, work, std::span(&anew, 1))[0],
              read_paths(*s.model, start, work)[0]);
}

TEST(RunPaths, MeansAreOfAllValues) {
    EXPECT_EQ(mean_of(std::vector<double>{1, 2, 6}), 3.0);
    EXPECT_TRUE(std::isnan(mean_of({})));
}

}  // namespace
}  // namespace sociaaldomein::detail
