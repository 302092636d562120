// The kernel of counts.hpp: a lane is a path.

#include "projection/kernels/counts.hpp"

#include "projection/kernels/random.inl"

namespace sociaaldomein::kernels {
namespace {

static_assert(64 % lane_count == 0, "callers pad to 64");

// The last word of the generator's counter: sample paths of projections have 0.
constexpr unsigned count_stream = 1;

// From this variance on a count is a quantile of the normal distribution.
constexpr double least_normal_variance = 8.0;

// No count below that variance is larger: a uniform number is at most 1 - 2^-33.
constexpr int most_searched = 64;

void draw(unsigned long long key, unsigned step, unsigned long long first, long long count, double* z0,
          double* z1, double* u0, double* u1) noexcept {
    long long offset[lane_count];
    for (int i = 0; i < lane_count; ++i) offset[i] = i;
    const whole offsets = load(offset);
    for (long long done = 0; done < count; done += lane_count) {
        const whole path = offsets + whole((long long)(first + (unsigned long long)done));
        const RandomWords words = philox(key, path, step, count_stream);
        real z[2];
        normal_pair(words.word[0], words.word[1], z);
        store(z0 + done, z[0]);
        store(z1 + done, z[1]);
        store(u0 + done, uniform(words.word[2]));
        store(u1 + done, uniform(words.word[3]));
    }
}

SD_INLINE real floor(const real& x) {
    const real near = to_real(nearest_whole(x));
    const real below = select(near > x, near - real(1.0), near);
    return select(abs(x) < real(0x1p51), below,
                  x);  // beyond, doubles have no room for a fraction worth cutting
}

/// The quantile at the normal number w of a binomial distribution with the mean np; skew is 1 - 2p, pq is p (1 - p).
/// With skew 1 and pq 0, which a binomial distribution nears as p does 0, it is the Poisson distribution's.
///
/// The terms of the Cornish–Fisher expansion, collected by powers of the variance, of a smooth distribution that agrees
/// with the true one half-way between whole numbers: with 1/12 taken from the second cumulant.
SD_INLINE real normal_count(const real& mean, const real& variance, const real& skew, const real& pq,
                            const real& w) {
    const real deviation = sqrt(variance);
    const real inverse = real(1.0) / deviation;
    const real w2 = w * w;
    const real first = real(0.5) + skew * (w2 - real(1.0)) * real(1.0 / 6.0);
    const real second =
        w * (w2 * (real(1.0) + real(2.0) * pq) + (real(2.0) - real(14.0) * pq)) * real(-1.0 / 72.0);
    const real third =
        skew * (real(2.0) + pq) * ((real(3.0) * w2 + real(7.0)) * w2 - real(16.0)) * real(1.0 / 1620.0);
    return floor(mean + deviation * w + first + inverse * (second + inverse * third));
}

/// The least k at which the sum of the probabilities 0 .. k is u or more. `probability` is that of 0, and next(k) what
/// that of k is multiplied with to give that of k + 1.
template <class Next>
SD_INLINE real searched_count(real probability, const real& u, Next next) {
    real sum = probability;
    real found = real(0.0);
    mask above = u > sum;
    for (int k = 0; k < most_searched && any(above);) {
        SD_UNROLL for (int i = 0; i < 4; ++i, ++k) {
            found = select(above, real(k + 1.0), found);
            probability *= next(real((double)k)) * real(1.0 / (k + 1.0));
            sum += probability;
            above = above & (u > sum);
        }
    }
    return found;
}

void poisson(const double* mean, const double* z, const double* u, long long count, double* out) noexcept {
    const real edge(least_normal_variance);
    for (long long done = 0; done < count; done += lane_count) {
        const real m = load(mean + done);
        const mask searched = m < edge;
        real result = real(0.0);
        if (any(!searched)) {
            const real kept = max(m, edge);
            result = max(normal_count(kept, kept, real(1.0), real(0.0), load(z + done)), real(0.0));
        }
        if (any(searched)) {
            const real kept = select(searched, m, real(0.0));
            const real found = searched_count(exp(-kept), load(u + done), [&](const real&) { return kept; });
            result = select(searched, found, result);
        }
        store(out + done, result);
    }
}

/// log(1 - p), 0 <= p <= 1/2, to the last places also where 1 - p has lost most of p.
SD_INLINE real log_of_rest(const real& p) {
    const real rest = real(1.0) - p;
    const real lost = real(1.0) - rest;
    return select(lost == real(0.0), -p, log(rest) * (p / lost));
}

void binomial(const double* n, const double* p, const double* z, const double* u, long long count,
              double* out) noexcept {
    const real edge(least_normal_variance);
    for (long long done = 0; done < count; done += lane_count) {
        const real trials = load(n + done);
        const real chance = load(p + done);
        const real rest = real(1.0) - chance;
        const real pq = chance * rest;
        const real variance = trials * pq;
        const mask searched = variance < edge;
        real result = real(0.0);
        if (any(!searched)) {
            const real drawn =
                normal_count(trials * chance, max(variance, edge), rest - chance, pq, load(z + done));
            result = min(max(drawn, real(0.0)), trials);
        }
        if (any(searched)) {
            // Of the rarer outcome, so that the search is short; u is turned round with it.
            const mask turned = chance > real(0.5);
            const real rare = select(searched, select(turned, rest, chance), real(0.0));
            const real level = load(u + done);
            const real none = exp(trials * log_of_rest(rare));
            const real odds = rare / (real(1.0) - rare);
            const real found = min(searched_count(none, select(turned, real(1.0) - level, level),
                                                  [&](const real& k) { return (trials - k) * odds; }),
                                   trials);
            result = select(searched, select(turned, trials - found, found), result);
        }
        store(out + done, result);
    }
}

}  // namespace

extern const CountKernels SD_TABLE(count_kernels);
const CountKernels SD_TABLE(count_kernels){lane_count, draw, poisson, binomial};

}  // namespace sociaaldomein::kernels
