#include "sociaaldomein/c/outlook.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/report/outlook_table.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

#include "support.hpp"

namespace {

using namespace testing_c;
using testing::HasSubstr;
using testing::StartsWith;

const sociaaldomein::Programme& the_same() {
    static const sociaaldomein::Loaded loaded =
        sociaaldomein::load_document_text(std::string(future_document), "future.json");
    return loaded.programme;
}

sd_simulate_options few(int64_t paths = 320) {
    sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;
    options.paths = paths;
    return options;
}

/// Said of an outlook that does not come about.
std::string refused(const sd_simulate_options& options, sd_status status, const char* scenario = "base") {
    const Owner<sd_programme> p = future();
    Out<sd_outlook> none;
    Said error;
    EXPECT_EQ(sd_simulate(p.get(), scenario, &options, none, error), status);
    EXPECT_EQ(error.code(), status);
    EXPECT_EQ(none.get(), nullptr);
    return error.words();
}

void expect_bits(const double* found, const std::vector<double>& expected) {
    if (expected.empty()) {
        EXPECT_EQ(found, nullptr);
        return;
    }
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(std::memcmp(found, expected.data(), expected.size() * sizeof(double)), 0);
}

void expect_same(const sd_outlook* found, const sociaaldomein::Outlook& expected) {
    sd_outlook_about about = SD_OUTLOOK_ABOUT_INIT;
    ASSERT_EQ(sd_outlook_describe(found, &about, nullptr), SD_OK);
    EXPECT_EQ(about.scenario, expected.scenario);
    EXPECT_EQ(about.against, expected.against);
    EXPECT_EQ(about.name_nl, expected.name.nl);
    EXPECT_EQ(about.name_en, expected.name.en);
    EXPECT_EQ(about.question_nl, expected.question.nl);
    EXPECT_EQ(about.question_en, expected.question.en);
    EXPECT_EQ(about.paths, expected.paths);
    EXPECT_EQ(about.seed, expected.seed);
    ASSERT_EQ(about.series, std::ssize(expected.series));
    for (int64_t s = 0; s < about.series; ++s) {
        const sociaaldomein::OutlookSeries& series = expected.series[static_cast<std::size_t>(s)];
        EXPECT_EQ(sd_outlook_find(found, series.quantity.c_str()), s);
        sd_outlook_quantity quantity = SD_OUTLOOK_QUANTITY_INIT;
        ASSERT_EQ(sd_outlook_series(found, s, &quantity, nullptr), SD_OK);
        EXPECT_EQ(quantity.quantity, series.quantity);
        EXPECT_EQ(quantity.label_en, series.label.en);
        EXPECT_EQ(quantity.start, series.start);
        EXPECT_EQ(quantity.steps, std::ssize(series.steps.periods));
        EXPECT_EQ(quantity.years, std::ssize(series.years.periods));
        EXPECT_EQ(quantity.observed, std::ssize(series.observed_periods));
        expect_bits(sd_outlook_data(found, s, SD_OBSERVED, SD_MEAN, 0), series.observed);
        for (const auto& [span, fan] : {std::pair(SD_STEPS, &series.steps), {SD_YEARS, &series.years}}) {
            for (std::size_t i = 0; i < fan->periods.size(); ++i)
                EXPECT_EQ(sd_outlook_period(found, s, span, static_cast<int64_t>(i)),
                          to_string(fan->periods[i]));
            expect_bits(sd_outlook_data(found, s, span, SD_MEAN, 0), fan->mean);
            expect_bits(sd_outlook_data(found, s, span, SD_MEDIAN, 0), fan->median);
            for (std::size_t l = 0; l < fan->bands.size(); ++l) {
                const auto level = static_cast<int64_t>(l);
                EXPECT_EQ(sd_outlook_level(found, level), fan->bands[l].level);
                expect_bits(sd_outlook_data(found, s, span, SD_LOWER, level), fan->bands[l].lower);
                expect_bits(sd_outlook_data(found, s, span, SD_UPPER, level), fan->bands[l].upper);
            }
        }
    }
}

std::string with_ends(std::string text) {  // of lines, as RFC 4180 has them
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\r');
    return text;
}

TEST(COutlook, QuantitiesThatCanBeComputed) {
    const Owner<sd_programme> p = future();
    Out<sd_table> table;
    ASSERT_EQ(sd_programme_quantities(p.get(), table, nullptr), SD_OK);
    const std::string text = csv(table.get());
    EXPECT_THAT(text, StartsWith("quantity,label_nl,label_en,unit,measure,output,input,record\r\n"
                                 "caseloads.c.size,Bijstand"));
    EXPECT_THAT(text, HasSubstr(",persons,stock,true,"));
    EXPECT_THAT(text, HasSubstr("/waitlists/w\r\n"));
    ASSERT_EQ(sd_programme_quantities(programme().get(), table, nullptr), SD_OK);
    EXPECT_EQ(sd_table_rows(table.get()), 0);
    ASSERT_EQ(sd_programme_table(p.get(), "scenarios", table, nullptr), SD_OK);
    EXPECT_THAT(csv(table.get()), HasSubstr("\r\nbase,"));
}

TEST(COutlook, TheBitsOfCpp) {
    const Owner<sd_programme> p = future();
    const std::array<double, 2> levels{0.5, 0.975};
    sd_simulate_options options = few();
    options.levels = levels.data();
    options.levels_count = 2;
    options.seed = 7;
    options.until = "2027";
    options.threads = 2;
    Out<sd_outlook> found;
    ASSERT_EQ(sd_simulate(p.get(), "base", &options, found, nullptr), SD_OK);
    sociaaldomein::SimulateOptions chosen;
    chosen.paths = 320;
    chosen.levels = {0.5, 0.975};
    chosen.seed = 7;
    chosen.until = sociaaldomein::Period::year(2027);
    const sociaaldomein::Outlook expected = simulate(the_same(), "base", chosen);
    ASSERT_GT(expected.series.size(), 10U);
    expect_same(found.get(), expected);

    Out<sd_table> table;
    const sd_outlook* one = found.get();
    ASSERT_EQ(sd_outlook_table(&one, 1, table, nullptr), SD_OK);
    EXPECT_EQ(csv(table.get()), with_ends(outlook_csv(std::span(&expected, 1))));
    EXPECT_STREQ(sd_table_column_name(table.get(), 9), "lower97.5");
    Out<sd_bytes> bytes;
    ASSERT_EQ(sd_outlook_text(one, "en", bytes, nullptr), SD_OK);
    EXPECT_EQ(text(bytes.get()), outlook_table(expected, sociaaldomein::Language::en));
    ASSERT_EQ(sd_outlook_text(one, nullptr, bytes, nullptr), SD_OK);
    EXPECT_EQ(text(bytes.get()), outlook_table(expected, sociaaldomein::Language::nl));
}

TEST(COutlook, WhatWasAssumedAndNoted) {
    const Owner<sd_programme> p = future();
    const sd_simulate_options options = few();
    Out<sd_outlook> outlook;
    ASSERT_EQ(sd_simulate(p.get(), "", &options, outlook, nullptr), SD_OK);
    Out<sd_table> table;
    ASSERT_EQ(sd_outlook_assumptions(outlook.get(), table, nullptr), SD_OK);
    const std::string text = csv(table.get());
    EXPECT_THAT(text, StartsWith("name,value,low,high,spread,ground,reason_nl,reason_en,source\r\n"));
    EXPECT_THAT(text, HasSubstr("caseloads.c.inflow,60,40,80,triangular,assumed,geschat,a guess,\r\n"));
    EXPECT_THAT(text, HasSubstr("waitlists.w.start,158,,,triangular,"));
    ASSERT_EQ(sd_outlook_notes(outlook.get(), table, nullptr), SD_OK);
    EXPECT_THAT(csv(table.get()), HasSubstr("observation(s) of the waitlist"));
}

TEST(COutlook, ScenariosOnTheSamePaths) {
    const Owner<sd_programme> p = future();
    const sd_simulate_options options = few();
    const std::array<const char*, 2> ids{"base", "dearer"};
    std::array<sd_outlook*, 3> found{};
    ASSERT_EQ(sd_compare(p.get(), ids.data(), 2, &options, found.data(), nullptr), SD_OK);
    sociaaldomein::SimulateOptions chosen;
    chosen.paths = 320;
    const auto expected = compare(the_same(), {"base", "dearer"}, chosen);
    for (std::size_t i = 0; i < found.size(); ++i) expect_same(found[i], expected[i]);
    Out<sd_table> table;
    ASSERT_EQ(sd_outlook_table(found.data(), 3, table, nullptr), SD_OK);
    EXPECT_EQ(csv(table.get()), with_ends(outlook_csv(expected)));

    sd_simulate_options other = few();
    const double level = 0.5;
    other.levels = &level;
    other.levels_count = 1;
    Out<sd_outlook> unlike;
    ASSERT_EQ(sd_simulate(p.get(), "base", &other, unlike, nullptr), SD_OK);
    const std::array<const sd_outlook*, 2> two{found[0], unlike.get()};
    EXPECT_EQ(sd_outlook_table(two.data(), 2, table, nullptr), SD_UNLIKE);
    for (sd_outlook* outlook : found) sd_outlook_free(outlook);

    found.fill(nullptr);
    Said error;
    EXPECT_EQ(sd_compare(p.get(), ids.data(), 1, &options, found.data(), error), SD_OUT_OF_DOMAIN);
    EXPECT_THAT(error.words(), HasSubstr("count is 1"));
    const std::array<const char*, 2> wrong{"base", "cheaper"};
    EXPECT_EQ(sd_compare(p.get(), wrong.data(), 2, &options, found.data(), error), SD_UNKNOWN_VALUE);
    EXPECT_THAT(error.words(), HasSubstr("cheaper"));
    EXPECT_THAT(found, testing::Each(nullptr));
    EXPECT_EQ(sd_compare(p.get(), nullptr, 2, &options, found.data(), nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_compare(p.get(), ids.data(), 2, &options, nullptr, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(COutlook, OnlyWhatIsWanted) {
    const Owner<sd_programme> p = future();
    sd_simulate_options options = few();
    const std::array<const char*, 1> wanted{"products.p.cost"};
    options.quantities = wanted.data();
    options.quantities_count = 1;
    const double none = 0.0;
    options.levels = &none;  // and no bands
    Out<sd_outlook> outlook;
    ASSERT_EQ(sd_simulate(p.get(), "base", &options, outlook, nullptr), SD_OK);
    sd_outlook_about about = SD_OUTLOOK_ABOUT_INIT;
    ASSERT_EQ(sd_outlook_describe(outlook.get(), &about, nullptr), SD_OK);
    EXPECT_EQ(about.series, 1);
    EXPECT_EQ(about.levels, 0);
    EXPECT_TRUE(std::isnan(sd_outlook_level(outlook.get(), 0)));
    EXPECT_NE(sd_outlook_data(outlook.get(), 0, SD_YEARS, SD_MEAN, 0), nullptr);
    EXPECT_EQ(sd_outlook_data(outlook.get(), 0, SD_STEPS, SD_LOWER, 0), nullptr);
    EXPECT_EQ(sd_outlook_find(outlook.get(), "caseloads.c.size"), -1);
}

TEST(COutlook, BadOptions) {
    sd_simulate_options options = few(-1);
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("paths is -1"));
    options = few();
    options.threads = -3;
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("threads is -3"));
    options = few();
    options.reserved = 1;
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("sd_simulate: reserved is 1"));
    options = few();
    options.until = "soon";
    EXPECT_THAT(refused(options, SD_SYNTAX), HasSubstr("soon"));
    options.until = "1999";
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("until is \"1999\""));
    options.until = "\xff";
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("UTF-8"));
    options = few();
    const double level = std::numeric_limits<double>::quiet_NaN();
    options.levels = &level;
    options.levels_count = 1;
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("levels[0]"));
    options = few();
    const std::array<const char*, 2> wanted{"caseloads.c.sise", nullptr};
    options.quantities = wanted.data();
    options.quantities_count = 1;
    EXPECT_THAT(refused(options, SD_UNKNOWN_VALUE), HasSubstr("caseloads.c.size"));
    options.quantities_count = 2;
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("quantities[1] is null"));
    options.quantities_count = -1;
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("quantities is -1"));
    options = few();
    options.struct_size = 8;
    EXPECT_THAT(refused(options, SD_OUT_OF_DOMAIN), HasSubstr("struct_size is 8"));
    EXPECT_THAT(refused(few(), SD_UNKNOWN_VALUE, "nowhere"), HasSubstr("nowhere"));

    struct {
        sd_simulate_options known = SD_SIMULATE_OPTIONS_INIT;
        int64_t unknown = 0;
    } newer;
    newer.known.paths = 64;
    newer.known.struct_size = sizeof newer;
    Out<sd_outlook> outlook;
    EXPECT_EQ(sd_simulate(future().get(), "base", &newer.known, outlook, nullptr), SD_OK);
    newer.unknown = 1;
    EXPECT_EQ(sd_simulate(future().get(), "base", &newer.known, outlook, nullptr), SD_UNSUPPORTED_VERSION);
}

