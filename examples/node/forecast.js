// Checks the reports of a municipality and projects its welfare recipients, in JavaScript by koffi.
//   node forecast.js LIBRARY DOCUMENT...
const koffi = require("koffi");

const [path, ...documents] = process.argv.slice(2);
const library = koffi.load(path);
const Summary = koffi.struct("sd_check_summary", {
  struct_size: "int64", figures: "int64", identities: "int64", holds: "int64", holds_within_rounding: "int64",
  undecided: "int64", notes: "int64", warnings: "int64", violated: "int64",
});
koffi.opaque("sd_handle");
const f = (declaration) => library.func(declaration);
const load = f("int sd_programme_load(const char **paths, int64_t n, void *options, _Out_ sd_handle **p, _Out_ sd_handle **e)");
const check = f("int sd_programme_check(sd_handle *p, void *findings, _Inout_ sd_check_summary *s, _Out_ sd_handle **e)");
const forecast = f(
  "int sd_forecast_panel(const double *data, int64_t rows, int64_t cols, int64_t row_stride, int64_t col_stride, " +
    "const char *period, void *keys, void *options, _Out_ sd_handle **forecast, _Out_ sd_handle **e)");
const copy = f(
  "int sd_forecast_copy(sd_handle *forecast, int which, int64_t level, _Out_ double *out, int64_t rows, int64_t cols, " +
    "int64_t row_stride, int64_t col_stride, void *e)");
const message = f("const char *sd_error_message(sd_handle *e)");
const freeError = f("void sd_error_free(sd_handle *e)");
const freeProgramme = f("void sd_programme_free(sd_handle *p)");
const freeForecast = f("void sd_forecast_free(sd_handle *p)");

function said(status, error) {
  if (status === 0) return;
  const text = message(error[0]);
  freeError(error[0]);
  throw new Error(text);
}

const programme = [null];
const error = [null];
said(load(documents, documents.length, null, programme, error), error);
const summary = { struct_size: koffi.sizeof(Summary) };
for (const name of ["figures", "identities", "holds", "holds_within_rounding", "undecided", "notes", "warnings", "violated"])
  summary[name] = 0;
said(check(programme[0], null, summary, error), error);
freeProgramme(programme[0]);
console.log(`${summary.figures} figures, ${summary.identities} identities, ${summary.violated} violated`);

const recipients = new Float64Array([3840, 3727, 3619, 3585, 3541]);
const made = [null];
said(forecast(recipients, 5, 1, 1, 5, "2020-H2", null, null, made, error), error);
const mean = new Float64Array(1);
said(copy(made[0], 0, 0, mean, 1, 1, 1, 1, null), error);
freeForecast(made[0]);
console.log(`2023-H1 ${Math.round(mean[0])}`);

let refused = "";
try {
  said(forecast(recipients, 5, 1, 1, 5, "2020-X", null, null, made, error), error);
} catch (raised) {
  refused = raised.message;
}
if (!refused.includes("2020-X")) throw new Error(`found "${refused}", expected an error about 2020-X`);
