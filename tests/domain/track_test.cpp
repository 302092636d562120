#include <sociaaldomein/domain/track.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("sources": [{"id": "r", "period": "2022-H2"}], "tracks": [{"id": "base", "number": 1, "summaries": [{"source": "r: Samenvatting", "headed": "2022-H2", "links": [{"to": "base", "reason": "zelf"}], "stakeholders": ["inwoners"]}]}])";

TEST(Track, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.tracks.at(0).summaries.at(0).stakeholders.at(0).nl, "inwoners");
    EXPECT_EQ(p.tracks[0].summaries[0].links.at(0).to, Id<Track>("base"));
    EXPECT_EQ(rewritten(p), p);
}

TEST(Track, TheHeadingNamesTheReportsPeriod) {
    EXPECT_EQ(severity_of(document, "tracks/base.1"), Severity::holds);
}

TEST(Track, AHeadingOfAnotherPeriod) {
    EXPECT_EQ(
        severity_of(
            R"("sources": [{"id": "r", "period": "2022-H2"}], "tracks": [{"id": "base", "summaries": [{"source": "r", "headed": "2022-H1"}]}])",
            "tracks/base.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
