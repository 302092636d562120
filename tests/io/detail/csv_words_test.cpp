#include "io/detail/csv_words.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

TEST(CsvWords, DocumentedExample) {
    EXPECT_EQ(absence_in_table("n.v.t."), "not_applicable");
    const FigureText over = parse_cell_text("ruim 57");
    EXPECT_EQ(over.bound, Bound::over);
    EXPECT_EQ(over.value, "57");
}

TEST(CsvWords, AbsenceInTables) {
    EXPECT_EQ(absence_in_table(""), "not_printed");
    EXPECT_EQ(absence_in_table(" - "), "not_applicable");
    EXPECT_EQ(absence_in_table("."), "not_printed");
    EXPECT_EQ(absence_in_table("x"), "suppressed");
    EXPECT_EQ(absence_in_table("X"), "suppressed");
    EXPECT_EQ(absence_in_table(" PM "), "to_be_determined");
    EXPECT_EQ(absence_in_table("Onbekend"), "not_yet_known");
    EXPECT_EQ(absence_in_table("\xE2\x80\x93"), "not_applicable");
    for (const char* other : {"0", "-5", "n", "xx", "pm 5", "n.v.t. 3"})
        EXPECT_EQ(absence_in_table(other), "") << other;
}

TEST(CsvWords, HowExactANumberIs) {
    const auto is = [](std::string_view cell, Bound bound, std::string_view value) {
        const FigureText text = parse_cell_text(cell);
        EXPECT_EQ(text.bound, bound) << cell;
        EXPECT_EQ(text.value, value) << cell;
    };
    is("about 3.400", Bound::about, "3.400");
    is("Circa 3.400", Bound::about, "3.400");
    is("ca. 5", Bound::about, "5");
    is("\xC2\xB1 5", Bound::about, "5");
    is("~5", Bound::about, "5");
    is("meer dan 300", Bound::over, "300");
    is("> 300", Bound::over, "300");
    is("<10", Bound::under, "10");
    is("minder dan 10", Bound::under, "10");
    is("bijna 40", Bound::almost, "40");
    is("7 to 8", Bound::range, "7");
    is("7 tot 8", Bound::range, "7");
    is("7 - 8", Bound::range, "7");
    EXPECT_EQ(parse_cell_text("7 tot 8").upper, "8");
    EXPECT_EQ(parse_cell_text("n.n.b.").absent, Absence::not_yet_known);
    EXPECT_EQ(parse_cell_text("suppressed").absent, Absence::suppressed);
    for (const char* wrong : {"circa", "circa5", "ruimte 5", "vijf", "<", "over"})
        EXPECT_THROW(parse_cell_text(wrong), Error) << wrong;
}

RC_GTEST_PROP(CsvWords, AnyTextIsAFigureOrAnError, ()) {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0159.,- <>~xpmtocaruim\xC2\xB1")));
    try {
        const FigureText parts = parse_cell_text(text);
        RC_ASSERT(parts.absent != Absence::no || parts.bound != Bound::exact);
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::unknown_value);
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
