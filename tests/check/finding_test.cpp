#include <sociaaldomein/check/finding.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>

namespace sociaaldomein {
namespace {

TEST(Finding, GoesThroughJsonLikeAnyDescribedType) {
    Finding finding;
    finding.id = "15.2";
    finding.rule = "change";
    finding.severity = Severity::violated;
    finding.message = {"stijging", "rise"};
    finding.paths = {"/caseloads/welfare/changes/0/count"};
    finding.sources = {TextCodec<Source>::parse("half-year: 5 Spoor 4")};
    const Findings findings{{.figures = 3, .identities = 1, .violated = 1}, {finding}};
    EXPECT_EQ(from_json<Findings>(to_json(findings)), findings);
}

TEST(Severity, IsOrderedFromRightToWrong) {
    EXPECT_LT(Severity::holds, Severity::holds_within_rounding);
    EXPECT_LT(Severity::undecided, Severity::note);
    EXPECT_LT(Severity::note, Severity::warning);
    EXPECT_LT(Severity::warning, Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
