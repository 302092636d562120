#include <sociaaldomein/projection/paths.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <sociaaldomein/core/require.hpp>

#include "projection/detail/path_source.hpp"
#include "projection/detail/select_quantiles.hpp"
#include "projection/detail/series_key.hpp"
#include "projection/kernels/paths.hpp"

namespace sociaaldomein {

namespace {

/// Series without a key are told apart by their column.
std::uint64_t key_of(std::uint64_t seed, std::string_view key, std::size_t column) {
    if (!key.empty()) return detail::series_key(seed, key);
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>((column >> (8 * i)) & 0xff);
    return detail::series_key(seed, std::string_view(bytes, 8));
}

constexpr std::size_t rounded_up(std::size_t count, std::size_t unit) {
    return (count + unit - 1) / unit * unit;
}

/// Draws paths of one series.
class Drawer {
public:
    Drawer(const Forecast& forecast, std::size_t series)
        : source_(detail::path_source(forecast, series, pieces_)), kernels_(kernels::path_kernels()) {
        source_.key =
            key_of(forecast.seed, forecast.keys.empty() ? std::string_view() : forecast.keys[series], series);
        errors_.resize((forecast.horizon + 3) / 4 * 4 * static_cast<std::size_t>(kernels_.lane_count));
    }

    /// The paths first .. first + count - 1, `count` a multiple of `unit`: period from + h of the p-th, below period
    /// `to`, at [h * stride + p].
    void draw(std::size_t first, std::size_t count, std::size_t from, std::size_t to, double* paths,
              std::size_t stride) {
        draw(kernels_.draw, first, count, from, to, paths, stride);
    }
    /// The same of the sums of errors that they are made of, which come in the same order at each period.
    void draw_sums(std::size_t first, std::size_t count, std::size_t from, std::size_t to, double* sums,
                   std::size_t stride) {
        draw(kernels_.sum, first, count, from, to, sums, stride);
    }
    /// Makes values of period h of sums. The vector is longer afterwards.
    void shape(std::size_t h, std::vector<double>& sums) const {
        sums.resize(rounded_up(sums.size(), unit));
        kernels_.shape_sums(source_, static_cast<int>(h), sums.data(), std::ssize(sums));
    }

    static constexpr std::size_t unit = 64;    // a multiple of every lane count
    static constexpr std::size_t block = 512;  // of units, and small enough for L2

private:
    template <class Kernel>
    void draw(Kernel kernel, std::size_t first, std::size_t count, std::size_t from, std::size_t to,
              double* paths, std::size_t stride) {
        kernel(source_, first, static_cast<long long>(count), static_cast<int>(from), static_cast<int>(to),
               paths, static_cast<long long>(stride), errors_.data());
    }

    std::vector<kernels::PathPiece> pieces_;
    kernels::PathSource source_;
    const kernels::PathKernels& kernels_;
    std::vector<double> errors_;
};

void require_series(const Forecast& forecast, std::size_t series, std::string_view function) {
    require(series < forecast.series, function, "series", static_cast<std::int64_t>(series),
            "a series of the forecast");
}

bool meets(double value, const PathTarget& target) {
    return target.below ? value <= target.value : value >= target.value;
}

/// Counts, sums and crossings, block by block.
class Tally {
public:
    Tally(std::size_t horizon, const PathQuestions& questions)
        : horizon_(horizon), questions_(questions), counts_(questions.targets.size()) {
        for (Counts& one : counts_) {
            one.period.resize(horizon);
            one.first.resize(horizon);
            one.window.resize(questions.windows.size());
        }
        sums_.assign(questions.windows.size(),
                     std::vector<double>(static_cast<std::size_t>(questions.paths)));
    }

