#include "report/detail/plain_table.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

TEST(PlainTable, ColumnsAreAsWideAsTheirWidestCell) {
    EXPECT_EQ(laid_out({{"a", "1"}, {"één", "100"}, {"b"}}), "a      1\néén  100\nb\n");
    EXPECT_EQ(laid_out({}), "");
}

TEST(PlainTable, ValuesHaveTheDigitsThatCanBeMeant) {
    const auto nl = [](double v, OutlookUnit unit, bool sign = false) {
        return plain_value(v, unit, Language::nl, sign);
    };
    EXPECT_EQ(nl(1234.6, OutlookUnit::persons), "1.235");
    EXPECT_EQ(nl(0.42, OutlookUnit::persons), "0,4") << "not nobody";
    EXPECT_EQ(nl(3.0, OutlookUnit::places), "3");
    EXPECT_EQ(nl(1.375, OutlookUnit::years), "1,38");
    EXPECT_EQ(nl(0.251, OutlookUnit::share), "25");
    EXPECT_EQ(nl(24, OutlookUnit::persons, true), "+24");
    EXPECT_EQ(nl(-0.2, OutlookUnit::eur, true), "0") << "what is nothing at these digits has no sign";
    EXPECT_EQ(plain_value(1234567, OutlookUnit::eur, Language::en), "1,234,567");
    EXPECT_EQ(unit_text(OutlookUnit::years, Language::nl), "jaar");
}

}  // namespace
}  // namespace sociaaldomein::detail
