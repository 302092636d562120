#include <sociaaldomein/core/type_info.hpp>

#include <gtest/gtest.h>

#include <limits>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {
namespace {

TEST(TypeInfo, NamesFieldsInDescribedOrder) {
    const TypeInfo& type = type_info<Waitlist>();
    EXPECT_EQ(type.name, "Waitlist");
    EXPECT_EQ(type.fields.front().name, "id");
    EXPECT_EQ(type.field("track")->type().refers_to(), "Track");
    EXPECT_EQ(type.field("nothing"), nullptr);
    EXPECT_TRUE(type.field("basis")->inlined);
    EXPECT_FALSE(type.field("regimes")->inlined);
}

TEST(TypeInfo, ListsOptionalsAndQuantitiesAreReached) {
    Waitlist list;
    const FieldInfo& regimes = *type_info<Waitlist>().field("regimes");
    auto* added = static_cast<RegimeChange*>(regimes.type().append(regimes.of(&list)));
    added->regime = AccessRegime::open_ended;
    EXPECT_EQ(regimes.type().length(&list.regimes), 1U);
    EXPECT_EQ(list.regimes.size(), 1U);
    EXPECT_EQ(type_info<Money>().per_unit, 100);
    std::int8_t small = 0;
    EXPECT_THROW(type_info<std::int8_t>().set_integer(&small, 300), Error);
}

TEST(Equal, ComparesMemberByMemberAndNanWithNan) {
    IndexValue a{.area = "Noord",
                 .at = Period::year(2026),
                 .value = std::numeric_limits<double>::quiet_NaN(),
                 .source = {}};
    IndexValue b = a;
    EXPECT_EQ(a, b);
    b.area = "Zuid";
    EXPECT_FALSE(a == b);
    EXPECT_TRUE(is_default(type_info<IndexValue>(), *type_info<IndexValue>().field("source"), &a));
    EXPECT_FALSE(is_default(type_info<IndexValue>(), *type_info<IndexValue>().field("area"), &a));
}

TEST(IdentityOf, IsTheTextOfTheMemberId) {
    Track track;
    track.id = Id<Track>("jeugd");
    EXPECT_EQ(identity_of(type_info<Track>(), &track), "jeugd");
    EXPECT_EQ(identity_of(type_info<TrackLink>(), nullptr), "");
}

}  // namespace
}  // namespace sociaaldomein
