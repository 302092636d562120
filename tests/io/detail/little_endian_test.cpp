#include "io/detail/little_endian.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

using namespace std::string_literals;

constexpr std::endian other =
    std::endian::native == std::endian::little ? std::endian::big : std::endian::little;

TEST(LittleEndian, LowestByteComesFirst) {
    std::string bytes;
    append_little(bytes, std::uint32_t{0x01020304});
    append_little(bytes, std::uint16_t{0xFFFE});
    append_little(bytes, std::uint8_t{7});
    EXPECT_EQ(bytes, "\x04\x03\x02\x01\xFE\xFF\x07"s);
    EXPECT_EQ(load_little<std::uint32_t>(bytes.data()), 0x01020304U);
    EXPECT_EQ(load_little<std::uint64_t>("\x08\x07\x06\x05\x04\x03\x02\x01"), 0x0102030405060708U);
}

// What a machine of the other kind does to its numbers, done to ours.
TEST(LittleEndian, TheOtherMachineReversesItsBytes) {
    EXPECT_EQ(bytes_reversed(std::uint16_t{0x0102}), 0x0201);
    EXPECT_EQ(bytes_reversed(std::uint64_t{0x0102030405060708}), 0x0807060504030201U);
    std::string ours;
    std::string theirs;
    append_little(ours, std::uint32_t{0x01020304});
    append_little<std::uint32_t, other>(theirs, bytes_reversed(std::uint32_t{0x01020304}));
    EXPECT_EQ(ours, theirs);
    const auto loaded = load_little<std::uint32_t, other>(ours.data());
    EXPECT_EQ(loaded, bytes_reversed(load_little<std::uint32_t>(ours.data())));

    const std::array<std::uint64_t, 2> words{0x0102030405060708, 9};
    std::array<std::uint64_t, 2> copy{};
    std::array<std::uint64_t, 2> back{};
    copy_words<other>(copy.data(), words.data(), 2);
    EXPECT_EQ(copy, (std::array<std::uint64_t, 2>{0x0807060504030201, std::uint64_t{9} << 56U}));
    copy_words<other>(back.data(), copy.data(), 2);
    EXPECT_EQ(back, words);
}

}  // namespace
}  // namespace sociaaldomein::detail
