#include "io/detail/csv_number.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

TEST(CsvNumber, DocumentedExample) { EXPECT_EQ(csv_number("€ -1.234,50", ',').digits, "-1234.50"); }

TEST(CsvNumber, WhatSpreadsheetsSave) {
    EXPECT_EQ(csv_number("1234,5", ',').digits, "1234.5");
    EXPECT_EQ(csv_number("1,234.5", '.').digits, "1234.5");
    EXPECT_EQ(csv_number("12.216.821", ',').digits, "12216821");
    EXPECT_EQ(csv_number("(123)", ',').digits, "-123");
    EXPECT_EQ(csv_number("(€ 1.500,00)", ',').digits, "-1500.00");
    EXPECT_EQ(csv_number("123-", '.').digits, "-123");
    EXPECT_EQ(csv_number("\xE2\x88\x92"
                         "5",
                         '.')
                  .digits,
              "-5");  // the minus sign of typographers
    EXPECT_EQ(csv_number("€\xC2\xA0"
                         "1.000",
                         ',')
                  .digits,
              "1000");  // a space that does not break
    EXPECT_EQ(csv_number("\xE2\x80\x93"
                         "5",
                         ',')
                  .digits,
              "-5");  // a dash, which word processors make of a minus sign
    EXPECT_EQ(csv_number("1 234 567,5", ',').digits, "1234567.5");
    EXPECT_EQ(csv_number("-12\xC2\xA0"
                         "345",
                         '.')
                  .digits,
              "-12345");
    EXPECT_EQ(csv_number("€ 1.204,-", ',').digits, "1204");
    EXPECT_EQ(csv_number("15,--", ',').digits, "15");
    EXPECT_EQ(csv_number(" 7 ", ',').digits, "7");
    EXPECT_EQ(csv_number("1,5E+06", ',').digits, "1.5e06");
    EXPECT_EQ(csv_number("2e-3", '.').digits, "2e-3");
    EXPECT_TRUE(csv_number("12,5 %", ',').percent);
    EXPECT_EQ(csv_number("12,5%", ',').digits, "12.5");
    EXPECT_EQ(csv_number("-0,4%", ',').digits, "-0.4");
    EXPECT_FALSE(csv_number("12,5", ',').percent);
}

TEST(CsvNumber, RefusesWhatIsNoNumberOrAnotherOne) {
    for (const char* wrong :
         {"1.23",     "1.2345", "1234.567",  ".5",     "5,",    "",    "-",        "--5", "(-5)",
          "-5-",      "1,2,3",  "12.34.567", "1..234", "0.123", "007", "1.234.56", "12x", "1 23",
          "1234 567", "12 34",  "1e",        "1,5E",   "€",     "%",   "1.234,5.6"})
        EXPECT_THROW(csv_number(wrong, ','), Error) << wrong;
    EXPECT_THROW(csv_number("1,23", '.'), Error);
    EXPECT_THROW(csv_number("1.234,5", '.'), Error);
    EXPECT_THROW(csv_number("1.234,-", '.'), Error);
}

TEST(CsvNumber, NumbersAndWords) {
    EXPECT_TRUE(may_be_number("€ 5"));
    EXPECT_TRUE(may_be_number("(5)"));
    EXPECT_TRUE(may_be_number("-1,5 %"));
    EXPECT_FALSE(may_be_number("about 5"));
    EXPECT_FALSE(may_be_number("7 to 8"));
    EXPECT_FALSE(may_be_number("x"));
    EXPECT_FALSE(may_be_number(""));
}

