// Futures as C sees them: simulations and their comparison.

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/report/outlook_table.hpp>

#include "outlook_tables.hpp"
#include "report/detail/outlook_rows.hpp"
#include "simulate_options.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

namespace {

Owned<sd_outlook> outlook_handle(Outlook outlook) {
    const Outlook* const one = &outlook;
    std::vector<double> levels = sociaaldomein::detail::common_levels("sd_simulate", std::span(&one, 1));
    std::vector<std::array<std::vector<std::string>, 3>> periods(outlook.series.size());
    for (std::size_t s = 0; s < outlook.series.size(); ++s) {
        const OutlookSeries& series = outlook.series[s];
        const std::array of{&series.steps.periods, &series.years.periods, &series.observed_periods};
        for (std::size_t span = 0; span < of.size(); ++span)
            for (const Period& period : *of[span]) periods[s][span].push_back(to_string(period));
    }
    return make_handle<sd_outlook>(std::move(outlook), std::move(levels), std::move(periods));
}

/// Null when there is no such series.
const OutlookSeries* series_at(const sd_outlook* outlook, std::int64_t series) {
    if (outlook == nullptr) return nullptr;
    require_alive(outlook);
    if (series < 0 || series >= std::ssize(outlook->value.series)) return nullptr;
    return &outlook->value.series[static_cast<std::size_t>(series)];
}

/// Null when there is no such array.
const std::vector<double>* values_of(const OutlookSeries& series, std::int32_t span, std::int32_t which,
                                     std::int64_t level) {
    if (span == SD_OBSERVED) return which == SD_MEAN && level == 0 ? &series.observed : nullptr;
    if (span != SD_STEPS && span != SD_YEARS) return nullptr;
    const OutlookFan& fan = span == SD_STEPS ? series.steps : series.years;
    if (which == SD_MEAN) return level == 0 ? &fan.mean : nullptr;
    if (which == SD_MEDIAN) return level == 0 ? &fan.median : nullptr;
    if (level < 0 || level >= std::ssize(fan.bands)) return nullptr;
    const OutlookBand& band = fan.bands[static_cast<std::size_t>(level)];
    return which == SD_LOWER ? &band.lower : which == SD_UPPER ? &band.upper : nullptr;
}

}  // namespace

sd_status sd_programme_quantities(const sd_programme* programme, sd_table** table, sd_error** error) {
    return derive("sd_programme_quantities", "programme", programme, "table", table, error,
                  [](const sd_programme& given) { return quantities_table(given.loaded.programme); });
}

sd_status sd_simulate(const sd_programme* programme, const char* scenario, const sd_simulate_options* options,
                      sd_outlook** outlook, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_simulate";
        required(name, "outlook", outlook);
        const Simulated given(name, programme, scenario, options);
        Owned<sd_outlook> made = outlook_handle(simulate(given.programme, given.scenario, given.options()));
        given.require_not_stopped();
        *outlook = made.release();
    });
}

sd_status sd_compare(const sd_programme* programme, const char* const* scenarios, int64_t count,
                     const sd_simulate_options* options, sd_outlook** outlooks, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_compare";
        required(name, "outlooks", outlooks);
        require(count >= 2 && count <= 1000, name, "count", count, "a number of scenarios from 2 to 1000");
        const std::vector<std::string> ids = texts(name, "scenarios", scenarios, count);
        const Simulated given(name, programme, nullptr, options);
        std::vector<Outlook> all = compare(given.programme, ids, given.options());
        given.require_not_stopped();
        std::vector<Owned<sd_outlook>> made;
        made.reserve(all.size());
        for (Outlook& outlook : all) made.push_back(outlook_handle(std::move(outlook)));
        for (std::size_t i = 0; i < made.size(); ++i) outlooks[i] = made[i].release();
    });
}

sd_outlook* sd_outlook_ref(sd_outlook* outlook) { return add_owner(outlook); }

void sd_outlook_free(sd_outlook* outlook) { drop_owner(outlook); }

