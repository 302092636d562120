#include <sociaaldomein/domain/programme.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("id": "p", "name": "Programma", "unit": "eur_thousand", "decimals": 0, "spending_proposals": [{"id": "s", "years": [{"year": "2021", "gross": 347, "cover": 100, "net": 247}]}])";

TEST(Programme, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.id, Id<Programme>("p"));
    EXPECT_EQ(p.spending_proposals.at(0).years.at(0).gross->value, Money::euros(347000));
    EXPECT_EQ(p.spending_proposals[0].years[0].gross->basis.unit, Unit::eur_thousand);
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
