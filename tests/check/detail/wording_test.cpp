#include "check/detail/wording.hpp"

#include <gtest/gtest.h>

#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

namespace sociaaldomein::detail {
namespace {

constexpr Language nl = Language::nl;
constexpr Language en = Language::en;

const AmountStyle millions{std::string(Money::dimension), Unit::eur_million, 1};

TEST(Wording, TellsAnAmountInItsUnit) {
    EXPECT_EQ(amount(Rational(4'850'000), millions, nl), "€ 4,85 mln");
    EXPECT_EQ(amount(Rational(4'850'000), millions, en), "€4.85 million");
    EXPECT_EQ(amount(Rational(3771), {}, nl), "3.771");
    EXPECT_EQ(amount(Rational::ratio(43, 100), {std::string(Share::dimension), Unit::percent}, nl), "43%");
    EXPECT_EQ(amount(Rational(28), {"hours", Unit::hours}, nl), "28 uur");
    EXPECT_EQ(amount(Rational(90), {"hours", Unit::minutes}, en), "5,400 minutes");
    EXPECT_EQ(amount(Rational(2'000'000'000), {std::string(Money::dimension), Unit::eur_billion}, en),
              "€2 billion");
    EXPECT_EQ(amount(Rational(2000), {"count", Unit::thousands}, nl), "2 duizend");
    EXPECT_EQ(amount(Rational(2'000'000), {"count", Unit::millions}, en), "2 million");
    EXPECT_EQ(amount(Rational::ratio(7, 1000), {std::string(Share::dimension), Unit::per_mille}, nl), "7‰");
}

TEST(Wording, PutsTheSignWhereTheLanguageHasIt) {
    EXPECT_EQ(amount(Rational(-500'000), millions, nl), "€ -0,5 mln");
    EXPECT_EQ(amount(Rational(-500'000), millions, en), "-€0.5 million");
    EXPECT_EQ(signed_amount(Rational(3'200'000), millions, nl), "€ +3,2 mln");
    EXPECT_EQ(signed_amount(Rational(3'200'000), millions, en), "+€3.2 million");
    EXPECT_EQ(signed_amount(Rational(-500'000), millions, en), "-€0.5 million");
    EXPECT_EQ(signed_amount(Rational(0), {}, en), "0");
    EXPECT_EQ(signed_amount(Rational(226), {}, en), "+226");
}

TEST(Wording, TellsARange) {
    const Rational low(235);
    const Rational high(245);
    EXPECT_EQ(amount(Interval::between(low, high), {}, nl), "235 tot 245");
    EXPECT_EQ(amount(Interval::between(low, low), {}, nl), "235");
    EXPECT_EQ(amount(Interval::at_least(low), {}, en), "at least 235");
    EXPECT_EQ(amount(Interval::at_most(high), {}, nl), "ten hoogste 245");
    EXPECT_EQ(amount(Interval::at_least(low) + Interval::at_most(high), {}, en), "any amount");
}

TEST(Wording, HasWordsInsteadOfNamesOfThisLibrary) {
    EXPECT_EQ(population_word("files", nl), "dossiers");
    EXPECT_EQ(population_word("huishoudens", en), "huishoudens");
    EXPECT_EQ(valid_period(Frequency::school_year, nl), "een geldig schooljaar");
    for (const Language l : {nl, en}) {
        for (const Frequency f : {Frequency::year, Frequency::half_year, Frequency::quarter, Frequency::month,
                                  Frequency::week, Frequency::school_year, Frequency::two_school_years})
            EXPECT_EQ(valid_period(f, l).find('_'), std::string_view::npos);
        for (const Absence a : {Absence::not_printed, Absence::not_applicable, Absence::to_be_determined,
                                Absence::not_yet_known, Absence::suppressed}) {
            EXPECT_FALSE(absence_word(a, l).empty());
            EXPECT_EQ(absence_word(a, l).find('_'), std::string_view::npos);
        }
        EXPECT_TRUE(absence_word(Absence::no, l).empty());
    }
}

TEST(Wording, StartsASentenceWithACapital) {
    EXPECT_EQ(sentence({"vijf partners", ""}).nl, "Vijf partners");
    EXPECT_EQ(sentence({"vijf partners", "five partners"}).en, "Five partners");
    EXPECT_EQ(sentence({"Wmo", "3 = 4"}).en, "3 = 4");
    EXPECT_TRUE(sentence({}).empty());
}

TEST(Wording, FallsBackOnTheIdWhereThereIsNoName) {
    EXPECT_EQ(named({"Jeugd", "Youth"}, "youth", en), "Youth");
    EXPECT_EQ(named({}, "youth", en), "youth");
}

}  // namespace
}  // namespace sociaaldomein::detail
