#include <sociaaldomein/io/long_table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include "core/throws.hpp"
#include "io/problems.hpp"
#include "series/generators.hpp"

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_io::problems_of;

constexpr double none = missing_value;

TimeSeries series(std::string key, Period first, std::vector<double> values) {
    return {{.key = std::move(key)}, first, std::move(values)};
}

std::vector<std::string> problems_in(std::string_view text, const LongTableOptions& options = {}) {
    return problems_of([&] { read_long_table_text(text, "t.csv", options); });
}

std::vector<double> values_in(std::string_view text, const LongTableOptions& options = {}) {
    const auto read = read_long_table_text(text, "t.csv", options);
    return read.empty() ? std::vector<double>{}
                        : std::vector<double>(read[0].values().begin(), read[0].values().end());
}

TEST(LongTable, DocumentedExample) {
    EXPECT_THAT(read_long_table_text("series,period,value\n"
                                     "wmo,2022KW01,3614\n"
                                     "wmo,2022KW02,\n"
                                     "\"jeugd, met verblijf\",2022KW01,120.5\n"),
                ElementsAre(series("wmo", Period::quarter(2022, 1), {3614, none}),
                            series("jeugd, met verblijf", Period::quarter(2022, 1), {120.5})));
}

TEST(LongTable, LinesOfRemarksBeforeTheFirstRowAreSkipped) {
    const auto series =
        read_long_table_text("# CBS, CC BY 4.0; provisional, x\n#\nseries,period,value\nwmo,2022,1\n");
    ASSERT_EQ(series.size(), 1U);
    EXPECT_EQ(series[0].values()[0], 1.0);
    EXPECT_THAT([] { read_long_table_text("# remark\nseries,period,value\nwmo,2022,x1\n", "t.csv"); },
                throws(Errc::syntax, "t.csv:3:"));
}

TEST(LongTable, NothingInNothingOut) {
    EXPECT_TRUE(read_long_table_text("").empty());
    EXPECT_TRUE(read_long_table_text("\xEF\xBB\xBF").empty());
    EXPECT_TRUE(read_long_table_text("\n \n").empty());
    EXPECT_TRUE(read_long_table_text("series,period,value").empty());
    EXPECT_TRUE(read_long_table_text("series;period;value\r\n\r\n").empty());
}

TEST(LongTable, ReadsEveryFormOfPeriod) {
    const auto read = read_long_table_text(
        "series,period,value\na,2022JJ00,1\nb,2022,1\nc,2022-Q3,1\nd,2022KW03,1\ne,2022MM07,1\nf,2022-07,1\n"
        "g,2022HJ02,1\nh,2022SJ00,1\ni,2022/2023,1\nj,2022W105,1\nk, 2022-H2 ,1\n");
    std::vector<Period> periods;
    for (const TimeSeries& s : read) periods.push_back(s.axis().first());
    EXPECT_THAT(periods,
                ElementsAre(Period::year(2022), Period::year(2022), Period::quarter(2022, 3),
                            Period::quarter(2022, 3), Period::month(2022, 7), Period::month(2022, 7),
                            Period::half_year(2022, 2), Period::school_year(2022), Period::school_year(2022),
                            Period::week(2022, 5), Period::half_year(2022, 2)));
}

TEST(LongTable, RowsAndColumnsComeInAnyOrder) {
    EXPECT_THAT(
        read_long_table_text("value;series;period\n3;b;2022\n1;a;2020\n2;b;2020\n;;\n9;a;2021;;\n"),
        ElementsAre(series("b", Period::year(2020), {2, none, 3}), series("a", Period::year(2020), {1, 9})));
}

TEST(LongTable, SaysWhatAllSeriesAre) {
    const auto read = read_long_table_text("series,period,value\na,2022,1\n", "",
                                           {.measure = MeasureKind::stock, .reported = Date(2023, 5, 1)});
    EXPECT_EQ(read.at(0).label(),
              (SeriesLabel{.key = "a", .measure = MeasureKind::stock, .reported = Date(2023, 5, 1)}));
}

