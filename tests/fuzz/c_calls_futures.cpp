// The calls that look into the future: options and questions that are right or wrong, outlooks, answers, bridges.
#include "c_calls_session.hpp"

#include <array>
#include <cmath>
#include <string_view>

namespace fuzzing {

void Session::step_future(int which, sd_error** error) {
    switch (which) {
        case 41: simulate(error); break;
        case 42: compare(error); break;
        case 43: ask(error); break;
        case 44: outlooks_.share(choose_); break;
        case 45: outlooks_.drop(choose_); break;
        case 46: answers_.share(choose_); break;
        case 47: answers_.drop(choose_); break;
        case 48: look_at_outlook(error); break;
        case 49: look_at_answer(error); break;
        case 50: price_volume(error); break;
        case 51: table([&](sd_table** t) { return sd_programme_quantities(program(), t, error); }); break;
        case 52: {
            const sd_simulate_options options = simulate_options();
            table([&](sd_table** t) {
                return sd_target_odds(program(), choose_.one_of(scenarios), &options, t, error);
            });
            break;
        }
        case 53: {
            const sd_simulate_options options = simulate_options();
            const auto year = [&] {
                return static_cast<std::int32_t>(choose_.byte() % 8 == 0 ? choose_.number()
                                                                         : 2022 + choose_.byte() % 4);
            };
            const std::int32_t from = year();
            const std::int32_t to = year();
            table([&](sd_table** t) {
                return sd_bridge(program(), choose_.byte() % 8 == 0 ? nullptr : "b", "base", from, to,
                                 choose_.one_of(scenarios), &options, t, error);
            });
            break;
        }
        case 54:
            table([&](sd_table** t) { return sd_outlook_notes(outlooks_.any(choose_), t, error); });
            break;
        case 55:
            table([&](sd_table** t) { return sd_outlook_assumptions(outlooks_.any(choose_), t, error); });
            break;
        case 56: table([&](sd_table** t) { return sd_answer_table(answers_.any(choose_), t, error); }); break;
        case 57:
            table([&](sd_table** t) { return sd_answer_influences(answers_.any(choose_), t, error); });
            break;
        case 58:
            table([&](sd_table** t) { return sd_answer_assumptions(answers_.any(choose_), t, error); });
            break;
        case 59: table([&](sd_table** t) { return sd_answer_notes(answers_.any(choose_), t, error); }); break;
        case 60: {
            std::array<const sd_outlook*, 2> all{outlooks_.any(choose_), outlooks_.any(choose_)};
            table([&](sd_table** t) { return sd_outlook_table(all.data(), choose_.byte() % 3, t, error); });
            break;
        }
        case 61:
        case 62: {
            sd_bytes* made = nullptr;
            const std::array<const char*, 4> languages{"nl", "en", "fr", nullptr};
            const char* language = choose_.one_of(languages);
            status_ = which == 61 ? sd_outlook_text(outlooks_.any(choose_), language, &made, error)
                                  : sd_answer_text(answers_.any(choose_), language, &made, error);
            bytes_.put(choose_, status_, made);
            break;
        }
        default: {
            // The one that has a future, so that there is something to look into.
            sd_programme* made = nullptr;
            const std::string_view given(documents[0]);
            status_ = sd_programme_read(given.data(), static_cast<std::int64_t>(given.size()), nullptr,
                                        nullptr, &made, error);
            programmes_.put(choose_, status_, made);
        }
    }
}

sd_simulate_options Session::simulate_options() {
    sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;
    options.until = choose_.byte() % 4 == 0 ? choose_.one_of(periods) : choose_.one_of(moments);
    options.paths = choose_.byte() == 6 ? -1 - choose_.byte() : 1 + choose_.byte() % 40;
    options.seed = choose_.byte();
    options.threads = choose_.byte() == 9 ? -1 : 1;
    options.cancel = cancels_.any(choose_);
    levels_ = {choose_.real(), 0.5, 0.9};
    options.levels = choose_.byte() % 2 == 0 ? nullptr : levels_.data() + choose_.byte() % 2;
    options.levels_count = options.levels == nullptr ? choose_.byte() % 2 : choose_.byte() % 3;
    wanted_ = {choose_.one_of(quantities), choose_.one_of(quantities)};
    options.quantities = choose_.byte() % 2 == 0 ? nullptr : wanted_.data();
    options.quantities_count = choose_.byte() % 8 == 0 ? choose_.small() % 3 : 0;
    if (choose_.byte() == 3) options.struct_size = choose_.number();
    if (options.struct_size > static_cast<std::int64_t>(sizeof options)) options.struct_size = 8;
    return options;
}

void Session::simulate(sd_error** error) {
    const sd_simulate_options options = simulate_options();
    sd_outlook* made = nullptr;
    status_ = sd_simulate(program(), choose_.one_of(scenarios), &options, &made, error);
    outlooks_.put(choose_, status_, made);
}

void Session::compare(sd_error** error) {
    const sd_simulate_options options = simulate_options();
    const std::array<const char*, 3> ids{choose_.one_of(scenarios), choose_.one_of(scenarios), "base"};
    const std::int64_t count = choose_.byte() % 8 == 0 ? choose_.small() % 2 : 2 + choose_.byte() % 2;
    std::array<sd_outlook*, 5> made{};
    status_ = sd_compare(program(), choose_.byte() == 1 ? nullptr : ids.data(), count, &options, made.data(),
                         error);
    for (std::int64_t i = 0; i < std::ssize(made); ++i) {
        const bool there = status_ == SD_OK && i < 2 * count - 1;
        require((made[static_cast<std::size_t>(i)] != nullptr) == there);
        if (there) outlooks_.put(choose_, SD_OK, made[static_cast<std::size_t>(i)]);
    }
}

void Session::ask(sd_error** error) {
    const sd_simulate_options options = simulate_options();
    sd_question question = SD_QUESTION_INIT;
    question.quantity = choose_.one_of(quantities);
    question.relation = choose_.byte() % 6;
    question.moment = choose_.byte() % 4;
    question.value = choose_.real();
    question.than = choose_.byte() % 4 == 0 ? choose_.one_of(quantities) : nullptr;
    question.when = choose_.one_of(moments);
    question.influences = choose_.byte() % 2;
    sd_answer* made = nullptr;
    status_ = sd_ask(program(), choose_.one_of(scenarios), choose_.byte() == 2 ? nullptr : &question,
                     &options, &made, error);
    answers_.put(choose_, status_, made);
}

void Session::look_at_outlook(sd_error** error) {
    const sd_outlook* o = outlooks_.any(choose_);
    sd_outlook_about about = SD_OUTLOOK_ABOUT_INIT;
    if (choose_.byte() == 1) about.struct_size = choose_.small();
    status_ = sd_outlook_describe(o, &about, error);
    if (status_ != SD_OK) return;
    const std::int64_t s = choose_.number();
    const std::int64_t level = choose_.number();
    require(std::isnan(sd_outlook_level(o, level)) == (level < 0 || level >= about.levels));
    sd_outlook_quantity quantity = SD_OUTLOOK_QUANTITY_INIT;
    const bool there = sd_outlook_series(o, s, &quantity, nullptr) == SD_OK;
    require(there == (s >= 0 && s < about.series));
    const std::int32_t span = choose_.byte() % 4;
    const std::int64_t count = span == SD_STEPS      ? quantity.steps
                               : span == SD_YEARS    ? quantity.years
                               : span == SD_OBSERVED ? quantity.observed
                                                     : 0;
    const std::int64_t index = choose_.number();
    require((sd_outlook_period(o, s, span, index) != nullptr) == (there && index >= 0 && index < count));
    const double* values = sd_outlook_data(o, s, span, static_cast<std::int32_t>(choose_.small()), level);
    for (std::int64_t i = 0; values != nullptr && i < count; ++i) sum_ += values[i];
    if (there) require(sd_outlook_find(o, quantity.quantity) == s);
    require(sd_outlook_find(o, choose_.one_of(quantities)) < about.series);
}

void Session::look_at_answer(sd_error** error) {
    const sd_answer* a = answers_.any(choose_);
    sd_answer_about about = SD_ANSWER_ABOUT_INIT;
    if (choose_.byte() == 1) about.struct_size = choose_.small();
    status_ = sd_answer_describe(a, &about, error);
    if (status_ != SD_OK) return;
    require(!(about.probability < 0.0) && !(about.probability > 1.0));
    require((about.levels != nullptr) == (about.levels_count > 0));
    for (std::int64_t l = 0; l < about.levels_count; ++l) require(!(about.lower[l] > about.upper[l]));
}

void Session::price_volume(sd_error** error) {
    std::array<sd_priced_volume, 2> products{};
    for (sd_priced_volume& p : products) p = {choose_.real(), choose_.real(), choose_.real(), choose_.real()};
    sd_price_volume_parts parts = SD_PRICE_VOLUME_PARTS_INIT;
    if (choose_.byte() == 1) parts.struct_size = choose_.small();
    const std::int64_t count = choose_.byte() % 16 == 0 ? -1 - choose_.byte() : choose_.byte() % 3;
    status_ = sd_price_volume(choose_.byte() == 2 ? nullptr : products.data(), count, &parts, error);
}

}  // namespace fuzzing
