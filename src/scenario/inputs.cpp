#include <sociaaldomein/scenario/inputs.hpp>

#include <algorithm>

#include "scenario/detail/grid.hpp"
#include "scenario/detail/newest.hpp"

namespace sociaaldomein {
namespace {

bool agree(const FigureBasis& a, const FigureBasis& b) {
    const auto same = [](const auto& x, const auto& y, const auto& none) {
        return x == y || x == none || y == none;
    };
    return same(a.measure, b.measure, MeasureKind::unspecified) &&
           (a.scope.empty() || b.scope.empty() || a.scope == b.scope) &&
           same(a.population, b.population, std::string()) &&
           (a.price_level.empty() || b.price_level.empty() || a.price_level == b.price_level);
}

template <class Quantity>
void keep_alike(std::vector<const Observation<Quantity>*>& usable, const std::vector<DefinitionBreak>& breaks,
                SeriesInput& input) {
    const FigureBasis& last = usable.back()->figure.basis;
    const std::size_t all = usable.size();
    std::optional<When> from;
    for (const DefinitionBreak& b : breaks)
        if ((!from || *from < b.at) && b.at <= usable.back()->at) from = b.at;
    if (from) {
        std::erase_if(usable, [&](const auto* o) { return o->at < *from; });
        if (usable.size() < all)
            input.left_out.push_back(
                {InputNote::before_break, static_cast<std::int64_t>(all - usable.size()), to_string(*from)});
    }
    const std::size_t before = usable.size();
    std::erase_if(usable, [&](const auto* o) { return !agree(o->figure.basis, last); });
    if (usable.size() < before)
        input.left_out.push_back({InputNote::unlike, static_cast<std::int64_t>(before - usable.size()), {}});
}

template <class Quantity>
SeriesInput series(const Programme& programme, const std::vector<Observation<Quantity>>& observations,
                   const std::vector<DefinitionBreak>& breaks, std::string key, std::optional<Date> until) {
    SeriesInput input;
    std::vector<const Observation<Quantity>*> usable;
    for (const auto& moment : detail::vintages(programme, observations)) {
        const auto& figure = moment.newest().figure;
        if (until && *until < moment.at.last_day()) continue;
        if (figure.present() && figure.basis.status != Status::target) usable.push_back(&moment.newest());
    }
    if (usable.empty()) return input;
    const FigureBasis last = usable.back()->figure.basis;
    input.unit = last.unit == Unit::unspecified ? default_unit(Quantity::dimension) : last.unit;
    keep_alike(usable, breaks, input);
    const double factor = static_cast<double>(smallest_units_in(input.unit));
    std::vector<detail::Point> points;
    points.reserve(usable.size());
    for (const auto* o : usable) {
        points.push_back({o->at, static_cast<double>(o->figure.value.raw()) / factor});
        input.negative = input.negative || points.back().value < 0.0;
    }
    const bool stock = last.measure == MeasureKind::stock || last.measure == MeasureKind::unspecified;
    detail::RegularSeries regular = detail::regular(points, stock);
    if (!regular.left_out.empty())
        input.left_out.push_back(
            {InputNote::off_grid, static_cast<std::int64_t>(regular.left_out.size()), {}});
    if (regular.periods.empty()) return input;
    input.series = TimeSeries(
        {.key = std::move(key), .measure = stock ? MeasureKind::stock : last.measure, .reported = {}},
        regular.periods.front(), std::move(regular.values));
    return input;
}

}  // namespace

SeriesInput series_of(const Programme& programme, const std::vector<CountObservation>& observations,
                      const std::vector<DefinitionBreak>& breaks, std::string key,
                      std::optional<Date> until) {
    return series(programme, observations, breaks, std::move(key), until);
}

SeriesInput series_of(const Programme& programme, const std::vector<MoneyObservation>& observations,
                      const std::vector<DefinitionBreak>& breaks, std::string key,
                      std::optional<Date> until) {
    return series(programme, observations, breaks, std::move(key), until);
}

}  // namespace sociaaldomein
