#include <sociaaldomein/core/walk.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {
namespace {

Programme small() {
    Programme p;
    p.basis.population = "files";
    Caseload caseload;
    caseload.id = Id<Caseload>("welfare");
    caseload.observations.resize(2);
    caseload.observations[1].figure.value = Count(7);
    caseload.basis.source = TextCodec<Source>::parse("r: 1");
    p.caseloads.push_back(caseload);
    Note note;
    note.id = Id<Note>("n");
    p.notes.push_back(note);
    return p;
}

TEST(Walk, PathsNameIdsAndPassThroughInlinedMembers) {
    std::vector<std::string> figures;
    walk(small(), [&](const Node& node) {
        if (node.type.figure != nullptr) figures.push_back(node.path);
        return node.type.figure == nullptr;
    });
    EXPECT_EQ(figures, (std::vector<std::string>{"/caseloads/welfare/observations/0",
                                                 "/caseloads/welfare/observations/1"}));
}

TEST(Walk, LocatesByPath) {
    const Programme p = small();
    const Located value = locate(type_info<Programme>(), &p, "/caseloads/welfare/observations/1/value");
    ASSERT_TRUE(value);
    EXPECT_EQ(value.type->get_integer(value.value), 7);
    EXPECT_TRUE(locate(type_info<Programme>(), &p, ""));
    EXPECT_FALSE(locate(type_info<Programme>(), &p, "/caseloads/other"));
    EXPECT_FALSE(locate(type_info<Programme>(), &p, "/caseloads/welfare/observations/2"));
    EXPECT_EQ(path_steps("/a/b").size(), 2U);
}

TEST(Complete, FillsWhatIsInheritedAndIsIdempotent) {
    Programme p = small();
    complete(p);
    EXPECT_EQ(p.caseloads[0].basis.population, "files");
    EXPECT_EQ(p.caseloads[0].observations[1].figure.basis.population, "files");
    EXPECT_EQ(p.caseloads[0].observations[1].figure.basis.source.place, "1");
    EXPECT_TRUE(p.notes[0].source.empty());
    Programme again = p;
    complete(again);
    EXPECT_EQ(again, p);
    p.basis.source = TextCodec<Source>::parse("r");
    complete(p);
    EXPECT_EQ(p.notes[0].source.document.str(), "r");
    EXPECT_EQ(p.caseloads[0].basis.source.place, "1");
}

TEST(Walk, ChangesThroughMutableNodes) {
    Programme p = small();
    walk(p, [](const MutableNode& node) {
        if (node.type.figure != nullptr) node.type.figure->set_raw(node.value, 5);
        return node.type.figure == nullptr;
    });
    EXPECT_EQ(p.caseloads[0].observations[0].figure.value, Count(5));
}

}  // namespace
}  // namespace sociaaldomein
