#include <sociaaldomein/domain/scenario.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

TEST(Scenario, ReadsAndWritesBack) {
    const Programme p = programme_of(
        R"("outlook": {"first": "2023-H1", "estimate_correlations": true, "correlations": [{"a": "caseloads.c.inflow", "b": "caseloads.d.inflow", "value": {"value": 0.3, "low": 0, "high": 0.6}}]}, "caseloads": [{"id": "c", "future": {"start": 100, "inflow": 10, "exit_rate": 0.1}}, {"id": "d", "future": {"start": 50, "inflow": 5, "exit_rate": 0.1}}], "scenarios": [{"id": "base", "question": {"nl": "Wat als?", "en": "What if?"}, "effects": [{"id": "e", "on": "caseloads.c.inflow", "magnitude": 0.1}]}, {"id": "other", "parent": "base", "without": ["e"], "settings": [{"of": "caseloads.c.inflow", "to": {"value": 12, "low": 10, "high": 14}}]}])");
    EXPECT_EQ(p.outlook->first, Period::half_year(2023, 1));
    EXPECT_TRUE(p.outlook->estimate_correlations);
    EXPECT_EQ(p.outlook->correlations.at(0).value.value, 0.3);
    const Scenario& other = p.scenarios.at(1);
    EXPECT_EQ(other.parent, Id<Scenario>("base"));
    EXPECT_EQ(other.without, std::vector<std::string>{"e"});
    EXPECT_EQ(other.settings.at(0).to.high, 14.0);
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