TEST(LongTable, FindsTheDecimalMark) {
    EXPECT_EQ(values_in("series;period;value\na;2020;1,5\na;2021;-2\n"), (std::vector<double>{1.5, -2}));
    EXPECT_EQ(values_in("series;period;value\na;2020;1.5\na;2021;2\n"), (std::vector<double>{1.5, 2}));
    EXPECT_EQ(values_in("series,period,value\na,2020,\"1,5\"\n"), (std::vector<double>{1.5}));
    EXPECT_EQ(values_in("series;period;value\na;2020;1.234,5\na;2021;(12)\na;2022;\xE2\x82\xAC 3,25\n"),
              (std::vector<double>{1234.5, -12, 3.25}));
    // A later number tells what an earlier one leaves open.
    EXPECT_EQ(values_in("series;period;value\na;2020;1.234\na;2021;2,345\na;2022;0,5\n"),
              (std::vector<double>{1234, 2.345, 0.5}));
    EXPECT_EQ(values_in("series;period;value\na;2020;1.234\n", {.decimal = '.'}),
              (std::vector<double>{1.234}));
    EXPECT_THAT(problems_in("series;period;value\nb;2020;7\na;2020;1.234\na;2021;1.235\n"),
                ElementsAre(HasSubstr(
                    "syntax t.csv:3:8: found \"1.234\", which is read as a thousand or as one and a "
                    "fraction")));
}

TEST(LongTable, ReadsDoublesToTheLastBit) {
    EXPECT_EQ(
        values_in("series,period,value\na,2020,0.1\na,2021,1.7976931348623157e308\na,2022,5e-324\na,2023,-0\n"
                  "a,2024,123456789012345678901234567890\n"),
        (std::vector<double>{0.1, 1.7976931348623157e308, 5e-324, -0.0, 123456789012345678901234567890.0}));
}

TEST(LongTable, MissingValuesAreThoseOfStatisticsNetherlands) {
    const auto read =
        read_long_table_text("series,period,value\na,2020,\na,2021,.\na,2022,-\na,2023,x\na,2024,   \n");
    EXPECT_EQ(read.at(0).size(), 5);
    EXPECT_EQ(read.at(0).observations(), 0);
}

TEST(LongTable, NamesMayHoldAnything) {
    EXPECT_EQ(
        read_long_table_text("series,period,value\n\"a \"\"b\"\"; c\",2020,1\n\"a \"\"b\"\"; c\",2021,2\n")
            .at(0),
        series("a \"b\"; c", Period::year(2020), {1, 2}));
    EXPECT_EQ(read_long_table_text("series,period,value\nGM0193   ,2020,1\nGM0193,2021,2\n").at(0),
              series("GM0193", Period::year(2020), {1, 2}));
    EXPECT_EQ(read_long_table_text("series,period,value\ncaf\xE9,2020,1\n").at(0).key(), "caf\xC3\xA9");
}

