#pragma once
/// Random series for property tests.

#include <rapidcheck.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <sociaaldomein/series/time_series.hpp>

#include "core/generators.hpp"

namespace sociaaldomein {

/// Whole numbers, one in six missing.
inline rc::Gen<double> any_value() {
    return rc::gen::map(rc::gen::inRange(-300, 300),
                        [](int v) { return v % 6 == 0 ? missing_value : double(v); });
}

/// 0 to 40 periods of the frequency, somewhere between 1990 and 2030.
inline rc::Gen<TimeSeries> any_series_of(Frequency frequency, SeriesLabel label = {.key = "s"}) {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 14'000), rc::gen::inRange<std::size_t>(0, 40),
                                       rc::gen::container<std::vector<double>>(40, any_value())),
                        [=](std::tuple<int, std::size_t, std::vector<double>> drawn) {
                            auto& [day, size, values] = drawn;
                            values.resize(size);
                            return TimeSeries(label, Period::containing(Date(1990, 1, 1) + day, frequency),
                                              std::move(values));
                        });
}

inline rc::Gen<TimeSeries> any_series() {
    return rc::gen::mapcat(rc::gen::arbitrary<Frequency>(),
                           [](Frequency frequency) { return any_series_of(frequency); });
}

inline void showValue(const TimeSeries& series, std::ostream& out) {
    out << series.key() << " " << to_string(series.axis()) << ":";
    for (const double v : series.values()) out << " " << v;
}

}  // namespace sociaaldomein
