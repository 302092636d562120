#include <sociaaldomein/core/decimal.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

TEST(ParseDecimal, DocumentedExample) {
    EXPECT_EQ(parse_decimal("1234.5", 100), 123450);
    EXPECT_EQ(parse_decimal("1.5e6", 100), 150000000);
    EXPECT_THAT(
        [] { parse_decimal("0.001", 100); },
        throws(Errc::out_of_domain, "found \"0.001\", which is finer than 1/100, expected a multiple of it"));
    EXPECT_EQ(parse_decimal("0.3333", 3600), 1200);
    EXPECT_THROW(parse_decimal("0.333", 3600), Error);
    EXPECT_THROW(parse_decimal("0.3334", 3600), Error);
}

TEST(ParseDecimal, ReadsTheJsonGrammar) {
    EXPECT_EQ(parse_decimal("0", 100), 0);
    EXPECT_EQ(parse_decimal("-0", 100), 0);
    EXPECT_EQ(parse_decimal("-0.00e7", 100), 0);
    EXPECT_EQ(parse_decimal("7", 1), 7);
    EXPECT_EQ(parse_decimal("-12.34", 100), -1234);
    EXPECT_EQ(parse_decimal("12.3400000000000000000000000000000000", 100), 1234);
    EXPECT_EQ(parse_decimal("1E+3", 1), 1000);
    EXPECT_EQ(parse_decimal("1e003", 1), 1000);
    EXPECT_EQ(parse_decimal("1200e-2", 1), 12);
    EXPECT_EQ(parse_decimal("120000.5e-4", 100'000), 1'200'005);
    EXPECT_EQ(parse_decimal("0.000000012e9", 1), 12);
    EXPECT_EQ(parse_decimal("100000000000000000000000000e-24", 1), 100);
}

TEST(ParseDecimal, RefusesWhatIsNoJsonNumber) {
    for (const char* text :
         {"",   "-",  "+1",  ".5",    "5.",  "01",       "-01",   "1e",    "1e+", "1e-", "1.e3",  "1,5",
          " 1", "1 ", "0x1", "1_000", "nan", "Infinity", "1.5.2", "1e5.0", "--1", "1-",  "\u0661"}) {
        EXPECT_THAT([text] { parse_decimal(text, 100); },
                    throws(Errc::syntax, "expected a decimal number such as -12.5 or 1.5e6"))
            << text;
    }
    const std::string with_nul("1\0", 2);
    EXPECT_THAT([&] { parse_decimal(with_nul, 100); }, throws(Errc::syntax, "found \"1\\u0000\""));
}

TEST(ParseDecimal, KeepsWithin64Bits) {
    EXPECT_EQ(parse_decimal("9223372036854775807", 1), highest);
    EXPECT_EQ(parse_decimal("-9223372036854775808", 1), lowest);
    EXPECT_EQ(parse_decimal("92233720368547758.07", 100), highest);
    EXPECT_EQ(parse_decimal("-92233720368547758.08", 100), lowest);
    for (const char* text :
         {"92233720368547758.08", "-92233720368547758.09", "1e17", "1e400", "1e99999999999999999999",
          "123456789012345678901234567890", "-10000000000000000000000", "18446744073709551616"}) {
        EXPECT_THAT([text] { parse_decimal(text, 100); }, throws(Errc::overflow, "fits in 64 bits")) << text;
    }
    EXPECT_THAT([] { parse_decimal("9223372036854775808", 1); },
                throws(Errc::overflow, "9223372036854775808"));
    EXPECT_THROW(parse_decimal("3074457345618258603.34", 3), Error);
    EXPECT_EQ(parse_decimal("1", highest), highest);
    EXPECT_EQ(parse_decimal("0.5", highest - 1), highest / 2);
}

TEST(ParseDecimal, RefusesWhatIsFinerThanTheUnit) {
    for (const char* text :
         {"0.001", "1.239", "1e-3", "1e-99999999999999999999", "0.00999999999999999999999999999999",
          "0.01000000000000000000000000000000000000000001", "-0.005"}) {
        EXPECT_THAT([text] { parse_decimal(text, 100); }, throws(Errc::out_of_domain, "finer than 1/100"))
            << text;
    }
    EXPECT_THAT([] { parse_decimal("0.5", 1); }, throws(Errc::out_of_domain, "finer than 1/1"));
}

TEST(ParseDecimal, NamesAFactorThatIsNone) {
    EXPECT_THAT([] { parse_decimal("1", 0); }, throws(Errc::out_of_domain, "parse_decimal: factor is 0"));
    EXPECT_THAT([] { format_decimal(1, -1); }, throws(Errc::out_of_domain, "format_decimal: factor is -1"));
}

TEST(ParseDecimal, ReadsLongFractionsOfPowersOfTwo) {
    // 2^-62 has 62 decimals, more than any built-in integer holds.
    const std::string smallest = format_decimal(1, std::int64_t{1} << 62U);
    EXPECT_EQ(smallest, "0.00000000000000000021684043449710088680149056017398834228515625");
    EXPECT_EQ(parse_decimal(smallest, std::int64_t{1} << 62U), 1);
    EXPECT_THROW(parse_decimal(smallest + "1", std::int64_t{1} << 62U), Error);
}

TEST(ParseDecimal, TakesEndlessDecimalsThatAreCorrectlyRounded) {
    EXPECT_EQ(parse_decimal("0.33333333333333333333333333333", 3600), 1200);
    EXPECT_EQ(parse_decimal("0.6667", 3600), 2400);
    EXPECT_EQ(parse_decimal("0.66670", 3600), 2400);
    EXPECT_EQ(parse_decimal("6667e-4", 3600), 2400);
    EXPECT_EQ(parse_decimal("-0.66666666666667", 3600), -2400);
    EXPECT_EQ(parse_decimal("7.0003", 3600), 7 * 3600 + 1);
    EXPECT_EQ(parse_decimal("0.9997", 3600), 3599);
    for (const char* text : {"0.6666", "0.66666", "0.33334", "0.0001", "0.99999999999999999999999999",
                             "0.00001", "0.333333333333333333333333333333334", "0.667"}) {
        EXPECT_THAT([text] { parse_decimal(text, 3600); }, throws(Errc::out_of_domain, "finer than 1/3600"))
            << text;
    }
}

TEST(ParseDecimal, NeverRoundsAMultipleThatHasAFiniteDecimal) {
    EXPECT_THROW(parse_decimal("0.13", 8), Error);       // 1/8 = 0.125
    EXPECT_THROW(parse_decimal("0.0003", 4000), Error);  // 1/4000 = 0.00025
    EXPECT_THROW(parse_decimal("0.2501", 3600), Error);
}

TEST(FormatDecimal, DocumentedExample) {
    EXPECT_EQ(format_decimal(25, 100), "0.25");
    EXPECT_EQ(format_decimal(-150, 100), "-1.5");
    EXPECT_EQ(format_decimal(1200, 3600), "0.3333");
}

TEST(FormatDecimal, IsShortest) {
    EXPECT_EQ(format_decimal(0, 100), "0");
    EXPECT_EQ(format_decimal(500, 100), "5");
    EXPECT_EQ(format_decimal(-1, 100), "-0.01");
    EXPECT_EQ(format_decimal(1'000'000, 1'000'000), "1");
    EXPECT_EQ(format_decimal(900, 3600), "0.25");
    EXPECT_EQ(format_decimal(highest, 1), "9223372036854775807");
    EXPECT_EQ(format_decimal(lowest, 1), "-9223372036854775808");
    EXPECT_EQ(format_decimal(lowest, 100), "-92233720368547758.08");
    EXPECT_EQ(format_decimal(highest, highest), "1");
}

TEST(FormatDecimal, CarriesWhenItRoundsUp) {
    EXPECT_EQ(format_decimal(2999, 3000), "0.9997");
    EXPECT_EQ(format_decimal(highest - 1, highest), "0.9999999999999999999");
    EXPECT_EQ(format_decimal(2, 3), "0.7");
    EXPECT_EQ(format_decimal(29, 30), "0.97");
    EXPECT_EQ(format_decimal(299, 300), "0.997");
    EXPECT_EQ(format_decimal(-1799, 900), "-1.999");
    EXPECT_EQ(format_decimal(77, 96), "0.8");  // 0.802…, two decimals, the last a zero
}

TEST(FormatDecimal, OfTheLargestFactorIsReadBack) {
    EXPECT_EQ(format_decimal(2, highest), "0.0000000000000000002");
    EXPECT_EQ(parse_decimal("0.0000000000000000002", highest), 2);
    EXPECT_EQ(parse_decimal("0.0000000000000000003", highest), 3);
    EXPECT_THAT([&] { parse_decimal("0.00000000000000000025", highest); },
                throws(Errc::out_of_domain, "finer"));
}

RC_GTEST_PROP(DecimalProperties, WhatIsWrittenIsReadBack, ()) {
    const std::int64_t raw = *any_size();
    const std::int64_t factor =
        *rc::gen::oneOf(rc::gen::element<std::int64_t>(1, 2, 3, 7, 60, 96, 100, 1000, 3600, 1'000'000,
                                                       std::int64_t{1} << 62U, highest),
                        rc::gen::suchThat(any_size(), [](std::int64_t drawn) { return drawn >= 1; }));
    const std::string text = format_decimal(raw, factor);
    RC_ASSERT(parse_decimal(text, factor) == raw);
    RC_ASSERT(text.find_first_of("eE+") == std::string::npos);
    RC_ASSERT(text.find('.') == std::string::npos || text.back() != '0');
}

RC_GTEST_PROP(DecimalProperties, AnExponentMovesThePoint, ()) {
    const std::int64_t cents = *any_size();
    RC_ASSERT(parse_decimal(std::to_string(cents) + "e-2", 100) == cents);
    RC_PRE(cents != 0);  // "0000" is no JSON number
    RC_ASSERT(parse_decimal(std::to_string(cents) + "000e-5", 100) == cents);
}

RC_GTEST_PROP(DecimalProperties, EveryDecimalCounts, ()) {
    // Any digits after the two decimals of a cent are finer than a cent, however far behind they stand.
    const std::int64_t cents = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    const std::size_t zeros = *rc::gen::inRange<std::size_t>(0, 60);
    const int digit = *rc::gen::inRange(1, 10);
    const std::string hundredths = std::to_string(cents % 100 + 100).substr(1);
    const std::string text =
        std::to_string(cents / 100) + "." + hundredths + std::string(zeros, '0') + std::to_string(digit);
    try {
        parse_decimal(text, 100);
        RC_FAIL("read as a whole number of cents: " + text);
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::out_of_domain);
    }
}

RC_GTEST_PROP(DecimalProperties, HoursAreReadExactlyWhenTheyAreRoundedCorrectly, ()) {
    // Against doubles: a day of seconds and ten decimals leave them more than precise enough to judge.
    const int seconds = *rc::gen::inRange(0, 86'400);
    const int decimals = *rc::gen::inRange(4, 11);
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, seconds / 3600.0);
    RC_PRE(seconds % 9 != 0);  // the others have a finite decimal, which must not be cut off
    RC_ASSERT(parse_decimal(buffer, 3600) == seconds);
}

TEST(FormatDecimal, RoundsAnEndlessDecimalOverItsNines) {
    EXPECT_EQ(format_decimal(5, 52), "0.1");       // 0.0961…
    EXPECT_EQ(format_decimal(1, 104), "0.01");     // 0.00961…
    EXPECT_EQ(format_decimal(23, 1440), "0.016");  // 0.01597…
    EXPECT_EQ(format_decimal(-1440 - 23, 1440), "-1.016");
    EXPECT_EQ(format_decimal(59, 60), "0.98");
    EXPECT_EQ(format_decimal(1, 60), "0.02");
    EXPECT_EQ(format_decimal(998, 999), "0.999");
}

TEST(ParseDecimal, TellsWhatIsTooLargeBeforeWhatIsTooFine) {
    EXPECT_THAT([] { parse_decimal("99999999999999999.001", 100); },
                throws(Errc::overflow, "fits in 64 bits"));
    EXPECT_THAT([] { parse_decimal("9999999999999999999", 1); }, throws(Errc::overflow, "fits in 64 bits"));
    EXPECT_THAT([] { parse_decimal("92233720368547758.079", 100); },
                throws(Errc::out_of_domain, "finer than 1/100"));
    EXPECT_EQ(parse_decimal("-92233720368547758.08", 100), std::numeric_limits<std::int64_t>::min());
    EXPECT_THAT([] { parse_decimal("92233720368547758.08", 100); },
                throws(Errc::overflow, "fits in 64 bits"));
}

}  // namespace
}  // namespace sociaaldomein
