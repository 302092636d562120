#pragma once
// The search for the best parameters of one form of model, of a batch of series. Layer: projection.
//
// First the seeds of every block of lanes; then all searches, of all seeds of all series, from a queue: a lane whose
// search has ended takes the next one, whatever series it is of, so that no lane waits for the slowest.

#include "projection/kernels/ets.hpp"
#include "projection/kernels/ets_grid.inl"
#include "projection/kernels/ets_plain.inl"
#include "projection/kernels/ets_plain_grid.inl"
#include "projection/kernels/ets_product.inl"

namespace sociaaldomein::kernels {
namespace {

/// What is searched: additive errors; multiplicative ones with states linear in the data; a multiplicative season.
enum class Error { additive, relative, product };

template <class Shape>
constexpr int state_limit() {
    return Shape::seasonal ? longest_season + 1 : 2;
}

/// The grid of a form. Close to 0 alpha works on its logarithm: 1 / alpha is about the number of values remembered.
template <class Shape>
const Axis* axes_of() {
    static constexpr Axis alphas = {8, {0.0, 0.01, 0.04, 0.12, 0.3, 0.55, 0.8, 1.0}};
    static constexpr Axis betas = {5, {0.0, 0.1, 0.35, 0.7, 1.0}};
    static constexpr Axis gammas = {4, {0.0, 0.15, 0.5, 1.0}};
    static constexpr Axis phis = {3, {0.0, 0.5, 1.0}};
    if constexpr (Shape::seasonal) {
        static constexpr Axis all[] = {alphas, gammas, phis};
        static constexpr Axis sloped[] = {alphas, betas, gammas, phis};
        return Shape::sloped ? sloped : all;
    } else {
        static constexpr Axis all[] = {alphas, betas, phis};
        return all;
    }
}

/// Numbers of a series in memory: its seeds, and the best that was found.
template <class Shape>
struct Record {
    static constexpr unsigned long size = state_limit<Shape>() + searched_limit;
    double seed_sum[seed_limit];
    double seed[seed_limit][size];  // states, places
    double floor;
    double value;
    double evaluations;
    int from;  // the seed that led to it
    double at[size];
};

SD_INLINE double& lane_of(real& x, int lane) { return reinterpret_cast<double*>(&x)[lane]; }
SD_INLINE double lane_of(const real& x, int lane) { return x.v[lane / vector_width][lane % vector_width]; }
SD_INLINE bool lane_of(const mask& x, int lane) { return x.v[lane / vector_width][lane % vector_width] != 0; }

/// The lanes of one block.
SD_INLINE Lanes block_of(const EtsBatch& batch, const double* values, int block) {
    const long rows = static_cast<long>(block) * batch.longest;
    return Lanes{values + rows * lane_count,
                 load(batch.lengths + block * lane_count),
                 real(0.0),
                 batch.shortest,
                 batch.longest,
                 batch.season};
}

[[maybe_unused]] int blocks_of(const EtsBatch& batch) { return (batch.series + lane_count - 1) / lane_count; }

/// The seeds of a block of lanes: of the series as they are, and of their logarithms.
struct BlockSeeds {
    Seeds plain, logs;
};

/// @param logs   of the values, where multiplicative errors are asked for; null where they are not
/// @param room   for a `real` per point of the grid
/// @param lanes  for longest * lane_count values
template <class Shape>
void find_all_seeds(const EtsBatch& batch, const double* logs, real* room, double* lanes, BlockSeeds* found) {
    const Grid<Shape> grid(axes_of<Shape>(), batch.season);
    const auto find = [&](const Lanes& y, Seeds& seeds) {
        if constexpr (Shape::seasonal)
            for (int p = 0; p < grid.points; ++p)
                room[p] = least_sum<Shape>(y, y.at(0), grid.places[p], nullptr);
        else
            plain_sums<Shape>(y, grid, lanes, room);
        pick_modes(grid, room, seeds);
    };
    for (int block = 0; block < blocks_of(batch); ++block) {
        find(block_of(batch, batch.values, block), found[block].plain);
        if (logs != nullptr) find(block_of(batch, logs, block), found[block].logs);
    }
}

/// The mean of what a lane holds.
[[maybe_unused]] real mean_of(const Lanes& y) {
    real sum = real(0.0);
    for (int t = 0; t < y.longest; ++t) sum += select(y.alive(t), y.at(t), real(0.0));
    return sum / y.length;
}

/// Where the searches of every series begin. Multiplicative models have the seeds of the logarithms, which are most like
/// them, and those of the series as it is; the first states are those of an additive model, for products of logarithms.
template <class Shape, Error error>
void set_out(const EtsBatch& batch, const double* logs, const BlockSeeds* found, Record<Shape>* records) {
    const int states = Shape::states(batch.season);
    for (int block = 0; block < blocks_of(batch); ++block) {
        Seeds seeds = found[block].plain;
        if constexpr (error != Error::additive) {
            seeds = found[block].logs;
            seeds.join(found[block].plain, Shape::searched);
        }
        const Lanes y = block_of(batch, batch.values, block);
        const Lanes solved = error == Error::product ? block_of(batch, logs, block) : y;
        const int lanes =
            batch.series - block * lane_count < lane_count ? batch.series - block * lane_count : lane_count;
        Record<Shape>* of_block = records + block * lane_count;
        const real floor =
            floor_of(y, error == Error::additive ? real(0.0) : mean_of(block_of(batch, logs, block)),
                     error != Error::additive);
        for (int lane = 0; lane < lanes; ++lane) {
            Record<Shape>& record = of_block[lane];
            record.floor = lane_of(floor, lane);
            record.value = __builtin_inf();
            record.evaluations = 0.0;
            record.from = seed_limit;
            for (int k = 0; k < seed_limit; ++k) record.seed_sum[k] = lane_of(seeds.sum[k], lane);
        }
        for (int k = 0; k < seed_limit; ++k) {
            if (!any(seeds.sum[k] < real(__builtin_inf()))) continue;
            real first[Record<Shape>::size];
            least_sum<Shape>(solved, solved.at(0), seeds.place[k], first);
            if constexpr (error == Error::product) {
                if constexpr (Shape::sloped)
                    first[Shape::slope] = y.at(0) * (exp(first[Shape::slope]) - real(1.0));
                for (int i = Shape::level; i < states; ++i) first[i] = exp(first[i]);
            }
            for (int lane = 0; lane < lanes; ++lane) {
                double* to = of_block[lane].seed[k];
                for (int i = 0; i < states; ++i) to[i] = lane_of(first[i], lane);
                for (int i = 0; i < Shape::searched; ++i) to[states + i] = lane_of(seeds.place[k][i], lane);
            }
        }
    }
}

/// The searches of a batch, in lanes.
template <class Shape, Error error>
class Queue {
public:
    static constexpr int limit = state_limit<Shape>() + searched_limit;

