#include <sociaaldomein/scenario/inputs.hpp>

#include <gtest/gtest.h>

#include <cmath>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;

SeriesInput of_caseload(const std::string& members, std::optional<Date> until = {}) {
    const Programme p = programme_of(members);
    const Caseload& c = p.caseloads.at(0);
    return series_of(p, c.observations, c.breaks, "key", until);
}

constexpr const char* three =
    R"("caseloads": [{"id": "c", "measure": "stock", "observations": [{"at": "2020-12", "value": 3840}, {"at": "2021-07", "value": 3727}, {"at": "2021-12", "value": 3619}]}])";

TEST(Inputs, DocumentedExample) {
    const SeriesInput input = of_caseload(three);
    EXPECT_EQ(input.series.axis().first(), Period::half_year(2020, 2));
    EXPECT_EQ(input.series.axis().last(), Period::half_year(2021, 2));
    EXPECT_EQ(input.series.at(Period::half_year(2021, 1)), 3727.0);
    EXPECT_EQ(input.series.measure(), MeasureKind::stock);
    EXPECT_EQ(input.series.key(), "key");
    EXPECT_FALSE(input.negative);
    EXPECT_TRUE(input.left_out.empty());
}

TEST(Inputs, WhatIsLaterThanTheLastDayIsNotLookedAt) {
    EXPECT_EQ(of_caseload(three, Date(2021, 11, 30)).series.size(), 2);
    EXPECT_EQ(of_caseload(three, Date(2021, 12, 31)).series.size(), 3);
    EXPECT_TRUE(of_caseload(three, Date(2020, 1, 1)).series.empty());
}

TEST(Inputs, OnlyWhatCameAfterABreakTakesPart) {
    const SeriesInput input = of_caseload(
        R"("caseloads": [{"id": "c", "measure": "stock", "breaks": [{"at": "2021"}], "observations": [{"at": "2019", "value": 1200}, {"at": "2020", "value": 1100}, {"at": "2021", "value": 577}, {"at": "2022", "value": 580}]}])");
    EXPECT_EQ(input.series.observations(), 2);
    ASSERT_EQ(input.left_out.size(), 1U);
    EXPECT_EQ(input.left_out[0].why, InputNote::before_break);
    EXPECT_EQ(input.left_out[0].count, 2);
    EXPECT_EQ(input.left_out[0].since, "2021");
}

TEST(Inputs, TargetsAndOtherPopulationsTakeNoPart) {
    const SeriesInput input = of_caseload(
        R"("caseloads": [{"id": "c", "measure": "stock", "observations": [{"at": "2019", "value": 1, "population": "recipients"}, {"at": "2020", "value": 2, "population": "files"}, {"at": "2021", "value": 3, "population": "files"}, {"at": "2022", "value": 9, "status": "target"}]}])");
    EXPECT_EQ(input.series.observations(), 2);
    EXPECT_EQ(input.series.axis().last(), Period::year(2021));
    ASSERT_EQ(input.left_out.size(), 1U);
    EXPECT_EQ(input.left_out[0].why, InputNote::unlike);
}

TEST(Inputs, OfSeveralReportsOfAMomentTheNewestCounts) {
    const SeriesInput input = of_caseload(
        R"("sources": [{"id": "new", "published": "2022-03-01"}, {"id": "old", "published": "2021-03-01"}], "caseloads": [{"id": "c", "measure": "stock", "observations": [{"at": "2020", "value": 5, "source": "new: 1"}, {"at": "2020", "value": 4, "source": "old: 1"}]}])");
    ASSERT_EQ(input.series.size(), 1);
    EXPECT_EQ(input.series.values()[0], 5.0);
}

TEST(Inputs, MoneyIsInTheUnitOfItsNewestFigure) {
    const Programme p = programme_of(
        R"("key_figures": [{"id": "k", "money": 1}], "savings_realisations": [{"id": "r", "unit": "eur_thousand", "observations": [{"at": "2021", "value": 60}, {"at": "2022", "value": -84}]}])");
    const SeriesInput input = series_of(p, p.savings_realisations.at(0).observations, {}, "k");
    EXPECT_EQ(input.unit, Unit::eur_thousand);
    EXPECT_EQ(input.series.values()[1], -84.0);
    EXPECT_TRUE(input.negative);
}

TEST(Inputs, NothingToUseIsAnEmptySeries) {
    const SeriesInput input = of_caseload(R"("caseloads": [{"id": "c"}])");
    EXPECT_TRUE(input.series.empty());
    EXPECT_EQ(input.unit, Unit::unspecified);
}

}  // namespace
}  // namespace sociaaldomein
