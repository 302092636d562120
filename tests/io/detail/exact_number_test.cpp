#include "io/detail/exact_number.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <string>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

struct Result {
    std::optional<std::int64_t> raw;
    std::optional<Errc> code;
    friend bool operator==(const Result&, const Result&) = default;
};

template <class Function>
Result result_of(const Function& function, const std::string& number, std::int64_t factor) {
    try {
        return {function(number, factor), std::nullopt};
    } catch (const Error& error) {
        return {std::nullopt, error.code()};
    }
}

TEST(ExactNumber, ShortAndLongWay) {
    EXPECT_EQ(exact_number("0", 100), 0);
    EXPECT_EQ(exact_number("-0.5", 100), -50);
    EXPECT_EQ(exact_number("4.85", 100'000'000), 485'000'000);
    EXPECT_EQ(exact_number("123456789012345678", 1), 123456789012345678);
    EXPECT_EQ(exact_number("1234567890123456789", 1), 1234567890123456789);
    EXPECT_EQ(exact_number("1.5e6", 100), 150'000'000);
    EXPECT_EQ(exact_number("0.5", 3600), 1800);
    EXPECT_EQ(exact_number("0.3333", 3600), 1200);
    EXPECT_THROW(exact_number("0.001", 100), Error);
    EXPECT_THROW(exact_number("92233720368547758.08", 100), Error);
}

// Every text, number or not, has the result or the error that parse_decimal gives.
RC_GTEST_PROP(ExactNumber, IsParseDecimal, ()) {
    const auto number =
        *rc::gen::container<std::string>(rc::gen::element('0', '1', '5', '9', '.', '-', 'e', '+', ' ', ','));
    const auto factor = *rc::gen::element<std::int64_t>(1, 10, 60, 100, 1000, 3600, 10'000, 1'000'000,
                                                        100'000'000, 100'000'000'000);
    RC_ASSERT(result_of(exact_number, number, factor) == result_of(parse_decimal, number, factor));
}

RC_GTEST_PROP(ExactNumber, IsParseDecimalForNumbers, ()) {
    const auto raw = *rc::gen::arbitrary<std::int64_t>();
    const auto factor = *rc::gen::element<std::int64_t>(1, 60, 100, 3600, 1'000'000, 100'000'000);
    const std::string number = format_decimal(raw, factor);
    RC_ASSERT(exact_number(number, factor) == raw);
}

TEST(ExactNumber, TakesTheLongWayWhereTheShortOneEnds) {
    EXPECT_THROW(exact_number("", 100), Error);
    EXPECT_THROW(exact_number("-", 100), Error);
    EXPECT_THROW(exact_number("5.", 100), Error);
    EXPECT_THROW(exact_number(".5", 100), Error);
    EXPECT_THROW(exact_number("-.5", 100), Error);
    EXPECT_THROW(exact_number("05", 100), Error);
    EXPECT_THROW(exact_number("-00.5", 100), Error);
    EXPECT_THROW(exact_number("1.2.3", 100), Error);
    EXPECT_THROW(exact_number("5", 0), Error);
    EXPECT_EQ(exact_number("0.25", 100), 25);
    EXPECT_EQ(exact_number("-0.0", 100), 0);
    EXPECT_EQ(exact_number("92233720368547758", 100), 9'223'372'036'854'775'800);
    EXPECT_THROW(exact_number("92233720368547759", 100), Error);
    EXPECT_EQ(exact_number("-92233720368547758", 100), -9'223'372'036'854'775'800);
    EXPECT_THROW(exact_number("-92233720368547759", 100), Error);
}

}  // namespace
}  // namespace sociaaldomein::detail