TEST(LongTable, AllThatIsWrongIsReportedAtOnce) {
    EXPECT_THAT(
        problems_in("series,period,value\n"
                    "a,2022KW01,1\n"
                    "a,2022XX01,2\n"       // no period
                    "a,2022KW02,twelve\n"  // no number
                    "a,2022KW01,3\n"       // twice
                    "a,2022,4\n"           // another frequency
                    "a,2022KW03\n"         // a cell short
                    ",2022KW03,5\n"        // no name
                    "a,2022KW05,NaN\n"     // two problems
                    "b,2022KW01,-inf\n"
                    "b,2022KW01,1e999\n"
                    "b,2022KW02,12 %\n"
                    "b,\"2022KW03\"x,1\n"  // the row cannot be cut
                    "b,2022KW04,1,2\n"),
        ElementsAre(
            HasSubstr("syntax t.csv:3:3: series \"a\": found \"2022XX01\", expected a period: 2022"),
            HasSubstr("syntax t.csv:4:12: found \"twelve\", expected a number with a decimal '.'"),
            HasSubstr("inconsistent t.csv:5:3: series \"a\": found 2022-Q1 a second time, expected it "
                      "once: it stands in line 2 too"),
            HasSubstr("unlike t.csv:6:3: series \"a\": found \"2022\", a year, expected a quarter"),
            HasSubstr("inconsistent t.csv:7:1: found a row of 2 cells, expected 3"),
            HasSubstr("missing_field t.csv:8:1: found no name"),
            HasSubstr("syntax t.csv:9:3: series \"a\": found \"2022KW05\", expected a quarter from 1"),
            HasSubstr("syntax t.csv:9:12: found \"NaN\""), HasSubstr("syntax t.csv:10:12: found \"-inf\""),
            HasSubstr("overflow t.csv:11:12: found \"1e999\""),
            HasSubstr("syntax t.csv:12:12: found \"12 %\", expected a number without a percent sign"),
            HasSubstr("syntax t.csv:13:13: found \"x\" after a cell in quotes"),
            HasSubstr("inconsistent t.csv:14:1: found a row of 4 cells, expected 3")));
}

TEST(LongTable, ReadingStopsAtEnoughProblems) {
    std::string text = "series,period,value\n";
    for (int i = 0; i < 20; ++i) text += "a,when,1\n";
    const auto problems = problems_in(text, {.max_problems = 5});
    EXPECT_EQ(problems.size(), 6U);
    EXPECT_THAT(problems.back(), HasSubstr("limit_exceeded t.csv: found 5 problems, expected fewer"));
}

TEST(LongTable, TheFirstRowNamesTheColumns) {
    EXPECT_THAT(
        problems_in("serie,period,value\na,2020,1\n"),
        ElementsAre(HasSubstr("unknown_field t.csv:1:1: found the column \"serie\", expected series, period, "
                              "value; did you mean \"series\"?"),
                    HasSubstr("missing_field t.csv:1:1: found a first row without the column \"series\"")));
    EXPECT_THAT(problems_in("series,period,value,value\na,2020,1,1\n"),
                ElementsAre(HasSubstr("duplicate_key t.csv:1:21: found the column \"value\" a second time")));
    EXPECT_EQ(problems_in("a,2020,1\n").size(), 6U);
    EXPECT_THAT(problems_in("series,period,\"value\n", {.delimiter = ','}),
                ElementsAre(HasSubstr("syntax t.csv:1:15: found the end")));
}

TEST(LongTable, RefusesBytesThatAreNoText) {
    EXPECT_THAT(problems_in(std::string_view("series,period,value\na,2020,\0", 28)),
                ElementsAre(HasSubstr("syntax t.csv:2:8: found the character U+0000")));
    EXPECT_THAT(problems_in("\xFF\xFEs\x01"), ElementsAre(HasSubstr("UTF-16")));
}

TEST(LongTable, GapsThatNoRowPaysForAreRefused) {
    std::string text = "series,period,value\n";
    for (int s = 0; s < 4; ++s) {
        const std::string name(1, static_cast<char>('a' + s));
        text += name + ",0001W101,1\n" + name + ",9999W101,2\n";
    }
    EXPECT_THAT(problems_in(text),
                ElementsAre(HasSubstr("limit_exceeded t.csv:1:1: found 8 rows for series of ")));
}

TEST(LongTable, RefusesOptionsThatBreakTheirRule) {
    EXPECT_THAT([] { read_long_table_text("", "", {.delimiter = '|'}); },
                throws(Errc::out_of_domain, "delimiter is \"|\""));
    EXPECT_THAT([] { read_long_table_text("", "", {.decimal = 'x'}); },
                throws(Errc::out_of_domain, "decimal is \"x\""));
    EXPECT_THAT([] { read_long_table_text("", "", {.max_problems = 0}); },
                throws(Errc::out_of_domain, "max_problems"));
    EXPECT_THAT([] { read_long_table_text("series", "t.csv", {.max_bytes = 3}); },
                throws(Errc::limit_exceeded, "t.csv: found a text of 6 bytes, expected at most 3"));
}

