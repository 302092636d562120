#include "scenario/detail/path_summary.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/support/simulated.hpp"

namespace sociaaldomein::detail {
namespace {

using testing_scenario::Simulated;

// Small and large counts, money in cents, values that all or many paths share, and some that differ from nothing only here
// and there.
constexpr const char* members =
    R"("outlook": {"first": "2023-H1"},
    "waitlists": [{"id": "w", "future": {"start": 100, "inflow": {"value": 60, "low": 30, "high": 90},
        "forms": [{"id": "f", "places": 100, "stay": 2}], "temporary": [{"id": "t", "places": 5, "ends": "2023"}]}}],
    "caseloads": [{"id": "c", "future": {"start": 5000, "inflow": 2000, "exit_rate": 0.4}}],
    "products": [{"id": "p", "volume": "waitlists.w.occupied", "price": {"value": 1000, "low": 900, "high": 1200}},
        {"id": "q", "volume": "waitlists.w.size", "price": 20000}],
    "budget_plans": [{"id": "b", "products": ["p", "q"], "budget": [{"year": "2023", "amount": 1800000}], "reserve": 100000}],
    "scenarios": [{"id": "base"}, {"id": "more", "parent": "base", "effects": [
        {"id": "e", "on": "waitlists.w.capacity", "kind": "absolute", "magnitude": {"value": 1, "low": 0, "high": 2}, "starts": "2024-01-01"}]}])";

struct Case {
    Case() {
        for (std::size_t q = 0; q < a.model->quantities.size(); ++q)
            for (int t = -1; t < a.model->steps(); ++t) readings.push_back({static_cast<int>(q), t, t});
        for (std::size_t q = 0; q < a.model->quantities.size(); ++q)
            readings.push_back({static_cast<int>(q), 2, 3});
    }
    Simulated a{members, "base", 4};
    Simulated b{members, "more", 4};
    std::vector<Reading> readings;
    std::vector<std::vector<std::size_t>> own() const {
        std::vector<std::size_t> all(readings.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        return {all, all};
    }
    std::vector<double> probabilities{0.025, 0.1, 0.5, 0.9, 0.975};
};

/// The same out of values that lie in memory.
std::vector<std::vector<Summary>> kept(const Case& of, std::int64_t paths) {
    const PathValues a = read_paths(*of.a.model, of.readings, {paths, 1, {}, {}});
    const PathValues b = read_paths(*of.b.model, of.readings, {paths, 1, {}, {}});
    std::vector<std::vector<Summary>> all(3);
    QuantileWork work;
    for (std::size_t r = 0; r < a.size(); ++r) {
        std::vector<double> apart(a[r].size());
        for (std::size_t p = 0; p < apart.size(); ++p) apart[p] = b[r][p] - a[r][p];
        all[0].push_back(summary_of(a[r], of.probabilities, work));
        all[1].push_back(summary_of(b[r], of.probabilities, work));
        all[2].push_back(summary_of(apart, of.probabilities, work));
    }
    return all;
}

void expect_same(const std::vector<std::vector<Summary>>& got, const std::vector<std::vector<Summary>>& want,
                 const Case& of) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t m = 0; m < got.size(); ++m)
        for (std::size_t r = 0; r < got[m].size(); ++r) {
            const Reading& reading = of.readings[r];
            const std::string& name = of.a.model->quantities[static_cast<std::size_t>(reading.quantity)].name;
            EXPECT_EQ(got[m][r].mean, want[m][r].mean) << m << " " << name << " " << reading.first;
            EXPECT_EQ(got[m][r].quantiles, want[m][r].quantiles) << m << " " << name << " " << reading.first;
        }
}

TEST(PathSummary, StreamedIsWhatMemoryGives) {
    const Case of;
    const Model* models[] = {of.a.model.get(), of.b.model.get()};
    // As many as one block, no whole number of blocks, and far more than the pilot.
    for (const std::int64_t paths : {1, 511, 512, 1025, 20'000}) {
        const auto want = kept(of, paths);
        for (const std::size_t memory : {std::size_t{1} << 24, std::size_t{1} << 14})
            for (const int threads : {1, 3}) {
                SCOPED_TRACE(fmt::format("{} paths, {} values, {} threads", paths, memory, threads));
                expect_same(stream_summaries(models, of.readings, of.own(), of.probabilities,
                                             {paths, threads, {}, {}}, memory),
                            want, of);
            }
    }
}

TEST(PathSummary, TellsHowFarItIsToItsEnd) {
    const Case of;
    const Model* models[] = {of.a.model.get()};
    std::size_t last = 0;
    std::size_t all = 0;
    bool ended_early = false;
    const PathWork work{5000, 2, {}, [&](std::size_t done, std::size_t total) {
                            ended_early = ended_early || last == all;
                            EXPECT_LE(done, total);
                            last = done;
                            all = total;
                        }};
    last = 1;
    (void)stream_summaries(models, of.readings, of.own(), of.probabilities, work, std::size_t{1} << 20);
    EXPECT_EQ(last, all);
    EXPECT_FALSE(ended_early);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)stream_summaries(models, of.readings, of.own(), of.probabilities,
                                        {5000, 2, stop.get_token(), {}}, std::size_t{1} << 20),
                 Error);
}

}  // namespace
}  // namespace sociaaldomein::detail
