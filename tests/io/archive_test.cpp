#include <sociaaldomein/io/archive.hpp>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "io/detail/archive_wire.hpp"
#include "support/folder.hpp"
#include "support/golden_programme.hpp"
#include "support/random_value.hpp"

namespace sociaaldomein {

/// One of every kind of value.
struct ArchivedKinds {
    bool flag = false;
    std::int8_t small = 0;
    std::uint64_t large = 0;
    double number = 0;
    std::string text;
    Status status = Status::unspecified;
    When when;
    Money money;
    std::optional<double> maybe;
    std::vector<double> numbers;
    std::vector<std::int64_t> integers;
    std::vector<std::int16_t> narrow;
    std::vector<Hours> hours;
    std::vector<Money> amounts;
    std::vector<Count> counts;
    std::vector<Share> shares;
    std::vector<std::string> texts;
    std::vector<std::optional<int>> gaps;
    std::vector<std::vector<double>> columns;
};
SD_DESCRIBE(ArchivedKinds, flag, small, large, number, text, status, when, money, maybe, numbers, integers,
            narrow, hours, amounts, counts, shares, texts, gaps, columns)
SD_DEFINE_TYPE(ArchivedKinds)

struct ArchivedTree {
    std::string name;
    std::vector<ArchivedTree> branches;
};
SD_DESCRIBE(ArchivedTree, name, branches)
SD_DEFINE_TYPE(ArchivedTree)

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view golden_file = SOCIAALDOMEIN_SOURCE_DIR "/tests/io/golden/programme-1.0.sdm";

std::string file_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

template <class T>
std::string archived(const T& value) {
    return write_archive(type_info<T>(), &value);
}

template <class T>
T unarchived(std::string_view bytes) {
    T value{};
    read_archive(type_info<T>(), &value, bytes);
    return value;
}

template <class Call>
Problem problem_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.problems().front();
    }
    ADD_FAILURE() << "no error was thrown";
    return {};
}

TEST(Archive, DocumentedExample) {
    const Programme programme = support::golden_programme_1_0();
    EXPECT_TRUE(read_archive(to_archive(programme)) == programme);
}

TEST(Archive, GoldenFileOfVersion10IsReadAndWritten) {
    const std::string written = to_archive(support::golden_programme_1_0());
    if (std::getenv("SOCIAALDOMEIN_UPDATE_GOLDEN") != nullptr)
        std::ofstream(std::string(golden_file), std::ios::binary) << written;
    const std::string golden = file_bytes(golden_file);
    ASSERT_FALSE(golden.empty()) << golden_file;
    EXPECT_TRUE(read_archive(golden) == support::golden_programme_1_0());
    EXPECT_EQ(written, golden)
        << "The bytes of an archive changed. After a release: keep this file, drop this "
           "comparison and add a golden file of the new version. Before the first release: "
           "run this test once with SOCIAALDOMEIN_UPDATE_GOLDEN=1.";
}

RC_GTEST_PROP(Archive, EveryProgrammeReadsBackEqual, (std::uint64_t seed)) {
    const Programme programme = support::random_programme(seed, 2);
    const std::string bytes = to_archive(programme);
    const Programme back = read_archive(bytes);
    RC_ASSERT(back == programme);
    RC_ASSERT(to_archive(back) == bytes);
}

RC_GTEST_PROP(Archive, EveryKindReadsBackEqual, (std::uint64_t seed)) {
    support::Random random(seed, 600);
    ArchivedKinds value;
    support::fill_random(type_info<ArchivedKinds>(), &value, random);
    RC_ASSERT(unarchived<ArchivedKinds>(archived(value)) == value);
}

