#include <sociaaldomein/domain/municipality.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("municipality": {"code": "GM0193", "name": "Zwolle", "region": "IJssel-Vecht"})";

TEST(Municipality, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.municipality.code, "GM0193");
    EXPECT_EQ(p.municipality.region, "IJssel-Vecht");
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