    /// @param lanes  room for longest * lane_count values
    Queue(const EtsBatch& batch, Record<Shape>* records, double* lanes)
        : batch_(batch),
          records_(records),
          values_(lanes),
          base_(real(1.0)),
          length_(real(1.0)),
          floor_(real(1.0)) {
        for (long i = 0; i < static_cast<long>(batch.longest) * lane_count; ++i) values_[i] = 1.0;
        for (int lane = 0; lane < lane_count; ++lane) task_[lane] = -1;
        search_.states = Shape::states(batch.season);
        search_.searched = Shape::searched;
        if (Shape::seasonal && Shape::sloped) search_.limited_place = Shape::beta;
        search_.clear();
    }

    void run() {
        for (;;) {
            refill();
            if (!any(search_.busy)) return;
            keep_admissible();
            const Lanes y{values_, length_, floor_, batch_.shortest, batch_.longest, batch_.season};
            real sum;
            real value;
            if constexpr (error == Error::product)
                evaluate_product<Shape>(y, base_, search_.trial, sum, value, normal_);
            else if constexpr (Shape::seasonal)
                evaluate_linear<error == Error::relative, Shape>(y, base_, search_.trial, sum, value,
                                                                 normal_);
            else
                evaluate_plain<error == Error::relative, Shape>(y, base_, search_.trial, sum, value, normal_);
            search_.tell(sum, value, normal_.gradient, normal_.matrix);
        }
    }

private:
    void refill();
    void finish(int lane);
    bool take(int lane, real* from);

    /// A trial beyond the admissible region is taken back to its side, by less slope.
    void keep_admissible() {
        if constexpr (Shape::seasonal && Shape::sloped) {
            const real* place = search_.trial + search_.states;
            const mask beyond = search_.busy & !admissible<Shape>(Shape::smoothing(place), batch_.season);
            search_.limited = beyond;
            if (!any(beyond)) return;
            const real greatest = admissible_slope<Shape>(place, batch_.season);
            real& beta = search_.trial[search_.states + Shape::beta];
            beta = select(beyond, greatest, beta);
        }
    }