    /// Period h of path first + p at drawn[h * stride + p].
    void take(const double* drawn, std::size_t stride, std::size_t first, std::size_t count) {
        for (std::size_t w = 0; w < sums_.size(); ++w) {
            const auto from = static_cast<std::size_t>(questions_.windows[w].first);
            const auto past = from + static_cast<std::size_t>(questions_.windows[w].count);
            double* to = sums_[w].data() + first;
            std::copy_n(drawn + from * stride, count, to);
            for (std::size_t h = from + 1; h < past; ++h)
                for (std::size_t p = 0; p < count; ++p) to[p] += drawn[h * stride + p];
        }
        for (std::size_t k = 0; k < counts_.size(); ++k) {
            const PathTarget& target = questions_.targets[k];
            met_.assign(count, 0);
            for (std::size_t h = 0; h < horizon_; ++h) {
                for (std::size_t p = 0; p < count; ++p) {
                    if (!meets(drawn[h * stride + p], target)) continue;
                    ++counts_[k].period[h];
                    if (met_[p] == 0) ++counts_[k].first[h];
                    met_[p] = 1;
                }
            }
            for (std::size_t w = 0; w < sums_.size(); ++w)
                for (std::size_t p = 0; p < count; ++p)
                    if (meets(sums_[w][first + p], target)) ++counts_[k].window[w];
        }
    }