sd_status sd_outlook_describe(const sd_outlook* outlook, sd_outlook_about* about, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_outlook_describe";
        require_alive(&required(name, "outlook", outlook));
        const Outlook& value = outlook->value;
        sd_outlook_about filled = SD_OUTLOOK_ABOUT_INIT;
        filled.scenario = value.scenario.c_str();
        filled.against = value.against.c_str();
        filled.name_nl = nl(value.name);
        filled.name_en = en(value.name);
        filled.question_nl = nl(value.question);
        filled.question_en = en(value.question);
        filled.paths = value.paths;
        filled.seed = value.seed;
        filled.series = std::ssize(value.series);
        filled.levels = std::ssize(outlook->levels);
        write_struct(name, "about", &required(name, "about", about), filled);
    });
}

double sd_outlook_level(const sd_outlook* outlook, int64_t level) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (outlook == nullptr) return none;
    require_alive(outlook);
    return level < 0 || level >= std::ssize(outlook->levels)
               ? none
               : outlook->levels[static_cast<std::size_t>(level)];
}

int64_t sd_outlook_find(const sd_outlook* outlook, const char* quantity) {
    if (outlook == nullptr || quantity == nullptr) return -1;
    require_alive(outlook);
    const OutlookSeries* found = find(outlook->value, quantity);
    return found == nullptr ? -1 : found - outlook->value.series.data();
}

sd_status sd_outlook_series(const sd_outlook* outlook, int64_t series, sd_outlook_quantity* quantity,
                            sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_outlook_series";
        required(name, "outlook", outlook);
        const OutlookSeries* found = series_at(outlook, series);
        require(found != nullptr, name, "series", series, "the number of a quantity");
        sd_outlook_quantity filled = SD_OUTLOOK_QUANTITY_INIT;
        filled.quantity = found->quantity.c_str();
        filled.label_nl = nl(found->label);
        filled.label_en = en(found->label);
        filled.unit = boost::describe::enum_to_string(found->unit, "");
        filled.measure = boost::describe::enum_to_string(found->measure, "");
        filled.start = found->start;
        filled.steps = std::ssize(found->steps.periods);
        filled.years = std::ssize(found->years.periods);
        filled.observed = std::ssize(found->observed_periods);
        write_struct(name, "quantity", &required(name, "quantity", quantity), filled);
    });
}

const char* sd_outlook_period(const sd_outlook* outlook, int64_t series, int32_t span, int64_t index) {
    if (series_at(outlook, series) == nullptr || span < SD_STEPS || span > SD_OBSERVED) return nullptr;
    const auto& periods = outlook->periods[static_cast<std::size_t>(series)][static_cast<std::size_t>(span)];
    return index < 0 || index >= std::ssize(periods) ? nullptr
                                                     : periods[static_cast<std::size_t>(index)].c_str();
}

const double* sd_outlook_data(const sd_outlook* outlook, int64_t series, int32_t span, int32_t which,
                              int64_t level) {
    const OutlookSeries* found = series_at(outlook, series);
    if (found == nullptr) return nullptr;
    const std::vector<double>* values = values_of(*found, span, which, level);
    return values == nullptr || values->empty() ? nullptr : values->data();
}

sd_status sd_outlook_table(const sd_outlook* const* outlooks, int64_t count, sd_table** table,
                           sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_outlook_table";
        required(name, "table", table);
        require(count >= 0 && count <= 100'000, name, "count", count,
                "a number of outlooks from 0 to 100000");
        std::vector<const Outlook*> all;
        if (count > 0) required(name, "outlooks", outlooks);
        for (std::int64_t i = 0; i < count; ++i) {
            require_alive(&required(name, "outlooks", outlooks[i]));
            all.push_back(&outlooks[i]->value);
        }
        *table = make_handle<sd_table>(outlooks_table(all)).release();
    });
}

sd_status sd_outlook_assumptions(const sd_outlook* outlook, sd_table** table, sd_error** error) {
    return derive("sd_outlook_assumptions", "outlook", outlook, "table", table, error,
                  [](const sd_outlook& given) { return assumptions_table(given.value.assumptions); });
}

sd_status sd_outlook_notes(const sd_outlook* outlook, sd_table** table, sd_error** error) {
    return derive("sd_outlook_notes", "outlook", outlook, "table", table, error,
                  [](const sd_outlook& given) { return notes_table(given.value.notes); });
}

sd_status sd_outlook_text(const sd_outlook* outlook, const char* language, sd_bytes** bytes,
                          sd_error** error) {
    return derive("sd_outlook_text", "outlook", outlook, "bytes", bytes, error,
                  [language](const sd_outlook& given) {
                      return outlook_table(given.value, c::language("sd_outlook_text", language));
                  });
}
