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

TEST(StepInto, GoesByMemberIdAndIndex) {
    Programme p = small();
    const Located list = step_into(type_info<Programme>(), &p, "caseloads");
    ASSERT_TRUE(list);
    EXPECT_TRUE(step_into(*list.type, list.value, "welfare"));
    EXPECT_TRUE(step_into(*list.type, list.value, "0"));
    for (const char* wrong : {"", "1", "0x", "welfar", "-1", "00000000000000000000000000000000001"})
        EXPECT_FALSE(step_into(*list.type, list.value, wrong)) << wrong;
    const Located caseload = step_into(*list.type, list.value, "welfare");
    EXPECT_TRUE(step_into(*caseload.type, caseload.value, "population"));  // of its basis, which is inlined
    EXPECT_FALSE(step_into(*caseload.type, caseload.value, "basis"));
    const Located id = step_into(*caseload.type, caseload.value, "id");
    EXPECT_FALSE(step_into(*id.type, id.value, "more"));
}

TEST(StepInto, LooksThroughWhatIsThere) {
    Programme p = small();
    EXPECT_FALSE(locate(type_info<Programme>(), &p, "/outlook/first"));
    p.outlook.emplace();
    EXPECT_TRUE(locate(type_info<Programme>(), &p, "/outlook/first"));
    EXPECT_TRUE(
        locate(type_info<Programme>(), &p, "caseloads/welfare"));  // with or without the slash before it
    EXPECT_FALSE(locate(type_info<Programme>(), &p, "caseloads//welfare"));
}

}  // namespace
}  // namespace sociaaldomein
