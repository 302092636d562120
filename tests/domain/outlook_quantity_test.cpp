#include <sociaaldomein/domain/outlook_quantity.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include <sociaaldomein/core/error.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using sociaaldomein::testing::programme_of;
using ::testing::HasSubstr;

std::vector<OutlookQuantity> quantities_of(std::string_view members) {
    return outlook_quantities(programme_of(members));
}

const OutlookQuantity* named(const std::vector<OutlookQuantity>& all, std::string_view name) {
    for (const OutlookQuantity& q : all)
        if (q.name == name) return &q;
    return nullptr;
}

std::string complaint(const std::vector<OutlookQuantity>& all, std::string_view text) {
    try {
        (void)find_quantity(all, text);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Errc::unknown_value);
        return error.problems().front().message;
    }
    return {};
}

constexpr const char* everything =
    R"("caseloads": [{"id": "c", "future": {"start": 100, "inflow": 10, "exit_rate": 0.1}}, {"id": "s", "future": {"dynamics": "series", "start": 9, "growth": 0}}, {"id": "none"}], "waitlists": [{"id": "w", "future": {"start": 158, "inflow": 105, "forms": [{"id": "f", "places": 243}]}}], "products": [{"id": "p", "volume": "caseloads.c.size", "price": 5}], "budget_plans": [{"id": "b", "products": ["p"]}], "savings_plans": [{"id": "v", "columns": ["2023"], "lines": [{"id": "l", "figures": [1], "future": {"delivered": 1}}]}, {"id": "unplanned", "columns": ["2023"], "lines": [{"id": "l", "figures": [1]}]}], "indexations": [{"id": "i"}])";

TEST(OutlookQuantity, DocumentedExample) {
    const auto all = quantities_of(
        R"("waitlists": [{"id": "w", "future": {"start": 1, "inflow": 1, "forms": [{"id": "f", "places": 1}]}}])");
    ASSERT_NE(named(all, "waitlists.w.size"), nullptr);
    EXPECT_GT(all.size(), 1U);
}

TEST(OutlookQuantity, RecordsWithAFutureHaveThose) {
    const auto all = quantities_of(everything);
    for (const char* name :
         {"caseloads.c.size", "caseloads.c.inflow", "caseloads.c.outflow", "caseloads.c.unexplained",
          "caseloads.s.size", "waitlists.w.placed", "waitlists.w.f.capacity", "waitlists.w.temporary",
          "waitlists.w.not_placeable", "products.p.cost", "budget_plans.b.reserve",
          "budget_plans.b.overspend", "savings_plans.v.l", "savings_plans.v.total", "indexations.i.level"})
        EXPECT_NE(named(all, name), nullptr) << name;
    for (const char* name : {"caseloads.s.inflow", "caseloads.none.size", "savings_plans.unplanned.l"})
        EXPECT_EQ(named(all, name), nullptr) << name;
}

TEST(OutlookQuantity, NamesAreUniqueAndEachCanBeAskedForOrInfluenced) {
    std::set<std::string> names;
    for (const OutlookQuantity& q : quantities_of(everything)) {
        EXPECT_TRUE(names.insert(q.name).second) << q.name;
        EXPECT_TRUE(q.output || q.input) << q.name;
        EXPECT_THAT(q.name, ::testing::StartsWith(assumption_name(q.record) + ".")) << q.record;
        EXPECT_FALSE(q.label.empty()) << q.name;
    }
}

TEST(OutlookQuantity, SaysWhatIsCountedAndHow) {
    const auto all = quantities_of(everything);
    EXPECT_EQ(named(all, "caseloads.c.size")->measure, MeasureKind::stock);
    EXPECT_EQ(named(all, "caseloads.c.inflow")->measure, MeasureKind::flow);
    EXPECT_EQ(named(all, "waitlists.w.wait")->unit, OutlookUnit::years);
    EXPECT_EQ(named(all, "products.p.cost")->unit, OutlookUnit::eur);
    EXPECT_FALSE(named(all, "waitlists.w.placed")->input) << "it follows from places";
    EXPECT_FALSE(named(all, "waitlists.w.stay")->output);
    EXPECT_TRUE(named(all, "waitlists.w.stay")->input);
}

TEST(OutlookQuantity, AreFoundByNameBeginningOrEnding) {
    const auto all = quantities_of(everything);
    EXPECT_EQ(find_quantity(all, "caseloads.c.size").name, "caseloads.c.size");
    EXPECT_EQ(find_quantity(all, "caseloads.s").name, "caseloads.s.size");
    EXPECT_EQ(find_quantity(all, "bridged").name, "waitlists.w.bridged");
    EXPECT_THAT(complaint(all, "size"), HasSubstr("expected one of caseloads.c.size; caseloads.s.size"));
    EXPECT_THAT(complaint(all, "waitlists.w.sise"), HasSubstr("did you mean \"waitlists.w.size\"?"));
    EXPECT_THAT(complaint({}, "x"), HasSubstr("no record has one"));
    EXPECT_EQ(find_quantity(all, "OVERSPEND").name, "budget_plans.b.overspend") << "anywhere in a name";
    EXPECT_EQ(find_quantity(all, "afgehaakt").name, "waitlists.w.abandoned") << "in a label";
    EXPECT_THAT(complaint(all, "omvang"), HasSubstr("expected one of caseloads.c.size; caseloads.s.size"));
    EXPECT_THAT(complaint(all, "zzzz"),
                HasSubstr("expected one of caseloads.c.size, inflow, outflow, unexplained; "));
    EXPECT_THAT(complaint(all, ""), HasSubstr("waitlists.w.size, inflow, placed, "));
}

}  // namespace
}  // namespace sociaaldomein
