#include <sociaaldomein/series/aggregate.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/period_range.hpp>

#include "series/detail/series_name.hpp"

namespace sociaaldomein {
namespace {

/// The rule to go by: last or sum.
AggregationRule rule_for(MeasureKind measure, AggregationRule asked, const std::string& name) {
    const auto refuse = [&](std::string_view expected) {
        return Error(Errc::unlike, fmt::format("aggregate: {} is {}", name, expected));
    };
    switch (measure) {
        case MeasureKind::stock:
        case MeasureKind::level:
        case MeasureKind::cumulative:
            if (asked == AggregationRule::sum)
                throw refuse(measure == MeasureKind::stock
                                 ? "a stock, which is not summed over periods: expected the rule last"
                                 : "a level or running total, which is not summed over periods: expected the "
                                   "rule last");
            return AggregationRule::last;
        case MeasureKind::flow:
            if (asked == AggregationRule::last)
                throw refuse("a flow, of which the last period is no measure of all: expected the rule sum");
            return AggregationRule::sum;
        case MeasureKind::distinct:
            throw refuse(
                "a number of persons counted once in a period, who may return in the next: expected a stock "
                "or "
                "a flow");
        case MeasureKind::rate:
        case MeasureKind::share:
            throw refuse(
                "a rate or share, which takes its denominator to aggregate: expected a stock or a flow");
        case MeasureKind::unspecified: break;
    }
    if (asked == AggregationRule::by_measure)
        throw refuse("of an unspecified measure, expected a stock or a flow, or a rule");
    return asked;
}

/// How the coarser periods lie over the finer ones. All hold equally many, since weeks are refused.
struct Layout {
    PeriodAxis axis;
    std::int64_t each = 1;    ///< finer periods in a coarser one
    std::int64_t before = 0;  ///< finer periods of the first coarser one that the series does not have
};

Layout layout_of(const PeriodAxis& fine, Frequency to, const std::string& name) {
    const auto refuse = [&] {
        return Error(
            Errc::unlike,
            fmt::format("aggregate: {} has periods of frequency {}, which do not make up whole periods of "
                        "frequency {}",
                        name, to_string(fine.frequency()), to_string(to)));
    };
    const auto finer_of = [&](Period coarse) {
        try {
            return subdivide(coarse, fine.frequency());
        } catch (const Error&) {  // in its own words, naming the series
            throw refuse();
        }
    };
    // Weeks fit into other periods now and then, by chance.
    if (fine.frequency() == Frequency::week && to != Frequency::week) throw refuse();
    // Any place tells whether there is a rule at all; here every frequency has whole periods.
    const Period sample = Period::containing(Date(2001, 9, 1), to);
    const auto each = static_cast<std::int64_t>(finer_of(sample).size());
    if (fine.empty()) {
        const Period start = Period::containing(fine.first().first_day(), to);
        return {PeriodAxis(start, 0), each, 0};
    }
    const Period first = enclosing(fine.first(), to);
    const Period last = enclosing(fine.last(), to);
    return {PeriodRange(first, last), each, fine.first() - finer_of(first).first()};
}

/// Aggregates one series into `out`, as long as layout.axis.
class Aggregator {
public:
    Aggregator(const PeriodAxis& fine, const Layout& layout, AggregationRule rule,
               IncompletePeriod incomplete)
        : fine_(fine), layout_(layout), rule_(rule), incomplete_(incomplete) {}

    template <class Name>
    void run(const ColumnView& values, std::span<double> out, const Name& name) const {
        for (std::int64_t i = 0; i < layout_.axis.size(); ++i) {
            const std::int64_t from = i * layout_.each - layout_.before;
            const std::int64_t first = rule_ == AggregationRule::last ? from + layout_.each - 1 : from;
            double total = 0.0;
            for (std::int64_t k = first; k < from + layout_.each; ++k) {
                const double value = k >= 0 && k < values.size() ? values[k] : missing_value;
                if (std::isnan(value) && incomplete_ == IncompletePeriod::error)
                    throw Error(
                        Errc::inconsistent,
                        fmt::format("aggregate: {} has no value in {}, expected one to make up {}", name(),
                                    to_string(fine_.first() + k), to_string(layout_.axis.period(i))));
                total += value;
            }
            if (std::isinf(total))
                throw Error(Errc::overflow,
                            fmt::format("aggregate: {} in {} sums to more than a double can hold", name(),
                                        to_string(layout_.axis.period(i))));
            out[static_cast<std::size_t>(i)] = std::isnan(total) ? missing_value : total;
        }
    }

private:
    const PeriodAxis& fine_;
    const Layout& layout_;
    AggregationRule rule_;
    IncompletePeriod incomplete_;
};

}  // namespace

TimeSeries aggregate(const TimeSeries& series, Frequency to, const AggregateOptions& options) {
    const std::string name = detail::series_name(series.key());
    const AggregationRule rule = rule_for(series.measure(), options.rule, name);
    const Layout layout = layout_of(series.axis(), to, name);
    std::vector<double> values(static_cast<std::size_t>(layout.axis.size()));
    Aggregator(series.axis(), layout, rule, options.incomplete)
        .run(ColumnView(series.values().data(), series.size(), 1), values,
             [&]() -> const std::string& { return name; });
    return {series.label(), layout.axis.first(), std::move(values)};
}

Panel aggregate(const PanelView& panel, MeasureKind measure, Frequency to, const AggregateOptions& options) {
    require_no_infinity("aggregate", panel);
    const AggregationRule rule = rule_for(measure, options.rule, "the panel");
    const Layout layout = layout_of(panel.axis(), to, "the panel");
    Panel out(layout.axis, panel.cols(), std::vector<std::string>(panel.keys().begin(), panel.keys().end()));
    const Aggregator aggregator(panel.axis(), layout, rule, options.incomplete);
    for (std::int64_t s = 0; s < panel.cols(); ++s)
        aggregator.run(panel.column(s), out.column(s), [&] { return panel.name(s); });
    return out;
}

}  // namespace sociaaldomein