TEST(Archive, KeepsEveryBitOfNumbers) {
    ArchivedKinds value;
    value.small = -128;
    value.large = std::numeric_limits<std::uint64_t>::max() / 2;
    value.number = -0.0;
    value.maybe = std::bit_cast<double>(std::uint64_t{0x7FF8000000001234});  // a NaN that says something
    value.money = Money::from_raw(std::numeric_limits<std::int64_t>::min());
    value.narrow = {-32768, 32767};
    for (int i = 0; i < 3000; ++i) value.numbers.push_back(std::ldexp(1.0, i - 1500));
    value.numbers[7] = -std::numeric_limits<double>::infinity();
    value.numbers[8] = std::numeric_limits<double>::denorm_min();
    value.integers.assign(1000, std::numeric_limits<std::int64_t>::min());
    value.columns = {{}, value.numbers, {1.5}};
    const auto back = unarchived<ArchivedKinds>(archived(value));
    EXPECT_TRUE(back == value);
    EXPECT_TRUE(std::signbit(back.number));
    EXPECT_EQ(std::bit_cast<std::uint64_t>(*back.maybe), 0x7FF8000000001234U);
    EXPECT_EQ(back.numbers, value.numbers);
    EXPECT_EQ(back.large, value.large);
}

TEST(Archive, AnyDescribedTypeCanBeTheRoot) {
    EXPECT_EQ(unarchived<std::vector<double>>(archived(std::vector<double>{1, 2.5})),
              (std::vector<double>{1, 2.5}));
    EXPECT_EQ(unarchived<std::string>(archived(std::string("één"))), "één");
    EXPECT_EQ(unarchived<std::optional<Money>>(archived(std::optional(Money::euros(3)))), Money::euros(3));
}

TEST(Archive, ReplacesWhatTheValueHeld) {
    ArchivedKinds value;
    value.numbers = {1, 2, 3};
    value.texts = {"old"};
    value.maybe = 4;
    read_archive(type_info<ArchivedKinds>(), &value, archived(ArchivedKinds{}));
    EXPECT_TRUE(value == ArchivedKinds{});
}

// Byte by byte, as the header describes it.
TEST(Archive, HasTheDescribedLayout) {
    using namespace std::string_literals;
    const std::string payload =
        "\5\0\0\0"s  // texts: "" and
        "\0\0\0\0"s
        "\14\0\0\0ArchivedTree"s  // 1
        "\4\0\0\0name"s
        "\10\0\0\0branches"s   // 2, 3
        "\2\0\0\0\303\251"s    // 4, the name
        "\3\0\0\0"s            // types
        "\6\1\0\0\0\2\0\0\0"s  // 0: record ArchivedTree, two fields
        "\2\0\0\0\1\0\0\0"s
        "\3\0\0\0\2\0\0\0"s    // name of type 1, branches of type 2
        "\3"s                  // 1: text
        "\7\377\377\377\377"s  // 2: list, always empty
        "\0\0\0\0"s            // the value is of type 0:
        "\4\0\0\0"s
        "\0\0\0\0\0\0\0\0"s;  // text 4, no elements
    const std::string header = "SDMARCH\0\1\0\0\0"s + static_cast<char>(payload.size()) + "\0\0\0\0\0\0\0"s;
    const std::string bytes = archived(ArchivedTree{"é", {}});
    EXPECT_EQ(bytes.substr(0, header.size()), header);
    EXPECT_EQ(bytes.substr(header.size(), payload.size()), payload);
    EXPECT_EQ(bytes, detail::framed(payload));
}

TEST(Archive, SharesRepeatedTexts) {
    const std::string shared(detail::longest_shared_text, 's');
    const auto size_with = [&](std::size_t count, const std::string& text) {
        ArchivedKinds value;
        value.texts.assign(count, text);
        return archived(value).size();
    };
    EXPECT_EQ(size_with(11, shared) - size_with(10, shared), 4U);
    EXPECT_EQ(size_with(11, shared + "s") - size_with(10, shared + "s"), 4 + 4 + shared.size() + 1);
}

TEST(Archive, SmallValuesCarryFewTypes) {
    Programme small;
    small.id = Id<Programme>("p");
    const std::string bytes = to_archive(small);
    EXPECT_THAT(bytes, Not(HasSubstr("BudgetLine")));
    EXPECT_LT(bytes.size(), to_archive(support::golden_programme_1_0()).size() / 2);
}

