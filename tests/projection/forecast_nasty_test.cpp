// A hundred thousand series as nasty as they come: none fails, and what comes back keeps every promise of forecast.hpp.
#include <sociaaldomein/projection/forecast.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

namespace sociaaldomein {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = std::numeric_limits<double>::max();
constexpr std::size_t horizon = 5;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

struct Work {
    ForecastModel model;
    std::size_t series;  // as many as take a few seconds
};
constexpr Work works[] = {{ForecastModel::automatic, 2'000},
                          {ForecastModel::ets_theta, 3'000},
                          {ForecastModel::naive, 100'000},
                          {ForecastModel::seasonal_naive, 20'000},
                          {ForecastModel::drift, 20'000},
                          {ForecastModel::mean, 20'000},
                          {ForecastModel::ets, 5'000},
                          {ForecastModel::theta, 50'000},
                          {ForecastModel::optimised_theta, 10'000},
                          {ForecastModel::dynamic_theta, 10'000},
                          {ForecastModel::dynamic_optimised_theta, 10'000},
                          {ForecastModel::arima, 2'000},
                          {ForecastModel::ces, 3'000}};
static_assert(std::size(works) ==
              boost::mp11::mp_size<boost::describe::describe_enumerators<ForecastModel>>::value);

class Nasty {
public:
    explicit Nasty(std::uint64_t seed) : bits_(seed) {}

    std::uint64_t below(std::uint64_t limit) { return bits_() % limit; }
    double uniform() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }

    std::vector<double> values() {
        const std::size_t n = below(61);
        std::vector<double> y(n);
        const double scale = this->scale();
        const std::uint64_t kind = below(14);
        for (std::size_t t = 0; t < n; ++t) y[t] = value(kind == 13 ? below(13) : kind, scale, t, n);
        if (below(3) == 0) {
            const std::uint64_t share = 2 + below(12);
            for (double& x : y)
                if (below(share) == 0) x = nan;
        }
        if (n > 0 && below(6) == 0) std::fill_n(y.begin(), below(n), nan);
        if (n > 0 && below(6) == 0) std::fill_n(y.rbegin(), below(n), nan);
        return y;
    }

private:
    /// From the smallest double to near the largest; often one that people have.
    double scale() {
        switch (below(6)) {
            case 0: return 1e300;
            case 1: return 1e-300;
            case 2: return largest / 2.0;
            case 3: return std::ldexp(1.0, static_cast<int>(below(2090)) - 1070);
            default: return 1.0 + static_cast<double>(below(10'000));
        }
    }

    double value(std::uint64_t kind, double scale, std::size_t t, std::size_t n) {
        const auto time = static_cast<double>(t);
        switch (kind) {
            case 0: return scale;                                                       // constant
            case 1: return 0.0;                                                         // nothing
            case 2: return below(5) == 0 ? scale : 0.0;                                 // now and then
            case 3: return t < n / 2 ? scale : scale * 1e-9;                            // a step
            case 4: return scale * (t % 2 == 0 ? -1.0 : 1.0);                           // alternating
            case 5: return std::min(static_cast<double>(below(6)), 4.0) * (scale / 8);  // integers
            case 6: return scale * (time / 61.0);                                       // a straight line
            case 7: return scale * (t + 1 == n ? 1.0 + 1e-15 : 1.0);                    // the last bit
            case 8: return scale * std::ldexp(uniform() - 0.5, -static_cast<int>(below(60)));
            case 9: return scale * std::ldexp(1.0, static_cast<int>(t) - 60);  // doubling
            case 10: return scale * (0.5 + 0.4 * (t % 4 == 1 ? 1.0 : 0.0));    // nothing but a season
            case 11: return scale * uniform();
            default: return scale * (uniform() - 0.5);
        }
    }

    std::mt19937_64 bits_;
};

/// The notes that follow from the data alone.
std::set<ForecastNote> expected_notes(const TimeSeries& series, bool non_negative) {
    std::vector<double> known;
    std::size_t first = 0, last = 0;
    for (std::size_t t = 0; t < series.values().size(); ++t) {
        if (std::isnan(series.values()[t])) continue;
        if (known.empty()) first = t;
        last = t;
        known.push_back(series.values()[t]);
    }
    if (known.empty()) return {ForecastNote::no_observation};
    std::set<ForecastNote> notes;
    const auto [low, high] = std::ranges::minmax(known);
    if (low == 0.0 && high == 0.0)
        notes.insert(ForecastNote::all_zero);
    else if (known.size() == 1)
        notes.insert(ForecastNote::one_observation);
    else if (low == high)
        notes.insert(ForecastNote::no_variation);
    else if (known.size() < 5)
        notes.insert(ForecastNote::few_observations);
    if (last - first + 1 > known.size()) notes.insert(ForecastNote::gaps_filled);
    if (last + 1 < series.values().size()) notes.insert(ForecastNote::ends_early);
    if (non_negative && low < 0.0) notes.insert(ForecastNote::negative_observed);
    return notes;
}

/// What follows from the outcome.
std::set<ForecastNote> expected_notes(const Forecast& said, std::size_t j) {
    std::set<ForecastNote> notes;
    const auto look = [&](double x) {
        if (std::abs(x) == largest) notes.insert(ForecastNote::beyond_range);
    };
    for (std::size_t h = 0; h < said.horizon; ++h) {
        look(said.mean_of(j)[h]);
        look(said.errors.spread[j * said.horizon + h]);
        for (std::size_t l = 0; l < said.levels.size(); ++l) {
            look(said.lower_of(l, j)[h]);
            look(said.upper_of(l, j)[h]);
        }
    }
    return notes;
}

void expect_promises_kept(const TimeSeries& series, const Forecast& said, std::size_t j) {
    const FitReport& report = said.reports[j];
    const auto notes = std::set(report.notes.begin(), report.notes.end());
    ASSERT_EQ(notes.size(), report.notes.size()) << "a note twice";
    ASSERT_FALSE(report.model.empty());
    ASSERT_EQ(report.observations, series.observations());
    ASSERT_TRUE(report.sigma >= 0.0 && std::isfinite(report.sigma)) << report.sigma;

    std::set<ForecastNote> expected = expected_notes(series, said.non_negative);
    const bool ordinary = report.observations >= 5 && !expected.contains(ForecastNote::all_zero) &&
                          !expected.contains(ForecastNote::no_variation);
    std::set<ForecastNote> free{ForecastNote::cut_at_zero, ForecastNote::beyond_range};
    if (ordinary) free.insert({ForecastNote::no_variation, ForecastNote::model_not_possible});
    std::set<ForecastNote> certain = notes;
    for (const ForecastNote note : free) certain.erase(note);
    ASSERT_EQ(certain, expected);

    if (expected.contains(ForecastNote::no_observation)) {
        ASSERT_EQ(said.origins[j], -1);
        for (std::size_t h = 0; h < horizon; ++h) {
            ASSERT_TRUE(std::isnan(said.mean_of(j)[h]));
            for (std::size_t l = 0; l < said.levels.size(); ++l)
                ASSERT_TRUE(std::isnan(said.lower_of(l, j)[h]) && std::isnan(said.upper_of(l, j)[h]));
        }
        return;
    }
    ASSERT_FALSE(std::isnan(series.values()[static_cast<std::size_t>(said.origins[j])]));
    for (const ForecastNote note : expected_notes(said, j)) ASSERT_TRUE(notes.contains(note)) << "beyond";

    const bool cut = said.non_negative && !expected.contains(ForecastNote::negative_observed);
    ASSERT_TRUE(cut || !notes.contains(ForecastNote::cut_at_zero));
    for (std::size_t h = 0; h < horizon; ++h) {
        double below = said.mean_of(j)[h];
        double above = below;
        ASSERT_TRUE(std::isfinite(below)) << h;
        for (std::size_t l = 0; l < said.levels.size(); ++l) {
            const double low = said.lower_of(l, j)[h];
            const double high = said.upper_of(l, j)[h];
            ASSERT_TRUE(std::isfinite(low) && std::isfinite(high)) << h;
            ASSERT_LE(low, below) << h;
            ASSERT_GE(high, above) << h;
            ASSERT_TRUE(!cut || low >= 0.0) << h;
            ASSERT_TRUE(!said.integer || (low == std::floor(low) && high == std::ceil(high))) << h;
            below = low;
            above = high;
        }
        // Without variation to learn from there is still an interval, except for what is nothing but zeros.
        const bool told =
            notes.contains(ForecastNote::all_zero) || notes.contains(ForecastNote::beyond_range);
        ASSERT_TRUE(told || below < above || said.mean_of(j)[h] <= 1e-300) << h;
    }
}

class NastySeries : public testing::TestWithParam<Work> {};

TEST_P(NastySeries, AreProjectedAsPromised) {
    constexpr std::size_t chunk = 2'000;
    constexpr Frequency frequencies[] = {Frequency::quarter, Frequency::year, Frequency::month,
                                         Frequency::half_year, Frequency::week};
    const std::size_t total =
        sanitized ? std::max<std::size_t>(GetParam().series / 20, 500) : GetParam().series;
    Nasty nasty(static_cast<std::uint64_t>(GetParam().model));
    std::size_t round = 0;
    for (std::size_t from = 0; from < total; from += chunk, ++round) {
        const Period first = Period::of(frequencies[round % std::size(frequencies)], 2000);
        std::vector<TimeSeries> series;
        for (std::size_t j = 0; j < std::min(chunk, total - from); ++j)
            series.emplace_back(SeriesLabel{.key = std::to_string(j)}, first, nasty.values());
        const Forecast said = forecast(series, {.model = GetParam().model,
                                                .horizon = static_cast<std::int64_t>(horizon),
                                                .levels = {0.0001, 0.5, 0.8, 0.95, 0.9999},
                                                .non_negative = round % 2 == 1,
                                                .integer = round % 3 == 1});
        for (std::size_t j = 0; j < series.size(); ++j) {
            expect_promises_kept(series[j], said, j);
            if (!HasFatalFailure()) continue;
            ADD_FAILURE() << "series " << j << " of round " << round << ", " << said.reports[j].model << ", "
                          << testing::PrintToString(series[j].values());
            return;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Models, NastySeries, testing::ValuesIn(works),
                         [](const auto& work) { return std::string(to_string(work.param.model)); });

}  // namespace
}  // namespace sociaaldomein
