#include "scenario/detail/grid.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

namespace sociaaldomein::detail {
namespace {

// A month stands for its middle: "July" is nearest to the end of June.
std::int64_t middle(const When& when) {
    return (std::int64_t{when.first_day().serial()} + when.last_day().serial()) / 2;
}

// The period of which the end is nearest to the day.
Period nearest_end(std::int64_t day, Frequency frequency) {
    const Period holding = Period::containing(Date::from_serial(day), frequency);
    const Period before = holding - 1;
    return day - before.last_day().serial() <= holding.last_day().serial() - day ? before : holding;
}

std::optional<Frequency> shared_frequency(const std::vector<Point>& points) {
    for (const Point& p : points)
        if (!p.at.is_period() || p.at.period().frequency() != points.front().at.period().frequency())
            return std::nullopt;
    return points.front().at.period().frequency();
}

Frequency usual_distance(const std::vector<Point>& points) {
    std::vector<std::int64_t> days;
    for (std::size_t i = 1; i < points.size(); ++i)
        days.push_back(middle(points[i].at) - middle(points[i - 1].at));
    if (days.empty()) return Frequency::half_year;
    std::ranges::sort(days);
    const std::int64_t median = days[days.size() / 2];
    if (median >= 300) return Frequency::year;
    if (median >= 130) return Frequency::half_year;
    if (median >= 60) return Frequency::quarter;
    return Frequency::month;
}

RegularSeries filled(const std::map<std::int32_t, double>& cells, Frequency frequency) {
    RegularSeries series;
    if (cells.empty()) return series;
    for (std::int64_t o = cells.begin()->first; o <= cells.rbegin()->first; ++o) {
        series.periods.push_back(Period::from_ordinal(frequency, o));
        const auto cell = cells.find(static_cast<std::int32_t>(o));
        series.values.push_back(cell == cells.end() ? std::numeric_limits<double>::quiet_NaN()
                                                    : cell->second);
    }
    return series;
}

RegularSeries stocks(const std::vector<Point>& points) {
    const std::optional<Frequency> shared = shared_frequency(points);
    const bool coarse = shared && *shared != Frequency::month && *shared != Frequency::week;
    const Frequency frequency = coarse ? *shared : usual_distance(points);
    std::map<std::int32_t, double> cells;
    std::vector<Point> left_out;
    for (const Point& p : points) {
        const Period cell = coarse ? p.at.period() : nearest_end(middle(p.at), frequency);
        if (!cells.emplace(cell.ordinal(), p.value).second) left_out.push_back(p);
    }
    RegularSeries series = filled(cells, frequency);
    series.left_out = std::move(left_out);
    return series;
}

RegularSeries flows(const std::vector<Point>& points) {
    std::map<Frequency, int> used;
    for (const Point& p : points)
        if (p.at.is_period()) ++used[p.at.period().frequency()];
    std::optional<Frequency> usual;
    for (const auto& [frequency, times] : used)
        if (!usual || times > used[*usual]) usual = frequency;
    std::map<std::int32_t, double> cells;
    std::vector<Point> left_out;
    for (const Point& p : points) {
        if (p.at.is_period() && p.at.period().frequency() == *usual)
            cells.emplace(p.at.period().ordinal(), p.value);
        else
            left_out.push_back(p);
    }
    RegularSeries series = usual ? filled(cells, *usual) : RegularSeries{};
    series.left_out = std::move(left_out);
    return series;
}

}  // namespace

RegularSeries regular(const std::vector<Point>& points, bool stock) {
    if (points.empty()) return {};
    return stock ? stocks(points) : flows(points);
}

}  // namespace sociaaldomein::detail
