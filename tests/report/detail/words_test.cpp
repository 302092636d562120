#include "report/detail/words.hpp"

#include <gtest/gtest.h>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <set>

#include <sociaaldomein/domain/programme.hpp>

#include "report/detail/enum_names.hpp"

namespace sociaaldomein::detail {
namespace {

std::size_t arguments(std::string_view text) {
    std::size_t n = 0;
    for (std::size_t at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 1)) ++n;
    return n;
}

TEST(Words, AreThereInBothLanguagesWithTheSameArguments) {
#define SD_WORD_ID(name, nl, en) W::name,
    for (const W id : {SD_REPORT_WORDS(SD_WORD_ID)}) {
        const std::string_view nl = word(id, Language::nl);
        const std::string_view en = word(id, Language::en);
        EXPECT_FALSE(nl.empty()) << en;
        EXPECT_FALSE(en.empty()) << nl;
        EXPECT_EQ(arguments(nl), arguments(en)) << nl;
    }
#undef SD_WORD_ID
}

// A name of this library in a report would be read by nobody but us.
template <class E>
void every_enumerator_has_words() {
    static_assert(!enum_name<E>.empty());
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([](auto d) {
        const std::string_view name = d.name;
        for (const Language l : {Language::nl, Language::en}) {
            const std::string_view words = code_word(enum_name<E>, name, l);
            EXPECT_EQ(words.empty(), name == "unspecified") << enum_name<E> << ' ' << name;
            EXPECT_EQ(words.find('_'), std::string_view::npos) << enum_name<E> << ' ' << name;
        }
    });
}

TEST(Words, AreThereForEveryEnumeratorThatReportsName) {
    every_enumerator_has_words<MeasureKind>();
    every_enumerator_has_words<Ground>();
    every_enumerator_has_words<ScopeLevel>();
    every_enumerator_has_words<Act>();
    every_enumerator_has_words<DeliveryForm>();
    every_enumerator_has_words<AccessRegime>();
    every_enumerator_has_words<Recurrence>();
    every_enumerator_has_words<Referrer>();
    every_enumerator_has_words<ResultAxis>();
    every_enumerator_has_words<Discipline>();
    every_enumerator_has_words<Direction>();
    every_enumerator_has_words<Cadence>();
    every_enumerator_has_words<FlowDirection>();
    every_enumerator_has_words<ChangeKind>();
    every_enumerator_has_words<BudgetPhase>();
    every_enumerator_has_words<BudgetColumn>();
    every_enumerator_has_words<CreditState>();
    every_enumerator_has_words<SavingState>();
    every_enumerator_has_words<Accumulation>();
    every_enumerator_has_words<ProjectState>();
    every_enumerator_has_words<MilestoneState>();
    every_enumerator_has_words<RiskComponent>();
    every_enumerator_has_words<RiskLevel>();
    every_enumerator_has_words<FactorKind>();
    every_enumerator_has_words<LearningStepKind>();
    every_enumerator_has_words<NoteKind>();
    every_enumerator_has_words<ClaimStrength>();
    every_enumerator_has_words<KeyFigureRole>();
    every_enumerator_has_words<DocumentKind>();
}

TEST(Words, DependOnTheTypeWhereAnEnumeratorIsShared) {
    EXPECT_EQ(code_word("Status", "realised", Language::nl), "realised");  // not said: it is the usual one
    EXPECT_EQ(code_word("SavingState", "realised", Language::nl), "gerealiseerd");
    EXPECT_EQ(code_word("population", "files", Language::nl), "dossiers");
    EXPECT_EQ(code_word("population", "huishoudens", Language::nl), "huishoudens");
}

TEST(Words, HaveASentenceForEveryAssumption) {
    std::set<W> sentences;
    for (int note = 0; note <= static_cast<int>(ForecastNote::beyond_range); ++note)
        EXPECT_TRUE(sentences.insert(word_of(static_cast<ForecastNote>(note))).second);
    EXPECT_EQ(both(W::assumed_few, 3).en.substr(0, 14), "With 3 figures");
}

TEST(Words, ExplainTermsInBothLanguages) {
    for (const Term& t : glossary_terms()) {
        EXPECT_FALSE(t.nl.empty() || t.en.empty());
        EXPECT_TRUE(t.meaning_nl.ends_with('.') && t.meaning_en.ends_with('.')) << t.nl;
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
