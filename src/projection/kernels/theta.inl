// The kernel of theta.hpp.
//
// Given alpha, the errors are linear in the starting level and w, so only alpha is searched for. With rho = 1 - alpha
// and d the differences of the series, from the fourth value (i = 3) on
//
//   e[i] = r[i] - u q[i] - w c[i],    r[i] = d[i] + rho r[i-1], r[3] = 0;    q[i] = rho^(i-3);
//   c[i] = A[i-1] rho^i + B[i-1] (1 - rho^(i+1)) / alpha
//
// where u takes in all that came before: u = rho^3 l - (d[3] + rho d[2] + rho^2 d[1]), l being the starting level less
// (1-w) times the first value. The series is taken less its first value, which moves into l: sums of squares then have
// the size of the noise, not of the level. u is free; the sum of squares is a parabola in w, minimised on [0, 1).
//
// The profile over alpha can have several minima: a grid finds them, and the three lowest are refined by golden section.

#include "projection/kernels/theta.hpp"

#define SD_KERNEL_VECTORS 2
#include "projection/kernels/lanes.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr double lowest_alpha = 0.1;
constexpr double highest_alpha = 0.99;
constexpr double highest_weight = 1.0 - 1e-10;  // theta of 1e10
constexpr int grid_points = 46;
constexpr double grid_step = (highest_alpha - lowest_alpha) / (grid_points - 1);
constexpr double grid_alpha(int g) {
    return g + 1 < grid_points ? lowest_alpha + g * grid_step : highest_alpha;
}
constexpr int refined_minima = 3;
constexpr int golden_steps = 36;  // from two grid steps to 1e-9
constexpr double negligible = 1e-150;

/// What the fit needs of the series: rows of the scratch memory, one real per period.
struct Rows {
    double* d;       // differences from i = 4 on
    double* a;       // A[i-1] from i = 3 on
    double* b;       // B[i-1] from i = 3 on
    double* onset;   // 1 at i = 3
    double* errors;  // of the chosen point
    int length;
};

/// The line after the last value, and the first values.
struct Line {
    real first;          // the series' first value; the others are less it
    real z1, z2, z3;     // the next ones
    real last;           // the last one
    real mean, a, b;     // running mean of a dynamic line; intercept and slope
    real count;          // values
    real step_variance;  // mean square of the differences
};

/// A dynamic line learns z, the value at index i >= 1.
SD_INLINE void learn(Line& line, const real& i, const real& z) {
    const real next = i + real(1.0);
    const real after = i + real(2.0);
    const real b = ((i - real(1.0)) * line.b + real(6.0) * (z - line.mean) / next) / after;
    line.mean = (i * line.mean + z) / next;
    line.b = b;
    line.a = line.mean - b * after * real(0.5);
}

SD_INLINE Line select(const mask& m, const Line& yes, const Line& no) {
    Line r = no;
    r.mean = select(m, yes.mean, no.mean);
    r.a = select(m, yes.a, no.a);
    r.b = select(m, yes.b, no.b);
    return r;
}

/// The straight line through all values of a lane, by least squares over the times 1..n.
void fit_line(const ThetaTask& task, const whole& start, Line& line) {
    real sum = 0.0;
    real weighted = 0.0;
    for (int t = 0; t < task.length; ++t) {
        const whole i = whole(t) - start;
        const real z = select(i < whole(0), real(0.0), load(task.values + t * lane_count) - line.first);
        sum += z;
        weighted += to_real(i + whole(1)) * z;
    }
    const real n = line.count;
    line.mean = sum / n;
    line.b = real(6.0) * (real(2.0) * weighted / n - (n + real(1.0)) * line.mean) / (n * n - real(1.0));
    line.a = line.mean - (n + real(1.0)) * line.b * real(0.5);
}

