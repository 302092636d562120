/* Carries a municipality's programme into the future, and asks what a council asks, in C. */
#include <stdio.h>

#include <sociaaldomein.h>

#define FOLDER "examples/zwolle/"

static int failed(sd_error* error) {
    fprintf(stderr, "%s\n", sd_error_message(error));
    sd_error_free(error);
    return 1;
}

int main(void) {
    const char* paths[] = {FOLDER "programme.json",          FOLDER "half-year-2020-h1.json",
                           FOLDER "half-year-2022-h2.json",  FOLDER "budget-2023.json",
                           FOLDER "account-2024.json",       FOLDER "plan-2016.json",
                           FOLDER "scenarios/baseline.json", FOLDER "scenarios/emergency-places-end.json"};
    sd_error* error = NULL;
    sd_programme* zwolle = NULL;
    if (sd_programme_load(paths, 8, NULL, &zwolle, &error) != SD_OK) return failed(error);

    /* Will fewer than a hundred people wait at the end of 2026, when the emergency places are gone? */
    sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;
    options.paths = 2000;
    sd_question question = SD_QUESTION_INIT;
    question.quantity = "waitlists.sheltered-living.size";
    question.relation = SD_BELOW;
    question.value = 100.0;
    question.when = "2026-12-31";
    question.influences = 1;
    sd_answer* answer = NULL;
    if (sd_ask(zwolle, "emergency-places-end", &question, &options, &answer, &error) != SD_OK)
        return failed(error);
    sd_answer_about about = SD_ANSWER_ABOUT_INIT;
    sd_bytes* text = NULL;
    if (sd_answer_describe(answer, &about, &error) != SD_OK) return failed(error);
    if (sd_answer_text(answer, "en", &text, &error) != SD_OK) return failed(error);
    fputs(sd_bytes_data(text), stdout);
    printf("the probability lies between %.2f and %.2f, whatever of the assumptions comes true\n",
           about.probability_low, about.probability_high);
    sd_bytes_free(text);
    sd_answer_free(answer);

    /* How many wait, with the emergency places and without? */
    const char* scenarios[] = {"baseline", "emergency-places-end"};
    const char* wanted[] = {"waitlists.sheltered-living.size"};
    options.until = "2026";
    options.quantities = wanted;
    options.quantities_count = 1;
    sd_outlook* outlooks[3] = {NULL, NULL, NULL}; /* each scenario, and their difference */
    if (sd_compare(zwolle, scenarios, 2, &options, outlooks, &error) != SD_OK) return failed(error);
    sd_outlook_quantity waiting = SD_OUTLOOK_QUANTITY_INIT;
    if (sd_outlook_series(outlooks[0], 0, &waiting, &error) != SD_OK) return failed(error);
    const int64_t last = waiting.steps - 1;
    printf("mean at %s: %.0f and %.0f\n", sd_outlook_period(outlooks[0], 0, SD_STEPS, last),
           sd_outlook_data(outlooks[0], 0, SD_STEPS, SD_MEAN, 0)[last],
           sd_outlook_data(outlooks[1], 0, SD_STEPS, SD_MEAN, 0)[last]);

    sd_table* table = NULL;
    if (sd_outlook_table((const sd_outlook* const*)outlooks, 3, &table, &error) != SD_OK)
        return failed(error);
    if (sd_table_format(table, "csv", &text, &error) != SD_OK) return failed(error);
    fputs(sd_bytes_data(text), stdout);
    sd_bytes_free(text);
    sd_table_free(table);
    for (int i = 0; i < 3; ++i) sd_outlook_free(outlooks[i]);
    sd_programme_free(zwolle);
    return 0;
}
