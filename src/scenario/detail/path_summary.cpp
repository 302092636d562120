#include "scenario/detail/path_summary.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

#include "projection/detail/work_queue.hpp"
#include "scenario/detail/value_tally.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::size_t most_bins = 2048;
constexpr std::size_t fewest_bins = 64;
constexpr std::size_t pilot_blocks = 2;
constexpr std::size_t locks = 64;

using Values = std::vector<double>;

/// One reading under one model, or of the difference from the first.
struct Column {
    std::size_t result = 0;  ///< model or difference
    std::size_t reading = 0;
    ValueTally tally{};
};

/// What a thread works with.
struct Own {
    std::vector<std::unique_ptr<Run>> runs{};  ///< one of each model
    Values base{};                             ///< readings of the first model, 512 paths each
    Values sums{};
};

class Stream {
public:
    Stream(std::span<const Model* const> models, std::span<const Reading> readings,
           std::span<const std::vector<std::size_t>> own, std::span<const double> probabilities,
           const PathWork& work, std::size_t most_values)
        : models_(models),
          readings_(readings),
          probabilities_(probabilities),
          work_(work),
          most_values_(most_values),
          paths_(static_cast<std::size_t>(work.paths)),
          blocks_((paths_ + block_paths - 1) / block_paths),
          ranks_(quantile_ranks(paths_, probabilities)),
          result_(2 * models.size() - 1, std::vector<Summary>(readings.size())) {
        for (std::size_t m = 0; m < models.size(); ++m) {
            starts_.push_back(columns_.size());
            for (const std::size_t i : own[m]) {
                columns_.push_back({m, i});
                if (m > 0) columns_.push_back({models.size() + m - 1, i});
            }
        }
        starts_.push_back(columns_.size());
    }

    std::vector<std::vector<Summary>> run() {
        if (columns_.empty()) return std::move(result_);
        const std::vector<std::uint8_t> all(columns_.size(), 1);
        pilot(all);
        count(all);
        const std::vector<std::vector<std::size_t>> groups = plan();
        simulations_ = 1 + groups.size();
        for (std::size_t g = 0; g < groups.size(); ++g) keep(g + 1, groups[g]);
        if (work_.progress) work_.progress(simulations_ * paths_, simulations_ * paths_);
        return std::move(result_);
    }

private:
    std::size_t paths_in(std::size_t block) const {
        return std::min<std::size_t>(block_paths, paths_ - block * block_paths);
    }

    static void read(const Run& run, const Reading& reading, double* to) {
        const double* from = run.at(reading.quantity, reading.first);
        std::copy_n(from, block_paths, to);
        for (int t = reading.first + 1; t <= reading.last; ++t) {
            from = run.at(reading.quantity, t);
            for (int p = 0; p < block_paths; ++p) to[p] += from[p];
        }
    }

    /// Calls take(column, values) for each wanted column of a block.
    template <class Take>
    void each(std::size_t block, Own& mine, const std::vector<std::uint8_t>& wanted, const Take& take) const {
        mine.runs.resize(models_.size());
        mine.base.resize(readings_.size() * block_paths);
        alignas(64) double now[block_paths];
        for (std::size_t m = 0; m < models_.size(); ++m) {
            const auto any = [&](std::size_t model) {
                return std::find(wanted.begin() + static_cast<std::ptrdiff_t>(starts_[model]),
                                 wanted.begin() + static_cast<std::ptrdiff_t>(starts_[model + 1]),
                                 1) != wanted.begin() + static_cast<std::ptrdiff_t>(starts_[model + 1]);
            };
            if (m > 0 && !any(m)) continue;
            if (!mine.runs[m]) mine.runs[m] = std::make_unique<Run>(*models_[m]);
            mine.runs[m]->compute(static_cast<std::int64_t>(block));
            const std::size_t step = m == 0 ? 1 : 2;  // its own, and the difference
            for (std::size_t c = starts_[m]; c < starts_[m + 1]; c += step) {
                double* base = mine.base.data() + columns_[c].reading * block_paths;
                double* to = m == 0 ? base : now;
                read(*mine.runs[m], readings_[columns_[c].reading], to);
                if (wanted[c] != 0) take(c, std::span<const double>(to, paths_in(block)));
                if (m == 0 || wanted[c + 1] == 0) continue;
                for (int p = 0; p < block_paths; ++p) now[p] -= base[p];
                take(c + 1, std::span<const double>(now, paths_in(block)));
            }
        }
    }

    template <class Take, class Done>
    void simulate(std::size_t simulation, const std::vector<std::uint8_t>& wanted, const Take& take,
                  const Done& done) {
        WorkControl control{work_.threads, work_.cancel, {}};
        if (work_.progress)
            control.progress = [this, simulation](std::size_t now, std::size_t) {
                // The end is told when all is done.
                const std::size_t total = simulations_ * paths_;
                work_.progress(std::min(simulation * paths_ + now, total - 1), total);
            };
        std::vector<Own> own(static_cast<std::size_t>(threads_for(blocks_, control)));
        for_each_block(blocks_, paths_, control, [&](int thread, std::size_t block) {
            Own& mine = own[static_cast<std::size_t>(thread)];
            each(block, mine, wanted,
                 [&](std::size_t column, std::span<const double> of) { take(mine, column, of); });
            done(mine, block);
            return paths_in(block);
        });
    }

    /// Calls task(i) for each i below `count`, on all threads.
    template <class Task>
    void spread(std::size_t count, const Task& task) const {
        for_each_block(count, count, {work_.threads, work_.cancel, {}}, [&](int, std::size_t i) {
            task(i);
            return std::size_t{1};
        });
    }

