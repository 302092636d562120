#include "report/detail/suppress.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace sociaaldomein::detail {
namespace {

CountFigure persons(std::int64_t value) {
    CountFigure figure{Count::from_raw(value)};
    figure.basis.population = "persons";
    return figure;
}

bool hidden(const CountFigure& figure) { return figure.absent == Absence::suppressed; }

CountObservation at(const char* when, std::int64_t value) { return {parse_when(when), persons(value)}; }

Programme split(std::int64_t total, const std::vector<std::int64_t>& parts) {
    Programme p;
    Breakdown b;
    b.id = Id<Breakdown>("split");
    b.total = persons(total);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        b.parts.emplace_back();
        b.parts.back().id = "p" + std::to_string(i);
        b.parts.back().figure = persons(parts[i]);
    }
    p.breakdowns.push_back(b);
    return p;
}

CountTable table(const std::vector<std::vector<std::int64_t>>& cells) {
    CountTable t;
    t.id = Id<CountTable>("t");
    t.columns.resize(cells.front().size());
    for (std::size_t c = 0; c < t.columns.size(); ++c) t.columns[c].id = "c" + std::to_string(c);
    for (std::size_t r = 0; r < cells.size(); ++r) {
        t.rows.emplace_back();
        t.rows.back().id = "r" + std::to_string(r);
        for (const std::int64_t value : cells[r]) t.rows.back().figures.push_back(persons(value));
    }
    return t;
}

TEST(Suppress, DoesNothingBelowOneOrZero) {
    const Programme p = split(3, {1, 2});
    for (const int below : {-1, 0, 1}) {
        EXPECT_EQ(suppress(p, {}, below).programme, p);
        EXPECT_TRUE(suppress(p, {}, below).paths.empty());
    }
}

TEST(Suppress, NamesThePathsOfWhatIsGone) {
    const Suppressed s = suppress(split(60, {3, 20, 37}), {}, 5);
    EXPECT_EQ(s.paths, (std::set<std::string>{"/breakdowns/split/parts/p0", "/breakdowns/split/parts/p1"}));
}

TEST(Suppress, KeepsTheBasisOfASuppressedFigure) {
    const Suppressed s = suppress(split(60, {3, 20, 37}), {}, 5);
    EXPECT_EQ(s.programme.breakdowns[0].parts[0].figure.basis.population, "persons");
}

TEST(Suppress, HidesAZeroOnlyWhenThereIsNothingElse) {
    const Programme three = suppress(split(40, {3, 0, 37}), {}, 5).programme;
    EXPECT_FALSE(hidden(three.breakdowns[0].parts[1].figure));
    EXPECT_TRUE(hidden(three.breakdowns[0].parts[2].figure));
    Programme p = split(3, {3, 0});
    p.breakdowns[0].total.reset();
    EXPECT_TRUE(hidden(suppress(p, {}, 5).programme.breakdowns[0].parts[1].figure));
}

TEST(Suppress, HidesWhatARowOrColumnGivesAway) {
    Programme p;
    p.count_tables.push_back(table({{3, 30, 33}, {40, 50, 90}, {43, 80, 123}}));
    const auto rows = suppress(p, {}, 5).programme.count_tables[0].rows;
    // The small one, the smallest of its row, of its column, and the one that closes the rectangle.
    EXPECT_TRUE(hidden(rows[0].figures[0]));
    for (std::size_t r = 0; r < 3; ++r) {
        int in_row = 0;
        int in_column = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            in_row += hidden(rows[r].figures[c]) ? 1 : 0;
            in_column += hidden(rows[c].figures[r]) ? 1 : 0;
        }
        EXPECT_NE(in_row, 1) << r;
        EXPECT_NE(in_column, 1) << r;
    }
}

TEST(Suppress, TakesTheFlowsAndChangesAroundASmallStock) {
    Programme p;
    Caseload c;
    c.id = Id<Caseload>("c");
    c.observations = {at("2020-12", 40), at("2021-12", 4)};
    Flow out;
    out.id = "out";
    out.direction = FlowDirection::out;
    out.observations = {at("2021", 36)};
    c.flows = {out};
    Change change;
    change.at = parse_when("2021-12");
    change.since = parse_when("2020-12");
    change.count = persons(-36);
    change.share = ShareFigure(Share::percent(-90));
    Change other = change;
    other.at = other.since = parse_when("2019-12");
    c.changes = {change, other};
    p.caseloads.push_back(c);
    const Caseload shown = suppress(p, {}, 5).programme.caseloads[0];
    EXPECT_FALSE(hidden(shown.observations[0].figure));
    EXPECT_TRUE(hidden(shown.observations[1].figure));
    EXPECT_TRUE(hidden(shown.flows[0].observations[0].figure));
    EXPECT_TRUE(hidden(*shown.changes[0].count));
    EXPECT_EQ(shown.changes[0].share->absent, Absence::suppressed);
    EXPECT_FALSE(hidden(*shown.changes[1].count));
}

