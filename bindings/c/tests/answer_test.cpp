#include "sociaaldomein/c/answer.h"

#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/report/outlook_table.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/target_odds.hpp>

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

sd_simulate_options few() {
    sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;
    options.paths = 320;
    return options;
}

sd_question growing() {
    sd_question question = SD_QUESTION_INIT;
    question.quantity = "caseloads.c.size";
    question.relation = SD_ABOVE;
    question.value = 110.0;
    question.when = "2024-12-31";
    question.influences = 1;
    return question;
}

/// Said of a question that has no answer.
std::string refused(const sd_question& question, sd_status status) {
    const Owner<sd_programme> p = future();
    const sd_simulate_options options = few();
    Out<sd_answer> none;
    Said error;
    EXPECT_EQ(sd_ask(p.get(), "base", &question, &options, none, error), status);
    EXPECT_EQ(none.get(), nullptr);
    return error.words();
}

TEST(CAnswer, TheNumbersOfCpp) {
    const Owner<sd_programme> p = future();
    const sd_question question = growing();
    const sd_simulate_options options = few();
    Out<sd_answer> found;
    ASSERT_EQ(sd_ask(p.get(), "base", &question, &options, found, nullptr), SD_OK);
    sociaaldomein::Question asked;
    asked.quantity = "caseloads.c.size";
    asked.relation = sociaaldomein::Relation::above;
    asked.value = 110.0;
    asked.when = sociaaldomein::parse_when("2024-12-31");
    asked.influences = true;
    sociaaldomein::SimulateOptions chosen;
    chosen.paths = 320;
    const sociaaldomein::Answer expected = ask(the_same(), "base", asked, chosen);
    ASSERT_GT(expected.probability, 0.0);
    ASSERT_LT(expected.probability, 1.0);

    sd_answer_about about = SD_ANSWER_ABOUT_INIT;
    ASSERT_EQ(sd_answer_describe(found.get(), &about, nullptr), SD_OK);
    EXPECT_EQ(about.scenario, expected.scenario);
    EXPECT_EQ(about.quantity, expected.quantity);
    EXPECT_EQ(about.label_nl, expected.label.nl);
    EXPECT_EQ(about.label_en, expected.label.en);
    EXPECT_STREQ(about.unit, "persons");
    EXPECT_EQ(about.moment, expected.moment);
    EXPECT_EQ(about.paths, 320);
    EXPECT_EQ(about.mean, expected.mean);
    EXPECT_EQ(about.median, expected.median);
    EXPECT_EQ(about.probability, expected.probability);
    EXPECT_EQ(about.standard_error, expected.standard_error);
    EXPECT_EQ(about.probability_low, expected.probability_low);
    EXPECT_EQ(about.probability_high, expected.probability_high);
    EXPECT_TRUE(std::isnan(about.expected_years));
    EXPECT_EQ(about.shortfall, expected.shortfall);
    ASSERT_EQ(about.levels_count, 2);
    for (std::size_t l = 0; l < 2; ++l) {
        EXPECT_EQ(about.levels[l], expected.bands[l].level);
        EXPECT_EQ(about.lower[l], expected.bands[l].lower[0]);
        EXPECT_EQ(about.upper[l], expected.bands[l].upper[0]);
    }
    ASSERT_EQ(about.influences, 2);

    Out<sd_table> table;
    ASSERT_EQ(sd_answer_influences(found.get(), table, nullptr), SD_OK);
    EXPECT_THAT(csv(table.get()), StartsWith("name,value,low,high,at_low,at_high,first_order,total\r\n"
                                             "caseloads.c.inflow,60,40,80,"));
    EXPECT_EQ(sd_table_numbers(table.get(), 4)[0], expected.influences[0].at_low);
    EXPECT_EQ(sd_table_numbers(table.get(), 7)[1], expected.influences[1].total);
    ASSERT_EQ(sd_answer_table(found.get(), table, nullptr), SD_OK);
    EXPECT_THAT(csv(table.get()),
                StartsWith("scenario,quantity,unit,moment,paths,mean,median,lower80,upper80,lower95,upper95,"
                           "probability,standard_error,probability_low,probability_high,expected_years,"
                           "shortfall\r\nbase,caseloads.c.size,persons,"));
    EXPECT_EQ(sd_table_numbers(table.get(), 11)[0], expected.probability);
    ASSERT_EQ(sd_answer_assumptions(found.get(), table, nullptr), SD_OK);
    EXPECT_EQ(sd_table_rows(table.get()), std::ssize(expected.assumptions));
    ASSERT_EQ(sd_answer_notes(found.get(), table, nullptr), SD_OK);
    EXPECT_EQ(sd_table_rows(table.get()), std::ssize(expected.notes));
    Out<sd_bytes> bytes;
    ASSERT_EQ(sd_answer_text(found.get(), "en", bytes, nullptr), SD_OK);
    EXPECT_EQ(text(bytes.get()), answer_text(asked, expected, sociaaldomein::Language::en));
    ASSERT_EQ(sd_answer_text(found.get(), nullptr, bytes, nullptr), SD_OK);
    EXPECT_EQ(text(bytes.get()), answer_text(asked, expected, sociaaldomein::Language::nl));
}

