#include "io/detail/stated_basis.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "support/random_value.hpp"

namespace sociaaldomein::detail {
namespace {

// As few different values as possible, so that inner and outer ones often agree.
FigureBasis random_basis(support::Random& random) {
    FigureBasis basis;
    if (random.chance(60)) basis.unit = random.chance(50) ? Unit::eur_million : Unit::thousands;
    if (random.chance(60)) basis.decimals = static_cast<int>(random.below(2));
    if (random.chance(60)) basis.measure = random.chance(50) ? MeasureKind::stock : MeasureKind::flow;
    if (random.chance(60)) basis.scope = {ScopeLevel::municipality, random.chance(50) ? "Zwolle" : ""};
    if (random.chance(60)) basis.population = random.chance(50) ? "files" : "residents";
    if (random.chance(60)) basis.price_level.year = random.chance(50) ? 2020 : PriceLevel::current;
    if (random.chance(60)) basis.status = random.chance(50) ? Status::realised : Status::estimate;
    if (random.chance(60)) basis.source.document = Id<SourceDocument>(random.chance(50) ? "a" : "b");
    return basis;
}

constexpr std::array<std::string_view, 5> dimensions{"", "money", "count", "share", "hours"};

RC_GTEST_PROP(StatedBasis, ReadsBackAsItWas, (std::uint64_t seed)) {
    support::Random random(seed);
    const Surroundings around(random_basis(random));
    const FigureBasis own = random_basis(random);
    const std::string_view dimension = dimensions[random.below(dimensions.size())];
    FigureBasis wanted = own;
    inherit(wanted, around.basis(), dimension);

    FigureBasis read = stated_basis(own, around, dimension).value_or(FigureBasis{});
    inherit(read, around.basis(), dimension);
    RC_ASSERT(same_basis(read, wanted));
    RC_ASSERT(same_basis(read, wanted) == (read == wanted));
}

RC_GTEST_PROP(StatedBasis, StatesNothingMoreThanNeeded, (std::uint64_t seed)) {
    support::Random random(seed);
    const Surroundings around(random_basis(random));
    const FigureBasis own = random_basis(random);
    FigureBasis wanted = own;
    inherit(wanted, around.basis());
    const std::optional<FigureBasis> stated = stated_basis(own, around);
    if (!stated) return;
    // Without any one of the members that are stated it would not be read back.
    for (const FieldInfo& f : type_info<FigureBasis>().fields) {
        if (is_default(type_info<FigureBasis>(), f, &*stated)) continue;
        FigureBasis less = *stated;
        const FigureBasis nothing;
        if (f.name == "unit") less.unit = nothing.unit;
        if (f.name == "decimals") less.decimals = nothing.decimals;
        if (f.name == "measure") less.measure = nothing.measure;
        if (f.name == "scope") less.scope = nothing.scope;
        if (f.name == "population") less.population = nothing.population;
        if (f.name == "price_level") less.price_level = nothing.price_level;
        if (f.name == "status") less.status = nothing.status;
        if (f.name == "source") less.source = nothing.source;
        inherit(less, around.basis());
        RC_ASSERT(!same_basis(less, wanted));
    }
}

TEST(StatedBasis, StatesAnExactFigureAmongRoundedOnes) {
    FigureBasis outer;
    outer.unit = Unit::eur_million;
    outer.decimals = 2;
    FigureBasis own = outer;
    own.decimals.reset();
    // Saying the unit again is how a document says that its decimals are not taken over.
    const std::optional<FigureBasis> stated = stated_basis(own, Surroundings(outer), Money::dimension);
    ASSERT_TRUE(stated);
    EXPECT_EQ(stated->unit, Unit::eur_million);
    EXPECT_FALSE(stated->decimals);
}

TEST(StatedBasis, StatesAPriceLevelThatACountDoesNotInherit) {
    FigureBasis outer;
    outer.price_level.year = 2020;
    EXPECT_FALSE(stated_basis(outer, Surroundings(outer), Money::dimension));
    const auto stated = stated_basis(outer, Surroundings(outer), Count::dimension);
    ASSERT_TRUE(stated);
    EXPECT_EQ(stated->price_level.year, 2020);
}

TEST(SurroundingsIn, ChangeOnlyWithABasisOrASource) {
    FigureBasis outer;
    outer.status = Status::realised;
    outer.source.document = Id<SourceDocument>("report");
    const Surroundings around(outer);

    Caseload caseload;
    caseload.basis.measure = MeasureKind::stock;
    const auto in_caseload = surroundings_in(type_info<Caseload>(), &caseload, around);
    ASSERT_TRUE(in_caseload);
    EXPECT_EQ(in_caseload->basis().measure, MeasureKind::stock);
    EXPECT_EQ(in_caseload->basis().status, Status::realised);

    Note note;
    EXPECT_FALSE(surroundings_in(type_info<Note>(), &note, around));
    note.source.document = Id<SourceDocument>("other");
    const auto in_note = surroundings_in(type_info<Note>(), &note, around);
    ASSERT_TRUE(in_note);
    EXPECT_EQ(in_note->basis().source.document.str(), "other");
    EXPECT_EQ(in_note->basis().status, Status::realised);

    const CountObservation observation;
    EXPECT_FALSE(surroundings_in(type_info<CountObservation>(), &observation, around));
}

}  // namespace
}  // namespace sociaaldomein::detail
