/* What somebody else writes against the C library. */
#include <sociaaldomein.h>
#include <string.h>

int main(int count, char** arguments) {
    const double values[] = {1, 2, 3, 4, 5, 6, 7, 8};
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    sd_forecast* forecast = 0;
    double next = 0;
    if (count < 2 || strcmp(sd_version(), arguments[1]) != 0 || sd_abi_version() / 1000 != SD_ABI_MAJOR)
        return 1;
    options.model = "drift";
    if (sd_forecast_panel(values, 8, 1, 1, 8, "2015", 0, &options, &forecast, 0) != SD_OK) return 2;
    if (sd_forecast_copy(forecast, SD_MEAN, 0, &next, 1, 1, 1, 1, 0) != SD_OK) return 3;
    sd_forecast_free(forecast);
    return next == 9 ? 0 : 4;
}
