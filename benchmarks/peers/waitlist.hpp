#pragma once
// A waitlist with chance, simulated by the kernels and by the standard library.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>

#include "projection/kernels/counts.hpp"

namespace sociaaldomein::bench {

/// A waitlist for places of which each period some come free: per period people join by chance, some who wait give up
/// and some residents leave, and whoever waits is placed as far as there is room.
struct Waitlist {
    double arrivals = 55.0;
    double leaves = 0.18126924692201815;  // 1 - e^(-1/5): a mean stay of five periods
    double gives_up = 0.05131670194948623;
    double places = 243.0;
    double waiting = 158.0;
    std::size_t paths = 10'000;
    unsigned periods = 24;
};

/// Mean number waiting at the last period's end.
inline double waiting_ours(const Waitlist& queue) {
    constexpr std::size_t block = 512;
    static_assert(block % 64 == 0);
    struct Numbers {
        double z0[block], z1[block], u0[block], u1[block];
    } chance[2];
    double arrivals[block], leaves[block], gives_up[block], occupied[block], waiting[block];
    double joined[block], left[block], gave_up[block];
    std::fill_n(arrivals, block, queue.arrivals);
    std::fill_n(leaves, block, queue.leaves);
    std::fill_n(gives_up, block, queue.gives_up);
    const kernels::CountKernels& draw = kernels::count_kernels();
    double total = 0.0;
    for (std::size_t from = 0; from < queue.paths; from += block) {
        const std::size_t here = std::min(block, queue.paths - from);
        const auto count = static_cast<long long>((here + 63) / 64 * 64);
        std::fill_n(occupied, block, queue.places);
        std::fill_n(waiting, block, queue.waiting);
        for (unsigned period = 0; period < queue.periods; ++period) {
            for (unsigned k = 0; k < 2; ++k)
                draw.draw(1, 2 * period + k, from, count, chance[k].z0, chance[k].z1, chance[k].u0,
                          chance[k].u1);
            draw.poisson(arrivals, chance[0].z0, chance[0].u0, count, joined);
            draw.binomial(occupied, leaves, chance[0].z1, chance[0].u1, count, left);
            draw.binomial(waiting, gives_up, chance[1].z0, chance[1].u0, count, gave_up);
            for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
                const double stay = occupied[i] - left[i];
                const double wait = waiting[i] - gave_up[i] + joined[i];
                const double placed = std::min(wait, queue.places - stay);
                occupied[i] = stay + placed;
                waiting[i] = wait - placed;
            }
        }
        for (std::size_t i = 0; i < here; ++i) total += waiting[i];
    }
    return total / static_cast<double>(queue.paths);
}

/// The same by the book.
inline double waiting_std(const Waitlist& queue) {
    using Binomial = std::binomial_distribution<std::int64_t>;
    std::mt19937_64 generator(1);
    std::poisson_distribution<std::int64_t> arrivals(queue.arrivals);
    const auto places = static_cast<std::int64_t>(queue.places);
    Binomial binomial;
    double total = 0.0;
    for (std::size_t p = 0; p < queue.paths; ++p) {
        std::int64_t occupied = places;
        auto waiting = static_cast<std::int64_t>(queue.waiting);
        for (unsigned period = 0; period < queue.periods; ++period) {
            const std::int64_t joined = arrivals(generator);
            const std::int64_t left = binomial(generator, Binomial::param_type(occupied, queue.leaves));
            const std::int64_t gave_up = binomial(generator, Binomial::param_type(waiting, queue.gives_up));
            const std::int64_t stay = occupied - left;
            const std::int64_t wait = waiting - gave_up + joined;
            const std::int64_t placed = std::min(wait, places - stay);
            occupied = stay + placed;
            waiting = wait - placed;
        }
        total += static_cast<double>(waiting);
    }
    return total / static_cast<double>(queue.paths);
}

}  // namespace sociaaldomein::bench
