/* Every public header by itself and all together, and each _INIT macro, as C99, C11 and C++11: see CMakeLists.txt. */
#include "sociaaldomein/c/answer.h"
#include "sociaaldomein/c/arrow.h"
#include "sociaaldomein/c/base.h"
#include "sociaaldomein/c/calibration.h"
#include "sociaaldomein/c/forecast.h"
#include "sociaaldomein/c/outlook.h"
#include "sociaaldomein/c/period.h"
#include "sociaaldomein/c/price_volume.h"
#include "sociaaldomein/c/programme.h"
#include "sociaaldomein/c/table.h"

#include "sociaaldomein.h"

static sd_problem problem = SD_PROBLEM_INIT;
static sd_load_options load_options = SD_LOAD_OPTIONS_INIT;
static sd_check_summary summary = SD_CHECK_SUMMARY_INIT;
static sd_report_options report_options = SD_REPORT_OPTIONS_INIT;
static sd_forecast_options forecast_options = SD_FORECAST_OPTIONS_INIT;
static sd_backtest_options backtest_options = SD_BACKTEST_OPTIONS_INIT;
static sd_calibrate_options calibrate_options = SD_CALIBRATE_OPTIONS_INIT;
static sd_simulate_options simulate_options = SD_SIMULATE_OPTIONS_INIT;
static sd_outlook_about outlook_about = SD_OUTLOOK_ABOUT_INIT;
static sd_outlook_quantity outlook_quantity = SD_OUTLOOK_QUANTITY_INIT;
static sd_question question = SD_QUESTION_INIT;
static sd_answer_about answer_about = SD_ANSWER_ABOUT_INIT;
static sd_price_volume_parts parts = SD_PRICE_VOLUME_PARTS_INIT;

int64_t sizes(void);
int64_t sizes(void) {
    return problem.struct_size + load_options.struct_size + summary.struct_size + report_options.struct_size +
           forecast_options.struct_size + backtest_options.struct_size + calibrate_options.struct_size +
           simulate_options.struct_size + outlook_about.struct_size + outlook_quantity.struct_size +
           question.struct_size + answer_about.struct_size + parts.struct_size;
}
