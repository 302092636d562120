/* Reads the reports of a municipality, checks them, and projects its caseloads, in C. */
#include <stdio.h>

#include <sociaaldomein.h>

static int failed(sd_error* error) {
    fprintf(stderr, "%s\n", sd_error_message(error));
    sd_error_free(error);
    return 1;
}

static int print(sd_table* table) {
    sd_error* error = NULL;
    sd_bytes* text = NULL;
    if (sd_table_format(table, "text", &text, &error) != SD_OK) return failed(error);
    fputs(sd_bytes_data(text), stdout);
    sd_bytes_free(text);
    return 0;
}

int main(void) {
    const char* paths[] = {"examples/zwolle/programme.json",         "examples/zwolle/half-year-2020-h1.json",
                           "examples/zwolle/half-year-2022-h2.json", "examples/zwolle/budget-2023.json",
                           "examples/zwolle/account-2024.json",      "examples/zwolle/plan-2016.json"};
    sd_error* error = NULL;
    sd_programme* zwolle = NULL;
    if (sd_programme_load(paths, 6, NULL, &zwolle, &error) != SD_OK) return failed(error);

    sd_check_summary summary = SD_CHECK_SUMMARY_INIT;
    if (sd_programme_check(zwolle, NULL, &summary, &error) != SD_OK) return failed(error);
    printf("%d figures, %d identities, %d violated\n", (int)summary.figures, (int)summary.identities,
           (int)summary.violated);

    sd_report_options report = SD_REPORT_OPTIONS_INIT;
    report.horizon = 2;
    sd_table* projected = NULL;
    if (sd_programme_project(zwolle, &report, &projected, &error) != SD_OK) return failed(error);
    printf("%d rows of projections\n", (int)sd_table_rows(projected));
    sd_table_free(projected);
    sd_programme_free(zwolle);

    /* The numbers of welfare recipients, each half-year from the second of 2020, and two half-years more. */
    const double recipients[] = {3840, 3727, 3619, 3585, 3541};
    const char* keys[] = {"welfare"};
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.horizon = 2;
    options.non_negative = 1;
    sd_forecast* forecast = NULL;
    sd_table* table = NULL;
    if (sd_forecast_panel(recipients, 5, 1, 1, 5, "2020-H2", keys, &options, &forecast, &error) != SD_OK)
        return failed(error);
    if (sd_forecast_table(forecast, &table, &error) != SD_OK) return failed(error);
    const int status = print(table);
    sd_table_free(table);
    sd_forecast_free(forecast);
    return status;
}
