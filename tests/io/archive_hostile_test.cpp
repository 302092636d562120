// Archives that are damaged, and archives that are meant to do harm: their checksum fits.
#include <sociaaldomein/io/archive.hpp>

#include <fstream>
#include <functional>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

// Sanitizers keep freed memory for a while: how much was used at once cannot be seen from outside.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SD_PEAK_IS_UNKNOWN
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SD_PEAK_IS_UNKNOWN
#endif
#endif
#if defined(__linux__) && !defined(SD_PEAK_IS_UNKNOWN)
#define SD_PEAK_IS_KNOWN
#include <sys/resource.h>
#endif

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "io/detail/archive_wire.hpp"
#include "io/detail/little_endian.hpp"

namespace sociaaldomein {

struct AttackedNode {
    bool flag = false;
    std::vector<AttackedNode> nodes;
    std::vector<std::string> texts;
    std::optional<int> maybe;
    std::vector<double> numbers;
};
SD_DESCRIBE(AttackedNode, flag, nodes, texts, maybe, numbers)
SD_DEFINE_TYPE(AttackedNode)

namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;

std::string golden() {
    std::ifstream file(SOCIAALDOMEIN_SOURCE_DIR "/tests/io/golden/programme-1.0.sdm", std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

Errc code_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.code();
    }
    return Errc::ok;
}

char changed(char byte, unsigned bits) { return static_cast<char>(static_cast<unsigned char>(byte) ^ bits); }

bool refused_as_damaged(std::string_view bytes) {
    const Errc code = code_of([&] { read_archive(bytes); });
    return code == Errc::corrupt || code == Errc::unsupported_version;
}

TEST(ArchiveDamage, EverySingleBitFlipIsRefused) {
    std::string bytes = golden();
    ASSERT_GT(bytes.size(), 1000U);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (unsigned bit = 0; bit < 8; ++bit) {
            bytes[i] = changed(bytes[i], 1U << bit);
            ASSERT_TRUE(refused_as_damaged(bytes)) << "byte " << i << ", bit " << bit;
            bytes[i] = changed(bytes[i], 1U << bit);
        }
    EXPECT_FALSE(refused_as_damaged(bytes));
}

TEST(ArchiveDamage, EveryTruncationIsRefused) {
    const std::string bytes = golden();
    for (std::size_t length = 0; length < bytes.size(); ++length)
        ASSERT_TRUE(refused_as_damaged(std::string_view(bytes).substr(0, length))) << length;
}

TEST(ArchiveDamage, TrailingBytesAreRefused) {
    EXPECT_TRUE(refused_as_damaged(golden() + '\0'));
    EXPECT_TRUE(refused_as_damaged(golden() + golden()));
}

TEST(ArchiveDamage, OtherFilesAreRefused) {
    EXPECT_TRUE(refused_as_damaged("{\"sociaaldomein\": \"1.0\"}"));
    EXPECT_TRUE(refused_as_damaged(std::string(100, '\0')));
    EXPECT_TRUE(refused_as_damaged("sdmarch" + golden().substr(7)));
}

// Reads or refuses with an Error; anything else ends the test program.
void survives(std::string_view payload) {
    const std::string bytes = detail::framed(payload);
    try {
        std::vector<Problem> warnings;
        const Programme programme = read_archive(bytes, &warnings);
        to_archive(programme);
    } catch (const Error&) {
    }
}

TEST(ArchiveHostility, EveryChangedByteIsSurvived) {
    std::string payload(detail::unframed(golden()).payload);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        const char before = payload[i];
        for (const unsigned change : {0x01U, 0x80U, 0xFFU}) {
            payload[i] = changed(before, change);
            survives(payload);
        }
        payload[i] = before;
    }
}

