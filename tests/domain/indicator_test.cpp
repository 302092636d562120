#include <sociaaldomein/domain/indicator.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("tracks": [{"id": "base"}], "indicators": [{"id": "i1", "track": "base", "axis": "quantity", "direction": "first_rise_then_fall", "indicator": "gebruik", "cadence": "periodic"}], "indicator_counts": [{"id": "n", "track": "base", "quantity": 1}])";

TEST(Indicator, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.indicators.at(0).direction, Direction::first_rise_then_fall);
    EXPECT_EQ(p.indicators[0].axis, ResultAxis::quantity);
    EXPECT_EQ(rewritten(p), p);
}

TEST(Indicator, TheListMatchesTheCount) {
    EXPECT_EQ(severity_of(document, "indicator_counts/n.2"), Severity::holds);
}

TEST(Indicator, AMissingIndicator) {
    EXPECT_EQ(
        severity_of(
            R"("tracks": [{"id": "base"}], "indicators": [{"id": "i1", "track": "base", "axis": "quality"}], "indicator_counts": [{"id": "n", "track": "base", "quality": 2}])",
            "indicator_counts/n.3"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
