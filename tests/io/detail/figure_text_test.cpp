#include "io/detail/figure_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

TEST(FigureText, DocumentedExample) {
    const FigureText range = parse_figure_text("7 to 8");
    EXPECT_EQ(range.bound, Bound::range);
    EXPECT_EQ(range.value, "7");
    EXPECT_EQ(range.upper, "8");
}

TEST(FigureText, Words) {
    EXPECT_EQ(parse_figure_text("about 3400").bound, Bound::about);
    EXPECT_EQ(parse_figure_text("about 3400").value, "3400");
    EXPECT_EQ(parse_figure_text("over 57").bound, Bound::over);
    EXPECT_EQ(parse_figure_text("under 10").bound, Bound::under);
    EXPECT_EQ(parse_figure_text("almost 40").bound, Bound::almost);
    EXPECT_EQ(parse_figure_text("-8 to -7.5").value, "-8");
    EXPECT_EQ(parse_figure_text("-8 to -7.5").upper, "-7.5");
}

TEST(FigureText, Absence) {
    EXPECT_EQ(parse_figure_text("not_printed").absent, Absence::not_printed);
    EXPECT_EQ(parse_figure_text("suppressed").absent, Absence::suppressed);
    EXPECT_EQ(parse_figure_text("to_be_determined").absent, Absence::to_be_determined);
}

std::string message_of(std::string_view text) {
    try {
        parse_figure_text(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Errc::unknown_value);
        return error.problems().front().message;
    }
    return "no error";
}

TEST(FigureText, OtherTextsNameTheFormsAndTheNearest) {
    EXPECT_THAT(message_of("abuot 3400"), testing::HasSubstr("did you mean \"about\"?"));
    EXPECT_THAT(message_of("not_pritned"), testing::HasSubstr("did you mean \"not_printed\"?"));
    EXPECT_THAT(message_of("3400"), testing::HasSubstr("found the text \"3400\", expected a number"));
    for (const char* wrong : {"", "no", "exact 5", "range 5", "to 8", " to 8", "seven to eight", "about"})
        EXPECT_THAT(message_of(wrong), testing::HasSubstr("expected a number, a number with a word"))
            << wrong;
}

}  // namespace
}  // namespace sociaaldomein::detail