TEST(LongTable, FilesAreReadAndWrittenWhole) {
    const testing_io::Folder folder;
    const auto path = folder.path() / "a.csv";
    const std::vector<TimeSeries> written{series("a", Period::year(2020), {1, none, 3})};
    write_long_table(path, written);
    EXPECT_EQ(read_long_table(path), written);
    EXPECT_THAT([&] { read_long_table(folder.path() / "b.csv"); }, throws(Errc::io, "found no such file"));
    EXPECT_THAT([&] { read_long_table(path, {.max_bytes = 10}); },
                throws(Errc::limit_exceeded, "at most 10"));
    EXPECT_THAT([&] { write_long_table(folder.path() / "no" / "a.csv", written); },
                throws(Errc::io, "cannot be written"));
}

TEST(LongTable, SeriesOfATableHaveNamesThatDiffer) {
    const std::vector<TimeSeries> twice{series("a", Period::year(2020), {1}),
                                        series("a", Period::year(2020), {1})};
    EXPECT_THAT([&] { long_table_text(twice); },
                throws(Errc::duplicate_key, "two series with the key \"a\""));
    const std::vector<TimeSeries> nameless{series("", Period::year(2020), {1})};
    EXPECT_THAT([&] { long_table_text(nameless); }, throws(Errc::out_of_domain, "key is \"\""));
}

RC_GTEST_PROP(LongTable, WhatIsWrittenIsReadBack, ()) {
    std::vector<TimeSeries> all;
    const auto count = *rc::gen::inRange(0, 5);
    const std::vector<std::string> names{"a", "b;\"c\", d", "\xE2\x82\xAC", "line\r\nbreak", "e,f"};
    for (int i = 0; i < count; ++i) {
        const TimeSeries drawn = *any_series();
        if (drawn.empty()) continue;  // leaves no row
        std::vector<double> values(drawn.values().begin(), drawn.values().end());
        const double factor = *rc::gen::element(1.0, 1e-3, 1.0 / 3.0, 1e300, 1e-310);
        for (double& v : values) v *= factor;
        all.push_back(series(names[static_cast<std::size_t>(i)], drawn.axis().first(), std::move(values)));
    }
    RC_ASSERT(read_long_table_text(long_table_text(all), "", {.delimiter = ',', .decimal = '.'}) == all);
}

RC_GTEST_PROP(LongTable, NoTextMakesItFailOtherwise, (const std::string& tail)) {
    const std::string start =
        *rc::gen::element<std::string>("", "series,period,value\n", "series;period;value\na;");
    const std::string text = start + *rc::gen::element(std::string(tail), "a,2020," + tail, "\"" + tail);
    try {
        for (const TimeSeries& s : read_long_table_text(text))
            for (const double v : s.values()) RC_ASSERT(!std::isinf(v));
    } catch (const Error& error) {
        RC_ASSERT(!error.problems().empty());
    }
}

TEST(LongTable, DocumentedForecast) {
    const std::vector<double> mean{1.5};
    const std::vector<double> lower{1};
    const std::vector<double> upper{2};
    const std::vector<double> levels{0.8};
    const std::vector<ForecastRows> rows{
        {"wmo", PeriodAxis(Period::quarter(2023, 1), 1), mean, {{lower, upper}}, "naive", ""}};
    EXPECT_EQ(forecast_table_text(levels, rows),
              "series,period,mean,lower80,upper80,model,note\r\nwmo,2023KW01,1.5,1,2,naive,\r\n");
    const testing_io::Folder folder;
    write_forecast_table(folder.path() / "f.csv", levels, rows);
    std::ostringstream written;
    written << std::ifstream(folder.path() / "f.csv", std::ios::binary).rdbuf();
    EXPECT_EQ(written.str(), forecast_table_text(levels, rows));
}

