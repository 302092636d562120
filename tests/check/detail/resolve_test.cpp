#include "check/detail/resolve.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/error.hpp>

#include "support/documents.hpp"

namespace sociaaldomein::detail {
namespace {

using ::testing::ElementsAre;

Programme sample() {
    return testing::programme_of(
        R"("sources": [{"id": "old", "period": "2022"}, {"id": "new", "period": "2023"}],
           "tracks": [{"id": "youth"}, {"id": "work"}],
           "key_figures": [{"id": "cost", "money": 100}, {"id": "mean", "equals": "key_figures.cost / 4"}, {"id": "gone", "count": "suppressed"}],
           "trajectories": [{"id": "t", "total": 60, "per_year": 15}, {"id": "one", "total": 8}],
           "caseloads": [{"id": "c", "observations": [
               {"at": "2022", "value": 10, "source": "old: 1"}, {"at": "2022", "value": 12, "source": "new: 1"},
               {"at": "2023-12-31", "value": 14, "source": "new: 1", "scope": "municipality A", "population": "files", "measure": "stock"}]}],
           "savings_plans": [{"id": "p", "columns": ["2024", "2025"], "lines": [{"id": "l", "figures": [3, 5]}]}],
           "count_tables": [{"id": "t", "columns": [{"id": "first", "at": "2024-H1"}, {"id": "other"}],
                             "rows": [{"id": "r", "figures": [7, 9]}]}])");
}

std::vector<Resolved> resolved(const std::string& reference) {
    static const Programme programme = sample();
    return resolve(programme, reference);
}

// The printed value at the one place that a reference names.
Rational value(const std::string& reference) {
    const std::vector<Resolved> found = resolved(reference);
    if (found.size() != 1 || !found[0].figure) {
        ADD_FAILURE() << reference << " finds " << found.size() << " places, expected one figure";
        return {};
    }
    return found[0].figure->nominal();
}

std::string refusal(const std::string& reference, Errc code = Errc::dangling_reference) {
    try {
        (void)resolved(reference);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), code) << reference;
        return error.problems().front().message;
    }
    return "nothing is refused";
}

TEST(Resolve, GoesByIdsMembersAndMoments) {
    EXPECT_EQ(value("key_figures.cost"), 100);
    EXPECT_EQ(value("key_figures.cost.money"), 100);
    EXPECT_EQ(value("trajectories.t.total"), 60);
    EXPECT_EQ(value("trajectories.one"), 8);  // its only figure
    EXPECT_EQ(value("caseloads.c.observations.2023-12-31"), 14);
    EXPECT_EQ(resolved("caseloads.c.observations.2023-12-31")[0].path, "/caseloads/c/observations/2");
    EXPECT_EQ(value("caseloads.c.observations.0"), 10);
    EXPECT_EQ(value("caseloads.c.observations.2"), 14);
}

TEST(Resolve, ARecordWithMoreFiguresNamesNone) {
    const std::vector<Resolved> found = resolved("trajectories.t");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].figure.has_value());
    EXPECT_EQ(found[0].derived, nullptr);
    EXPECT_EQ(found[0].path, "/trajectories/t");
}

TEST(Resolve, VintagesAreChosenByTheirReport) {
    EXPECT_EQ(value("caseloads.c.observations.2022@old"), 10);
    EXPECT_EQ(value("caseloads.c.observations.2022@new"), 12);
    EXPECT_EQ(refusal("caseloads.c.observations.2022", Errc::inconsistent),
              "the reference \"caseloads.c.observations.2022\" finds 2 vintages in "
              "/caseloads/c/observations; choose one: "
              "2022@old 2022@new");
    EXPECT_EQ(refusal("caseloads.c.observations.2023-12-31@old"),
              "the reference \"caseloads.c.observations.2023-12-31@old\" finds no \"2023-12-31@old\" in "
              "/caseloads/c/observations; did you mean \"2023-12-31\"?");
    EXPECT_EQ(refusal("caseloads.c.observations.0@old").find("the reference"), 0U);  // a place is no vintage
}

TEST(Resolve, FiguresOfARowGoByTheirColumn) {
    EXPECT_EQ(value("count_tables.t.rows.r.figures.first"), 7);
    EXPECT_EQ(value("count_tables.t.rows.r.figures.other"), 9);
    EXPECT_EQ(value("count_tables.t.rows.r.figures.2024-H1"), 7);
    EXPECT_EQ(value("count_tables.t.rows.r.figures.1"), 9);
    EXPECT_EQ(value("savings_plans.p.lines.l.figures.2025"), 5);
    EXPECT_EQ(to_string(*resolved("savings_plans.p.lines.l.figures.2024")[0].when), "2024");
    EXPECT_EQ(to_string(*resolved("count_tables.t.rows.r.figures.first")[0].when), "2024-H1");
    EXPECT_FALSE(resolved("count_tables.t.rows.r.figures.other")[0].when.has_value());
    EXPECT_EQ(refusal("savings_plans.p.lines.l.figures.2026").find("the reference"), 0U);
    EXPECT_EQ(refusal("count_tables.t.rows.r.figures.2").find("the reference"), 0U);
}

