#include <sociaaldomein/report/outlook_table.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/core/error.hpp>

#include "io/detail/level_name.hpp"
#include "report/detail/assumption_label.hpp"
#include "report/detail/numbers.hpp"
#include "report/detail/outlook_rows.hpp"
#include "report/detail/words.hpp"

namespace sociaaldomein {
namespace {

using detail::letters;

/// Sentences of this file, in both languages.
std::string_view say(Language l, std::string_view nl, std::string_view en) {
    return l == Language::nl ? nl : en;
}

std::string unit_text(OutlookUnit unit, Language l) {
    switch (unit) {
        case OutlookUnit::persons: return std::string(say(l, "personen", "persons"));
        case OutlookUnit::places: return std::string(say(l, "plekken", "places"));
        case OutlookUnit::eur: return "€";
        case OutlookUnit::years: return std::string(say(l, "jaar", "years"));
        case OutlookUnit::share: return "%";
        case OutlookUnit::index: return "index";
    }
    return {};
}

/// A value with the digits that can be meant: whole persons and euros, hundredths of years and indices.
std::string shown(double value, OutlookUnit unit, Language l, bool signs) {
    if (std::isnan(value)) return "-";
    int decimals = 0;
    if (unit == OutlookUnit::years || unit == OutlookUnit::index) decimals = 2;
    if (unit == OutlookUnit::share) value *= 100.0;
    std::string text = detail::number(value, decimals, l);
    if (signs && value > 0.0 && text != "0") text = "+" + text;
    return text;
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::size_t long_is = letters(text);
    const std::string space(long_is < width ? width - long_is : 0, ' ');
    return right ? space + text : text + space;
}

std::string laid_out(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> width;
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c >= width.size()) width.push_back(0);
            width[c] = std::max(width[c], letters(row[c]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) line += padded(row[c], width[c], c > 0) + "  ";
        while (line.ends_with(' ')) line.pop_back();
        text += line + "\n";
    }
    return text;
}

/// Whole euros are more than anyone reads: thousands when all are large.
bool in_thousands(const OutlookSeries& s) {
    return s.unit == OutlookUnit::eur &&
           std::ranges::any_of(s.steps.mean, [](double v) { return std::abs(v) >= 1e6; });
}

std::string range_of(const Assumption& a, Language l) {
    const auto n = [l](double v) {
        return detail::number(v,
                              std::abs(v) >= 100.0 || v == std::round(v) ? 0
                              : std::abs(v) >= 1.0                       ? 2
                                                                         : 3,
                              l);
    };
    if (!a.uncertain()) return n(a.value);
    return fmt::format("{} ({} {} {})", n(a.value), n(*a.low), say(l, "tot", "to"), n(*a.high));
}

std::string ground_text(Ground ground, Language l) {
    return std::string(detail::code_word("Ground", boost::describe::enum_to_string(ground, ""), l));
}

/// Assumptions below the record they belong to, so that its name stands there once.
std::string assumptions_text(const std::vector<NamedAssumption>& all, const std::vector<Text>& notes,
                             Language l) {
    std::vector<std::string> records;
    std::vector<std::vector<std::string>> rows;
    for (const NamedAssumption& a : all) {
        if (!detail::worth_telling(a.assumption)) continue;
        const std::size_t end = std::min(a.name.find('.', a.name.find('.') + 1), a.name.size());
        const std::string member = a.name.substr(std::min(end + 1, a.name.size()));
        records.push_back(a.name.substr(0, end));
        rows.push_back({"    " + (member.empty() ? a.name : member), range_of(a.assumption, l),
                        ground_text(a.assumption.ground, l)});
    }
    std::string text;
    if (!rows.empty()) {
        text += fmt::format("\n{}\n", say(l, "Waarmee is gerekend:", "What was computed with:"));
        std::string laid = laid_out(rows);
        std::string before;
        for (const std::string& record : records) {
            if (record != before) text += "  " + record + "\n";
            before = record;
            const std::size_t line = laid.find('\n') + 1;
            text += laid.substr(0, line);
            laid.erase(0, line);
        }
    }
    for (const Text& note : notes) text += fmt::format("* {}\n", note.in(l));
    return text;
}

/// Whether all that is told of it is zero.
bool stays_zero(const OutlookFan& fan) {
    const auto zero = [](const std::vector<double>& values) {
        return std::ranges::all_of(values, [](double v) { return v == 0.0; });
    };
    return zero(fan.mean) && std::ranges::all_of(fan.bands, [&](const OutlookBand& band) {
               return zero(band.lower) && zero(band.upper);
           });
}

}  // namespace

