#include "report/detail/promise.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

class PromiseTest : public ::testing::Test {
protected:
    PromiseTest() {
        for (const auto& [id, year] : {std::pair{"late", 2022}, std::pair{"early", 2020}}) {
            SourceDocument d;
            d.id = Id<SourceDocument>(id);
            d.period = Period::year(year);
            programme_.sources.push_back(d);
        }
    }

    static MilestoneReport report(const char* document, MilestoneState state, int due = 0) {
        MilestoneReport r;
        r.state = state;
        if (due > 0) r.due = When(Period::year(due));
        r.source.document = Id<SourceDocument>(document);
        return r;
    }
    PromiseOutcome outcome(std::vector<MilestoneReport> reports) const {
        Milestone m;
        m.reports = std::move(reports);
        return promise_of(programme_, m)->outcome;
    }

    Programme programme_;
};

using enum MilestoneState;

TEST_F(PromiseTest, IsWhatTheNewestReportSays) {
    EXPECT_EQ(outcome({report("late", realised), report("early", announced, 2021)}),
              PromiseOutcome::realised);
    EXPECT_EQ(outcome({report("late", dropped), report("early", announced, 2021)}), PromiseOutcome::dropped);
    EXPECT_EQ(outcome({report("late", slipped, 2030), report("early", announced, 2021)}),
              PromiseOutcome::slipped);
}

TEST_F(PromiseTest, HasSlippedWhereALaterReportGivesALaterDate) {
    EXPECT_EQ(outcome({report("late", announced, 2024), report("early", announced, 2021)}),
              PromiseOutcome::slipped);
    EXPECT_EQ(outcome({report("late", announced, 2024), report("early", announced, 2024)}),
              PromiseOutcome::open);
}

TEST_F(PromiseTest, IsOverdueOnlyWhenTheNewestDocumentIsLaterThanItsDate) {
    EXPECT_EQ(outcome({report("early", announced, 2021)}), PromiseOutcome::overdue);
    EXPECT_EQ(outcome({report("early", announced, 2022)}), PromiseOutcome::open);
    EXPECT_EQ(outcome({report("early", announced)}), PromiseOutcome::open);
    EXPECT_EQ(outcome({report("late", announced, 2020)}),
              PromiseOutcome::open);  // nothing later could mention it
}

TEST_F(PromiseTest, IsNoneWithoutAReport) { EXPECT_FALSE(promise_of(programme_, {})); }

}  // namespace
}  // namespace sociaaldomein::detail
