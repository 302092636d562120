#include <sociaaldomein.h>
#include <stdio.h>

int main(void) {
    const double recipients[] = {3840, 3727, 3619, 3585, 3541};
    sd_forecast* forecast = NULL;
    if (sd_forecast_panel(recipients, 5, 1, 1, 5, "2020-H2", NULL, NULL, &forecast, NULL) != SD_OK) return 1;
    printf("2023-H1: %.0f\n", sd_forecast_data(forecast, SD_MEAN, 0)[0]);
    sd_forecast_free(forecast);
    return 0;
}
