#include <sociaaldomein/domain/product.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

TEST(Product, ReadsAndWritesBack) {
    const Programme p = programme_of(
        R"("indexations": [{"id": "i", "rates": [{"from": "2023", "rate": 0.04}]}], "caseloads": [{"id": "stay", "future": {"dynamics": "series", "start": 480, "growth": 0}}], "products": [{"id": "stay", "name": {"nl": "Verblijf", "en": "Stay"}, "act": "youth_act", "category": "43", "form": "in_kind", "volume": "caseloads.stay.size", "share": {"value": 0.9, "low": 0.8, "high": 1}, "price": 45000, "price_year": "2023", "indexation": "i"}])");
    const Product& x = p.products.at(0);
    EXPECT_EQ(x.act, Act::youth_act);
    EXPECT_EQ(x.volume, "caseloads.stay.size");
    EXPECT_EQ(x.price_year, Period::year(2023));
    EXPECT_EQ(x.share.low, 0.8);
    EXPECT_EQ(rewritten(p), p);
}

TEST(Product, IsUsedByAllUnlessItSaysOtherwise) { EXPECT_EQ(Product{}.share.value, 1.0); }

}  // namespace
}  // namespace sociaaldomein
