#include <sociaaldomein/core/sha256.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "core/detail/sha256_blocks.hpp"

namespace sociaaldomein {
namespace {

TEST(Sha256, DocumentedExample) {
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// FIPS 180-4 and the examples NIST publishes with it: empty, two blocks, 896 bits, a million letters.
TEST(Sha256, PublishedVectors) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
                         "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
              "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// Where the padding goes from one block to two: 55, 56, 63, 64 and 65 bytes (values of sha256sum).
TEST(Sha256, LengthsAroundABlock) {
    EXPECT_EQ(sha256_hex(std::string(55, 'x')),
              "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072");
    EXPECT_EQ(sha256_hex(std::string(56, 'x')),
              "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e");
    EXPECT_EQ(sha256_hex(std::string(63, 'x')),
              "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2");
    EXPECT_EQ(sha256_hex(std::string(64, 'x')),
              "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c");
    EXPECT_EQ(sha256_hex(std::string(65, 'x')),
              "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9");
}

RC_GTEST_PROP(Sha256, FastInstructionsGiveThePortableResult, ()) {
    const auto blocks = *rc::gen::inRange<std::size_t>(0, 5);
    const auto bytes =
        *rc::gen::container<std::vector<unsigned char>>(blocks * 64, rc::gen::arbitrary<unsigned char>());
    const auto words =
        *rc::gen::container<std::vector<std::uint32_t>>(8, rc::gen::arbitrary<std::uint32_t>());
    detail::Sha256State fast{};
    std::copy(words.begin(), words.end(), fast.begin());
    detail::Sha256State portable = fast;
    detail::sha256_blocks(fast, bytes.data(), blocks);
    detail::sha256_blocks_portable(portable, bytes.data(), blocks);
    RC_ASSERT(fast == portable);
}

}  // namespace
}  // namespace sociaaldomein
