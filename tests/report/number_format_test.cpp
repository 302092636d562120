#include <sociaaldomein/report/number_format.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/define_type.hpp>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

constexpr Language nl = Language::nl;
constexpr Language en = Language::en;
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

TEST(NumberFormat, DocumentedExample) {
    EXPECT_EQ(format_number(123456789, 100, nl), "1.234.567,89");
    EXPECT_EQ(format_number(123456789, 100, en), "1,234,567.89");
}

TEST(NumberFormat, QuantityExample) {
    EXPECT_EQ(format(Money::cents(123456789), nl), "€ 1.234.567,89");
    EXPECT_EQ(format(Money::cents(123456789), en), "€1,234,567.89");
}

TEST(NumberFormat, FigureExample) {
    MoneyFigure figure(Money::euros(4'850'000));
    figure.basis.unit = Unit::eur_million;
    figure.basis.decimals = 2;
    EXPECT_EQ(format(figure, nl), "€ 4,85 mln");
    EXPECT_EQ(format(figure, en), "€4.85 million");
}

TEST(NumberFormat, GroupsThousands) {
    for (const auto& [number, text] :
         std::initializer_list<std::pair<std::int64_t, std::string>>{{0, "0"},
                                                                     {7, "7"},
                                                                     {999, "999"},
                                                                     {1000, "1.000"},
                                                                     {-1000, "-1.000"},
                                                                     {100000, "100.000"},
                                                                     {1234567, "1.234.567"}})
        EXPECT_EQ(format_number(number, 1, nl), text);
    EXPECT_EQ(format_number(lowest, 1, nl), "-9.223.372.036.854.775.808");
    EXPECT_EQ(format_number(lowest, 100, en), "-92,233,720,368,547,758.08");
}

TEST(NumberFormat, RoundsHalvesAwayFromZero) {
    EXPECT_EQ(format_number(125, 100, nl, 1), "1,3");
    EXPECT_EQ(format_number(-125, 100, nl, 1), "-1,3");
    EXPECT_EQ(format_number(124, 100, nl, 1), "1,2");
    EXPECT_EQ(format_number(150, 100, nl, 0), "2");
    EXPECT_EQ(format_number(149, 100, nl, 0), "1");
    EXPECT_EQ(format_number(99'999'50, 100, nl, 0), "100.000");
    EXPECT_EQ(format_number(999, 1000, nl, 2), "1,00");
    EXPECT_EQ(format_number(5, 100, nl, 0), "0");
    EXPECT_EQ(format_number(-49, 100, nl, 0), "0");  // nothing has no sign
    EXPECT_EQ(format_number(1, 1, nl, 3), "1,000");
    EXPECT_EQ(format_number(1, 2, en, 18), "0.500000000000000000");
}

TEST(NumberFormat, RefusesDecimalsThatAreNone) {
    EXPECT_THAT([] { format_number(1, 1, nl, -1); },
                throws(Errc::out_of_domain, "format_number: decimals is -1"));
    EXPECT_THAT([] { format_number(1, 1, nl, 19); }, throws(Errc::out_of_domain, "from 0 to 18"));
    EXPECT_THAT([] { format(Count{1}, nl, Unit::ones, 19); },
                throws(Errc::out_of_domain, "format_quantity: decimals"));
    EXPECT_THAT([] { format_number(1, 0, nl); }, throws(Errc::out_of_domain, "factor"));
}

RC_GTEST_PROP(NumberFormat, LosesNothingWithoutDecimals, (std::int64_t raw, bool dutch)) {
    std::string digits = format_number(raw, 100, dutch ? nl : en);
    std::erase(digits, dutch ? '.' : ',');
    std::replace(digits.begin(), digits.end(), ',', '.');
    RC_ASSERT(parse_decimal(digits, 100) == raw);
}

RC_GTEST_PROP(NumberFormat, RoundsToTheNearest, (std::int32_t raw)) {
    std::string digits = format_number(raw, 1000, en, 1);
    std::erase(digits, ',');
    const std::int64_t rounded = parse_decimal(digits, 1000);
    RC_ASSERT(std::abs(rounded - raw) <= 50);
    RC_ASSERT(std::abs(rounded - raw) < 50 || std::abs(rounded) > std::abs(std::int64_t{raw}));
}

TEST(QuantityFormat, WritesEurosWithCentsOnlyWhereThereAre) {
    EXPECT_EQ(format(Money::euros(24), nl), "€ 24");
    EXPECT_EQ(format(Money::cents(50), nl), "€ 0,50");
    EXPECT_EQ(format(Money::cents(-123450), nl), "€ -1.234,50");
    EXPECT_EQ(format(Money::cents(-123450), en), "-€1,234.50");
    EXPECT_EQ(format(Money::cents(123450), en, Unit::eur, 0), "€1,235");
    EXPECT_EQ(format(Money::cents(-1), nl, Unit::eur, 0), "€ 0");
}

