#include "core/detail/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace sociaaldomein::detail {
namespace {

/// Encoded as the standard has it, independently of the reader.
std::string encoded(char32_t code) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    std::string out;
    if (code < 0x80) {
        out += byte(code);
    } else if (code < 0x800) {
        out += byte(0xC0 + code / 64);
        out += byte(0x80 + code % 64);
    } else if (code < 0x10000) {
        out += byte(0xE0 + code / 4096);
        out += byte(0x80 + code / 64 % 64);
        out += byte(0x80 + code % 64);
    } else {
        out += byte(0xF0 + code / 262144);
        out += byte(0x80 + code / 4096 % 64);
        out += byte(0x80 + code / 64 % 64);
        out += byte(0x80 + code % 64);
    }
    return out;
}

TEST(FirstLetter, ReadsEveryCodePoint) {
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        const std::string text = encoded(code);
        const Letter letter = first_letter(text + "x");
        ASSERT_TRUE(letter.valid) << std::hex << static_cast<unsigned>(code);
        ASSERT_EQ(letter.code, code);
        ASSERT_EQ(letter.length, text.size());
    }
}

TEST(FirstLetter, TakesABrokenByteByItself) {
    const std::string_view broken[] = {
        "\x80",              // a following byte without a lead
        "\xC3",              // cut off
        "\xE2\x82",          // cut off
        "\xF0\x9F\x98",      // cut off
        "\xC3(",             // no following byte
        "\xE2\x28\xA1",      // no following byte in second place
        "\xE2\x82(",         // nor in third
        "\xC0\xAF",          // overlong
        "\xC1\xBF",          // overlong
        "\xE0\x9F\xBF",      // overlong
        "\xF0\x8F\xBF\xBF",  // overlong
        "\xED\xA0\x80",      // a surrogate
        "\xED\xBF\xBF",      // a surrogate
        "\xF4\x90\x80\x80",  // beyond U+10FFFF
        "\xF5\x80\x80\x80",  // no lead byte
        "\xFF",              // no lead byte
    };
    for (const std::string_view text : broken) {
        const Letter letter = first_letter(text);
        EXPECT_FALSE(letter.valid) << testing::PrintToString(text);
        EXPECT_EQ(letter.length, 1U);
        EXPECT_EQ(letter.code, 0xDC00U + static_cast<unsigned char>(text[0]));
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
