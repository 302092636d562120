#include "scenario/detail/projected.hpp"

#include <algorithm>
#include <cmath>

#include <sociaaldomein/series/aggregate.hpp>

#include "projection/detail/path_source.hpp"

namespace sociaaldomein::detail {

void Projected::draw(Run& run, double* memory) const {
    const int steps = source.horizon;
    double* errors = memory + static_cast<std::ptrdiff_t>(steps) * block_paths;
    for (int h = 0; h < steps; ++h) {
        // The steps before the start have random numbers of their own, far from those of the steps after it.
        const Draws& draws =
            h < skipped ? run.draw(shock, 0, 1U + static_cast<unsigned>(h)) : run.draw(shock, h - skipped);
        std::copy_n(draws.z0, block_paths, errors + static_cast<std::ptrdiff_t>(h) * block_paths);
    }
    kernels::path_kernels().shape(source, block_paths, errors, memory, block_paths);
}

namespace {

/// Without what is missing at its ends, such as a half-year of which only a quarter was observed.
TimeSeries trimmed(const TimeSeries& series) {
    std::int64_t from = 0;
    std::int64_t to = series.size();
    while (from < to && std::isnan(series.values()[static_cast<std::size_t>(from)])) ++from;
    while (to > from && std::isnan(series.values()[static_cast<std::size_t>(to - 1)])) --to;
    if (from == to) return {};
    return {series.label(), series.axis().first() + from,
            std::vector<double>(series.values().begin() + from, series.values().begin() + to)};
}

}  // namespace

TimeSeries in_persons(const SeriesInput& input) {
    const auto factor = static_cast<double>(smallest_units_in(input.unit));
    if (input.series.empty() || factor == 1.0) return input.series;
    std::vector<double> values(input.series.values().begin(), input.series.values().end());
    for (double& v : values) v = std::round(v * factor);
    return {input.series.label(), input.series.axis().first(), std::move(values)};
}

TimeSeries on_frequency(const TimeSeries& series, Frequency frequency) {
    if (series.empty() || series.frequency() == frequency) return series;
    const int from = periods_per_year(series.frequency());
    const int to = periods_per_year(frequency);
    if (from > to) {
        AggregateOptions how;
        if (series.measure() == MeasureKind::distinct || series.measure() == MeasureKind::unspecified)
            how.rule = AggregationRule::last;
        return trimmed(aggregate(series, frequency, how));
    }
    const int each = to / from;
    const bool flow = series.measure() == MeasureKind::flow;
    const Period first = Period::containing(series.axis().first().first_day(), frequency);
    std::vector<double> values(static_cast<std::size_t>(series.size()) * static_cast<std::size_t>(each),
                               missing_value);
    for (std::size_t i = 0; i < series.values().size(); ++i)
        for (int k = 0; k < each; ++k)
            if (flow || k + 1 == each)
                values[i * static_cast<std::size_t>(each) + static_cast<std::size_t>(k)] =
                    flow ? series.values()[i] / each : series.values()[i];
    // Steps before the first value say nothing.
    const std::size_t lead = flow ? 0 : static_cast<std::size_t>(each - 1);
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(lead));
    return {series.label(), first + static_cast<std::int64_t>(lead), std::move(values)};
}

std::shared_ptr<Projected> project_input(const TimeSeries& series, const PeriodAxis& axis, bool whole,
                                         bool non_negative, int shock, ForecastModel model) {
    auto result = std::make_shared<Projected>();
    result->history = series;
    const std::int64_t gap = axis.first() - series.axis().last() - 1;
    result->skipped = static_cast<int>(std::clamp<std::int64_t>(gap, 0, 1000));
    ForecastOptions how;
    how.model = model;
    how.horizon = axis.size() + result->skipped;
    how.levels = {0.8};
    how.non_negative = non_negative;
    how.integer = whole;
    how.threads = 1;
    result->forecast = forecast(std::span(&series, 1), how);
    result->source = path_source(result->forecast, 0, result->pieces);
    result->shock = shock;
    return result;
}

}  // namespace sociaaldomein::detail