TEST(CAnswer, MomentsAndQuantitiesInPlaceOfAValue) {
    const Owner<sd_programme> p = future();
    const sd_simulate_options options = few();
    sd_question question = SD_QUESTION_INIT;
    question.quantity = "savings_plans.s.total";
    question.relation = SD_AT_LEAST;
    question.than = "savings_plans.s.target";
    question.moment = SD_SUM_OVER;
    question.when = "2023";
    Out<sd_answer> answer;
    sd_answer_about about = SD_ANSWER_ABOUT_INIT;
    ASSERT_EQ(sd_ask(p.get(), nullptr, &question, &options, answer, nullptr), SD_OK);
    ASSERT_EQ(sd_answer_describe(answer.get(), &about, nullptr), SD_OK);
    EXPECT_EQ(about.probability, 0.0);
    EXPECT_EQ(about.shortfall, 50000.0);

    question = growing();
    question.moment = SD_BY;
    question.value = 90.0;
    const double none = 0.0;
    sd_simulate_options without = few();
    without.levels = &none;
    ASSERT_EQ(sd_ask(p.get(), "base", &question, &without, answer, nullptr), SD_OK);
    ASSERT_EQ(sd_answer_describe(answer.get(), &about, nullptr), SD_OK);
    EXPECT_GT(about.probability, 0.9);
    EXPECT_GT(about.expected_years, 0.0);
    EXPECT_EQ(about.levels_count, 0);
    EXPECT_EQ(about.levels, nullptr);

    question = growing();
    question.relation = SD_ANYWHERE;
    question.when = nullptr;
    question.influences = 0;
    ASSERT_EQ(sd_ask(p.get(), "base", &question, &options, answer, nullptr), SD_OK);
    ASSERT_EQ(sd_answer_describe(answer.get(), &about, nullptr), SD_OK);
    EXPECT_TRUE(std::isnan(about.probability));
    EXPECT_EQ(about.influences, 0);
    Out<sd_table> table;
    ASSERT_EQ(sd_answer_influences(answer.get(), table, nullptr), SD_OK);
    EXPECT_EQ(sd_table_rows(table.get()), 0);
}