    void pilot(const std::vector<std::uint8_t>& all) {
        const std::size_t blocks = std::min(pilot_blocks, blocks_);
        const std::size_t paths = std::min(blocks * block_paths, paths_);
        std::vector<Values> first(columns_.size(), Values(paths));
        spread(blocks, [&](std::size_t block) {
            Own mine;
            each(block, mine, all, [&](std::size_t c, std::span<const double> of) {
                std::ranges::copy(of, first[c].begin() + static_cast<std::ptrdiff_t>(block * block_paths));
            });
        });
        // A bin takes half of what a value does.
        const std::size_t bins = std::clamp(2 * most_values_ / columns_.size(), fewest_bins, most_bins);
        spread(columns_.size(), [&](std::size_t c) { columns_[c].tally.aim(first[c], bins); });
    }

    void count(const std::vector<std::uint8_t>& all) {
        // Sums of blocks are added in their order, whichever thread is done first.
        std::map<std::size_t, Values> waiting;
        std::mutex guard;
        std::size_t next = 0;
        Values total(columns_.size(), 0.0);
        simulate(
            0, all,
            [&](Own& mine, std::size_t c, std::span<const double> of) {
                mine.sums.resize(columns_.size());
                mine.sums[c] = sum_of(of);
                ValueTally::Batch batch;
                columns_[c].tally.sort_out(of, batch);
                const std::lock_guard lock(guards_[c % locks]);
                columns_[c].tally.add(batch);
            },
            [&](Own& mine, std::size_t block) {
                const std::lock_guard lock(guard);
                waiting.emplace(block, std::move(mine.sums));
                mine.sums = {};
                for (auto at = waiting.find(next); at != waiting.end(); at = waiting.find(++next)) {
                    for (std::size_t c = 0; c < total.size(); ++c) total[c] += at->second[c];
                    waiting.erase(at);
                }
            });
        for (std::size_t c = 0; c < columns_.size(); ++c)
            summary(c).mean = total[c] / static_cast<double>(paths_);
    }

    Summary& summary(std::size_t column) {
        return result_[columns_[column].result][columns_[column].reading];
    }

    void find(std::size_t c) {
        summary(c).quantiles.resize(probabilities_.size());
        quantiles_at(paths_, probabilities_, ranks_, columns_[c].tally.found(ranks_), summary(c).quantiles);
    }

    /// Columns of which values have to be kept, in as few simulations as memory allows; what needs none is found at once.
    std::vector<std::vector<std::size_t>> plan() {
        std::vector<std::size_t> needs(columns_.size(), 0);
        spread(columns_.size(), [&](std::size_t c) {
            ValueTally& tally = columns_[c].tally;
            if (tally.same_everywhere(paths_)) {
                summary(c) = {tally.shared_value(), Values(probabilities_.size(), tally.shared_value())};
                return;
            }
            needs[c] = tally.choose(ranks_);
            if (needs[c] == 0) find(c);
        });
        std::vector<std::vector<std::size_t>> groups;
        std::size_t used = 0;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const std::size_t need = needs[c];
            if (need == 0) continue;
            if (groups.empty() || used + need > most_values_) {
                groups.emplace_back();
                used = 0;
            }
            used += need;
            groups.back().push_back(c);
        }
        return groups;
    }

    void keep(std::size_t simulation, const std::vector<std::size_t>& group) {
        std::vector<std::uint8_t> wanted(columns_.size(), 0);
        for (const std::size_t c : group) wanted[c] = 1;
        simulate(
            simulation, wanted,
            [&](Own&, std::size_t c, std::span<const double> of) {
                std::array<double, block_paths> picked{};
                const std::size_t n = columns_[c].tally.pick(of, picked);
                const std::lock_guard lock(guards_[c % locks]);
                columns_[c].tally.keep(std::span<const double>(picked).first(n));
            },
            [](Own&, std::size_t) {});
        spread(group.size(), [&](std::size_t i) { find(group[i]); });
    }

    std::span<const Model* const> models_;
    std::span<const Reading> readings_;
    std::span<const double> probabilities_;
    const PathWork& work_;
    std::size_t most_values_;
    std::size_t paths_;
    std::size_t blocks_;
    std::vector<std::size_t> ranks_;
    std::vector<std::vector<Summary>> result_;
    std::vector<Column> columns_;
    std::vector<std::size_t> starts_;  ///< of each model's columns, and the end of the last
    std::array<std::mutex, locks> guards_;
    std::size_t simulations_ = 2;
};

}  // namespace

Summary summary_of(std::span<const double> values, std::span<const double> probabilities,
                   QuantileWork& work) {
    Summary summary;
    summary.quantiles.resize(probabilities.size());
    if (std::ranges::all_of(values, [&](double v) { return v == values.front(); })) {
        summary.mean = values.front();
        std::ranges::fill(summary.quantiles, values.front());
        return summary;
    }
    summary.mean = mean_of(values);
    select_quantiles(values, probabilities, summary.quantiles, work);
    return summary;
}

std::vector<std::vector<Summary>> stream_summaries(std::span<const Model* const> models,
                                                   std::span<const Reading> readings,
                                                   std::span<const std::vector<std::size_t>> own,
                                                   std::span<const double> probabilities,
                                                   const PathWork& work, std::size_t most_values) {
    return Stream(models, readings, own, probabilities, work, most_values).run();
}

}  // namespace sociaaldomein::detail