    void finish(PathAnswers& answers, detail::QuantileWork& work) const {
        const auto odds = [&](const std::vector<std::int64_t>& counts) {
            std::vector<double> parts;
            parts.reserve(counts.size());
            for (const std::int64_t count : counts)
                parts.push_back(static_cast<double>(count) / static_cast<double>(questions_.paths));
            return parts;
        };
        for (const Counts& one : counts_)
            answers.odds.push_back({odds(one.period), odds(one.window), odds(one.first)});
        const std::size_t wanted = questions_.probabilities.size();
        answers.window_quantiles.resize(sums_.size() * wanted);
        for (std::size_t w = 0; w < sums_.size(); ++w) {
            double mean = 0.0;
            for (std::size_t p = 0; p < sums_[w].size(); ++p)
                mean += (sums_[w][p] - mean) / static_cast<double>(p + 1);
            answers.window_means.push_back(mean);
            if (wanted > 0)
                detail::select_quantiles(sums_[w], questions_.probabilities,
                                         std::span(answers.window_quantiles).subspan(w * wanted, wanted),
                                         work);
        }
    }

private:
    struct Counts {
        std::vector<std::int64_t> period;
        std::vector<std::int64_t> first;
        std::vector<std::int64_t> window;
    };
    std::size_t horizon_;
    const PathQuestions& questions_;
    std::vector<Counts> counts_;
    std::vector<std::vector<double>> sums_;
    std::vector<char> met_;
};

}  // namespace

std::vector<double> sample_paths(const Forecast& forecast, std::size_t series, std::int64_t count,
                                 std::int64_t first) {
    constexpr std::int64_t limit = std::int64_t{1} << 62;
    require_series(forecast, series, "sample_paths");
    require(first >= 0 && first <= limit, "sample_paths", "first", first, "a whole number from 0 to 2^62");
    require(count >= 0 && count <= limit - first, "sample_paths", "count", count,
            "a whole number >= 0, first + count at most 2^62");
    const std::size_t horizon = forecast.horizon;
    const auto wanted = static_cast<std::size_t>(count);
    std::vector<double> paths(wanted * horizon);
    std::vector<double> drawn(horizon * Drawer::block);
    Drawer drawer(forecast, series);
    for (std::size_t done = 0; done < wanted; done += Drawer::block) {
        drawer.draw(static_cast<std::size_t>(first) + done, Drawer::block, 0, horizon, drawn.data(),
                    Drawer::block);
        const std::size_t here = std::min(Drawer::block, wanted - done);
        for (std::size_t p = 0; p < here; ++p)
            for (std::size_t h = 0; h < horizon; ++h)
                paths[(done + p) * horizon + h] = drawn[h * Drawer::block + p];
    }
    return paths;
}

PathAnswers ask_paths(const Forecast& forecast, std::size_t series, const PathQuestions& questions) {
    require_series(forecast, series, "ask_paths");
    require(questions.paths >= 1 && questions.paths <= 100'000'000, "ask_paths", "paths", questions.paths,
            "a whole number from 1 to 100 million");
    double before = 0.0;
    for (const double p : questions.probabilities) {
        require(p >= before && p <= 1.0, "ask_paths", "probabilities", p,
                "increasing probabilities from 0 to 1");
        before = p;
    }
    const auto horizon = static_cast<std::int64_t>(forecast.horizon);
    for (const PathWindow& window : questions.windows) {
        require(window.first >= 0 && window.first < horizon, "ask_paths", "windows.first", window.first,
                "a period that was projected");
        require(window.count >= 1 && window.count <= horizon - window.first, "ask_paths", "windows.count",
                window.count, "at least one, and none beyond the horizon");
    }
    for (const PathTarget& target : questions.targets)
        require(!std::isnan(target.value), "ask_paths", "targets.value", target.value, "a number");

    PathAnswers answers;
    answers.paths = questions.paths;
    const std::size_t wanted = questions.probabilities.size();
    const bool periods = questions.periods && wanted > 0;
    if (forecast.origins[series] < 0) {  // nothing known, nothing drawn
        const double nan = std::numeric_limits<double>::quiet_NaN();
        if (periods) answers.period_quantiles.assign(forecast.horizon * wanted, nan);
        answers.window_quantiles.assign(questions.windows.size() * wanted, nan);
        answers.window_means.assign(questions.windows.size(), nan);
        const PathOdds unknown{std::vector<double>(forecast.horizon, nan),
                               std::vector<double>(questions.windows.size(), nan),
                               std::vector<double>(forecast.horizon, nan)};
        answers.odds.assign(questions.targets.size(), unknown);
        return answers;
    }
    const auto paths = static_cast<std::size_t>(questions.paths);
    Drawer drawer(forecast, series);
    Tally tally(forecast.horizon, questions);
    const bool tallied = !questions.windows.empty() || !questions.targets.empty();
    detail::QuantileWork work;
    // Quantiles of a period take all its paths at once: as many periods at a time as memory should hold, the paths drawn
    // again for each group of them. Rows are a cache line longer than they need be, lest a power of two sends all of them
    // to one place in the cache.
    constexpr std::size_t kept_values = std::size_t{8} << 20;
    const std::size_t row = rounded_up(paths, Drawer::unit) + 8;
    const std::size_t group = std::clamp<std::size_t>(kept_values / paths, 1, forecast.horizon);
    const bool tallied_too = tallied && periods && group == forecast.horizon;  // in the same go
    if (periods) {
        answers.period_quantiles.resize(forecast.horizon * wanted);
        const auto drawn = std::make_unique_for_overwrite<double[]>(group * row);
        const std::vector<std::size_t> ranks = detail::quantile_ranks(paths, questions.probabilities);
        std::vector<double> found;
        for (std::size_t from = 0; from < forecast.horizon; from += group) {
            const std::size_t to = std::min(from + group, forecast.horizon);
            for (std::size_t first = 0; first < paths; first += Drawer::block) {
                const std::size_t count = std::min(Drawer::block, paths - first);
                double* here = drawn.get() + first;
                if (tallied_too) {
                    drawer.draw(first, rounded_up(count, Drawer::unit), from, to, here, row);
                    tally.take(here, row, first, count);
                } else {
                    drawer.draw_sums(first, rounded_up(count, Drawer::unit), from, to, here, row);
                }
            }
            for (std::size_t h = from; h < to; ++h) {
                found.resize(ranks.size());
                detail::select_ranks({drawn.get() + (h - from) * row, paths}, ranks, found, work);
                if (!tallied_too) drawer.shape(h, found);
                detail::quantiles_at(paths, questions.probabilities, ranks, found,
                                     std::span(answers.period_quantiles).subspan(h * wanted, wanted));
            }
        }
    }
    if (tallied && !tallied_too) {
        std::vector<double> drawn(forecast.horizon * Drawer::block);
        for (std::size_t first = 0; first < paths; first += Drawer::block) {
            drawer.draw(first, Drawer::block, 0, forecast.horizon, drawn.data(), Drawer::block);
            tally.take(drawn.data(), Drawer::block, first, std::min(Drawer::block, paths - first));
        }
    }
    tally.finish(answers, work);
    return answers;
}

}  // namespace sociaaldomein