RC_GTEST_PROP(ArchiveHostility, RandomChangesAreSurvived, ()) {
    static const std::string original(detail::unframed(golden()).payload);
    std::string payload = original;
    const auto changes = *rc::gen::inRange(1, 8);
    for (int i = 0; i < changes && !payload.empty(); ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, payload.size());
        const auto length = *rc::gen::inRange<std::size_t>(1, 17);
        switch (*rc::gen::inRange(0, 4)) {
            case 0: payload[at] = *rc::gen::arbitrary<char>(); break;
            case 1: payload.erase(at, length); break;
            case 2:
                payload.insert(at, original, *rc::gen::inRange<std::size_t>(0, original.size()), length);
                break;
            default:
                for (std::size_t k = at; k < std::min(at + 8, payload.size()); ++k) payload[k] = '\xFF';
        }
    }
    survives(payload);
}

// Payloads made by hand, for AttackedNode.
class Payload {
public:
    template <class T>
    Payload& number(T value) {
        detail::append_little(bytes_, value);
        return *this;
    }
    Payload& u8(int value) { return number(static_cast<std::uint8_t>(value)); }
    Payload& u32(std::uint32_t value) { return number(value); }
    Payload& u64(std::uint64_t value) { return number(value); }
    Payload& text(std::string_view text) {
        u32(static_cast<std::uint32_t>(text.size()));
        bytes_ += text;
        return *this;
    }
    /// The names of AttackedNode: texts 0 to 5.
    Payload& names() {
        return u32(6)
            .text("AttackedNode")
            .text("flag")
            .text("nodes")
            .text("texts")
            .text("maybe")
            .text("numbers");
    }
    Payload& zeros(std::size_t count) {
        bytes_.append(count, '\0');
        return *this;
    }

    std::string archive() const { return detail::framed(bytes_); }

    void expect(Errc code, std::string_view message = {}) const {
        const std::string bytes = archive();
        AttackedNode node;
        try {
            read_archive(type_info<AttackedNode>(), &node, bytes);
            EXPECT_EQ(code, Errc::ok);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), code) << error.what();
            EXPECT_THAT(error.what(), HasSubstr(std::string(message)));
        }
    }

private:
    std::string bytes_;
};

constexpr std::uint32_t none = detail::no_type;

TEST(ArchiveHostility, AGoodPayloadMadeByHandIsRead) {
    Payload().names().u32(2).u8(6).u32(0).u32(1).u32(1).u32(1).u8(0).u32(0).u8(1).expect(Errc::ok);
}

TEST(ArchiveHostility, CountsAreCheckedBeforeMemoryIsTaken) {
    constexpr std::uint64_t many = std::uint64_t{1} << 60U;
    Payload().u32(0xFFFFFFFF).zeros(8).expect(Errc::corrupt, "a count of 4294967295");          // texts
    Payload().u32(1).u32(0xFFFFFFF0).zeros(8).expect(Errc::corrupt, "a count of 4294967280");   // text
    Payload().u32(0).u32(0x7FFFFFFF).zeros(8).expect(Errc::corrupt, "a count of 2147483647");   // types
    Payload().names().u32(1).u8(6).u32(0).u32(0x10000000).expect(Errc::corrupt, "a count of");  // fields
    Payload().names().u32(1).u8(5).u32(0x10000000).expect(Errc::corrupt, "a count of");         // enumerators
    // Lists of numbers, of texts and of records, of which there are said to be very many.
    for (const int kind : {2, 3}) {
        const std::uint32_t field = kind == 2 ? 5 : 3;
        Payload()
            .names()
            .u32(3)
            .u8(6)
            .u32(0)
            .u32(1)
            .u32(field)
            .u32(1)
            .u8(7)
            .u32(2)
            .u8(kind)
            .u32(0)
            .u64(many)
            .zeros(64)
            .expect(Errc::corrupt, "a count of 1152921504606846976");
    }
    Payload().names().u32(2).u8(6).u32(0).u32(1).u32(2).u32(1).u8(7).u32(0).u32(0).u64(many).zeros(64).expect(
        Errc::corrupt, "at most 8, for 64 bytes are left and each takes at least 8");
}