std::string outlook_table(const Outlook& outlook, Language l) {
    const bool difference = !outlook.against.empty();
    std::string name = outlook.name.empty() ? outlook.scenario : outlook.name.in(l);
    if (name.empty()) name = say(l, "zonder scenario", "without a scenario");
    std::string text = fmt::format("{}", name);
    if (difference) text += fmt::format(" {} {}", say(l, "min", "minus"), outlook.against);
    text += fmt::format(" ({} {}, seed {})\n", outlook.paths, say(l, "paden", "paths"), outlook.seed);
    if (!outlook.question.empty()) text += outlook.question.in(l) + "\n";
    text += "\n";

    // The last step of each year, or the year's sum.
    std::vector<std::vector<std::string>> rows;
    std::size_t left_out = 0;
    for (const OutlookSeries& s : outlook.series) {
        const OutlookFan& fan = s.years.periods.empty() ? s.steps : s.years;
        if (stays_zero(fan)) {
            ++left_out;
            continue;
        }
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < fan.periods.size(); ++i)
            if (i + 1 == fan.periods.size() || fan.periods[i + 1].start_year() != fan.periods[i].start_year())
                at.push_back(i);
        constexpr std::size_t most = 6;
        if (at.size() > most) at.erase(at.begin(), at.end() - static_cast<std::ptrdiff_t>(most));
        if (rows.empty()) {
            std::vector<std::string> head{std::string(say(l, "grootheid", "quantity")),
                                          std::string(say(l, "eenheid", "unit"))};
            for (const std::size_t i : at) head.push_back(std::to_string(fan.periods[i].start_year()));
            if (!fan.bands.empty())
                head.push_back(fmt::format("{} {}", detail::percent(fan.bands.back().level, l),
                                           say(l, "aan het eind", "at the end")));
            rows.push_back(std::move(head));
        }
        const bool thousands = in_thousands(s);
        const double factor = thousands ? 1e-3 : 1.0;
        std::vector<std::string> row{s.quantity, thousands ? "k€" : unit_text(s.unit, l)};
        for (const std::size_t i : at) row.push_back(shown(fan.mean[i] * factor, s.unit, l, difference));
        if (!fan.bands.empty() && !at.empty())
            row.push_back(fmt::format(
                "{} - {}", shown(fan.bands.back().lower[at.back()] * factor, s.unit, l, difference),
                shown(fan.bands.back().upper[at.back()] * factor, s.unit, l, difference)));
        rows.push_back(std::move(row));
    }
    text += laid_out(rows);
    if (left_out > 0)
        text += fmt::format(
            fmt::runtime(difference
                             ? say(l, "{} grootheden veranderen niet.\n", "{} quantities do not change.\n")
                             : say(l, "{} grootheden blijven nul.\n", "{} quantities stay zero.\n")),
            left_out);
    if (difference) return text;
    return text + assumptions_text(outlook.assumptions, outlook.notes, l);
}