TEST(COutlook, NothingAndNull) {
    Out<sd_outlook> outlook;
    Said error;
    EXPECT_EQ(sd_simulate(nullptr, "base", nullptr, outlook, error), SD_OUT_OF_DOMAIN);
    EXPECT_THAT(error.words(), HasSubstr("programme is null"));
    EXPECT_EQ(sd_simulate(future().get(), "base", nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    const sd_simulate_options options = few(64);
    ASSERT_EQ(sd_simulate(future().get(), nullptr, &options, outlook, nullptr), SD_OK);
    const sd_outlook* o = outlook.get();
    for (const int64_t s : {int64_t{-1}, int64_t{1000}, std::numeric_limits<int64_t>::max()}) {
        sd_outlook_quantity quantity = SD_OUTLOOK_QUANTITY_INIT;
        EXPECT_EQ(sd_outlook_series(o, s, &quantity, nullptr), SD_OUT_OF_DOMAIN);
        EXPECT_EQ(sd_outlook_data(o, s, SD_STEPS, SD_MEAN, 0), nullptr);
        EXPECT_EQ(sd_outlook_data(o, 0, SD_STEPS, SD_LOWER, s), nullptr);
        EXPECT_EQ(sd_outlook_data(o, 0, SD_STEPS, SD_MEAN, s), nullptr);
        EXPECT_EQ(sd_outlook_period(o, s, SD_STEPS, 0), nullptr);
        EXPECT_EQ(sd_outlook_period(o, 0, SD_STEPS, s), nullptr);
        EXPECT_TRUE(std::isnan(sd_outlook_level(o, s)));
    }
    for (const int32_t other : {-1, 4, 99}) {
        EXPECT_EQ(sd_outlook_data(o, 0, SD_STEPS, other, 0), nullptr);
        EXPECT_EQ(sd_outlook_data(o, 0, other, SD_MEAN, 0), nullptr);
        EXPECT_EQ(sd_outlook_period(o, 0, other, 0), nullptr);
    }
    EXPECT_EQ(sd_outlook_data(o, 0, SD_OBSERVED, SD_MEDIAN, 0), nullptr);
    sd_outlook_about about = SD_OUTLOOK_ABOUT_INIT;
    about.struct_size = 16;
    EXPECT_EQ(sd_outlook_describe(o, &about, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_outlook_describe(nullptr, &about, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_outlook_describe(o, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_outlook_series(nullptr, 0, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_outlook_data(nullptr, 0, SD_STEPS, SD_MEAN, 0), nullptr);
    EXPECT_EQ(sd_outlook_period(nullptr, 0, SD_STEPS, 0), nullptr);
    EXPECT_EQ(sd_outlook_find(nullptr, "a"), -1);
    EXPECT_EQ(sd_outlook_find(o, nullptr), -1);
    EXPECT_TRUE(std::isnan(sd_outlook_level(nullptr, 0)));
    Out<sd_table> table;
    EXPECT_EQ(sd_outlook_table(&o, -1, table, nullptr), SD_OUT_OF_DOMAIN);
    const sd_outlook* none = nullptr;
    EXPECT_EQ(sd_outlook_table(&none, 1, table, nullptr), SD_OUT_OF_DOMAIN);
    ASSERT_EQ(sd_outlook_table(nullptr, 0, table, nullptr), SD_OK);
    EXPECT_EQ(csv(table.get()), "scenario,against,quantity,unit,period,mean,median\r\n");
    EXPECT_EQ(sd_table_column_kind(table.get(), 5), SD_COLUMN_NUMBER);
    EXPECT_EQ(sd_outlook_notes(o, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_outlook_assumptions(nullptr, table, nullptr), SD_OUT_OF_DOMAIN);
    Out<sd_bytes> bytes;
    EXPECT_EQ(sd_outlook_text(o, "fr", bytes, error), SD_OUT_OF_DOMAIN);
    EXPECT_THAT(error.words(), HasSubstr("language is \"fr\""));
    EXPECT_EQ(sd_programme_quantities(nullptr, table, nullptr), SD_OUT_OF_DOMAIN);
}

int32_t told(int64_t done, int64_t total, void* data) {
    EXPECT_LE(done, total);
    return static_cast<std::atomic<int32_t>*>(data)->fetch_add(1) < 0 ? 1 : 0;
}

TEST(COutlook, ProgressAndOtherThreadsCanStopIt) {
    const Owner<sd_programme> p = future();
    std::atomic<int32_t> calls{0};
    sd_simulate_options options = few(20'000);
    options.progress = told;
    options.progress_data = &calls;
    Out<sd_outlook> outlook;
    ASSERT_EQ(sd_simulate(p.get(), "base", &options, outlook, nullptr), SD_OK);
    EXPECT_GE(calls, 1);
    calls = -1'000'000;
    EXPECT_EQ(sd_simulate(p.get(), "base", &options, outlook, nullptr), SD_CANCELLED);

    Out<sd_cancel> cancel;
    ASSERT_EQ(sd_cancel_new(cancel, nullptr), SD_OK);
    options = few(5'000'000);
    options.cancel = cancel.get();
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        sd_cancel_request(cancel.get());
    });
    EXPECT_EQ(sd_simulate(p.get(), "base", &options, outlook, nullptr), SD_CANCELLED);
    other.join();
}

TEST(COutlook, ManyThreadsShareIt) {
    const Owner<sd_programme> p = future();
    const sd_simulate_options options = few();
    Out<sd_outlook> outlook;
    ASSERT_EQ(sd_simulate(p.get(), "base", &options, outlook, nullptr), SD_OK);
    const sd_outlook* shared = outlook.get();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, mine = sd_outlook_ref(outlook.get())] {
            Out<sd_table> table;
            EXPECT_EQ(sd_outlook_table(&shared, 1, table, nullptr), SD_OK);
            Out<sd_outlook> again;
            EXPECT_EQ(sd_simulate(p.get(), "base", &options, again, nullptr), SD_OK);
            EXPECT_EQ(std::memcmp(sd_outlook_data(mine, 0, SD_STEPS, SD_MEAN, 0),
                                  sd_outlook_data(again.get(), 0, SD_STEPS, SD_MEAN, 0), 6 * sizeof(double)),
                      0);
            sd_outlook_free(mine);
        });
    for (std::thread& thread : threads) thread.join();
}

}  // namespace
