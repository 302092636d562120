#include <sociaaldomein/scenario/simulate.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/io/load.hpp>

#include "projection/kernels/instruction_set.hpp"
#include "projection/support/hash.hpp"
#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using kernels::ForcedInstructionSet;
using kernels::InstructionSet;
using sociaaldomein::testing::programme_of;
using ::testing::HasSubstr;

SimulateOptions with(std::int64_t paths, std::vector<std::string> quantities = {}) {
    SimulateOptions options;
    options.paths = paths;
    options.quantities = std::move(quantities);
    return options;
}

std::uint64_t hash_of(const std::vector<OutlookSeries>& all) {
    test::Hash hash;
    for (const OutlookSeries& s : all) {
        hash.take(s.quantity);
        hash.take(s.start);
        for (const OutlookFan* fan : {&s.steps, &s.years})
            for (std::size_t i = 0; i < fan->periods.size(); ++i) {
                hash.take(fan->mean[i]);
                hash.take(fan->median[i]);
                for (const OutlookBand& band : fan->bands) {
                    hash.take(band.lower[i]);
                    hash.take(band.upper[i]);
                }
            }
    }
    return hash.value();
}

Programme zwolle() {
    auto paths = testing::example_documents("zwolle");
    const auto scenarios = testing::example_documents("zwolle/scenarios");
    paths.insert(paths.end(), scenarios.begin(), scenarios.end());
    return load(paths).programme;
}

constexpr const char* still =
    R"("outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", "future": {"start": 158, "inflow": 0, "forms": [{"id": "f", "places": 0}]}}])";

TEST(Simulate, DocumentedExample) {
    const Outlook outlook = simulate(programme_of(still), "", with(1000));
    const OutlookSeries& size = *find(outlook, "waitlists.w.size");
    EXPECT_EQ(size.start, 158.0);
    ASSERT_EQ(size.steps.periods.size(), 6U) << "three years in all";
    for (std::size_t t = 0; t < 6; ++t) {
        EXPECT_EQ(size.steps.mean[t], 158.0);
        for (const OutlookBand& band : size.steps.bands) {
            EXPECT_EQ(band.lower[t], 158.0);
            EXPECT_EQ(band.upper[t], 158.0);
        }
    }
}

TEST(Simulate, TheSameBitsForAnyNumberOfThreads) {
    const Programme p = zwolle();
    SimulateOptions options = with(3000);
    options.threads = 1;
    const std::uint64_t one = hash_of(simulate(p, "own-effort", options).series);
    for (const int threads : {2, 8}) {
        options.threads = threads;
        EXPECT_EQ(hash_of(simulate(p, "own-effort", options).series), one) << threads;
    }
}

TEST(Simulate, TheSameBitsForAnyInstructionSet) {
    const Programme p = zwolle();
    const auto run = [&](InstructionSet set) {
        const ForcedInstructionSet forced(set);
        return hash_of(simulate(p, "forty-places-a-year", with(1000)).series);
    };
    const std::uint64_t base = run(InstructionSet::base);
    EXPECT_EQ(run(InstructionSet::v3), base);
    EXPECT_EQ(run(InstructionSet::v4), base);
}

TEST(Simulate, TheBitsOfTheExampleAreThoseOfAnyMachine) {
    EXPECT_EQ(hash_of(simulate(zwolle(), "baseline", with(2000)).series), 0x911b143dcc57740eULL);
}

TEST(Simulate, ASubsetOfQuantitiesGivesTheNumbersOfAll) {
    const Programme p = zwolle();
    const std::vector<std::string> some{"waitlists.sheltered-living.size", "budget_plans.youth.overspend"};
    const Outlook all = simulate(p, "baseline", with(1000));
    const Outlook few = simulate(p, "baseline", with(1000, some));
    ASSERT_EQ(few.series.size(), 2U);
    for (const std::string& name : some)
        EXPECT_EQ(hash_of({*find(all, name)}), hash_of({*find(few, name)})) << name;
}

