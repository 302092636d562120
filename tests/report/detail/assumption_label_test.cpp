#include "report/detail/assumption_label.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "report/detail/words.hpp"
#include "support/documents.hpp"

namespace sociaaldomein::detail {
namespace {

using testing::programme_of;

TEST(AssumptionLabel, NamesRecordPartAndMember) {
    const Programme p = programme_of(
        R"("outlook": {"first": "2023"}, "waitlists": [{"id": "w", "name": {"nl": "Wachtlijst", "en": "Waitlist"},
           "future": {"start": 10, "inflow": 105, "forms": [{"id": "f", "name": {"nl": "in natura", "en": "in kind"}, "places": 10,
           "stay": 2.5}]}}],
           "budget_plans": [{"id": "b", "budget": [{"year": "2024", "amount": 57000000}]}])");
    const AssumptionLabel stay = assumption_label(p, "waitlists.w.forms.f.stay", Language::nl);
    EXPECT_EQ(stay.record, "Wachtlijst");
    EXPECT_EQ(stay.what, "in natura: verblijfsduur in jaren");
    EXPECT_EQ(stay.value(2.5, Language::nl), "2,50");
    EXPECT_EQ(assumption_label(p, "waitlists.w.inflow", Language::en).what, "inflow a year");
    const AssumptionLabel amount = assumption_label(p, "budget_plans.b.budget.0.amount", Language::en);
    EXPECT_EQ(amount.record, "b");
    EXPECT_EQ(amount.what, "2024: amount a year");
    EXPECT_EQ(amount.value(57e6, Language::en), "€57.00 million");
}

TEST(AssumptionLabel, EffectsAreSharesOrNumbers) {
    const Programme p = programme_of(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {"start": 10, "inflow": 1, "exit_rate": 0.1}}],
           "scenarios": [{"id": "s", "name": {"nl": "Plan", "en": "Plan"}, "effects": [
             {"id": "a", "on": "caseloads.c.size", "magnitude": -0.02},
             {"id": "b", "on": "caseloads.c.size", "kind": "absolute", "magnitude": 3, "ramp": 2}]}])");
    const auto value = [&](const char* name, double v) {
        return assumption_label(p, name, Language::nl).value(v, Language::nl);
    };
    EXPECT_EQ(value("scenarios.s.effects.a.magnitude", -0.02), "-2%");
    EXPECT_EQ(value("scenarios.s.effects.b.magnitude", 3), "3");
    EXPECT_EQ(value("scenarios.s.effects.b.ramp", 2), "2");
    EXPECT_EQ(value("caseloads.c.exit_rate", 0.1), "9,5%") << "1 - exp(-0.1)";
    EXPECT_EQ(assumption_label(p, "scenarios.s.effects.a.magnitude", Language::nl).record, "Plan");
}

TEST(AssumptionLabel, AnUnknownOneIsItsOwnLabel) {
    EXPECT_EQ(assumption_label({}, "waitlists.w.inflow", Language::nl).what, "waitlists.w.inflow");
    EXPECT_EQ(assumption_label({}, "", Language::nl).what, "");
}

// Every place of the example where an assumption can stand has words of its own.
TEST(AssumptionLabel, HasWordsForEveryMemberThatIsAnAssumption) {
    std::set<std::string> members;
    const std::function<void(const TypeInfo&, std::set<std::string>&)> visit =
        [&](const TypeInfo& type, std::set<std::string>& seen) {
            if (type.kind == TypeKind::optional || type.kind == TypeKind::list)
                return visit(type.element(), seen);
            if (type.kind != TypeKind::record || !seen.insert(type.name).second) return;
            for (const FieldInfo& f : type.fields) {
                const TypeInfo* of = &f.type();
                while (of->kind == TypeKind::optional || of->kind == TypeKind::list) of = &of->element();
                // Settings give another assumption a value, under its name.
                if (of == &type_info<Assumption>() && f.name != "to") members.insert(std::string(f.name));
                visit(*of, seen);
            }
        };
    std::set<std::string> seen;
    visit(type_info<Programme>(), seen);
    EXPECT_GT(members.size(), 20U);
    // Of these the English word happens to be the name of the member.
    const std::set<std::string> words{"places", "share", "value"};
    for (const std::string& m : members) {
        EXPECT_NE(code_word("Assumption", m, Language::nl), m);
        EXPECT_TRUE(words.contains(m) || code_word("Assumption", m, Language::en) != m) << m;
    }
}

TEST(AssumptionLabel, TellsOnlyWhatAReaderLearnsFrom) {
    EXPECT_FALSE(worth_telling({}));
    EXPECT_FALSE(worth_telling({.value = 1.0}));
    EXPECT_TRUE(worth_telling({.value = 1.0, .reason = {"omdat", ""}}));
    EXPECT_TRUE(worth_telling({.value = 1.0, .ground = Ground::reported}));
    EXPECT_TRUE(worth_telling({.value = 1.0, .low = 0.5, .high = 2.0}));
}

}  // namespace
}  // namespace sociaaldomein::detail
