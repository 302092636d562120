/* What R calls: a check and a forecast, with R's own vectors. Built with R CMD SHLIB. */
#include <R.h>
#include <Rinternals.h>
#include <sociaaldomein.h>
#include <stdio.h>

static void stop_with(sd_error* failed) {
    char message[1000];
    snprintf(message, sizeof message, "%s", sd_error_message(failed));
    sd_error_free(failed);
    Rf_error("%s", message); /* does not come back */
}

/* The numbers of figures, identities and violations in the documents. */
SEXP r_check(SEXP files) {
    const R_xlen_t count = XLENGTH(files);
    const char** paths = (const char**)R_alloc((size_t)count, sizeof *paths);
    sd_programme* programme = NULL;
    sd_check_summary summary = SD_CHECK_SUMMARY_INIT;
    sd_error* error = NULL;
    SEXP out;
    for (R_xlen_t i = 0; i < count; ++i) paths[i] = Rf_translateCharUTF8(STRING_ELT(files, i));
    if (sd_programme_load(paths, count, NULL, &programme, &error) != SD_OK) stop_with(error);
    if (sd_programme_check(programme, NULL, &summary, &error) != SD_OK) {
        sd_programme_free(programme);
        stop_with(error);
    }
    sd_programme_free(programme);
    out = PROTECT(Rf_allocVector(REALSXP, 3));
    REAL(out)[0] = (double)summary.figures;
    REAL(out)[1] = (double)summary.identities;
    REAL(out)[2] = (double)summary.violated;
    UNPROTECT(1);
    return out;
}

/* Mean, lower and upper bound of level 0.8 for a matrix of periods by series: horizon x series x 3. */
SEXP r_forecast(SEXP values, SEXP rows, SEXP cols, SEXP start, SEXP horizon) {
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    sd_forecast* forecast = NULL;
    sd_error* error = NULL;
    const int64_t n = Rf_asInteger(rows), series = Rf_asInteger(cols);
    SEXP out;
    options.horizon = Rf_asInteger(horizon);
    out = PROTECT(Rf_allocVector(REALSXP, (R_xlen_t)(options.horizon * series * 3)));
    if (sd_forecast_panel(REAL(values), n, series, 1, n, CHAR(STRING_ELT(start, 0)), NULL, &options,
                          &forecast, &error) != SD_OK)
        stop_with(error);
    for (int32_t which = SD_MEAN; which <= SD_UPPER; ++which)
        sd_forecast_copy(forecast, which, 0, REAL(out) + which * options.horizon * series, options.horizon,
                         series, 1, options.horizon, NULL);
    sd_forecast_free(forecast);
    UNPROTECT(1);
    return out;
}