TEST(Simulate, ManyPathsInPartsGiveTheSame) {
    // More values than are kept at a time: several passes.
    const Programme p = programme_of(
        R"("outlook": {"first": "2023-01"}, "caseloads": [{"id": "c", "future": {"start": 90, "inflow": 12, "exit_rate": 0.2}}])");
    SimulateOptions options = with(200'000);
    options.until = Period::year(2024);
    const Outlook all = simulate(p, "", options);
    options.quantities = {"caseloads.c.outflow"};
    EXPECT_EQ(hash_of({*find(all, "caseloads.c.outflow")}), hash_of(simulate(p, "", options).series));
}

TEST(Simulate, AnotherSeedIsAnotherFuture) {
    const Programme p = zwolle();
    SimulateOptions options = with(500, {"waitlists.sheltered-living.size"});
    const std::uint64_t one = hash_of(simulate(p, "baseline", options).series);
    options.seed = 2;
    EXPECT_NE(hash_of(simulate(p, "baseline", options).series), one);
}

constexpr const char* policy =
    R"("outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", "future": {"start": 100, "inflow": 60, "forms": [{"id": "f", "places": 100, "stay": 2}]}}], "scenarios": [{"id": "base"}, {"id": "same", "parent": "base"}, {"id": "more", "parent": "base", "effects": [{"id": "e", "on": "waitlists.w.capacity", "kind": "absolute", "magnitude": 10}]}, {"id": "less", "parent": "more", "without": ["e"]}])";

TEST(Simulate, ComparesPathByPath) {
    const std::vector<Outlook> all =
        compare(programme_of(policy), {"base", "same", "more", "less"}, with(500));
    ASSERT_EQ(all.size(), 7U);
    for (const std::size_t unchanged : {4U, 6U}) {
        EXPECT_EQ(all[unchanged].against, "base");
        for (const OutlookSeries& s : all[unchanged].series)
            for (std::size_t t = 0; t < s.steps.periods.size(); ++t) {
                EXPECT_EQ(s.steps.mean[t], 0.0) << s.quantity;
                EXPECT_EQ(s.steps.bands.back().lower[t], 0.0);
                EXPECT_EQ(s.steps.bands.back().upper[t], 0.0);
            }
    }
    EXPECT_EQ(all[5].scenario, "more");
    const OutlookFan& apart = find(all[5], "waitlists.w.size")->steps;
    for (std::size_t t = 0; t < apart.periods.size(); ++t) {
        EXPECT_NEAR(
            apart.mean[t],
            find(all[2], "waitlists.w.size")->steps.mean[t] - find(all[0], "waitlists.w.size")->steps.mean[t],
            1e-9);
        EXPECT_LE(apart.bands.back().upper[t], 0.0) << "more places, on no path a longer list";
    }
    EXPECT_EQ(find(all[5], "waitlists.w.capacity")->steps.mean[0], 10.0);
}

TEST(Simulate, ProgressGoesToItsEndAndCancellingEndsIt) {
    const Programme p = programme_of(policy);
    SimulateOptions options = with(20'000);
    std::size_t done = 0;
    std::size_t total = 0;
    options.progress = [&](std::size_t now, std::size_t all) {
        EXPECT_GE(now, done);
        done = now;
        total = all;
    };
    (void)simulate(p, "base", options);
    EXPECT_EQ(done, total);
    EXPECT_EQ(total % 20'000, 0U);
    EXPECT_GT(total, 0U);
    std::stop_source stop;
    stop.request_stop();
    options.cancel = stop.get_token();
    try {
        (void)simulate(p, "base", options);
        ADD_FAILURE() << "expected to be cancelled";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Errc::cancelled);
    }
}

struct Wrong {
    std::function<void(SimulateOptions&)> change;
    std::string scenario;
    Errc code;
    const char* message;
};

TEST(Simulate, SaysWhatIsWrongWithWhatItIsAsked) {
    const Programme p = programme_of(policy);
    const std::vector<Wrong> wrong{
        {[](auto& o) { o.paths = 0; }, "base", Errc::out_of_domain, "1 to 10 million"},
        {[](auto& o) { o.paths = 10'000'001; }, "base", Errc::out_of_domain, "1 to 10 million"},
        {[](auto& o) { o.threads = -1; }, "base", Errc::out_of_domain, "0 to 1024"},
        {[](auto& o) {
             o.levels = {0.8, 1.0};
         },
         "base", Errc::out_of_domain, "between 0 and 1"},
        {[](auto& o) { o.until = Period::year(2022); }, "base", Errc::out_of_domain,
         "not before the first one computed, 2023-H1"},
        {[](auto& o) { o.until = Period::year(2900); }, "base", Errc::out_of_domain, "at most 1000 steps"},
        {[](auto& o) { o.quantities = {"waitlists.w.sise"}; }, "base", Errc::unknown_value,
         "did you mean \"waitlists.w.size\"?"},
        {[](auto&) {}, "mor", Errc::ok, ""},
        {[](auto&) {}, "mroe", Errc::unknown_value, "did you mean \"more\"?"}};
    for (const Wrong& w : wrong) {
        SimulateOptions options = with(100);
        w.change(options);
        try {
            (void)simulate(p, w.scenario, options);
            EXPECT_EQ(w.code, Errc::ok) << w.message;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), w.code) << error.what();
            EXPECT_THAT(error.what(), HasSubstr(w.message));
        }
    }
    EXPECT_THROW((void)compare(p, {"base"}), Error);
    EXPECT_THROW((void)simulate(programme_of(R"("caseloads": [{"id": "c"}])"), ""), Error) << "no outlook";
    EXPECT_THROW((void)simulate(programme_of(R"("outlook": {"first": "2023"})"), ""), Error)
        << "nothing with a future";
}

}  // namespace
}  // namespace sociaaldomein