TEST(LongTable, ForecastColumnsAreNamedByLevel) {
    const std::vector<double> levels{0.8, 0.95, 0.975, 0.57, 0.05, 0.999, 0.005};
    EXPECT_EQ(forecast_table_text(levels, {}),
              "series,period,mean,lower80,upper80,lower95,upper95,lower97.5,upper97.5,lower57,upper57,lower5,"
              "upper5,"
              "lower99.9,upper99.9,lower0.5,upper0.5,model,note\r\n");
}

TEST(LongTable, ForecastCellsAreQuotedWhereNeeded) {
    const std::vector<double> mean{0.1, none};
    const std::vector<ForecastRows> rows{
        {"a;b", PeriodAxis(Period::month(2023, 12), 2), mean, {}, "ETS(A,N,N)", "said \"so\""}};
    EXPECT_EQ(forecast_table_text({}, rows),
              "series,period,mean,model,note\r\n"
              "\"a;b\",2023MM12,0.1,\"ETS(A,N,N)\",\"said \"\"so\"\"\"\r\n"
              "\"a;b\",2024MM01,,\"ETS(A,N,N)\",\"said \"\"so\"\"\"\r\n");
}

TEST(LongTable, ForecastsAreChecked) {
    const std::vector<double> one{1};
    const std::vector<double> infinite{std::numeric_limits<double>::infinity()};
    const std::vector<double> level{0.8};
    const std::vector<double> wrong_level{80};
    const PeriodAxis axis(Period::year(2023), 1);
    const auto text = [&](std::span<const double> levels, ForecastRows rows) {
        forecast_table_text(levels, std::vector<ForecastRows>{std::move(rows)});
    };
    EXPECT_THAT(
        [&] {
            text(wrong_level, {"a", axis, one, {{one, one}}, "", ""});
        },
        throws(Errc::out_of_domain, "level is 80, expected a number in (0, 1)"));
    EXPECT_THAT(
        [&] {
            text(level, {"a", axis, one, {}, "", ""});
        },
        throws(Errc::out_of_domain, "bounds is 0"));
    EXPECT_THAT(
        [&] {
            text({}, {"a", axis, {}, {}, "", ""});
        },
        throws(Errc::out_of_domain, "mean of series \"a\" is 0, expected as many values as periods, 1"));
    EXPECT_THAT(
        [&] {
            text(level, {"a", axis, one, {{one, infinite}}, "", ""});
        },
        throws(Errc::out_of_domain, "upper bound of series \"a\" is inf"));
}

TEST(LongTable, TakesTheMarksThatAreAsked) {
    const auto value = [](std::string_view text, const LongTableOptions& options) {
        const std::vector<TimeSeries> series = read_long_table_text(text, "", options);
        return series.size() == 1 ? *series[0].values().begin() : -1.0;
    };
    EXPECT_EQ(value("series;period;value\na;2022;1,5\n", {.delimiter = ';', .decimal = ','}), 1.5);
    EXPECT_EQ(value("series\tperiod\tvalue\na\t2022\t1.5\n", {.delimiter = '\t', .decimal = '.'}), 1.5);
    EXPECT_EQ(value("series,period,value\na,2022,1.5\n", {.delimiter = ','}), 1.5);
    EXPECT_EQ(value("series;period;value\na;2022;1.500\n", {.decimal = ','}), 1500.0);
    EXPECT_EQ(value("series;period;value\na;2022;1.500\n", {.decimal = '.'}), 1.5);
    EXPECT_THAT([] { read_long_table_text("series,period,value\na,2022,1\n", "", {.delimiter = ';'}); },
                testing::Throws<Error>());
}

TEST(LongTable, SeriesWithoutValuesHaveNoRows) {
    const std::vector<TimeSeries> all{series("a", Period::year(2022), {}),
                                      series("b", Period::year(2022), {1.0})};
    EXPECT_EQ(long_table_text(all), "series,period,value\r\nb,2022JJ00,1\r\n");
    EXPECT_THAT([] { long_table_text(std::vector{series("", Period::year(2022), {1.0})}); },
                throws(Errc::out_of_domain, "a name without spaces around it"));
    EXPECT_THAT([] { long_table_text(std::vector{series(" a", Period::year(2022), {1.0})}); },
                throws(Errc::out_of_domain, "a name without spaces around it"));
}