TEST(CsvNumber, WhatTellsTheDecimalMark) {
    EXPECT_EQ(mark_evidence("1.204,-"), MarkEvidence::comma);
    EXPECT_EQ(mark_evidence("circa 1,5"), MarkEvidence::comma);
    EXPECT_EQ(mark_evidence("7 tot 8,5"), MarkEvidence::comma);
    EXPECT_EQ(mark_evidence("12"), MarkEvidence::none);
    EXPECT_EQ(mark_evidence("Wmo, 2.5 jaar"), MarkEvidence::none);
    EXPECT_EQ(mark_evidence("1.234,5"), MarkEvidence::comma);
    EXPECT_EQ(mark_evidence("1,234.5"), MarkEvidence::point);
    EXPECT_EQ(mark_evidence("0,25"), MarkEvidence::comma);
    EXPECT_EQ(mark_evidence("0.250"), MarkEvidence::point);       // no thousands begin with a zero
    EXPECT_EQ(mark_evidence("12.216.821"), MarkEvidence::comma);  // twice: thousands
    EXPECT_EQ(mark_evidence("1,234,567"), MarkEvidence::point);
    EXPECT_EQ(mark_evidence("1.234"), MarkEvidence::ambiguous);
    EXPECT_EQ(mark_evidence("€ 118,000"), MarkEvidence::ambiguous);
    EXPECT_EQ(mark_evidence("1234.567"), MarkEvidence::point);  // four digits are no group
    EXPECT_EQ(mark_evidence("about 2,5"), MarkEvidence::comma);
    EXPECT_EQ(mark_evidence("7 to 8.5"), MarkEvidence::point);
}

// Whatever the style, reading gives back the number that was written in it.
RC_GTEST_PROP(CsvNumber, ReadsWhatIsWrittenInEitherStyle, ()) {
    const auto mark = *rc::gen::element(',', '.');
    const auto grouped = *rc::gen::arbitrary<bool>();
    const auto whole = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
    const auto decimals = *rc::gen::inRange(0, 100);
    const auto negative = *rc::gen::arbitrary<bool>();
    const auto accountant = *rc::gen::arbitrary<bool>();
    std::string digits = std::to_string(whole);
    std::string written;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (grouped && i > 0 && (digits.size() - i) % 3 == 0) written += mark == ',' ? '.' : ',';
        written += digits[i];
    }
    const std::string fraction = {static_cast<char>('0' + decimals / 10),
                                  static_cast<char>('0' + decimals % 10)};
    written += mark + fraction;
    if (negative) written = accountant ? "(" + written + ")" : "-" + written;
    RC_ASSERT(csv_number(written, mark).digits == (negative ? "-" : "") + digits + "." + fraction);
    // Whatever it tells of the mark is never wrong.
    const MarkEvidence evidence = mark_evidence(written);
    RC_ASSERT(evidence == (mark == ',' ? MarkEvidence::comma : MarkEvidence::point));
}

RC_GTEST_PROP(CsvNumber, AnyTextIsANumberOrAnError, ()) {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element('0', '1', '.', ',', '-', '(', ')', '%', ' ', 'e', '+', '\xE2', '\x82', '\xAC'));
    may_be_number(text);
    mark_evidence(text);
    try {
        const std::string digits = csv_number(text, ',').digits;
        RC_ASSERT(digits.find_first_not_of("0123456789.-eE") == std::string::npos);
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::syntax);
    }
}

TEST(CsvNumber, PlainNumbersAreReadWithoutAsking) {
    const auto read = [](std::string_view cell, char mark) {
        double value = -1;
        return plain_csv_number(cell, mark, value) ? value : -999;
    };
    EXPECT_EQ(read("12", 0), 12);
    EXPECT_EQ(read("-0.125", '.'), -0.125);
    EXPECT_EQ(read("0,125", ','), 0.125);
    for (const std::string_view other :
         {"", "-", "1.5", "01", "1,", ",5", "1,2,3", "1e5", " 1", "+1", "nan", "1-"})
        EXPECT_EQ(read(other, ','), -999) << other;
    EXPECT_EQ(read("1.5", 0), -999);
    EXPECT_EQ(read("1234567890123456789012345678901234567890", '.'),
              1234567890123456789012345678901234567890.0);
    EXPECT_EQ(read("12345678901234567890123456789012345678901", '.'), -999);  // left to csv_number()
}

}  // namespace
}  // namespace sociaaldomein::detail