TEST(CAnswer, BadQuestions) {
    sd_question q = growing();
    q.quantity = "caseloads.c.sise";
    EXPECT_THAT(refused(q, SD_UNKNOWN_VALUE), HasSubstr("caseloads.c.size"));
    q.quantity = nullptr;
    EXPECT_THAT(refused(q, SD_OUT_OF_DOMAIN), HasSubstr("quantity is null"));
    for (const int32_t wrong : {-1, 5}) {
        q = growing();
        q.relation = wrong;
        EXPECT_THAT(refused(q, SD_OUT_OF_DOMAIN), HasSubstr("relation is " + std::to_string(wrong)));
        q = growing();
        q.moment = wrong;
        EXPECT_THAT(refused(q, SD_OUT_OF_DOMAIN), HasSubstr("moment is " + std::to_string(wrong)));
    }
    for (const double wrong :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        q = growing();
        q.value = wrong;
        EXPECT_THAT(refused(q, SD_OUT_OF_DOMAIN), HasSubstr("a finite number"));
    }
    q = growing();
    q.when = "once";
    EXPECT_THAT(refused(q, SD_SYNTAX), HasSubstr("once"));
    q.when = "2024-11-30";
    EXPECT_THAT(refused(q, SD_OUT_OF_DOMAIN), HasSubstr("2024-12-31"));
    q = growing();
    q.moment = SD_SUM_OVER;
    q.when = "2024";
    EXPECT_THAT(refused(q, SD_UNLIKE), HasSubstr("no flow"));
    q = growing();
    q.than = "products.p.cost";
    EXPECT_THAT(refused(q, SD_UNLIKE), HasSubstr("products.p.cost"));
    q = growing();
    q.reserved = 1;
    EXPECT_THAT(refused(q, SD_OUT_OF_DOMAIN), HasSubstr("reserved is 1"));
    q = growing();
    q.struct_size = 4;
    EXPECT_THAT(refused(q, SD_OUT_OF_DOMAIN), HasSubstr("question->struct_size is 4"));
}

TEST(CAnswer, NothingAndNull) {
    const Owner<sd_programme> p = future();
    const sd_question question = growing();
    Out<sd_answer> answer;
    EXPECT_EQ(sd_ask(nullptr, "base", &question, nullptr, answer, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_ask(p.get(), "base", nullptr, nullptr, answer, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_ask(p.get(), "base", &question, nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    sd_answer_about about = SD_ANSWER_ABOUT_INIT;
    EXPECT_EQ(sd_answer_describe(nullptr, &about, nullptr), SD_OUT_OF_DOMAIN);
    Out<sd_table> table;
    Out<sd_bytes> bytes;
    EXPECT_EQ(sd_answer_table(nullptr, table, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_answer_influences(nullptr, table, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_answer_assumptions(nullptr, table, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_answer_notes(nullptr, table, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_answer_text(nullptr, nullptr, bytes, nullptr), SD_OUT_OF_DOMAIN);
    sd_answer_free(nullptr);
    EXPECT_EQ(sd_answer_ref(nullptr), nullptr);
    EXPECT_EQ(sd_target_odds(p.get(), "base", nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(CAnswer, TargetsOfEachYear) {
    const Owner<sd_programme> p = future();
    const sd_simulate_options options = few();
    Out<sd_table> table;
    ASSERT_EQ(sd_target_odds(p.get(), "dearer", &options, table, nullptr), SD_OK);
    const std::string text = csv(table.get());
    EXPECT_THAT(text, StartsWith("scenario,record,label_nl,label_en,of,year,probability,standard_error,"
                                 "probability_low,probability_high,amount\r\n"
                                 "dearer,savings_plans.s,,,savings_met,2023,0,0,0,0,50000\r\n"));
    EXPECT_THAT(text, HasSubstr("\r\ndearer,budget_plans.b,Zorg,,overspent,2023,"));
    sociaaldomein::SimulateOptions chosen;
    chosen.paths = 320;
    int64_t row = 0;
    for (const sociaaldomein::TargetOdds& odds : target_odds(the_same(), "dearer", chosen))
        for (std::size_t y = 0; y < odds.years.size(); ++y, ++row) {
            ASSERT_LT(row, sd_table_rows(table.get()));
            EXPECT_EQ(sd_table_numbers(table.get(), 6)[row], odds.probability[y]);
            EXPECT_EQ(sd_table_numbers(table.get(), 10)[row], odds.amount[y]);
        }
    EXPECT_EQ(row, sd_table_rows(table.get()));
}

}  // namespace
