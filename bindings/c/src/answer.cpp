// Questions to the future as C sees them.

#include <cmath>
#include <utility>

#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/report/outlook_table.hpp>
#include <sociaaldomein/scenario/target_odds.hpp>

#include "outlook_tables.hpp"
#include "simulate_options.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

namespace {

static_assert(SD_ANYWHERE == static_cast<int>(Relation::none) &&
                  SD_AT_LEAST == static_cast<int>(Relation::at_least) &&
                  SD_SUM_OVER == static_cast<int>(Moment::sum_over),
              "relations and moments are the numbers of the C++ ones");

Question question_of(const char* function, const sd_question* given) {
    const sd_question said = read_struct(function, "question", &required(function, "question", given));
    require(said.reserved == 0, function, "reserved", said.reserved, "0");
    require(said.relation >= SD_ANYWHERE && said.relation <= SD_AT_LEAST, function, "relation", said.relation,
            "SD_ANYWHERE, SD_BELOW, SD_ABOVE, SD_AT_MOST or SD_AT_LEAST");
    require(said.moment >= SD_AT && said.moment <= SD_SUM_OVER, function, "moment", said.moment,
            "SD_AT, SD_BY or SD_SUM_OVER");
    require(std::isfinite(said.value), function, "value", said.value, "a finite number");
    Question question;
    question.quantity = text(function, "quantity", said.quantity);
    question.relation = static_cast<Relation>(said.relation);
    question.moment = static_cast<Moment>(said.moment);
    question.value = said.value;
    question.than = text_or(function, "than", said.than, "");
    if (said.when != nullptr) question.when = parse_when(text(function, "when", said.when));
    question.influences = said.influences != 0;
    return question;
}

Owned<sd_answer> answer_handle(Answer answer, Question question) {
    std::vector<double> levels;
    std::vector<double> lower;
    std::vector<double> upper;
    for (const OutlookBand& band : answer.bands) {
        levels.push_back(band.level);
        lower.push_back(band.lower.front());
        upper.push_back(band.upper.front());
    }
    return make_handle<sd_answer>(std::move(answer), std::move(question), std::move(levels), std::move(lower),
                                  std::move(upper));
}

const double* pointer(const std::vector<double>& values) { return values.empty() ? nullptr : values.data(); }

}  // namespace

sd_status sd_ask(const sd_programme* programme, const char* scenario, const sd_question* question,
                 const sd_simulate_options* options, sd_answer** answer, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_ask";
        required(name, "answer", answer);
        const Simulated given(name, programme, scenario, options);
        const Question asked = question_of(name, question);
        Owned<sd_answer> made =
            answer_handle(ask(given.programme, given.scenario, asked, given.options()), asked);
        given.require_not_stopped();
        *answer = made.release();
    });
}

sd_answer* sd_answer_ref(sd_answer* answer) { return add_owner(answer); }

void sd_answer_free(sd_answer* answer) { drop_owner(answer); }

sd_status sd_answer_describe(const sd_answer* answer, sd_answer_about* about, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_answer_describe";
        require_alive(&required(name, "answer", answer));
        const Answer& value = answer->value;
        sd_answer_about filled = SD_ANSWER_ABOUT_INIT;
        filled.scenario = value.scenario.c_str();
        filled.quantity = value.quantity.c_str();
        filled.label_nl = nl(value.label);
        filled.label_en = en(value.label);
        filled.unit = boost::describe::enum_to_string(value.unit, "");
        filled.moment = value.moment.c_str();
        filled.paths = value.paths;
        filled.mean = value.mean;
        filled.median = value.median;
        filled.probability = value.probability;
        filled.standard_error = value.standard_error;
        filled.probability_low = value.probability_low;
        filled.probability_high = value.probability_high;
        filled.expected_years = value.expected_years;
        filled.shortfall = value.shortfall;
        filled.levels = pointer(answer->levels);
        filled.lower = pointer(answer->lower);
        filled.upper = pointer(answer->upper);
        filled.levels_count = std::ssize(answer->levels);
        filled.influences = std::ssize(value.influences);
        write_struct(name, "about", &required(name, "about", about), filled);
    });
}

sd_status sd_answer_table(const sd_answer* answer, sd_table** table, sd_error** error) {
    return derive("sd_answer_table", "answer", answer, "table", table, error,
                  [](const sd_answer& given) { return answer_row(given.value); });
}

sd_status sd_answer_influences(const sd_answer* answer, sd_table** table, sd_error** error) {
    return derive("sd_answer_influences", "answer", answer, "table", table, error,
                  [](const sd_answer& given) { return influences_table(given.value.influences); });
}

sd_status sd_answer_assumptions(const sd_answer* answer, sd_table** table, sd_error** error) {
    return derive("sd_answer_assumptions", "answer", answer, "table", table, error,
                  [](const sd_answer& given) { return assumptions_table(given.value.assumptions); });
}

sd_status sd_answer_notes(const sd_answer* answer, sd_table** table, sd_error** error) {
    return derive("sd_answer_notes", "answer", answer, "table", table, error,
                  [](const sd_answer& given) { return notes_table(given.value.notes); });
}

sd_status sd_answer_text(const sd_answer* answer, const char* language, sd_bytes** bytes, sd_error** error) {
    return derive(
        "sd_answer_text", "answer", answer, "bytes", bytes, error, [language](const sd_answer& given) {
            return answer_text(given.question, given.value, c::language("sd_answer_text", language));
        });
}

sd_status sd_target_odds(const sd_programme* programme, const char* scenario,
                         const sd_simulate_options* options, sd_table** table, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_target_odds";
        required(name, "table", table);
        const Simulated given(name, programme, scenario, options);
        Owned<sd_table> made =
            make_handle<sd_table>(odds_table(target_odds(given.programme, given.scenario, given.options())));
        given.require_not_stopped();
        *table = made.release();
    });
}