TEST(Archive, RefusesToWriteWhatCannotBeRead) {
    Programme programme = support::golden_programme_1_0();
    programme.tracks[1].name.en = "half a letter: \xE2\x82";
    Problem problem = problem_of([&] { to_archive(programme); });
    EXPECT_EQ(problem.code, Errc::out_of_domain);
    EXPECT_EQ(problem.path, "/tracks/track-3/name/en");
    EXPECT_THAT(problem.message, HasSubstr("UTF-8"));

    ArchivedKinds value;
    value.texts = {"", std::string("a\0b", 3)};
    EXPECT_EQ(problem_of([&] { archived(value); }).path, "/texts/1");
    value.texts = {"", std::string(500, 'x') + '\xFF'};
    EXPECT_EQ(problem_of([&] { archived(value); }).path, "/texts/1");
    value.texts.clear();
    value.status = static_cast<Status>(99);
    problem = problem_of([&] { archived(value); });
    EXPECT_EQ(problem.code, Errc::out_of_domain);
    EXPECT_EQ(problem.path, "/status");
    EXPECT_THAT(problem.message, HasSubstr("99"));
}

TEST(Archive, DepthIsLimitedToSixtyFour) {
    const auto tree = [](int levels) {
        ArchivedTree root;
        ArchivedTree* at = &root;
        for (int i = 0; i < levels; ++i) at = &at->branches.emplace_back();
        return root;
    };
    // A level is a field and an element; the last field, of the innermost tree, is one more.
    EXPECT_TRUE(unarchived<ArchivedTree>(archived(tree(31))) == tree(31));
    EXPECT_EQ(problem_of([&] { archived(tree(32)); }).code, Errc::limit_exceeded);
}

TEST(Archive, NothingOfOursComesNearTheLimitOnMemory) {
    // Records with many absent optionals take the fewest bytes for their size.
    const auto unfolds = [](const auto& value) {
        using T = std::decay_t<decltype(value[0])>;
        const std::string bytes = archived(value);
        EXPECT_LT(10 * value.size() * sizeof(T), detail::unfold_limit(bytes.size()) - detail::unfold_limit(0))
            << type_info<T>().name;
    };
    unfolds(std::vector<BudgetLine>(1000));
    unfolds(std::vector<Trajectory>(1000));
    unfolds(std::vector<KeyFigure>(1000));
    unfolds(std::vector<Caseload>(1000));
    unfolds(std::vector<Claim>(1000));
    unfolds(std::vector<AvoidedCostCase>(1000));
    unfolds(std::vector<Text>(1000));
}

TEST(Archive, SavesAndLoads) {
    const support::Folder folder;
    const Programme programme = support::random_programme(7, 2);
    save_archive(Programme{}, folder / "p.sdm");
    save_archive(programme, folder / "p.sdm");
    EXPECT_TRUE(load_archive(folder / "p.sdm") == programme);
    EXPECT_EQ(file_bytes(folder / "p.sdm"), to_archive(programme));
}

TEST(Archive, FailedSaveKeepsTheOldFile) {
    const support::Folder folder;
    save_archive(Programme{}, folder / "p.sdm");
    Programme programme = support::golden_programme_1_0();
    programme.notes[0].source.document = {};
    programme.notes[0].source.place = "page 3";  // a place in no document has no text that reads back
    const Problem problem = problem_of([&] { save_archive(programme, folder / "p.sdm"); });
    EXPECT_EQ(problem.code, Errc::syntax);
    EXPECT_EQ(problem.path, "/notes/case-1/source");
    EXPECT_TRUE(load_archive(folder / "p.sdm") == Programme{});
}

TEST(Archive, ProblemsNameTheFile) {
    const support::Folder folder;
    Problem problem = problem_of([&] { load_archive(folder / "none.sdm"); });
    EXPECT_EQ(problem.code, Errc::io);
    EXPECT_THAT(problem.file, HasSubstr("none.sdm"));
    std::string bytes = to_archive(Programme{});
    bytes.back() ^= 1;
    std::ofstream(folder / "bad.sdm", std::ios::binary) << bytes;
    problem = problem_of([&] { load_archive(folder / "bad.sdm"); });
    EXPECT_EQ(problem.code, Errc::corrupt);
    EXPECT_THAT(problem.file, HasSubstr("bad.sdm"));
    EXPECT_EQ(problem_of([&] { load_archive(folder / ""); }).code, Errc::io);
}

}  // namespace
}  // namespace sociaaldomein
