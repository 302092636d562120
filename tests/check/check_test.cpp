#include <sociaaldomein/check/check.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/io/load.hpp>

#include "support/documents.hpp"
#include "support/expected_findings.hpp"

namespace sociaaldomein {
namespace {

using testing::example;
using testing::find;
using testing::programme_of;

TEST(Check, DocumentedExample) {
    const Findings findings = check(programme_of(
        R"("savings_ledgers": [{"id": "l", "unit": "eur_million", "decimals": 2, "target": 2.65,
            "parts": [{"id": "a", "value": 1.4}, {"id": "b", "value": 0.25}, {"id": "c", "value": 1.0}]}])"));
    ASSERT_EQ(findings.findings.size(), 1U);
    EXPECT_EQ(findings.findings[0].severity, Severity::holds);
    EXPECT_EQ(findings.findings[0].paths.size(), 4U);
    EXPECT_EQ(findings.summary.figures, 4);
    EXPECT_EQ(findings.summary.holds, 1);
}

TEST(Check, AProgrammeWithoutADocumentPassesTheSameWay) {
    Programme programme;
    SavingsLedger ledger;
    ledger.id = Id<SavingsLedger>("l");
    ledger.basis.unit = Unit::eur_million;
    ledger.basis.decimals = 2;
    ledger.target = MoneyFigure(Money::euros(2'650'000));
    ledger.parts.push_back({.id = "a", .figure = MoneyFigure(Money::euros(2'640'000))});
    programme.savings_ledgers.push_back(ledger);
    complete(programme);
    EXPECT_EQ(check(programme).findings.at(0).severity, Severity::holds_within_rounding);
    programme.savings_ledgers[0].parts[0].figure.value = Money::euros(2'639'000);
    EXPECT_EQ(check(programme).findings.at(0).severity, Severity::violated);
}

TEST(Check, AnInvalidProgrammeIsRefused) {
    Programme programme;
    programme.tracks.resize(2);
    EXPECT_THROW(check(programme), Error);
}

TEST(Check, LabelsGiveIdsThatClaimsDoNotTake) {
    const Findings findings = check(programme_of(
        R"("funnels": [{"id": "f", "identity": "25", "entered": 3, "places": 2, "filled_by": "a", "stages": [{"id": "a", "value": 2}]},
                       {"id": "g", "identity": "26.4", "entered": 3, "places": 2, "filled_by": "a", "stages": [{"id": "a", "value": 2}]}],
           "key_figures": [{"id": "k", "count": 1}],
           "claims": [{"id": "25.1", "text": "one", "formula": "key_figures.k = 1"}])"));
    std::set<std::string> ids;
    for (const Finding& f : findings.findings) ids.insert(f.id);
    EXPECT_EQ(ids, (std::set<std::string>{"25.1", "25.2", "25.3", "26.4", "26.4.2"}));
    EXPECT_EQ(find(findings, "25.1")->rule, "formula");
}

TEST(Check, WhatIsWrongComesFirstAndNumbersCompareAsNumbers) {
    const Findings findings = check(programme_of(
        R"("key_figures": [{"id": "k", "count": 1}],
           "claims": [{"id": "5.10", "text": "b", "formula": "key_figures.k = 2"}, {"id": "5.9", "text": "a", "formula": "key_figures.k = 3"},
                      {"id": "1.1", "text": "c", "formula": "key_figures.k = 1"}])"));
    ASSERT_EQ(findings.findings.size(), 3U);
    EXPECT_EQ(findings.findings[0].id, "5.9");
    EXPECT_EQ(findings.findings[1].id, "5.10");
    EXPECT_EQ(findings.findings[2].id, "1.1");
}

TEST(Check, TheSummaryCountsEveryVerdict) {
    const CheckSummary summary =
        check(
            programme_of(
                R"("key_figures": [{"id": "ten", "count": 10}, {"id": "about", "count": "about 10"}, {"id": "none", "count": "suppressed"}],
           "composite_indexes": [{"id": "i", "factors": [{"id": "f", "lost": true}]}],
           "claims": [{"id": "1.1", "text": "holds", "formula": "key_figures.ten = 10"},
                      {"id": "1.2", "text": "within", "formula": "key_figures.about = 12"}, {"id": "1.3", "text": "within", "formula": "key_figures.about = 8"},
                      {"id": "1.4", "text": "undecided", "formula": "key_figures.none = 1"}, {"id": "1.5", "text": "undecided", "formula": "key_figures.none = 2"},
                      {"id": "1.6", "text": "undecided", "formula": "key_figures.none = 3"},
                      {"id": "1.7", "text": "violated", "formula": "key_figures.ten = 11"}, {"id": "1.8", "text": "violated", "formula": "key_figures.ten = 12"},
                      {"id": "1.9", "text": "warning", "strength": "implied", "formula": "key_figures.ten = 13"}])"))
            .summary;
    EXPECT_EQ(summary.figures, 3);
    EXPECT_EQ(summary.identities, 9);  // a note compares nothing
    EXPECT_EQ(summary.holds, 1);
    EXPECT_EQ(summary.holds_within_rounding, 2);
    EXPECT_EQ(summary.undecided, 3);
    EXPECT_EQ(summary.notes, 1);
    EXPECT_EQ(summary.warnings, 1);
    EXPECT_EQ(summary.violated, 2);
}

TEST(Check, AFindingSaysWhatItComparedAndWhereItWasPublished) {
    const Findings findings = check(programme_of(
        R"("sources": [{"id": "r"}], "breakdowns": [{"id": "p", "source": "r: page 3", "total": "about 240",
            "parts": [{"id": "a", "value": 184}, {"id": "b", "value": 70}]}])"));
    const Finding& f = findings.findings.at(0);
    EXPECT_EQ(f.severity, Severity::violated);
    EXPECT_EQ(f.expected.nl, "254");
    EXPECT_EQ(f.found.nl, "240 (235 tot 245)");
    EXPECT_EQ(f.found.en, "240 (235 to 245)");
    EXPECT_EQ(f.remainder.en, "-14");
    EXPECT_EQ(f.rounding.nl, "“circa”: ± 5; exact");
    EXPECT_EQ(f.rounding.en, "“about”: ± 5; exact");
    EXPECT_EQ(f.paths, (std::vector<std::string>{"/breakdowns/p/total", "/breakdowns/p/parts/a",
                                                 "/breakdowns/p/parts/b"}));
    ASSERT_EQ(f.sources.size(), 1U);
    EXPECT_EQ(f.sources[0].place, "page 3");
    EXPECT_NE(f.message.nl.find("vermeld is 240"), std::string::npos);
    EXPECT_NE(f.message.en.find("printed 240"), std::string::npos);
}

class ExampleFindings : public ::testing::TestWithParam<const char*> {};

TEST_P(ExampleFindings, AreExactlyThoseThatAreExpected) {
    const ExpectedFindings expected = testing::expected_findings(GetParam());
    ASSERT_FALSE(expected.violated.empty());
    const Findings findings = check(example(GetParam()));
    std::map<std::string, const Finding*> actual;
    for (const Finding& f : findings.findings) {
        EXPECT_TRUE(actual.emplace(f.id, &f).second) << "the id " << f.id << " stands twice";
    }
    const auto compare = [&](const std::vector<ExpectedFinding>& wanted, Severity severity) {
        std::set<std::string> ids;
        for (const ExpectedFinding& w : wanted) {
            ids.insert(w.id);
            const auto found = actual.find(w.id);
            if (found == actual.end()) {
                ADD_FAILURE() << "no finding " << w.id;
                continue;
            }
            EXPECT_EQ(found->second->severity, severity) << w.id << ": " << found->second->message.en;
            EXPECT_EQ(found->second->rule, w.rule) << w.id;
            if (!w.remainder.empty()) {
                EXPECT_EQ(found->second->remainder.en, w.remainder) << w.id;
            }
            EXPECT_FALSE(found->second->paths.empty()) << w.id;
        }
        for (const auto& [id, f] : actual)
            if (f->severity == severity) {
                EXPECT_TRUE(ids.contains(id)) << id << ": " << f->message.en;
            }
    };
    compare(expected.violated, Severity::violated);
    compare(expected.warnings, Severity::warning);
    for (const ExpectedFinding& w : expected.holds) {
        const auto found = actual.find(w.id);
        ASSERT_NE(found, actual.end()) << w.id;
        EXPECT_LE(found->second->severity, Severity::holds_within_rounding)
            << w.id << ": " << found->second->message.en;
        EXPECT_FALSE(found->second->slack.empty() && found->second->paths.empty()) << w.id;
    }
}

TEST_P(ExampleFindings, DoNotDependOnTheOrderOfTheDocuments) {
    std::vector<std::filesystem::path> paths = testing::example_documents(GetParam());
    const Findings forward = check(load(paths).programme);
    std::ranges::reverse(paths);
    const Findings backward = check(load(paths).programme);
    ASSERT_EQ(forward.findings.size(), backward.findings.size());
    for (std::size_t i = 0; i < forward.findings.size(); ++i) {
        EXPECT_EQ(forward.findings[i].id, backward.findings[i].id);
        EXPECT_EQ(forward.findings[i].severity, backward.findings[i].severity) << forward.findings[i].id;
        EXPECT_EQ(forward.findings[i].remainder.en, backward.findings[i].remainder.en)
            << forward.findings[i].id;
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, ExampleFindings, ::testing::Values("zwolle", "voorbeeldstad"),
                         [](const auto& parameter) { return std::string(parameter.param); });

}  // namespace
}  // namespace sociaaldomein