TEST(QuantityFormat, KnowsTheUnits) {
    EXPECT_EQ(format(Money::euros(350'000), nl, Unit::eur_thousand), "€ 350 duizend");
    EXPECT_EQ(format(Money::euros(350'000), en, Unit::eur_thousand), "€350 thousand");
    EXPECT_EQ(format(Money::euros(4'850'000), en, Unit::eur_million), "€4.85 million");
    EXPECT_EQ(format(Money::euros(1'500'000'000), nl, Unit::eur_billion), "€ 1,5 mld");
    EXPECT_EQ(format(Money::euros(1'500'000'000), en, Unit::eur_billion), "€1.5 billion");
    EXPECT_EQ(format(Count{3400}, nl), "3.400");
    EXPECT_EQ(format(Count{3400}, en, Unit::thousands), "3.4 thousand");
    EXPECT_EQ(format(Count{3400}, nl, Unit::thousands, 0), "3 duizend");
    EXPECT_EQ(format(Count{1'500'000}, nl, Unit::millions), "1,5 mln");
    EXPECT_EQ(format(Count{1'500'000}, en, Unit::millions), "1.5 million");
    EXPECT_EQ(format(Share::from_raw(55'000), nl), "5,5%");
    EXPECT_EQ(format(Share::from_raw(-4'000), en, Unit::percent), "-0.4%");
    EXPECT_EQ(format(Share::from_raw(5'000), nl, Unit::per_mille), "5‰");
    EXPECT_EQ(format(Share::from_raw(250'000), nl, Unit::fraction), "0,25");
    EXPECT_EQ(format(Hours::from_raw(28 * 3600), nl), "28 uur");
    EXPECT_EQ(format(Hours::from_raw(28 * 3600), en), "28 hours");
    EXPECT_EQ(format(Hours::from_raw(3600), en), "1 hour");
    EXPECT_EQ(format(Hours::from_raw(60), nl, Unit::minutes), "1 minuut");
    EXPECT_EQ(format(Hours::from_raw(60), en, Unit::minutes), "1 minute");
    EXPECT_EQ(format(Hours::from_raw(3600), nl, Unit::minutes), "60 minuten");
    EXPECT_EQ(format(Hours::from_raw(3600), en, Unit::minutes), "60 minutes");
}

TEST(QuantityFormat, RefusesAUnitOfAnotherQuantity) {
    EXPECT_THAT([] { format(Count{1}, nl, Unit::eur); },
                throws(Errc::unlike, "found the unit eur of money, expected a unit of count"));
}

TEST(FigureFormat, SaysTheBoundInWords) {
    CountFigure figure(Count{3400});
    figure.bound = Bound::about;
    EXPECT_EQ(format(figure, nl), "circa 3.400");
    EXPECT_EQ(format(figure, en), "about 3,400");
    figure.bound = Bound::over;
    EXPECT_EQ(format(figure, nl), "ruim 3.400");
    EXPECT_EQ(format(figure, en), "over 3,400");
    figure.bound = Bound::under;
    EXPECT_EQ(format(figure, nl), "minder dan 3.400");
    EXPECT_EQ(format(figure, en), "under 3,400");
    figure.bound = Bound::almost;
    EXPECT_EQ(format(figure, nl), "bijna 3.400");
    EXPECT_EQ(format(figure, en), "almost 3,400");
    figure.bound = Bound::range;
    figure.upper = Count{3500};
    EXPECT_EQ(format(figure, nl), "3.400 tot 3.500");
    EXPECT_EQ(format(figure, en), "3,400 to 3,500");
}

TEST(FigureFormat, SaysWhyAFigureIsAbsent) {
    EXPECT_EQ(format(CountFigure(Absence::not_printed), nl), "niet vermeld");
    EXPECT_EQ(format(CountFigure(Absence::not_applicable), nl), "n.v.t.");
    EXPECT_EQ(format(CountFigure(Absence::to_be_determined), nl), "nog te bepalen");
    EXPECT_EQ(format(CountFigure(Absence::not_yet_known), nl), "nog niet bekend");
    EXPECT_EQ(format(CountFigure(Absence::suppressed), nl), "afgeschermd");
    EXPECT_EQ(format(CountFigure(Absence::not_printed), en), "not printed");
    EXPECT_EQ(absence_words(Absence::suppressed, en), "suppressed");
    EXPECT_EQ(absence_words(Absence::no, nl), "");
    // There is a word for each of them.
    for (std::size_t i = 1; i < type_info<Absence>().enumerators.size(); ++i)
        for (const Language language : {nl, en})
            EXPECT_FALSE(absence_words(static_cast<Absence>(i), language).empty());
}

TEST(FigureFormat, PrintsTheDecimalsThatWerePrinted) {
    MoneyFigure figure(Money::euros(57'000'000));
    figure.basis.unit = Unit::eur_million;
    figure.bound = Bound::over;
    EXPECT_EQ(format(figure, nl), "ruim € 57 mln");
    figure.basis.decimals = 2;
    EXPECT_EQ(format(figure, nl), "ruim € 57,00 mln");
    figure.value = Money::euros(57'125'000);
    EXPECT_EQ(format(figure, nl), "ruim € 57,125 mln");  // more than printed: nothing is hidden
    ShareFigure share(Share::from_raw(-4'000));
    share.basis.decimals = 1;
    EXPECT_EQ(format(share, nl), "-0,4%");
    share.basis.unit = Unit::eur;  // not its own: the default
    EXPECT_EQ(format(share, nl), "-0,4%");
}

TEST(FigureFormat, IsOfFiguresOnly) {
    const Text text;
    EXPECT_THAT([&] { format_figure(type_info<Text>(), &text, nl); },
                throws(Errc::out_of_domain, "format_figure: type is \"Text\", expected a figure"));
}

}  // namespace
}  // namespace sociaaldomein