TEST(ArchiveHostility, ReferencesPointSomewhere) {
    Payload().names().u32(1).u8(6).u32(6).u32(1).u32(1).u32(0).u32(0).expect(Errc::corrupt, "text 6");
    Payload().names().u32(1).u8(6).u32(0).u32(1).u32(1).u32(1).u32(0).expect(Errc::corrupt, "type 1");
    Payload().names().u32(1).u8(6).u32(0).u32(1).u32(1).u32(none).u32(0).expect(Errc::corrupt,
                                                                                "one of 1 types");
    Payload().names().u32(1).u8(7).u32(9).u32(0).zeros(8).expect(Errc::corrupt, "type 9");
    Payload().names().u32(1).u8(0).u32(1).zeros(8).expect(Errc::corrupt, "type 1");
    Payload().names().u32(1).u8(9).u32(0).zeros(8).expect(Errc::corrupt, "kind 9");
    // A text of the value.
    Payload().names().u32(3).u8(6).u32(0).u32(1).u32(3).u32(1).u8(7).u32(2).u8(3).u32(0).u64(1).u32(6).expect(
        Errc::corrupt, "text 6");
}

TEST(ArchiveHostility, TypesThatNeverEndAreRefused) {
    Payload().names().u32(1).u8(6).u32(0).u32(0).u32(0).expect(Errc::corrupt, "a record without fields");
    // A record in itself.
    Payload().names().u32(1).u8(6).u32(0).u32(1).u32(1).u32(0).u32(0).expect(Errc::corrupt, "within itself");
    // The same field twice.
    Payload().names().u32(2).u8(6).u32(0).u32(2).u32(1).u32(1).u32(1).u32(1).u8(0).u32(0).zeros(2).expect(
        Errc::corrupt, "\"flag\" twice");
    // A field that is skipped: an optional of itself, a million times there.
    Payload deep;
    deep.u32(2)
        .text("AttackedNode")
        .text("unknown")
        .u32(2)
        .u8(6)
        .u32(0)
        .u32(1)
        .u32(1)
        .u32(1)
        .u8(8)
        .u32(1)
        .u32(0);
    for (int i = 0; i < 1'000'000; ++i) deep.u8(1);
    deep.expect(Errc::limit_exceeded, "within one another");
    // 60 records, each with two of the next: 2^60 values, if there were bytes for them.
    Payload wide;
    wide.u32(3).text("AttackedNode").text("a").text("b").u32(61);
    for (std::uint32_t i = 0; i < 60; ++i) wide.u8(6).u32(0).u32(2).u32(1).u32(i + 1).u32(2).u32(i + 1);
    wide.u8(0).u32(0).zeros(1000).expect(Errc::corrupt);
    // A chain of 100,000 records, one in the other.
    Payload chain;
    chain.u32(2).text("AttackedNode").text("a").u32(100'001);
    for (std::uint32_t i = 0; i < 100'000; ++i) chain.u8(6).u32(0).u32(1).u32(1).u32(i + 1);
    chain.u8(0).u32(0).zeros(1000).expect(Errc::corrupt, "nested too deep");
    // A chain of 100,000 records, each with a list of the next, for a type that has a list of itself.
    Payload lists;
    lists.names().u32(200'001);
    for (std::uint32_t i = 0; i < 200'000; i += 2)
        lists.u8(6).u32(0).u32(1).u32(2).u32(i + 1).u8(7).u32(i + 2);
    lists.u8(0).u32(0).zeros(1000).expect(Errc::limit_exceeded, "within one another");
}

TEST(ArchiveHostility, ValuesAreWhatTheyMayBe) {
    // flag: 2.
    Payload().names().u32(2).u8(6).u32(0).u32(1).u32(1).u32(1).u8(0).u32(0).u8(2).expect(Errc::corrupt,
                                                                                         "byte 0x02");
    // maybe: an integer that does not fit an int.
    Payload()
        .names()
        .u32(3)
        .u8(6)
        .u32(0)
        .u32(1)
        .u32(4)
        .u32(1)
        .u8(8)
        .u32(2)
        .u8(1)
        .u32(0)
        .u8(1)
        .u64(1ULL << 40U)
        .expect(Errc::overflow, "/maybe: found 1099511627776");
    // Present, or with elements, although the type says never.
    Payload().names().u32(2).u8(6).u32(0).u32(1).u32(4).u32(1).u8(8).u32(none).u32(0).u8(1).expect(
        Errc::corrupt, "as its type declares");
    Payload().names().u32(2).u8(6).u32(0).u32(1).u32(3).u32(1).u8(7).u32(none).u32(0).u64(1).zeros(8).expect(
        Errc::corrupt, "as their type declares");
    // More after the value.
    Payload().names().u32(2).u8(6).u32(0).u32(1).u32(1).u32(1).u8(0).u32(0).u8(1).u8(0).expect(
        Errc::corrupt, "1 bytes after the value");
}

TEST(ArchiveHostility, TextIsUtf8) {
    for (const std::string& bad :
         {"\xFF"s, "\xC0\x80"s, "\xED\xA0\x80"s, "\xE2\x82"s, "a\0"s, "\xF4\x90\x80\x80"s}) {
        Payload().u32(1).text(bad).u32(0).u32(0).expect(Errc::corrupt, "expected UTF-8");
        Payload in_place;
        in_place.names().u32(3).u8(6).u32(0).u32(1).u32(3).u32(1).u8(7).u32(2).u8(3).u32(0).u64(1);
        in_place.u32(detail::text_stands_here)
            .text(std::string(200, 'x') + bad)
            .expect(Errc::corrupt, "expected UTF-8");
    }
}

TEST(ArchiveHostility, FewBytesDoNotBecomeMuchText) {
    // One long text, a hundred thousand times.
    Payload texts;
    texts.u32(3).text("AttackedNode").text("texts").text(std::string(100'000, 'x'));
    texts.u32(3).u8(6).u32(0).u32(1).u32(1).u32(1).u8(7).u32(2).u8(3).u32(0).u64(100'000);
    for (int i = 0; i < 100'000; ++i) texts.u32(2);
    texts.expect(Errc::limit_exceeded, "of memory");
}

/// The most memory that this program had at once; 0 where that cannot be known.
long peak_kib() {
#ifdef SD_PEAK_IS_KNOWN
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
#else
    return 0;
#endif
}

// A programme of one statement with lines of one byte each, which is a field that we do not know.
std::string lines_of_one_byte(std::uint64_t count) {
    Payload payload;
    payload.u32(6).text("Programme").text("budget_statements").text("BudgetStatement");
    payload.text("lines").text("BudgetLine").text("unknown").u32(6);
    payload.u8(6).u32(0).u32(1).u32(1).u32(1).u8(7).u32(2);
    payload.u8(6).u32(2).u32(1).u32(3).u32(3).u8(7).u32(4);
    payload.u8(6).u32(4).u32(1).u32(5).u32(5).u8(0).u32(0);
    payload.u64(1).u64(count).zeros(count);
    return payload.archive();
}

TEST(ArchiveHostility, FewBytesDoNotBecomeManyRecords) {
    const Programme few = read_archive(lines_of_one_byte(10));
    ASSERT_EQ(few.budget_statements.size(), 1U);
    EXPECT_EQ(few.budget_statements[0].lines.size(), 10U);
    const std::string many = lines_of_one_byte(60'000);
    const long before = peak_kib();
    EXPECT_EQ(code_of([&] { read_archive(many); }), Errc::limit_exceeded);
    EXPECT_LT(peak_kib() - before, 64 * 1024);
}

}  // namespace
}  // namespace sociaaldomein
