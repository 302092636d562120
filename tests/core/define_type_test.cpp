#include <sociaaldomein/core/define_type.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

SD_ENUM(Colour, red, green)

struct Bead {
    std::string id{};
    Colour colour = Colour::green;
    std::vector<int> holes{};
    std::optional<double> weight{};
    bool round = true;
};
SD_DESCRIBE(Bead, id, colour, holes, weight, round)
SD_DEFINE_TYPE(Bead)

namespace {

TEST(DefineType, DescribesAnyAggregate) {
    const TypeInfo& type = type_info<Bead>();
    EXPECT_EQ(type.fields.size(), 5U);
    EXPECT_EQ(type.fields[1].type().enumerators[1], "green");
    EXPECT_EQ(type.fields[2].type().element().kind, TypeKind::integer);
    EXPECT_EQ(type.fields[4].type().kind, TypeKind::boolean);
    EXPECT_EQ(static_cast<const Bead*>(type.defaults())->colour, Colour::green);
    EXPECT_EQ((Bead{.id = "a"}), (Bead{.id = "a"}));
    EXPECT_FALSE((Bead{.id = "a"}) == (Bead{.id = "a", .weight = 1.0}));
}

TEST(DefineType, AnUnknownEnumeratorNamesTheNearest) {
    Colour colour{};
    try {
        type_info<Colour>().parse("gren", &colour);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Errc::unknown_value);
        EXPECT_NE(std::string(error.what()).find("did you mean \"green\"?"), std::string::npos);
    }
}

}  // namespace
}  // namespace sociaaldomein