Line prepare(const ThetaTask& task, const Rows& rows) {
    const whole start = load(task.start);
    Line line;
    line.first = line.z1 = line.z2 = line.z3 = line.last = line.mean = line.a = line.b = real(0.0);
    line.count = max(to_real(whole(task.length) - start), real(4.0));  // empty lanes divide by no zero
    for (int t = 0; t < task.length; ++t) {
        const real y = load(task.values + t * lane_count);
        line.first = select(whole(t) == start, y, line.first);
    }
    if (!task.dynamic) fit_line(task, start, line);
    real squares = 0.0;
    for (int t = 0; t < task.length; ++t) {
        const whole i = whole(t) - start;
        const mask counted = i > whole(2);
        const real z = select(i < whole(0), real(0.0), load(task.values + t * lane_count) - line.first);
        const real d = z - line.last;
        squares += d * d;  // 0 up to the first value
        line.z1 = select(i == whole(1), z, line.z1);
        line.z2 = select(i == whole(2), z, line.z2);
        line.z3 = select(i == whole(3), z, line.z3);
        store(rows.d + t * lane_count, select(i > whole(3), d, real(0.0)));
        store(rows.a + t * lane_count, select(counted, line.a, real(0.0)));
        store(rows.b + t * lane_count, select(counted, line.b, real(0.0)));
        store(rows.onset + t * lane_count, select(i == whole(3), real(1.0), real(0.0)));
        line.last = z;
        if (task.dynamic) {
            Line learned = line;
            learn(learned, to_real(i), z);
            line = select(i > whole(0), learned, line);
        }
    }
    line.step_variance = squares / (line.count - real(1.0));
    return line;
}

/// The columns of the least-squares problem at one period.
struct Columns {
    real rho, rho_cubed, inverse_alpha;
    real r = 0.0;
    real q = 0.0;
    real c;

    explicit SD_INLINE Columns(const real& alpha)
        : rho(real(1.0) - alpha), rho_cubed(rho * rho * rho), inverse_alpha(real(1.0) / alpha) {}

    SD_INLINE void advance(const Rows& rows, int t) {
        // Without the bound a long series would crawl through numbers too small for full speed.
        q = select(q > real(negligible), q * rho, real(0.0)) + load(rows.onset + t * lane_count);
        r = r * rho + load(rows.d + t * lane_count);
        const real power = q * rho_cubed;
        c = load(rows.a + t * lane_count) * power +
            load(rows.b + t * lane_count) * ((real(1.0) - power * rho) * inverse_alpha);
    }
};

/// The best u and w for an alpha, and their sum of squares.
struct Solution {
    real u, w, sse;
};

SD_INLINE Solution solve(const Rows& rows, const real& alpha, bool optimised) {
    real rr = 0.0;
    real rq = 0.0;
    real rc = 0.0;
    real qq = 0.0;
    real qc = 0.0;
    real cc = 0.0;
    Columns column(alpha);
    for (int t = 0; t < rows.length; ++t) {
        column.advance(rows, t);
        rr += column.r * column.r;
        rq += column.r * column.q;
        rc += column.r * column.c;
        qq += column.q * column.q;
        qc += column.q * column.c;
        cc += column.c * column.c;
    }
    const real inverse = real(1.0) / max(qq, real(1.0));  // at least 1 in a lane with a series
    const real slope = rc - rq * qc * inverse;
    const real curvature = cc - qc * qc * inverse;
    Solution s;
    s.w = real(0.5);
    if (optimised) {
        const mask determined = curvature > real(1e-13) * cc;
        s.w = select(determined, min(max(slope / curvature, real(0.0)), real(highest_weight)), real(0.5));
    }
    s.u = (rq - s.w * qc) * inverse;
    s.sse = (rr - rq * rq * inverse) - s.w * (real(2.0) * slope - s.w * curvature);
    return s;
}

/// The sum of squares of a solution, error by error: exact where a fit is so good that `solve` sees but rounding.
SD_INLINE real exact_sse(const Rows& rows, const real& alpha, const Solution& s) {
    real sse = 0.0;
    Columns column(alpha);
    for (int t = 0; t < rows.length; ++t) {
        column.advance(rows, t);
        const real e = column.r - s.u * column.q - s.w * column.c;
        sse += e * e;
    }
    return sse;
}

