#include <sociaaldomein/domain/composite_index.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("composite_indexes": [{"id": "x", "factors": [{"id": "a", "kind": "risk", "weight": 55}, {"id": "b", "kind": "protective", "weight": 45}, {"id": "c", "lost": true}], "values": [{"area": "Noord", "at": "2026", "value": 5.8}]}])";

TEST(CompositeIndex, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.composite_indexes.at(0).values.at(0).value, 5.8);
    EXPECT_TRUE(p.composite_indexes[0].factors.at(2).lost);
    EXPECT_EQ(rewritten(p), p);
}

TEST(CompositeIndex, WeightsOfWhatIsLeftAddUp) {
    EXPECT_EQ(severity_of(document, "composite_indexes/x.1"), Severity::holds);
}

TEST(CompositeIndex, ALostSourceIsShown) {
    EXPECT_EQ(severity_of(document, "composite_indexes/x.2"), Severity::note);
}

TEST(CompositeIndex, WeightsThatDoNot) {
    EXPECT_EQ(
        severity_of(
            R"("composite_indexes": [{"id": "x", "factors": [{"id": "a", "weight": 55}, {"id": "b", "weight": 40}]}])",
            "composite_indexes/x.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
