#include <sociaaldomein/report/projection_table.hpp>

#include <gtest/gtest.h>

#include <cmath>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein {
namespace {

CountObservation at(const char* when, std::int64_t value, const char* population = "files") {
    CountFigure f{Count::from_raw(value)};
    f.basis.measure = MeasureKind::stock;
    f.basis.population = population;
    return {parse_when(when), f};
}

Programme with(std::vector<CountObservation> observations) {
    Programme p;
    Caseload c;
    c.id = Id<Caseload>("welfare");
    c.name = {"Bijstand", "Welfare"};
    c.observations = std::move(observations);
    p.caseloads.push_back(c);
    return p;
}

TEST(ProjectionTable, DocumentedExample) {
    const auto series = project_series(with({at("2020-12", 3840), at("2021-07", 3727), at("2021-12", 3619),
                                             at("2022-07", 3585), at("2022-12", 3541)}),
                                       {});
    ASSERT_EQ(series.size(), 1U);
    const SeriesProjection& s = series[0];
    EXPECT_EQ(s.basis, ProjectionBasis::fitted);
    EXPECT_EQ(s.ahead, 4U);
    EXPECT_EQ(s.periods.front(), Period::half_year(2020, 2));
    EXPECT_EQ(s.periods.back(), Period::half_year(2024, 2));
    EXPECT_EQ(s.observed[4], 3541);
    EXPECT_TRUE(std::isnan(s.observed[5]));
    EXPECT_EQ(s.projection.intervals.size(), 2U);
}

TEST(ProjectionTable, LeavesOutUnlikeFiguresAndSaysSo) {
    const auto s = project_series(with({at("2020-01", 3614, "recipients"), at("2020-12", 3840),
                                        at("2021-07", 3727), at("2021-12", 3619)}),
                                  {})
                       .at(0);
    EXPECT_EQ(s.projection.observations, 3U);
    EXPECT_EQ(s.basis, ProjectionBasis::few);
    EXPECT_NE(s.assumptions.at(0).en.find("1 older figures are not used"), std::string::npos);
}

TEST(ProjectionTable, StartsAfterABreakInDefinition) {
    Programme p = with({at("2019", 900), at("2020", 100), at("2021", 110), at("2022", 120)});
    p.caseloads[0].breaks.push_back({parse_when("2020"), {"anders geteld", ""}, {}});
    const auto s = project_series(p, {}).at(0);
    EXPECT_EQ(s.periods.front(), Period::year(2020));
    EXPECT_EQ(s.projection.observations, 3U);
}

TEST(ProjectionTable, GivesARangeButNoEstimateForOneFigure) {
    const Programme p = with({at("2022-11-01", 158)});
    EXPECT_EQ(project_series(p, {}).at(0).basis, ProjectionBasis::assumed);
    const std::string text = projection_table(p, {.language = Language::en});
    EXPECT_NE(text.find("158 (2022-H2)"), std::string::npos) << text;
    EXPECT_NE(text.find("with one or two figures the range rests"), std::string::npos) << text;
}

TEST(ProjectionTable, SaysOnceWhatAllSeriesOfOneOrTwoFiguresRestOn) {
    Programme p = with({at("2022-11-01", 158)});
    for (const char* id : {"b", "c"}) {
        p.caseloads.push_back(p.caseloads.front());
        p.caseloads.back().id = Id<Caseload>(id);
    }
    p.caseloads.back().observations = {at("2019", 900), at("2020", 910), at("2021", 930)};
    p.caseloads.back().name = {"Drie", "Three"};
    const std::string text = projection_table(p, {.language = Language::en});
    const std::size_t once = text.find("with one or two figures");
    ASSERT_NE(once, std::string::npos) << text;
    EXPECT_EQ(text.find("with one or two figures", once + 1), std::string::npos) << text;
    EXPECT_EQ(text.find("One figure:"), std::string::npos) << text;
    EXPECT_LT(text.find("Three"), once) << text;
    EXPECT_GT(text.find("Welfare"), once) << text;
}

TEST(ProjectionTable, SaysWhenThereIsNothing) {
    EXPECT_EQ(projection_table({}, {}), "Geen enkele reeks heeft een cijfer om vanuit te rekenen.\n");
}

TEST(ProjectionTable, RefusesAHorizonBelowZero) {
    ReportOptions options;
    options.horizon = -1;
    EXPECT_THROW(project_series(with({at("2022", 1)}), options), Error);
}

}  // namespace
}  // namespace sociaaldomein