real grid_sse(const Rows& rows, const real& alpha, bool optimised) {
    return solve(rows, alpha, optimised).sse;
}

real profile(const Rows& rows, const real& alpha, bool optimised) {
    return exact_sse(rows, alpha, solve(rows, alpha, optimised));
}

/// Golden section between the neighbours of a grid point, in the lanes that have asked for it.
void refine(const Rows& rows, bool optimised, const mask& asked, const real& from, real& best,
            real& best_sse) {
    constexpr double golden = 0.6180339887498949;
    real low = max(from - real(grid_step), real(lowest_alpha));
    real high = min(from + real(grid_step), real(highest_alpha));
    real left = high - real(golden) * (high - low);
    real right = low + real(golden) * (high - low);
    real at_left = profile(rows, left, optimised);
    real at_right = profile(rows, right, optimised);
    for (int step = 0; step < golden_steps; ++step) {
        const mask leftwards = at_left <= at_right;
        high = select(leftwards, right, high);
        low = select(leftwards, low, left);
        const real kept = select(leftwards, left, right);
        const real at_kept = select(leftwards, at_left, at_right);
        const real tried =
            select(leftwards, high - real(golden) * (high - low), low + real(golden) * (high - low));
        const real at_tried = profile(rows, tried, optimised);
        left = select(leftwards, tried, kept);
        right = select(leftwards, kept, tried);
        at_left = select(leftwards, at_tried, at_kept);
        at_right = select(leftwards, at_kept, at_tried);
    }
    const mask leftwards = at_left <= at_right;
    const real found = select(leftwards, left, right);
    const real sse = select(leftwards, at_left, at_right);
    const mask better = asked & (sse < best_sse);
    best = select(better, found, best);
    best_sse = select(better, sse, best_sse);
}

real search(const Rows& rows, bool optimised) {
    const real infinity = real(__builtin_inf());
    // The lowest minima of the grid, best first.
    real value[refined_minima];
    real place[refined_minima];
    for (int k = 0; k < refined_minima; ++k) {
        value[k] = infinity;
        place[k] = real(lowest_alpha);
    }
    real before = infinity;
    real here = grid_sse(rows, real(lowest_alpha), optimised);
    for (int g = 0; g < grid_points; ++g) {
        const real after =
            g + 1 < grid_points ? grid_sse(rows, real(grid_alpha(g + 1)), optimised) : infinity;
        real v = select((here < before) & (here <= after), here, infinity);
        real p = real(grid_alpha(g));
        for (int k = 0; k < refined_minima; ++k) {
            const mask lower = v < value[k];
            const real displaced = value[k];
            const real its_place = place[k];
            value[k] = select(lower, v, value[k]);
            place[k] = select(lower, p, place[k]);
            v = select(lower, displaced, v);
            p = select(lower, its_place, p);
        }
        before = here;
        here = after;
    }
    real best = place[0];
    real best_sse = profile(rows, best, optimised);
    for (int k = 0; k < refined_minima; ++k) {
        const mask asked = value[k] < infinity;
        if (any(asked)) refine(rows, optimised, asked, place[k], best, best_sse);
    }
    return best;
}

/// Where the series stands after its last value.
struct State {
    real alpha, rho, w;
    real level;
    real power;  // rho^i of the first index to come
};

