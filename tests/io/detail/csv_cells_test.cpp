#include "io/detail/csv_cells.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/id.hpp>

namespace sociaaldomein::detail {
namespace {

TEST(CsvCells, DocumentedExample) {
    EXPECT_EQ(id_from_text("Raming 2023 (€)"), "raming-2023");
    EXPECT_EQ(moment_from_text("31-12-2022"), "2022-12-31");
}

TEST(CsvCells, IdsOfHeadings) {
    EXPECT_EQ(id_from_text("2022"), "2022");
    EXPECT_EQ(id_from_text("Totaal  baten & lasten"), "totaal-baten-lasten");
    EXPECT_EQ(id_from_text("Financiën én Café"), "financien-en-cafe");
    EXPECT_EQ(id_from_text("2022/2023"), "2022-2023");
    EXPECT_EQ(id_from_text("€ %"), "");
    EXPECT_EQ(id_from_text("_x"), "x");
    EXPECT_EQ(id_from_text(std::string(100, 'a')).size(), 64U);
}

RC_GTEST_PROP(CsvCells, EveryHeadingGivesAnIdOrNone, ()) {
    const auto heading = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const std::string id = id_from_text(heading);
    RC_ASSERT(checked_id(id) == id);
    if (!id.empty()) RC_ASSERT(id.back() != '-');  // within one RC_ASSERT both sides are evaluated
}

TEST(CsvCells, MomentsOfHeadings) {
    EXPECT_EQ(moment_from_text(" 2022 "), "2022");
    EXPECT_EQ(moment_from_text("2022-H1"), "2022-H1");
    EXPECT_EQ(moment_from_text("2022-11-01"), "2022-11-01");
    EXPECT_EQ(moment_from_text("1-7-2022"), "2022-07-01");
    EXPECT_EQ(moment_from_text("raming 2023"), "");
    EXPECT_EQ(moment_from_text("31-13-2022"), "");
    EXPECT_EQ(moment_from_text("2022 raming"), "");
    EXPECT_EQ(moment_from_text(""), "");
    EXPECT_EQ(moment_from_text("a-b-cdef"), "");
}

TEST(CsvCells, DatesOfHeadingsHaveDayMonthAndFourDigitsOfAYear) {
    EXPECT_EQ(moment_from_text("01-07-2022"), "2022-07-01");
    EXPECT_EQ(moment_from_text("1-12-2022"), "2022-12-01");
    for (const char* text : {"1-7-22", "1-7-20222", "001-7-2022", "1-007-2022", "-7-2022", "1--2022",
                             "1-7-20a2", "1-7", "20a2", "2a22", "a022", "202a", "202"})
        EXPECT_EQ(moment_from_text(text), "") << text;
    EXPECT_EQ(moment_from_text("2022-2023"), "");
}

TEST(CsvCells, IdsAreNoLongerThanSixtyFour) {
    const std::string sixty_three(63, 'a');
    EXPECT_EQ(id_from_text(sixty_three + " b"), sixty_three + "b");  // no room for the mark between
    const std::string sixty_two(62, 'a');
    EXPECT_EQ(id_from_text(sixty_two + " b"), sixty_two + "-b");
    EXPECT_EQ(id_from_text("a_b"), "a_b");
    EXPECT_EQ(id_from_text("a × b"), "a-b");  // a letter of Latin-1 without a plain one
    EXPECT_EQ(id_from_text("a ē b"), "a-b");  // beyond Latin-1
    EXPECT_EQ(id_from_text("Z9[@`{z"), "z9-z");
    EXPECT_EQ(id_from_text(" - x - "), "x");
}

}  // namespace
}  // namespace sociaaldomein::detail
