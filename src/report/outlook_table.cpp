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
#include "report/detail/plain_table.hpp"
#include "report/detail/words.hpp"

namespace sociaaldomein {
namespace {

using detail::laid_out;
using detail::plain_value;
using detail::unit_text;

/// Sentences of this file, in both languages.
std::string_view say(Language l, std::string_view nl, std::string_view en) {
    return l == Language::nl ? nl : en;
}

/// Whole euros are more than anyone reads: thousands when all are large.
bool in_thousands(const OutlookSeries& s) {
    return s.unit == OutlookUnit::eur &&
           std::ranges::any_of(s.steps.mean, [](double v) { return std::abs(v) >= 1e6; });
}

/// The number as it was stated: no digit more, and none less up to thousandths.
std::string exactly(double value, Language l) {
    const std::string text = fmt::format("{}", value);
    const std::size_t point = text.find('.');
    const bool plain = text.find('e') == std::string::npos;
    return detail::number(value,
                          point == std::string::npos ? 0
                          : plain                    ? static_cast<int>(text.size() - point - 1)
                                                     : 3,
                          l);
}

std::string range_of(const Assumption& a, Language l) {
    const auto n = [l](double v) { return exactly(v, l); };
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

    // The last step of each year, or the year's sum where the whole year is computed; of many years the last ones.
    std::vector<int> years;
    for (const OutlookSeries& s : outlook.series)
        for (const Period& p : s.steps.periods)
            if (std::ranges::find(years, p.start_year()) == years.end()) years.push_back(p.start_year());
    std::ranges::sort(years);
    constexpr std::size_t most = 6;
    if (years.size() > most) years.erase(years.begin(), years.end() - static_cast<std::ptrdiff_t>(most));
    std::vector<std::vector<std::string>> rows;
    std::size_t left_out = 0;
    bool cut = false;  // a year of which only a part is computed
    for (const OutlookSeries& s : outlook.series) {
        const bool sums =
            s.measure == MeasureKind::flow && periods_per_year(s.steps.periods.front().frequency()) > 1;
        const OutlookFan& fan = sums ? s.years : s.steps;
        if (stays_zero(s.steps)) {
            ++left_out;
            continue;
        }
        if (rows.empty()) {
            std::vector<std::string> head{std::string(say(l, "grootheid", "quantity")),
                                          std::string(say(l, "eenheid", "unit"))};
            for (const int year : years) head.push_back(std::to_string(year));
            if (!s.steps.bands.empty())
                head.push_back(fmt::format("{} {}", detail::percent(s.steps.bands.back().level, l),
                                           say(l, "aan het eind", "at the end")));
            rows.push_back(std::move(head));
        }
        const bool thousands = in_thousands(s);
        const double factor = thousands ? 1e-3 : 1.0;
        std::vector<std::string> row{s.quantity, thousands ? "k€" : unit_text(s.unit, l)};
        std::string band;
        for (const int year : years) {
            std::size_t at = fan.periods.size();
            for (std::size_t i = 0; i < fan.periods.size(); ++i)
                if (fan.periods[i].start_year() == year) at = i;
            if (at == fan.periods.size()) {
                row.emplace_back("-");
                cut = true;
                continue;
            }
            row.push_back(plain_value(fan.mean[at] * factor, s.unit, l, difference));
            if (!fan.bands.empty())
                band = fmt::format("{} - {}",
                                   plain_value(fan.bands.back().lower[at] * factor, s.unit, l, difference),
                                   plain_value(fan.bands.back().upper[at] * factor, s.unit, l, difference));
        }
        if (!s.steps.bands.empty()) row.push_back(band);
        rows.push_back(std::move(row));
    }
    text += laid_out(rows);
    if (cut)
        text += say(l, "-: van dat jaar is maar een deel doorgerekend, en een deel is geen jaarbedrag.\n",
                    "-: only a part of that year is computed, and a part is no amount a year.\n");
    if (left_out > 0)
        text += fmt::format(
            fmt::runtime(difference
                             ? say(l, "{} grootheden veranderen niet.\n", "{} quantities do not change.\n")
                             : say(l, "{} grootheden blijven nul.\n", "{} quantities stay zero.\n")),
            left_out);
    if (difference) return text;
    return text + assumptions_text(outlook.assumptions, outlook.notes, l);
}

namespace {

/// "106 personen", "€ 15.110.000", "1,37 jaar".
std::string with_unit(const std::string& number, OutlookUnit unit, Language l) {
    switch (unit) {
        case OutlookUnit::eur: return (l == Language::nl ? "€ " : "€") + number;
        case OutlookUnit::share: return number + "%";
        case OutlookUnit::index: return number;
        default: return number + " " + unit_text(unit, l);
    }
}

/// A probability with what chance leaves of it: "32,1% (± 0,9)".
std::string odds(double probability, double error, std::int64_t paths, Language l) {
    const std::string all = detail::number(static_cast<double>(paths), 0, l);
    if (probability <= 0.0)
        return fmt::format("0% ({} {} {})", say(l, "in geen van", "in none of"), all,
                           say(l, "paden", "paths"));
    if (probability >= 1.0)
        return fmt::format("100% ({} {} {})", say(l, "in alle", "in all"), all, say(l, "paden", "paths"));
    return fmt::format("{}% (± {})", detail::number(100.0 * probability, 1, l),
                       detail::number(200.0 * error, 1, l));
}

std::string share_text(double probability, Language l) {
    return detail::number(100.0 * probability, 1, l) + "%";
}

/// The moment asked about, as people say it.
std::string when_asked(const Question& question, const Answer& a, Language l) {
    if (question.moment == Moment::sum_over)
        return question.when ? std::string(say(l, "in ", "in ")) + detail::moment(*question.when, l)
                             : a.moment;
    const Period step = parse_period(a.moment);
    const bool flow = a.measure == MeasureKind::flow;
    const bool year_ends = Period::year(step.start_year()).last_day() == step.last_day();
    const std::string at = year_ends && !flow ? std::to_string(step.start_year()) : detail::moment(step, l);
    if (question.moment == Moment::by) return std::string(say(l, "uiterlijk eind ", "by the end of ")) + at;
    return std::string(flow ? say(l, "in ", "in ") : say(l, "eind ", "at the end of ")) + at;
}

void add_odds(const Question& question, const Answer& a, Language l, std::string& text) {
    static constexpr std::string_view relation_nl[] = {"", "minder dan", "meer dan", "hoogstens",
                                                       "ten minste"};
    static constexpr std::string_view relation_en[] = {"", "less than", "more than", "at most", "at least"};
    const auto r = static_cast<std::size_t>(question.relation);
    const double scale = a.unit == OutlookUnit::share ? 100.0 : 1.0;
    const std::string bound =
        question.than.empty() ? with_unit(exactly(question.value * scale, l), a.unit, l) : question.than;
    text += fmt::format("  {} {} {}: {}\n", say(l, "kans op", "probability of"),
                        l == Language::nl ? relation_nl[r] : relation_en[r], bound,
                        odds(a.probability, a.standard_error, a.paths, l));
    if (a.probability_high > a.probability_low)
        text += fmt::format("    {}: {} {} {}\n",
                            say(l, "over de aannamen heen, in acht van de tien werelden",
                                "over the assumptions, in eight of ten worlds"),
                            share_text(a.probability_low, l), say(l, "tot", "to"),
                            share_text(a.probability_high, l));
    if (question.moment == Moment::by && !std::isnan(a.expected_years))
        text += fmt::format("    {} {} {}\n",
                            say(l, "als het gebeurt, gemiddeld na", "if it happens, on average after"),
                            detail::number(a.expected_years, 1, l), say(l, "jaar", "years"));
    if (a.shortfall > 0.0)
        text += fmt::format("    {} {}\n",
                            say(l, "waar het niet zo is, scheelt het gemiddeld",
                                "where it is not so, it is off on average by"),
                            with_unit(plain_value(a.shortfall, a.unit, l), a.unit, l));
}

void add_influences(const Question& question, const Answer& a, Language l, std::string& text) {
    if (a.influences.empty()) return;
    const bool likely = question.relation != Relation::none;
    const auto shown = [&](double v) { return likely ? share_text(v, l) : plain_value(v, a.unit, l); };
    std::vector<std::vector<std::string>> rows{
        {std::string("  ") + std::string(say(l, "aanname", "assumption")),
         std::string(say(l, "waarde", "value")), std::string(say(l, "bij laag", "at low")),
         std::string(say(l, "bij hoog", "at high")),
         std::string(say(l, "deel van de spreiding", "part of the spread"))}};
    std::size_t none = 0;
    for (const Influence& i : a.influences) {
        if (i.at_low == i.at_high && i.total <= 0.0) {
            ++none;
            continue;
        }
        rows.push_back({"  " + i.name, range_of(i.assumption, l), shown(i.at_low), shown(i.at_high),
                        detail::percent(i.total, l)});
    }
    text += fmt::format(
        "\n{}\n{}",
        likely ? say(l, "Wat het meeste uitmaakt voor die kans:", "What matters most for that probability:")
               : say(l, "Wat het meeste uitmaakt voor het gemiddelde:", "What matters most for the mean:"),
        laid_out(rows));
    if (none > 0)
        text += fmt::format(fmt::runtime(say(l, "  {} andere aannamen maken niets uit.\n",
                                             "  {} other assumptions do not matter.\n")),
                            none);
}

}  // namespace

std::string answer_text(const Question& question, const Answer& a, Language l) {
    const auto value = [&](double v) { return with_unit(plain_value(v, a.unit, l), a.unit, l); };
    std::string text = fmt::format(
        "{}, {} ({})\n{}, {}\n", a.label.in(l), when_asked(question, a, l), a.quantity,
        a.scenario.empty() ? std::string(say(l, "zonder scenario", "without a scenario"))
                           : fmt::format("{} {}", say(l, "scenario", "scenario"), a.scenario),
        fmt::format("{} {}", detail::number(static_cast<double>(a.paths), 0, l), say(l, "paden", "paths")));
    if (question.relation != Relation::none) add_odds(question, a, l, text);
    text += fmt::format("  {}: {}, {}: {}\n", say(l, "gemiddeld", "mean"), value(a.mean),
                        say(l, "mediaan", "median"), value(a.median));
    for (const OutlookBand& band : a.bands)
        text += fmt::format(
            "  {} {}: {} {} {}\n", detail::percent(band.level, l), say(l, "van de paden", "of the paths"),
            plain_value(band.lower.front(), a.unit, l), say(l, "tot", "to"), value(band.upper.front()));
    add_influences(question, a, l, text);
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