    const EtsBatch& batch_;
    Record<Shape>* records_;
    double* values_;
    real base_, length_, floor_;
    int task_[lane_count];  // series * seed_limit + seed; -1 for none
    int next_ = 0;
    LeastSquares<state_limit<Shape>()> search_;
    Normal<limit> normal_;
};

template <class Shape, Error error>
void Queue<Shape, error>::finish(int lane) {
    Record<Shape>& record = records_[task_[lane] / seed_limit];
    const int from = task_[lane] % seed_limit;
    const double value = lane_of(search_.value, lane);
    record.evaluations += lane_of(search_.evaluations, lane);
    // Which search ends first depends on the neighbours; which one is taken does not.
    if (value < record.value || (value == record.value && from < record.from)) {
        record.value = value;
        record.from = from;
        for (int i = 0; i < search_.states + search_.searched; ++i)
            record.at[i] = lane_of(search_.x[i], lane);
    }
    task_[lane] = -1;
}

template <class Shape, Error error>
bool Queue<Shape, error>::take(int lane, real* from) {
    while (next_ < batch_.series * seed_limit &&
           !(records_[next_ / seed_limit].seed_sum[next_ % seed_limit] < __builtin_inf()))
        ++next_;
    if (next_ >= batch_.series * seed_limit) return false;
    const int series = next_ / seed_limit;
    const double* seed = records_[series].seed[next_ % seed_limit];
    for (int i = 0; i < search_.states + search_.searched; ++i) lane_of(from[i], lane) = seed[i];
    const long rows = static_cast<long>(series / lane_count) * batch_.longest;
    const double* column = batch_.values + rows * lane_count + series % lane_count;
    for (int t = 0; t < batch_.longest; ++t) values_[t * lane_count + lane] = column[t * lane_count];
    lane_of(base_, lane) = column[0];
    lane_of(length_, lane) = batch_.lengths[series];
    lane_of(floor_, lane) = records_[series].floor;
    task_[lane] = next_++;
    return true;
}

template <class Shape, Error error>
void Queue<Shape, error>::refill() {
    real from[Record<Shape>::size];
    real taken = real(0.0);
    bool some = false;
    for (int lane = 0; lane < lane_count; ++lane) {
        if (lane_of(search_.busy, lane)) continue;
        if (task_[lane] >= 0) finish(lane);
        if (!take(lane, from)) continue;
        lane_of(taken, lane) = 1.0;
        some = true;
    }
    if (some) search_.start(taken > real(0.0), from);
}

/// Where everything is positive if it can be: hardly any learning, from the mean and without slope.
template <class Shape>
void set_out_safely(const EtsBatch& batch, Error error, int series, Record<Shape>& record) {
    const long rows = static_cast<long>(series / lane_count) * batch.longest;
    const double* column = batch.values + rows * lane_count + series % lane_count;
    const int n = static_cast<int>(batch.lengths[series]);
    double sum = 0.0;
    for (int t = 0; t < n; ++t) sum += column[t * lane_count];
    const double mean = sum / batch.lengths[series];
    const double level = error == Error::product ? mean / column[0] : mean - column[0];
    const int states = Shape::states(batch.season);
    for (int i = 0; i < states; ++i) record.seed[0][i] = i < Shape::level ? 0.0 : level;
    for (int i = 0; i < Shape::searched; ++i) record.seed[0][states + i] = i == 0 ? 0.2 : 0.01;
    record.seed_sum[0] = 0.0;
}

/// All of it: `records` hold the best of every series; an infinite value where no start had one.
template <class Shape, Error error>
void search(const EtsBatch& batch, const double* logs, const BlockSeeds* seeds, double* lanes,
            Record<Shape>* records) {
    set_out<Shape, error>(batch, logs, seeds, records);
    Queue<Shape, error>(batch, records, lanes).run();
    bool lost = false;
    for (int series = 0; series < batch.series; ++series) {
        for (int k = 0; k < seed_limit; ++k) records[series].seed_sum[k] = __builtin_inf();
        if (records[series].value < __builtin_inf()) continue;
        set_out_safely(batch, error, series, records[series]);
        lost = true;
    }
    if (lost) Queue<Shape, error>(batch, records, lanes).run();
}

}  // namespace
}  // namespace sociaaldomein::kernels
