#include <sociaaldomein/domain/indexation.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

TEST(Indexation, ReadsAndWritesBack) {
    const Programme p = programme_of(
        R"("indexations": [{"id": "wages", "name": {"nl": "loon", "en": "wages"}, "rates": [{"from": "2023", "rate": {"value": 0.045, "low": 0.03, "high": 0.06, "ground": "assumed"}}, {"from": "2025", "rate": 0.03}]}])");
    const Indexation& x = p.indexations.at(0);
    EXPECT_EQ(x.rates.at(0).from, Period::year(2023));
    EXPECT_EQ(x.rates.at(0).rate.high, 0.06);
    EXPECT_EQ(x.rates.at(1).rate.value, 0.03);
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
