#include <sociaaldomein/domain/caseload_future.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("caseloads": [{"id": "work", "future": {"dynamics": "series", "start": 4327, "growth": {"value": 0, "low": -0.1, "high": 0.1}}}, {"id": "welfare", "future": {"start": 3541, "inflow": 1100, "durations": [{"until": 1, "exit_rate": 0.5, "share": 0.4}, {"exit_rate": 0.2, "share": 0.6}], "driver": {"of": "caseloads.work.size", "coefficients": [0.05, {"value": 0.1, "low": 0, "high": 0.2}]}}}, {"id": "aftercare", "future": {"start": 0, "exit_rate": 1, "fed_by": [{"from": "caseloads.welfare.outflow", "share": 0.25}]}}])";

TEST(CaseloadFuture, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.caseloads.at(0).future->dynamics, Dynamics::series);
    EXPECT_EQ(p.caseloads[0].future->growth->high, 0.1);
    const CaseloadFuture& welfare = *p.caseloads.at(1).future;
    EXPECT_EQ(welfare.dynamics, Dynamics::stock_flow);
    EXPECT_EQ(welfare.durations.at(0).until, 1.0);
    EXPECT_FALSE(welfare.durations.at(1).until);
    EXPECT_EQ(welfare.driver->coefficients.size(), 2U);
    EXPECT_EQ(p.caseloads.at(2).future->fed_by.at(0).share.value, 0.25);
    EXPECT_EQ(rewritten(p), p);
}

TEST(CaseloadFuture, WithoutAShareAllOfAFlowComesIn) {
    EXPECT_EQ(Feed{}.share.value, 1.0);
    EXPECT_FALSE(Feed{}.share.uncertain());
}

}  // namespace
}  // namespace sociaaldomein
