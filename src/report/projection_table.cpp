#include <sociaaldomein/report/projection_table.hpp>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/require.hpp>
#include <sociaaldomein/projection/forecast.hpp>
#include <sociaaldomein/scenario/inputs.hpp>

#include "report/detail/numbers.hpp"
#include "report/detail/words.hpp"

namespace sociaaldomein {
namespace {

using detail::both;
using detail::W;

int sensible_horizon(Frequency frequency) {
    return frequency == Frequency::two_school_years ? 1 : 2 * periods_per_year(frequency);
}

class Projector {
public:
    Projector(const Programme& programme, const ReportOptions& options)
        : programme_(programme), options_(options) {
        require(options.horizon >= 0 && options.horizon <= 1000, "project_series", "horizon", options.horizon,
                "0 to 1000 periods");
    }

    template <class Quantity>
    void add(std::string path, const Text& name, const Id<Track>& track,
             const std::vector<Observation<Quantity>>& observations,
             const std::vector<DefinitionBreak>& breaks) {
        SeriesInput input = series_of(programme_, observations, breaks, path);
        if (input.unit == Unit::unspecified) return;  // nothing was observed
        SeriesProjection s;
        s.path = std::move(path);
        s.name = name;
        s.track = track;
        s.dimension = Quantity::dimension;
        s.unit = input.unit;
        for (const LeftOut& l : input.left_out) s.assumptions.push_back(words_of(l));
        if (!input.series.empty()) project(input, s);
        result.push_back(std::move(s));
    }

    std::vector<SeriesProjection> result;

private:
    static Text words_of(const LeftOut& left_out) {
        switch (left_out.why) {
            case InputNote::before_break: return both(W::only_after_break, left_out.since);
            case InputNote::unlike: return both(W::unlike_left_out, left_out.count);
            case InputNote::off_grid: return both(W::moments_left_out, left_out.count);
        }
        return {};
    }

    void project(const SeriesInput& input, SeriesProjection& s) {
        const TimeSeries& series = input.series;
        ForecastOptions how;
        how.horizon = options_.horizon > 0 ? options_.horizon : sensible_horizon(series.frequency());
        how.levels = options_.levels;
        how.threads = 1;
        // Persons and what they cost do not go below zero; a balance that was negative may again.
        how.non_negative = !input.negative;
        Forecast said = forecast(std::span(&series, 1), how);
        s.projection.mean = std::move(said.mean);
        for (std::size_t l = 0; l < said.levels.size(); ++l)
            s.projection.intervals.push_back(
                {said.levels[l], std::move(said.lower[l]), std::move(said.upper[l])});
        s.projection.observations = static_cast<std::size_t>(said.reports[0].observations);
        s.projection.model = said.reports[0].model;
        const std::size_t n = s.projection.observations;
        s.basis = n >= 5 ? ProjectionBasis::fitted : n >= 3 ? ProjectionBasis::few : ProjectionBasis::assumed;
        s.ahead = s.projection.mean.size();
        for (std::int64_t t = 0; t < series.size() + static_cast<std::int64_t>(s.ahead); ++t)
            s.periods.push_back(series.axis().first() + t);
        s.observed.assign(series.values().begin(), series.values().end());
        s.observed.resize(s.periods.size(), missing_value);
        for (const ForecastNote note : said.reports[0].notes)
            s.assumptions.push_back(both(detail::word_of(note), static_cast<std::int64_t>(n)));
    }

    const Programme& programme_;
    const ReportOptions& options_;
};

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::size_t letters = detail::letters(text);
    const std::string space(letters < width ? width - letters : 0, ' ');
    return right ? space + text : text + space;
}

}  // namespace

std::vector<SeriesProjection> project_series(const Programme& programme, const ReportOptions& options) {
    Projector projector(programme, options);
    for (const Caseload& c : programme.caseloads)
        projector.add("/caseloads/" + c.id.str(), c.name, c.track, c.observations, c.breaks);
    for (const Waitlist& w : programme.waitlists)
        projector.add("/waitlists/" + w.id.str(), w.name, w.track, w.observations, {});
    for (const BudgetSeries& b : programme.budget_series)
        projector.add("/budget_series/" + b.id.str(), b.name, b.track, b.observations, b.breaks);
    return std::move(projector.result);
}

std::string projection_table(const Programme& programme, const ReportOptions& options) {
    const Language l = options.language;
    std::vector<std::vector<std::string>> rows{
        {std::string(word(W::series, l)), std::string(word(W::last_observed, l)),
         std::string(word(W::horizon_end, l)), std::string(word(W::expected_value, l))}};
    for (const double level : options.levels) rows[0].push_back(detail::percent(level, l));
    rows[0].push_back(std::string(word(W::points, l)));
    rows[0].emplace_back();
    std::vector<std::string> notes;
    std::vector<SeriesProjection> all = project_series(programme, options);
    std::erase_if(all, [](const SeriesProjection& s) { return s.basis == ProjectionBasis::none; });
    // Those of one or two figures together, below what is projected: what they rest on is then said once.
    const auto assumed = std::ranges::stable_partition(
        all, [](const SeriesProjection& s) { return s.basis != ProjectionBasis::assumed; });
    for (const SeriesProjection& s : all) {
        const std::size_t last = s.periods.size() - s.ahead - 1;
        const auto number = [&](double v) { return detail::amount(v, s.unit, s, l); };
        std::vector<std::string> row{
            s.name.empty() ? s.path : s.name.in(l),
            fmt::format("{} ({})", number(s.observed[last]), to_string(s.periods[last])),
            to_string(s.periods.back()),
            s.basis == ProjectionBasis::assumed ? "-" : number(s.projection.mean.back())};
        for (const ProjectedInterval& i : s.projection.intervals)
            row.push_back(fmt::format("{} - {}", number(i.lower.back()), number(i.upper.back())));
        row.push_back(std::to_string(s.projection.observations));
        std::string marks;
        const auto n = static_cast<std::int64_t>(s.projection.observations);
        const Text of_assumed = both(n == 1 ? W::assumed_one : W::assumed_few, n);
        for (const Text& a : s.assumptions) {
            if (s.basis == ProjectionBasis::assumed && a.nl == of_assumed.nl) continue;
            auto note = std::ranges::find(notes, a.in(l));
            if (note == notes.end()) note = notes.insert(note, a.in(l));
            marks += fmt::format("{}{}", marks.empty() ? " [" : ",", note - notes.begin() + 1);
        }
        row.push_back(marks.empty() ? "" : marks + "]");
        rows.push_back(std::move(row));
    }
    if (rows.size() == 1) return std::string(word(W::nothing_projected, l)) + "\n";
    std::string text;
    std::vector<std::size_t> width(rows[0].size(), 0);
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) width[c] = std::max(width[c], detail::letters(row[c]));
    const std::size_t first_assumed = rows.size() - assumed.size();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto& row = rows[r];
        if (r == first_assumed) text += (r > 1 ? "\n" : "") + std::string(word(W::assumed_ranges, l)) + "\n";
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c)
            line += padded(row[c], width[c], c > 0 && c + 1 < row.size()) + "  ";
        while (line.ends_with(' ')) line.pop_back();
        text += line + "\n";
    }
    text += "\n";
    for (std::size_t i = 0; i < notes.size(); ++i) text += fmt::format("[{}] {}\n", i + 1, notes[i]);
    return text + std::string(word(W::projection_method, l)) + "\n";
}

}  // namespace sociaaldomein