TEST(Resolve, AStarIsEveryElement) {
    std::vector<std::string> paths;
    for (const Resolved& r : resolved("tracks.*")) paths.push_back(r.path);
    EXPECT_THAT(paths, ElementsAre("/tracks/youth", "/tracks/work"));
    std::vector<std::string> figures;
    for (const Resolved& r : resolved("count_tables.*.rows.*.figures.*"))
        figures.push_back(to_string(r.figure->nominal()));
    EXPECT_THAT(figures, ElementsAre("7", "9"));
    EXPECT_EQ(refusal("tracks.youth.*"), "the reference \"tracks.youth.*\" finds no \"*\" in /tracks/youth");
}

TEST(Resolve, WhatIsNotThereIsNamedWithWhatIsNearest) {
    EXPECT_EQ(refusal("key_figure.cost"),
              "the reference \"key_figure.cost\" finds no \"key_figure\" in the programme; did you mean "
              "\"key_figures\"?");
    EXPECT_EQ(refusal("key_figures.cots"),
              "the reference \"key_figures.cots\" finds no \"cots\" in /key_figures; did you mean \"cost\"?");
    EXPECT_EQ(refusal("trajectories.t.totl"),
              "the reference \"trajectories.t.totl\" finds no \"totl\" in /trajectories/t; did you mean "
              "\"total\"?");
    EXPECT_EQ(refusal("trajectories.t.wholly_other"),
              "the reference \"trajectories.t.wholly_other\" finds no \"wholly_other\" in /trajectories/t");
    EXPECT_EQ(refusal("caseloads.c.observations.2023-12-30"),
              "the reference \"caseloads.c.observations.2023-12-30\" finds no \"2023-12-30\" in "
              "/caseloads/c/observations; "
              "did you mean \"2023-12-31\"?");
    EXPECT_EQ(refusal("caseloads.c.observations.3").find("the reference"), 0U);
    // A member that is not given, and what lies below a value.
    EXPECT_EQ(
        refusal("trajectories.t.realised.value"),
        "the reference \"trajectories.t.realised.value\" finds no \"value\" in /trajectories/t/realised");
    EXPECT_EQ(refusal("tracks.youth.number.more"),
              "the reference \"tracks.youth.number.more\" finds no \"more\" in /tracks/youth/number");
}

TEST(ProgrammeResolver, DerivesKeyFiguresThatHaveAFormulaAlone) {
    const Programme programme = sample();
    std::vector<FigureAt> used;
    const Resolver resolver = programme_resolver(programme, used);
    const std::vector<Operand> mean = resolver("key_figures.mean");
    ASSERT_EQ(mean.size(), 1U);
    EXPECT_EQ(mean[0].nominal, 25);
    EXPECT_EQ(mean[0].interval, Interval(25));
    EXPECT_EQ(mean[0].path, "/key_figures/mean");
    EXPECT_EQ(mean[0].dimension, (Dimension{1, 0, 0}));
    EXPECT_FALSE(mean[0].absent);
    ASSERT_EQ(used.size(), 1U);  // the figure it rests on, once
    EXPECT_EQ(used[0].path, "/key_figures/cost/money");
    (void)resolver("key_figures.cost");
    EXPECT_EQ(used.size(), 1U);
}

TEST(ProgrammeResolver, DerivesThroughSixteenFiguresAndNoMore) {
    Programme programme;
    for (int i = 0; i <= 17; ++i) {
        KeyFigure key;
        key.id = Id<KeyFigure>("k" + std::to_string(i));
        if (i == 0)
            key.count = CountFigure(Count(3));
        else
            key.equals = "key_figures.k" + std::to_string(i - 1) + " + 1";
        programme.key_figures.push_back(std::move(key));
    }
    std::vector<FigureAt> used;
    const Resolver resolver = programme_resolver(programme, used);
    EXPECT_EQ(resolver("key_figures.k16").at(0).nominal, 19);
    EXPECT_THROW((void)resolver("key_figures.k17"), Error);
}

TEST(ProgrammeResolver, WhatHasNoFigureCanBeCountedAndNotCalculatedWith) {
    const Programme programme = sample();
    std::vector<FigureAt> used;
    const Resolver resolver = programme_resolver(programme, used);
    EXPECT_EQ(derive(parse_formula("count(tracks.*)"), resolver).nominal, 2);
    for (const Operand& track : resolver("tracks.*")) EXPECT_TRUE(track.absent) << track.path;
    EXPECT_TRUE(resolver("key_figures.gone").at(0).absent);
    EXPECT_EQ(derive(parse_formula("key_figures.gone + 1"), resolver).obstacle, Obstacle::absent);
}

TEST(OperandOf, KeepsWhatKindOfFigureItIs) {
    const std::vector<Resolved> found = resolved("caseloads.c.observations.2023-12-31");
    const Operand operand = operand_of(*found.at(0).figure);
    EXPECT_EQ(operand.kind, (Kind{"stock", "municipality A", "files", ""}));
    EXPECT_EQ(operand.dimension, (Dimension{0, 1, 0}));
    EXPECT_EQ(operand_of(*resolved("caseloads.c.observations.0").at(0).figure).kind, (Kind{"", "", "", ""}));
}

}  // namespace
}  // namespace sociaaldomein::detail
