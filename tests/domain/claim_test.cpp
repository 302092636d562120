#include <sociaaldomein/domain/claim.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("claims": [{"id": "7.20", "text": "start", "period": {"printed": "2022-2023", "frequency": "school_year"}}])";

TEST(Claim, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.claims.at(0).period->frequency, Frequency::school_year);
    EXPECT_EQ(p.claims[0].strength, ClaimStrength::stated);
    EXPECT_EQ(rewritten(p), p);
}

TEST(Claim, ASchoolYearIsAPeriod) { EXPECT_EQ(severity_of(document, "7.20"), Severity::holds); }

TEST(Claim, OneYearTwiceIsNoSchoolYear) {
    EXPECT_EQ(
        severity_of(
            R"("claims": [{"id": "c", "text": "start", "period": {"printed": "2023-2023", "frequency": "school_year"}}])",
            "c"),
        Severity::violated);
}

TEST(Claim, APeriodOutsideItsRange) {
    EXPECT_EQ(
        severity_of(
            R"("claims": [{"id": "c", "text": "start", "period": {"printed": "2029", "within": "2020..2024"}}])",
            "c"),
        Severity::violated);
}

TEST(Claim, FiveOfFour) {
    EXPECT_EQ(
        severity_of(
            R"("claims": [{"id": "c", "text": "five", "count": {"stated": 5, "named": ["a", "b", "c", "d"]}}])",
            "c"),
        Severity::violated);
}

TEST(Claim, WhatIsImpliedIsOnlyDoubted) {
    EXPECT_EQ(
        severity_of(
            R"("claims": [{"id": "c", "text": "five", "strength": "implied", "count": {"stated": 5, "named": ["a"]}}])",
            "c"),
        Severity::warning);
}

TEST(Claim, RoundingLeavesADirectionOpen) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "s", "observations": [{"at": "2022", "value": "about 480"}, {"at": "2024", "value": "about 500"}]}], "claims": [{"id": "c", "text": "fall", "direction": {"of": "caseloads.s.observations", "direction": "fall"}}])",
            "c"),
        Severity::warning);
}

TEST(Claim, ARiseRefutesAFall) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "s", "observations": [{"at": "2022", "value": 480}, {"at": "2024", "value": 500}]}], "claims": [{"id": "c", "text": "fall", "direction": {"of": "caseloads.s.observations", "direction": "fall"}}])",
            "c"),
        Severity::violated);
}

TEST(Claim, FirstRiseThenFall) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "s", "observations": [{"at": "2022", "value": 480}, {"at": "2023", "value": 520}, {"at": "2024", "value": 500}]}], "claims": [{"id": "c", "text": "up and down", "direction": {"of": "caseloads.s.observations", "direction": "first_rise_then_fall"}}])",
            "c"),
        Severity::holds);
}

TEST(Claim, AFormulaOverFigures) {
    EXPECT_EQ(
        severity_of(
            R"("key_figures": [{"id": "part", "count": 62}, {"id": "all", "count": 110}], "claims": [{"id": "c", "text": "half", "formula": "key_figures.part / key_figures.all > 0.5"}])",
            "c"),
        Severity::holds);
}

TEST(Claim, HalfIsNotMoreThanHalf) {
    EXPECT_EQ(
        severity_of(
            R"("key_figures": [{"id": "part", "count": 55}, {"id": "all", "count": 110}], "claims": [{"id": "c", "text": "half", "formula": "key_figures.part / key_figures.all > 0.5"}])",
            "c"),
        Severity::violated);
}

TEST(Claim, APointerToNothing) {
    EXPECT_EQ(
        severity_of(
            R"("sources": [{"id": "r", "sections": ["Inleiding"]}], "claims": [{"id": "c", "text": "see", "source": "r: 1", "reference": {"section": "Bijlage"}}])",
            "c"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