State report(const ThetaTask& task, const Rows& rows, const Line& line, const real& alpha) {
    const Solution s = solve(rows, alpha, task.optimised);
    Columns column(alpha);
    real sum = 0.0;
    real sse = 0.0;
    for (int t = 0; t < rows.length; ++t) {
        column.advance(rows, t);
        const real e = column.r - s.u * column.q - s.w * column.c;
        store(rows.errors + t * lane_count, e);
        sum += e;
        sse += e * e;
    }
    const real errors = line.count - real(3.0);
    const real centre = sum / errors;
    const whole start = load(task.start);
    real squares = 0.0;
    for (int t = 0; t < rows.length; ++t) {
        const real off = load(rows.errors + t * lane_count) - centre;
        squares += select(whole(t) - start > whole(2), off * off, real(0.0));
    }
    const mask enough = errors > real(task.optimised ? 3.0 : 2.0);
    const real variance = select(enough, squares / (errors - real(1.0)), line.step_variance);
    const real rho = column.rho;
    const real early = (line.z3 - line.z2) + rho * ((line.z2 - line.z1) + rho * line.z1);
    store(task.alpha, alpha);
    store(task.theta, real(1.0) / (real(1.0) - s.w));
    store(task.level, line.first * (real(1.0) - s.w) + (s.u + early) / column.rho_cubed);
    store(task.sse, sse);
    store(task.sigma, sqrt(variance));
    const real behind = column.r - s.u * column.q;  // the last value less the level before it
    return {alpha, rho, s.w, line.last - rho * behind, column.q * column.rho_cubed * rho};
}

/// What is expected of a period: (1-alpha)^i is `power`.
SD_INLINE real advance(const State& state, const Line& line, const real& level, const real& power) {
    return level + state.w * (line.a * power + line.b * ((real(1.0) - power * state.rho) / state.alpha));
}

void project(const ThetaTask& task, const State& state, const Line& fitted, double* variances) {
    Line line = fitted;
    real level = state.level;
    real power = state.power;
    for (int h = 0; h < task.horizon; ++h) {
        const real mu = advance(state, line, level, power);
        store(task.mean + h * lane_count, line.first + mu);
        if (task.dynamic) learn(line, fitted.count + real(static_cast<double>(h)), mu);
        level = state.alpha * mu + state.rho * level;
        power *= state.rho;
        store(variances + h * lane_count, real(1.0));
    }
    if (!task.dynamic) {
        for (int h = 0; h < task.horizon; ++h) {
            store(task.psi + h * lane_count, h == 0 ? real(1.0) : state.alpha);
            store(task.spread + h * lane_count, real(1.0));
        }
        return;
    }
    // The model is linear: a shock's effect follows the same recursion, from zero. A shock in period s is felt later
    // on with weights that depend on s, because the line is through ever more values.
    real first_power = state.power;
    for (int s = 0; s < task.horizon; ++s) {
        line = fitted;
        line.mean = line.a = line.b = real(0.0);
        learn(line, fitted.count + real(static_cast<double>(s)), real(1.0));
        level = state.alpha;
        power = first_power = s == 0 ? first_power : first_power * state.rho;
        for (int h = s + 1; h < task.horizon; ++h) {
            power *= state.rho;
            const real mu = advance(state, line, level, power);
            double* const at = variances + h * lane_count;
            store(at, load(at) + mu * mu);
            if (s == 0) store(task.psi + h * lane_count, mu);
            learn(line, fitted.count + real(static_cast<double>(h)), mu);
            level = state.alpha * mu + state.rho * level;
        }
    }
    store(task.psi, real(1.0));
    real squares = 1.0;
    for (int h = 0; h < task.horizon; ++h) {
        if (h > 0) {
            const real psi = load(task.psi + h * lane_count);
            squares += psi * psi;
        }
        store(task.spread + h * lane_count, sqrt(load(variances + h * lane_count) / squares));
    }
}

void fit_theta(const ThetaTask& task) noexcept {
    const int row = task.length * lane_count;
    double* const s = task.scratch;
    const Rows rows{s, s + row, s + 2 * row, s + 3 * row, s + 4 * row, task.length};
    const Line line = prepare(task, rows);
    const State state = report(task, rows, line, search(rows, task.optimised));
    project(task, state, line, s + 5 * row);
}

}  // namespace

extern const ThetaKernels SD_TABLE(theta_kernels);
const ThetaKernels SD_TABLE(theta_kernels){fit_theta, lane_count};

}  // namespace sociaaldomein::kernels
