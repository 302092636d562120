// Archives of one version of a type, read by another.
#include <sociaaldomein/io/archive.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/id.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/text.hpp>

#include "io/detail/archive_wire.hpp"

namespace sociaaldomein {

SD_ENUM(ColourBefore, red, green, blue)
SD_ENUM(ColourAfter, unspecified, blue, red)  // reordered, green was dropped

struct PartBefore;
struct PartAfter;
struct ThingBefore;
struct ThingAfter;
struct ThingOfAnotherKind;
struct ThingOfHours;
template <>
const TypeInfo& type_info<PartBefore>();
template <>
const TypeInfo& type_info<PartAfter>();
template <>
const TypeInfo& type_info<ThingBefore>();
template <>
const TypeInfo& type_info<ThingAfter>();
template <>
const TypeInfo& type_info<ThingOfAnotherKind>();
template <>
const TypeInfo& type_info<ThingOfHours>();

struct PartBefore {
    std::string id;
    double weight = 0;
    Text remark;
    static std::string type_name() { return "Part"; }
    BOOST_DESCRIBE_CLASS(PartBefore, (), (id, weight, remark), (), ())
};
struct PartAfter {
    double weight = 0;
    std::string id;
    int number = 42;  // new
    static std::string type_name() { return "Part"; }
    BOOST_DESCRIBE_CLASS(PartAfter, (), (weight, id, number), (), ())
};

/// Everything that can be dropped, and everything that may become something else.
struct ThingBefore {
    std::string reference;
    Date day;
    std::vector<PartBefore> parts;
    ColourBefore colour = ColourBefore::red;
    Money price;
    bool gone_flag = true;
    std::int64_t gone_number = 7;
    Text gone_text;
    ColourBefore gone_colour = ColourBefore::green;
    std::vector<double> gone_numbers;
    std::vector<PartBefore> gone_parts;
    std::vector<std::string> gone_empty;
    std::optional<PartBefore> gone_maybe;
    std::optional<Money> gone_money;
    std::string last;
    static std::string type_name() { return "Thing"; }
    BOOST_DESCRIBE_CLASS(ThingBefore, (),
                         (reference, day, parts, colour, price, gone_flag, gone_number, gone_text,
                          gone_colour, gone_numbers, gone_parts, gone_empty, gone_maybe, gone_money, last),
                         (), ())
};
struct ThingAfter {
    std::string last;
    Id<ThingAfter> reference;  // was text
    std::string day;           // was a date
    std::vector<PartAfter> parts;
    ColourAfter colour = ColourAfter::unspecified;
    std::optional<Money> price;  // was always there
    std::vector<double> added = {1.5};
    static std::string type_name() { return "Thing"; }
    BOOST_DESCRIBE_CLASS(ThingAfter, (), (last, reference, day, parts, colour, price, added), (), ())
};
struct ThingOfAnotherKind {
    std::vector<std::vector<int>> parts;
    static std::string type_name() { return "Thing"; }
    BOOST_DESCRIBE_CLASS(ThingOfAnotherKind, (), (parts), (), ())
};
struct ThingOfHours {
    std::int64_t price = 0;
    static std::string type_name() { return "Thing"; }
    BOOST_DESCRIBE_CLASS(ThingOfHours, (), (price), (), ())
};
SD_DEFINE_TEMPLATE_TYPE(PartBefore)
SD_DEFINE_TEMPLATE_TYPE(PartAfter)
SD_DEFINE_TEMPLATE_TYPE(ThingBefore)
SD_DEFINE_TEMPLATE_TYPE(ThingAfter)
SD_DEFINE_TEMPLATE_TYPE(ThingOfAnotherKind)
SD_DEFINE_TEMPLATE_TYPE(ThingOfHours)

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

ThingBefore thing() {
    ThingBefore thing;
    thing.reference = "abc";
    thing.day = Date(2022, 11, 1);
    thing.parts = {{"p", 1.5, {"opmerking", ""}}, {"q", 2.5, {}}};
    thing.colour = ColourBefore::blue;
    thing.price = Money::euros(12);
    thing.gone_text.nl = std::string(300, 'x');
    thing.gone_numbers = {1, 2, 3};
    thing.gone_parts = {{"r", 0, {"één", ""}}, {"s", 0, {}}};
    thing.gone_maybe = PartBefore{"t", 9, {}};
    thing.last = "the end";
    return thing;
}

template <class T>
std::string archived(const T& value) {
    return write_archive(type_info<T>(), &value);
}

template <class T>
T unarchived(std::string_view bytes, std::vector<Problem>* warnings = nullptr) {
    T value;
    read_archive(type_info<T>(), &value, bytes, warnings);
    return value;
}

template <class T>
Problem problem_reading(std::string_view bytes) {
    try {
        unarchived<T>(bytes);
    } catch (const Error& error) {
        return error.problems().front();
    }
    ADD_FAILURE() << "no error was thrown";
    return {};
}

std::string with_version(std::string_view archive, detail::ArchiveVersion version) {
    return detail::framed(detail::unframed(archive).payload, version);
}

TEST(ArchiveEvolution, FieldsAreFoundByName) {
    const auto now = unarchived<ThingAfter>(archived(thing()));
    EXPECT_EQ(now.last, "the end");
    EXPECT_EQ(now.reference.str(), "abc");
    EXPECT_EQ(now.day, "2022-11-01");
    EXPECT_EQ(now.colour, ColourAfter::blue);
    EXPECT_EQ(now.price, Money::euros(12));
    ASSERT_THAT(now.parts, SizeIs(2));
    EXPECT_EQ(now.parts[1].id, "q");
    EXPECT_EQ(now.parts[1].weight, 2.5);
}

TEST(ArchiveEvolution, NewFieldsKeepTheirDefaults) {
    const auto now = unarchived<ThingAfter>(archived(thing()));
    EXPECT_EQ(now.parts[0].number, 42);
    EXPECT_THAT(now.added, ElementsAre(1.5));
}

TEST(ArchiveEvolution, SkippedFieldsAreReportedOnce) {
    std::vector<Problem> warnings;
    unarchived<ThingAfter>(archived(thing()), &warnings);
    std::vector<std::string> messages;
    for (const Problem& warning : warnings) {
        EXPECT_EQ(warning.code, Errc::unknown_field);
        messages.push_back(warning.message.substr(0, warning.message.find(" is ")));
    }
    EXPECT_THAT(messages, ElementsAre("field \"remark\" of Part", "field \"gone_flag\" of Thing",
                                      "field \"gone_number\" of Thing", "field \"gone_text\" of Thing",
                                      "field \"gone_colour\" of Thing", "field \"gone_numbers\" of Thing",
                                      "field \"gone_parts\" of Thing", "field \"gone_empty\" of Thing",
                                      "field \"gone_maybe\" of Thing", "field \"gone_money\" of Thing"));
    warnings.clear();
    unarchived<ThingBefore>(archived(thing()), &warnings);
    EXPECT_THAT(warnings, IsEmpty());
}

TEST(ArchiveEvolution, ANewerMinorVersionIsReadWithAWarning) {
    const std::string newer = with_version(archived(thing()), {archive_major, archive_minor + 1});
    std::vector<Problem> warnings;
    EXPECT_EQ(unarchived<ThingBefore>(newer, &warnings).last, "the end");
    ASSERT_THAT(warnings, SizeIs(1));
    EXPECT_EQ(warnings[0].code, Errc::unsupported_version);
    EXPECT_THAT(warnings[0].message, HasSubstr("1.1"));
}

TEST(ArchiveEvolution, AnotherMajorVersionIsRefused) {
    for (const std::uint16_t major : std::initializer_list<std::uint16_t>{0, 2, 65535}) {
        const Problem problem = problem_reading<ThingBefore>(with_version(archived(thing()), {major, 0}));
        EXPECT_EQ(problem.code, Errc::unsupported_version);
        EXPECT_THAT(problem.message, HasSubstr(std::to_string(major) + ".0, expected 1.x"));
    }
}

TEST(ArchiveEvolution, AnUnknownEnumeratorIsRefusedWhereItIsUsed) {
    ThingBefore before = thing();
    before.colour = ColourBefore::green;
    const Problem problem = problem_reading<ThingAfter>(archived(before));
    EXPECT_EQ(problem.code, Errc::unknown_value);
    EXPECT_EQ(problem.path, "/colour");
    EXPECT_THAT(problem.message, HasSubstr("found \"green\", expected unspecified, blue or red"));
}

TEST(ArchiveEvolution, TextThatDoesNotFitIsRefusedWithItsPath) {
    ThingBefore before = thing();
    before.reference = "not an id";
    const Problem problem = problem_reading<ThingAfter>(archived(before));
    EXPECT_EQ(problem.code, Errc::syntax);
    EXPECT_EQ(problem.path, "/reference");

    using Texts = std::vector<std::string>;
    using Dates = std::vector<Date>;
    EXPECT_EQ(unarchived<Dates>(archived(Texts{"2022-11-01"})), (Dates{Date(2022, 11, 1)}));
    EXPECT_EQ(problem_reading<Dates>(archived(Texts{"2022-11-01", "1 November"})).path, "/1");
}

TEST(ArchiveEvolution, AnotherKindOfValueIsRefused) {
    Problem problem = problem_reading<ThingOfAnotherKind>(archived(thing()));
    EXPECT_EQ(problem.code, Errc::wrong_type);
    EXPECT_EQ(problem.path, "/parts");
    EXPECT_THAT(problem.message, HasSubstr("kind record, expected a value of kind list"));
    problem = problem_reading<ThingOfHours>(archived(thing()));
    EXPECT_EQ(problem.code, Errc::wrong_type);
    EXPECT_EQ(problem.path, "/price");
    EXPECT_THAT(problem.message, HasSubstr("quantity (\"money\", 100 in a unit)"));

    problem = problem_reading<PartBefore>(archived(thing()));
    EXPECT_EQ(problem.code, Errc::wrong_type);
    EXPECT_THAT(problem.message, HasSubstr("an archive of \"Thing\", expected Part"));
    EXPECT_EQ(problem_reading<std::string>(archived(thing())).code, Errc::wrong_type);
    EXPECT_EQ(problem_reading<ThingBefore>(archived(std::string("text"))).code, Errc::wrong_type);
}

// An optional that was made obligatory is a break: there may be nothing to fill it with.
TEST(ArchiveEvolution, AnOptionalCannotBecomeObligatory) {
    EXPECT_EQ(problem_reading<ThingBefore>(archived(ThingAfter{})).path, "/price");
}

}  // namespace
}  // namespace sociaaldomein
