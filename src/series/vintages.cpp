#include <sociaaldomein/series/vintages.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "series/detail/series_name.hpp"

namespace sociaaldomein {
namespace {

/// Problems of the reports by themselves.
std::vector<Problem> problems_of(const std::vector<TimeSeries>& reports) {
    std::vector<Problem> problems;
    const TimeSeries& first = reports.front();
    const auto wrong = [&](Errc code, std::string message) {
        problems.push_back({code, "", "Vintages: " + std::move(message)});
    };
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const TimeSeries& one = reports[i];
        if (one.key() != first.key())
            wrong(Errc::unlike,
                  fmt::format("report {} is of {}, expected {} as the first", i,
                              detail::series_name(one.key()), detail::series_name(first.key())));
        if (one.measure() != first.measure())
            wrong(Errc::unlike,
                  fmt::format("report {} has another measure than the first, expected the same", i));
        if (one.frequency() != first.frequency())
            wrong(Errc::unlike, fmt::format("report {} has frequency {}, expected {} as the first", i,
                                            to_string(one.frequency()), to_string(first.frequency())));
        if (!one.reported())
            wrong(Errc::missing_field,
                  fmt::format("report {} has no date, expected the day it was reported", i));
    }
    return problems;
}

PeriodAxis hull_of(std::span<const TimeSeries> reports) {
    PeriodAxis axis = reports.front().axis();
    for (const TimeSeries& one : reports) axis = hull(axis, one.axis());
    return axis;
}

/// Visits every value that a report has, oldest report first, with its place on the axis.
template <class Visit>
void each_value(std::span<const TimeSeries> reports, const PeriodAxis& axis, const Visit& visit) {
    for (const TimeSeries& one : reports) {
        if (one.empty()) continue;
        auto place = static_cast<std::size_t>(axis.index_of(one.axis().first()));
        for (const double value : one.values()) {
            if (!std::isnan(value)) visit(one, place, value);
            ++place;
        }
    }
}

TimeSeries newest(std::span<const TimeSeries> reports) {
    const PeriodAxis axis = hull_of(reports);
    std::vector<double> values(static_cast<std::size_t>(axis.size()), missing_value);
    each_value(reports, axis,
               [&](const TimeSeries&, std::size_t place, double value) { values[place] = value; });
    return {reports.back().label(), axis.first(), std::move(values)};
}

}  // namespace

Vintages::Vintages(std::vector<TimeSeries> reports) : reports_(std::move(reports)) {
    require(!reports_.empty(), "Vintages", "reports", reports_.size(), "at least one report");
    if (auto problems = problems_of(reports_); !problems.empty()) throw Error(std::move(problems));
    std::stable_sort(reports_.begin(), reports_.end(),
                     [](const TimeSeries& a, const TimeSeries& b) { return *a.reported() < *b.reported(); });
    std::vector<Problem> problems;
    for (std::size_t i = 1; i < reports_.size(); ++i)
        if (reports_[i].reported() == reports_[i - 1].reported())
            problems.push_back(
                {Errc::inconsistent, "",
                 fmt::format("Vintages: {} has two reports of {}, expected one a day",
                             detail::series_name(reports_[i].key()), to_string(*reports_[i].reported()))});
    if (!problems.empty()) throw Error(std::move(problems));
}

TimeSeries Vintages::as_known_on(Date day) const {
    const auto after =
        std::upper_bound(reports_.begin(), reports_.end(), day,
                         [](Date d, const TimeSeries& report) { return d < *report.reported(); });
    if (after == reports_.begin()) {
        SeriesLabel label = reports_.front().label();
        label.reported.reset();
        return {std::move(label), reports_.front().axis().first(), {}};
    }
    return newest({reports_.begin(), after});
}

TimeSeries Vintages::latest() const { return newest(reports_); }

TimeSeries Vintages::first_release() const {
    const PeriodAxis axis = hull_of(reports_);
    std::vector<double> values(static_cast<std::size_t>(axis.size()), missing_value);
    each_value(reports_, axis, [&](const TimeSeries&, std::size_t place, double value) {
        if (std::isnan(values[place])) values[place] = value;
    });
    SeriesLabel label = reports_.front().label();
    label.reported.reset();
    return {std::move(label), axis.first(), std::move(values)};
}

std::vector<ValueRevision> Vintages::revisions() const {
    const PeriodAxis axis = hull_of(reports_);
    std::vector<double> values(static_cast<std::size_t>(axis.size()), missing_value);
    std::vector<ValueRevision> found;
    each_value(reports_, axis, [&](const TimeSeries& report, std::size_t place, double value) {
        if (!std::isnan(values[place]) && values[place] != value)
            found.push_back(
                {axis.period(static_cast<std::int64_t>(place)), *report.reported(), values[place], value});
        values[place] = value;
    });
    return found;
}

}  // namespace sociaaldomein
