#include <sociaaldomein/report/projection_table.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include <sociaaldomein/core/require.hpp>
#include <sociaaldomein/projection/forecast.hpp>

#include "report/detail/grid.hpp"
#include "report/detail/newest.hpp"
#include "report/detail/numbers.hpp"
#include "report/detail/words.hpp"

namespace sociaaldomein {
namespace {

using detail::both;
using detail::Point;
using detail::W;

bool agree(const FigureBasis& a, const FigureBasis& b) {
    const auto same = [](const auto& x, const auto& y, const auto& none) {
        return x == y || x == none || y == none;
    };
    return same(a.measure, b.measure, MeasureKind::unspecified) &&
           (a.scope.empty() || b.scope.empty() || a.scope == b.scope) &&
           same(a.population, b.population, std::string()) &&
           (a.price_level.empty() || b.price_level.empty() || a.price_level == b.price_level);
}

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
        SeriesProjection s;
        s.path = std::move(path);
        s.name = name;
        s.track = track;
        s.dimension = Quantity::dimension;
        std::vector<const Observation<Quantity>*> usable;
        for (const auto& moment : detail::vintages(programme_, observations)) {
            const auto& figure = moment.newest().figure;
            if (figure.present() && figure.basis.status != Status::target) usable.push_back(&moment.newest());
        }
        if (usable.empty()) return;
        const FigureBasis& last = usable.back()->figure.basis;
        s.unit = last.unit == Unit::unspecified ? default_unit(Quantity::dimension) : last.unit;
        keep_alike(usable, last, breaks, s);
        const bool stock = last.measure == MeasureKind::stock || last.measure == MeasureKind::unspecified;
        std::vector<Point> points;
        points.reserve(usable.size());
        const double factor = static_cast<double>(smallest_units_in(s.unit));
        for (const auto* o : usable)
            points.push_back({o->at, static_cast<double>(o->figure.value.raw()) / factor});
        project(points, stock, s);
        result.push_back(std::move(s));
    }

    std::vector<SeriesProjection> result;

private:
    template <class Quantity>
    static void keep_alike(std::vector<const Observation<Quantity>*>& usable, const FigureBasis& last,
                           const std::vector<DefinitionBreak>& breaks, SeriesProjection& s) {
        const std::size_t all = usable.size();
        std::optional<When> from;
        for (const DefinitionBreak& b : breaks)
            if (!from || *from < b.at) from = b.at;
        if (from && *from <= usable.back()->at) {
            std::erase_if(usable, [&](const auto* o) { return o->at < *from; });
            if (usable.size() < all) s.assumptions.push_back(both(W::only_after_break, to_string(*from)));
        }
        const std::size_t before = usable.size();
        std::erase_if(usable, [&](const auto* o) { return !agree(o->figure.basis, last); });
        if (usable.size() < before) s.assumptions.push_back(both(W::unlike_left_out, before - usable.size()));
    }

    void project(const std::vector<Point>& points, bool stock, SeriesProjection& s) {
        detail::RegularSeries regular = detail::regular(points, stock);
        if (!regular.left_out.empty())
            s.assumptions.push_back(both(W::moments_left_out, regular.left_out.size()));
        if (regular.periods.empty()) return;
        const Frequency frequency = regular.periods.front().frequency();
        const int horizon = options_.horizon > 0 ? options_.horizon : sensible_horizon(frequency);
        ForecastOptions how;
        how.horizon = horizon;
        how.levels = options_.levels;
        how.threads = 1;
        // Persons and what they cost do not go below zero; a balance that was negative may again.
        how.non_negative = std::ranges::all_of(points, [](const Point& p) { return p.value >= 0; });
        const TimeSeries series({.key = s.path}, regular.periods.front(), regular.values);
        Forecast said = forecast(std::span(&series, 1), how);
        s.projection.mean = std::move(said.mean);
        for (std::size_t l = 0; l < said.levels.size(); ++l)
            s.projection.intervals.push_back(
                {said.levels[l], std::move(said.lower[l]), std::move(said.upper[l])});
        s.projection.observations = static_cast<std::size_t>(said.reports[0].observations);
        s.projection.model = said.reports[0].model;
        const std::size_t n = s.projection.observations;
        s.basis = n >= 5 ? ProjectionBasis::fitted : n >= 3 ? ProjectionBasis::few : ProjectionBasis::assumed;
        s.periods = std::move(regular.periods);
        s.observed = std::move(regular.values);
        s.ahead = s.projection.mean.size();
        for (std::size_t h = 0; h < s.ahead; ++h) {
            s.periods.push_back(s.periods.back() + 1);
            s.observed.push_back(std::numeric_limits<double>::quiet_NaN());
        }
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
