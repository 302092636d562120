#include <sociaaldomein/domain/key_figure.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("key_figures": [{"id": "amount", "money": "about 1250000"}, {"id": "places", "count": 90}, {"id": "each", "equals": "key_figures.amount / key_figures.places"}])";

TEST(KeyFigure, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.key_figures.at(0).money->bound, Bound::about);
    EXPECT_EQ(p.key_figures.at(2).equals, "key_figures.amount / key_figures.places");
    EXPECT_EQ(rewritten(p), p);
}

TEST(KeyFigure, ADerivedFigureIsCalculated) {
    EXPECT_EQ(severity_of(document, "key_figures/each.1"), Severity::holds);
}

TEST(KeyFigure, APrintedOneIsComparedWithinItsRounding) {
    EXPECT_EQ(
        severity_of(
            R"("key_figures": [{"id": "a", "money": 226953}, {"id": "n", "count": 12}, {"id": "m", "unit": "eur", "decimals": 0, "money": 18913, "equals": "key_figures.a / key_figures.n"}])",
            "key_figures/m.1"),
        Severity::holds_within_rounding);
}

TEST(KeyFigure, OneThatIsOffIsViolated) {
    EXPECT_EQ(
        severity_of(
            R"("key_figures": [{"id": "a", "money": 226953}, {"id": "n", "count": 12}, {"id": "m", "unit": "eur", "decimals": 0, "money": 18915, "equals": "key_figures.a / key_figures.n"}])",
            "key_figures/m.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
