// What is written is read back as it was.

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/io/diff.hpp>
#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>

#include "support/random_value.hpp"

namespace sociaaldomein {
namespace {

RC_GTEST_PROP(RoundTrip, ValuesAreReadBackEqual, (std::uint64_t seed)) {
    const Programme programme = support::random_programme(seed, static_cast<int>(seed % 3) + 1);
    const std::string json = to_json(programme);
    const auto read = from_json<Programme>(json);
    RC_ASSERT(to_text(diff(programme, read)) == "");
    RC_ASSERT(read == programme);
    // Equal values give equal bytes.
    RC_ASSERT(to_json(read) == json);
}

RC_GTEST_PROP(RoundTrip, DocumentsAreValuesWithAVersion, (std::uint64_t seed)) {
    const Programme programme = support::random_programme(seed, 1);
    std::string document = to_document(programme);
    const std::string version = "\n  \"sociaaldomein\": \"1.0\",";
    RC_ASSERT(document.find(version) == 1U);
    RC_ASSERT(document.erase(1, version.size()) == to_json(programme));
}

RC_GTEST_PROP(RoundTrip, LayoutDoesNotMatter, (std::uint64_t seed)) {
    const Programme programme = support::random_programme(seed, 1);
    for (const JsonStyle& style : {JsonStyle{.one_line = true}, JsonStyle{.indent = 0, .columns = 1}})
        RC_ASSERT(from_json<Programme>(to_json(programme, style)) == programme);
}

// Forgets some of what was settled by complete(), as programs do that build a model step by step.
void forget_some(Programme& programme, support::Random& random) {
    walk(programme, [&](const MutableNode& node) {
        if (node.type.figure == nullptr) return true;
        if (random.chance(50)) node.type.figure->mutable_basis(node.value).status = Status::unspecified;
        if (random.chance(50)) node.type.figure->mutable_basis(node.value).source = {};
        if (random.chance(50)) node.type.figure->mutable_basis(node.value).unit = Unit::unspecified;
        return false;
    });
}

RC_GTEST_PROP(RoundTrip, IncompleteValuesAreReadBackComplete, (std::uint64_t seed)) {
    Programme programme = support::random_programme(seed, 1);
    support::Random random(seed);
    forget_some(programme, random);
    const auto read = from_json<Programme>(to_json(programme));
    complete(programme);
    RC_ASSERT(to_text(diff(programme, read)) == "");
    RC_ASSERT(read == programme);
}

// A member may begin with another value than its type does: of whom nobody can be placed is not of whom all can.
TEST(ToDocument, WhatAMemberBeginsWithIsNotWhatItsTypeBeginsWith) {
    Programme programme;
    programme.sources.resize(1);
    programme.sources[0].id = Id<SourceDocument>("r");
    Waitlist waitlist;
    waitlist.id = Id<Waitlist>("w");
    waitlist.basis.source = TextCodec<Source>::parse("r: 1");
    waitlist.future.emplace();
    const auto written = [&](const Assumption& share) {
        waitlist.future->placeable_share = share;
        programme.waitlists = {waitlist};
        complete(programme);
        Programme read;
        read_json(type_info<Programme>(), &read, to_json(programme));
        EXPECT_TRUE(read == programme) << to_json(programme);
        return read.waitlists.at(0).future->placeable_share.value;
    };
    const Assumption all = WaitlistFuture{}.placeable_share;
    ASSERT_EQ(all.value, 1.0);
    EXPECT_EQ(written({.value = 0.0}), 0.0);
    EXPECT_EQ(written({.value = 0.0, .low = 0.0, .high = 0.2}), 0.0);
    EXPECT_EQ(written({.value = 0.0, .reason = Text{"niemand", "nobody"}}), 0.0);
    EXPECT_EQ(written({.value = 0.0, .source = waitlist.basis.source}), 0.0);
    EXPECT_EQ(written({.value = 0.0, .source = TextCodec<Source>::parse("r: 2")}), 0.0);
    EXPECT_EQ(written({.value = 1.0, .ground = Ground::agreed}), 1.0);
    EXPECT_EQ(written(all), 1.0);
}

}  // namespace
}  // namespace sociaaldomein