TEST(Suppress, HidesAStockWhenItsOnlyFlowIsSmall) {
    Programme p;
    Caseload c;
    c.id = Id<Caseload>("c");
    c.flows_complete = true;
    c.observations = {at("2020-12", 40), at("2021-12", 43)};
    Flow in;
    in.id = "in";
    in.observations = {at("2021", 3)};
    c.flows = {in};
    p.caseloads.push_back(c);
    EXPECT_TRUE(hidden(suppress(p, {}, 5).programme.caseloads[0].observations[1].figure));
    p.caseloads[0].flows_complete = false;  // then the difference is not the flow
    EXPECT_FALSE(hidden(suppress(p, {}, 5).programme.caseloads[0].observations[1].figure));
}

TEST(Suppress, DropsTheCasesAndTheMeanOfAShortLedger) {
    Programme p;
    AvoidedCostLedger l;
    l.id = Id<AvoidedCostLedger>("l");
    l.cases = persons(2);
    l.total = MoneyFigure(Money::euros(100));
    l.mean = MoneyFigure(Money::euros(50));
    l.entries.resize(2);
    l.entries[0].id = "a";
    l.entries[1].id = "b";
    p.avoided_cost_ledgers.push_back(l);
    const Suppressed s = suppress(p, {}, 5);
    const AvoidedCostLedger& shown = s.programme.avoided_cost_ledgers[0];
    EXPECT_TRUE(shown.entries.empty());
    EXPECT_TRUE(hidden(*shown.cases));
    EXPECT_EQ(shown.mean->absent, Absence::suppressed);
    EXPECT_EQ(shown.total->value, Money::euros(100));
    EXPECT_TRUE(s.paths.contains("/avoided_cost_ledgers/l/entries"));
    EXPECT_TRUE(s.paths.contains("/avoided_cost_ledgers/l/mean"));
}

TEST(Suppress, TellsWhichFindingsSpeakOfIt) {
    const Suppressed s{{}, {"/caseloads/c/observations/0"}};
    EXPECT_TRUE(s.touches({.id = "1", .paths = {"/caseloads/c/observations/0"}}));
    EXPECT_TRUE(s.touches({.id = "1", .paths = {"/x", "/caseloads/c"}}));
    EXPECT_TRUE(s.touches({.id = "1", .paths = {"/caseloads/c/observations/0/at"}}));
    EXPECT_FALSE(s.touches({.id = "1", .paths = {"/caseloads/c/observations/01"}}));
    EXPECT_FALSE(s.touches({.id = "1", .paths = {"/caseloads/ca"}}));
    EXPECT_FALSE(s.touches({.id = "1"}));
}

// What is still shown must not give away what is not: nobody can subtract his way back to one suppressed count.
RC_GTEST_PROP(Suppress, NoPartFollowsFromTheOthers, ()) {
    const auto parts = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 30)));
    const int below = *rc::gen::inRange(2, 12);
    std::int64_t total = 0;
    for (const std::int64_t part : parts) total += part;
    const Suppressed s = suppress(split(total, parts), {}, below);
    const Breakdown& shown = s.programme.breakdowns[0];
    int gone = hidden(*shown.total) ? 1 : 0;
    int left = 1 - gone;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const CountFigure& f = shown.parts[i].figure;
        (hidden(f) ? gone : left) += 1;
        RC_ASSERT(hidden(f) || f.value.raw() == 0 || f.value.raw() >= below);
    }
    RC_ASSERT(gone != 1 || left == 0);
    RC_ASSERT(suppress(s.programme, {}, below).programme == s.programme);
}

RC_GTEST_PROP(Suppress, NoCellFollowsFromItsRowOrColumn, ()) {
    const auto width = *rc::gen::inRange<std::size_t>(2, 5);
    const auto height = *rc::gen::inRange<std::size_t>(2, 5);
    std::vector<std::vector<std::int64_t>> cells(height);
    for (auto& row : cells)
        row = *rc::gen::container<std::vector<std::int64_t>>(width, rc::gen::inRange<std::int64_t>(0, 40));
    Programme p;
    p.count_tables.push_back(table(cells));
    const auto rows = suppress(p, {}, 6).programme.count_tables[0].rows;
    std::vector<int> in_column(width, 0);
    for (const auto& row : rows) {
        int in_row = 0;
        for (std::size_t c = 0; c < width; ++c)
            if (hidden(row.figures[c])) {
                ++in_row;
                ++in_column[c];
            }
        RC_ASSERT(in_row != 1);
    }
    for (const int n : in_column) RC_ASSERT(n != 1);
}

}  // namespace
}  // namespace sociaaldomein::detail