TEST(LongTable, ForecastLevelsLieBetweenZeroAndOne) {
    for (const double level : {0.0, 1.0, -0.5, 1.5, std::numeric_limits<double>::quiet_NaN()})
        EXPECT_THAT([&] { forecast_table_text(std::vector{level}, {}); },
                    throws(Errc::out_of_domain, "a number in (0, 1)"))
            << level;
    const PeriodAxis no_periods(Period::year(2023), 0);
    EXPECT_EQ(forecast_table_text({}, std::vector<ForecastRows>{{"a", no_periods, {}, {}, "", ""}}),
              "series,period,mean,model,note\r\n");
}

TEST(LongTable, ALineOfSpreadsheetsMayNameTheDelimiter) {
    const auto read = [](std::string_view text) {
        const std::vector<TimeSeries> all = read_long_table_text(text, "");
        return all.size() == 1 ? *all[0].values().begin() : -1.0;
    };
    EXPECT_EQ(read("sep=;\nseries;period;value\na;2022;7\n"), 7.0);
    EXPECT_EQ(read("sep=;\r\nseries;period;value\r\na;2022;7\r\n"), 7.0);
    EXPECT_EQ(read("sep=,\rseries,period,value\ra,2022,7\r"), 7.0);
}

TEST(LongTable, TextsOfWideLettersAreRefused) {
    for (const std::string_view mark : {"\xFF\xFE", "\xFE\xFF"})
        EXPECT_THAT([&] { read_long_table_text(std::string(mark) + "series", ""); },
                    throws(Errc::syntax, "found UTF-16"));
    EXPECT_THAT([] { read_long_table_text(std::string_view("series\0,", 8), ""); },
                throws(Errc::syntax, "found the character U+0000"));
    EXPECT_THAT([] { read_long_table_text("series,period,value\n\x81,2022,1\n", ""); },
                throws(Errc::syntax, "found the byte \\x81"));
}

TEST(LongTable, WhatIsAskedGoesBeforeWhatTheFileSays) {
    EXPECT_THAT(
        [] { read_long_table_text("sep=;\nseries;period;value\na;2022;7\n", "", {.delimiter = ','}); },
        testing::Throws<Error>());
    const std::vector<TimeSeries> all =
        read_long_table_text("sep=;\nseries,period,value\na,2022,7\n", "", {.delimiter = ','});
    EXPECT_EQ(*all.at(0).values().begin(), 7.0);
}

TEST(LongTable, RemarksAtTheEndArePassedOver) {
    const std::string rows = "series,period,value\na,2020,1\na,2021,2\n";
    for (const char* below :
         {"Bron: CBS\n", "\n\"Bron: CBS, Den Haag\",,\n", "Bron: CBS, Den Haag\nNoot: voorlopig\n"}) {
        const std::vector<TimeSeries> read = read_long_table_text(rows + below, "t.csv");
        ASSERT_EQ(read.size(), 1U) << below;
        EXPECT_EQ(read.front().size(), 2) << below;
    }
    EXPECT_THAT(problems_in(rows + "Bron: CBS\na,2022,3\n"),
                ElementsAre(HasSubstr("found a row of 1 cells, expected 3")));
}

TEST(LongTable, RowsWithoutAnythingArePassedOver) {
    const std::vector<TimeSeries> all =
        read_long_table_text("series,period,value\n,,\na,\"2022\",7\n,,,,\n\n", "");
    EXPECT_EQ(all.at(0).size(), 1);
    EXPECT_THAT([] { read_long_table_text("series,period,value\na,\"20\"\"22\",7\n", ""); },
                throws(Errc::syntax, "20\\\"22"));
}

}  // namespace
}  // namespace sociaaldomein