std::string answer_text(const Question& question, const Answer& a, Language l) {
    const auto value = [&](double v) { return shown(v, a.unit, l, false); };
    std::string text = fmt::format(
        "{} ({}), {}, {}\n", a.label.in(l), a.quantity, a.moment,
        a.scenario.empty() ? std::string(say(l, "zonder scenario", "without a scenario")) : a.scenario);
    text += fmt::format("  {}: {} {}, {}: {}\n", say(l, "gemiddeld", "mean"), value(a.mean),
                        unit_text(a.unit, l), say(l, "mediaan", "median"), value(a.median));
    for (const OutlookBand& band : a.bands)
        text += fmt::format("  {}: {} - {}\n", detail::percent(band.level, l), value(band.lower.front()),
                            value(band.upper.front()));
    if (question.relation != Relation::none) {
        static constexpr std::string_view relation_nl[] = {"", "onder", "boven", "hoogstens", "ten minste"};
        static constexpr std::string_view relation_en[] = {"", "below", "above", "at most", "at least"};
        const auto r = static_cast<std::size_t>(question.relation);
        const std::string bound = question.than.empty() ? value(question.value) : question.than;
        text += fmt::format("  {} {} {}: {:.3f} (± {:.3f})\n", say(l, "kans op", "probability of"),
                            l == Language::nl ? relation_nl[r] : relation_en[r], bound, a.probability,
                            2.0 * a.standard_error);
        if (a.probability_high > a.probability_low)
            text += fmt::format("  {}: {:.2f} - {:.2f}\n",
                                say(l, "over de aannames heen (acht van de tien werelden)",
                                    "over the assumptions (eight of ten worlds)"),
                                a.probability_low, a.probability_high);
        if (question.moment == Moment::by && !std::isnan(a.expected_years))
            text += fmt::format("  {}: {} {}\n",
                                say(l, "als het gebeurt, gemiddeld na", "if it happens, on average after"),
                                detail::number(a.expected_years, 1, l), say(l, "jaar", "years"));
        if (a.shortfall > 0.0)
            text += fmt::format("  {}: {}\n",
                                say(l, "wie het mist, mist gemiddeld", "where missed, missed on average by"),
                                value(a.shortfall));
    }
    if (!a.influences.empty()) {
        std::vector<std::vector<std::string>> rows{
            {std::string("  ") + std::string(say(l, "aanname", "assumption")),
             std::string(say(l, "waarde", "value")), std::string(say(l, "bij laag", "at low")),
             std::string(say(l, "bij hoog", "at high")),
             std::string(say(l, "deel van de spreiding", "part of the spread"))}};
        const bool odds = question.relation != Relation::none;
        std::size_t none = 0;
        for (const Influence& i : a.influences) {
            if (i.at_low == i.at_high && i.total <= 0.0) {
                ++none;
                continue;
            }
            rows.push_back({"  " + i.name, range_of(i.assumption, l),
                            odds ? fmt::format("{:.3f}", i.at_low) : value(i.at_low),
                            odds ? fmt::format("{:.3f}", i.at_high) : value(i.at_high),
                            detail::percent(i.total, l)});
        }
        text +=
            fmt::format("\n{}\n{}", say(l, "Wat het meeste uitmaakt:", "What matters most:"), laid_out(rows));
        if (none > 0)
            text += fmt::format(fmt::runtime(say(l, "  {} andere aannamen maken niets uit.\n",
                                                 "  {} other assumptions do not matter.\n")),
                                none);
    }
    return text + assumptions_text(a.assumptions, a.notes, l);
}

std::string outlook_csv(std::span<const Outlook> outlooks) {
    std::vector<const Outlook*> all;
    all.reserve(outlooks.size());
    for (const Outlook& o : outlooks) all.push_back(&o);
    std::string text = fmt::format("{},{}", fmt::join(detail::outlook_text_columns, ","),
                                   fmt::join(detail::outlook_number_columns, ","));
    for (const double level : detail::common_levels("outlook_csv", all)) {
        const std::string percent = detail::percentage(level);
        text += fmt::format(",lower{},upper{}", percent, percent);
    }
    text += "\n";
    detail::each_outlook_row(all, [&text](const detail::OutlookRow& row) {
        text +=
            fmt::format("{},{},{}", fmt::join(row.texts, ","), row.fan.mean[row.at], row.fan.median[row.at]);
        for (const OutlookBand& band : row.fan.bands)
            text += fmt::format(",{},{}", band.lower[row.at], band.upper[row.at]);
        text += "\n";
    });
    return text;
}

}  // namespace sociaaldomein
