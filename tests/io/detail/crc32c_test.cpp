#include "io/detail/crc32c.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

std::string pattern(std::size_t size) {
    std::string bytes(size, '\0');
    std::uint32_t state = 12345;
    for (char& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

// The definition: one bit at a time.
std::uint32_t by_definition(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82F63B78U : 0U);
    }
    return ~crc;
}

TEST(Crc32c, DocumentedExample) { EXPECT_EQ(crc32c("123456789"), 0xE3069283U); }

TEST(Crc32c, HasTheValuesOfRfc3720) {
    EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAU);
    EXPECT_EQ(crc32c(std::string(32, '\xFF')), 0x62A8AB43U);
    std::string rising(32, '\0');
    for (std::size_t i = 0; i < 32; ++i) rising[i] = static_cast<char>(i);
    EXPECT_EQ(crc32c(rising), 0x46DD794EU);
    EXPECT_EQ(crc32c({}), 0U);
}

TEST(Crc32c, AllWaysGiveTheSame) {
    const std::string bytes = pattern(60'000);
    // Around the lengths at which the ways change: words, short and long lanes, wide steps.
    for (const std::size_t length : {0U, 1U, 7U, 8U, 9U, 255U, 256U, 257U, 511U, 512U, 513U, 767U, 768U, 769U,
                                     1543U, 24'575U, 24'576U, 24'577U, 50'000U}) {
        for (const std::size_t from : {0U, 1U, 3U}) {
            const auto part = std::string_view(bytes).substr(from, length);
            const std::uint32_t expected = by_definition(part);
            EXPECT_EQ(crc32c(part), expected) << length;
            for (const Crc32cWay& way : crc32c_ways())
                EXPECT_EQ(way.sum(part, 0, nullptr), expected) << length;
        }
    }
}

// To every place within a line of the cache, and not a byte more.
TEST(Crc32c, CopiesWhatItSums) {
    const std::string bytes = pattern(60'000);
    for (const std::size_t length : {0U, 1U, 63U, 511U, 512U, 1023U, 1024U, 1100U, 1300U, 50'000U}) {
        const auto part = std::string_view(bytes).substr(3, length);
        const std::uint32_t expected = crc32c(part, 17);
        for (std::size_t place = 0; place<64; place += length> 2'000 ? 21 : 1) {
            const std::string filled = std::string(place, '#') + std::string(part) + "##";
            const auto check = [&](const auto& copy) {
                std::string to(filled.size(), '#');
                EXPECT_EQ(copy(to.data() + place), expected) << length << " at " << place;
                EXPECT_EQ(to, filled) << length << " at " << place;
            };
            check([&](char* to) { return copied_with_crc32c(to, part, 17, false); });
            check([&](char* to) { return copied_with_crc32c(to, part, 17, true); });
            for (const Crc32cWay& way : crc32c_ways()) {
                check([&](char* to) { return way.copy(part, 17, to); });
                check([&](char* to) { return way.copy_past_caches(part, 17, to); });
            }
        }
    }
}

TEST(Crc32c, ContinuesWhereItStopped) {
    const std::string bytes = pattern(30'000);
    const std::uint32_t whole = by_definition(bytes);
    for (const std::size_t cut : {0U, 1U, 800U, 29'000U, 30'000U}) {
        const std::string_view text = bytes;
        EXPECT_EQ(crc32c(text.substr(cut), crc32c(text.substr(0, cut))), whole);
        for (const Crc32cWay& way : crc32c_ways())
            EXPECT_EQ(way.sum(text.substr(cut), way.sum(text.substr(0, cut), 0, nullptr), nullptr), whole);
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
