#include "scenario/detail/caseload_node.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sociaaldomein::detail {

void SeriesNode::begin(Run& run, double* memory) const {
    double* at = run.at(size, -1);
    if (projected) projected->draw(run, memory);
    for (int p = 0; p < block_paths; ++p)
        at[p] = start >= 0 ? std::max(0.0, whole(run.assumption(start).of_path(p)))
                : projected && projected->starts_projected() ? projected->path(memory, -1)[p]
                                                             : start_value;
}

void SeriesNode::step(Run& run, double* memory, int t) const {
    const Influence effect = run.influence(effects, run.model().ends[static_cast<std::size_t>(t)]);
    double* to = run.at(size, t);
    const double* from = run.at(size, -1);
    for (int w = 0; w < block_worlds; ++w) {
        double grown = 1.0;
        if (growth >= 0) {
            double rate = std::max(-1.0, run.assumption(growth).v[w]);
            // Whole years by multiplication, the rest straight: no power function on the way to a figure.
            const double years = (t + 1) * step_years;
            const int full = static_cast<int>(years);
            for (int i = 0; i < full; ++i) grown *= 1.0 + rate;
            grown *= 1.0 + rate * (years - full);
        }
        for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
            const double base = growth >= 0 ? from[p] * grown : projected->path(memory, t)[p];
            to[p] = std::max(0.0, whole(effect.on(base, w)));
        }
    }
}

void CaseloadNode::begin(Run& run, double* memory) const {
    const auto at = places();
    for (std::size_t i = 0; i < 4; ++i)
        if (paths(i)) paths(i)->draw(run, memory + at[i]);
    double* stock = run.at(size, -1);
    for (int p = 0; p < block_paths; ++p)
        stock[p] = start >= 0 ? std::max(0.0, whole(run.assumption(start).of_path(p)))
                   : stock_paths && stock_paths->starts_projected() ? stock_paths->path(memory + at[2], -1)[p]
                                                                    : start_value;
    std::fill_n(left_over(memory, 0), left_overs * block_paths, 0.0);
    if (!bins.empty()) fill_bins(stock, memory + at[4]);
}

void CaseloadNode::step(Run& run, double* memory, int t) const {
    const auto at = places();
    const auto now = static_cast<std::size_t>(t);
    const double middle = run.model().middles[now];
    const Influence on_in = run.influence(in_effects, middle);
    const Influence on_out = run.influence(out_effects, middle);
    const double* before = run.at(size, t - 1);
    double* in = run.at(inflow, t);
    double* out = run.at(outflow, t);
    double* after = run.at(size, t);
    double* rest = run.at(unexplained, t);
    double* extra = run.scratch(0);  // leaves besides the exit rate
    std::fill_n(extra, block_paths, 0.0);
    come(run, memory, t, on_in, in, extra);
    if (driver >= 0) follow(run, memory, t, in, extra);
    feed(run, t, in);
    leave(run, memory, t, on_out, before, out);
    const double* early = leave_early(run, t, on_out, in, out);
    for (int w = 0; w < block_worlds; ++w) {
        for (int p = w * world_paths; p < (w + 1) * world_paths; ++p)
            out[p] += carried(on_out.add.v[w] * step_years, left_over(memory, 0)[p]) + extra[p];
    }
    shift(run, memory, t, before, in, out);
    if (rest_paths) {
        const double* path = rest_paths->path(memory + at[3], t);
        for (int p = 0; p < block_paths; ++p) rest[p] = path[p];
    } else {
        std::fill_n(rest, block_paths, 0.0);
    }
    for (int p = 0; p < block_paths; ++p) {
        out[p] = std::clamp(out[p], 0.0, before[p] + in[p]);
        rest[p] = std::max(rest[p], out[p] - before[p] - in[p]);
        after[p] = before[p] + in[p] - out[p] + rest[p];
    }
    if (!bins.empty()) settle(run, memory + at[4], in, early, after);
}

std::array<std::size_t, 7> CaseloadNode::places() const {
    std::array<std::size_t, 7> at{};
    for (std::size_t i = 0; i < 4; ++i)
        at[i + 1] = at[i] + (paths(i) ? paths(i)->memory(paths(i)->source.horizon - paths(i)->skipped) : 0);
    at[5] = at[4] + bins.size() * block_paths;
    at[6] = at[5] + left_overs * block_paths;
    return at;
}

WorldValues CaseloadNode::leaving(const Run& run, int rate, double years, const Influence* effect) {
    WorldValues part;
    for (int w = 0; w < block_worlds; ++w) {
        const double base = std::max(0.0, run.assumption(rate).v[w]);
        part.v[w] = -(effect != nullptr ? base * effect->factor.v[w] : base) * years;
    }
    Run::exp(part.v, block_worlds);
    for (double& x : part.v) x = 1.0 - x;
    return part;
}

void CaseloadNode::come(Run& run, double* memory, int t, const Influence& effect, double* in,
                        double* extra) const {
    const auto at = places();
    double* rest = left_over(memory, 1);
    if (in_mode == Flow::assumed) {
        double* mean = run.scratch(1);
        for (int w = 0; w < block_worlds; ++w) {
            const double base = in_assumption >= 0 ? run.assumption(in_assumption).v[w] : 0.0;
            std::fill_n(mean + std::ptrdiff_t{w} * world_paths, world_paths,
                        std::max(0.0, effect.on(std::max(0.0, base), w)) * step_years);
        }
        run.poisson(mean, run.draw(in_shock, t), in);
        return;
    }
    const double* path = (in_mode == Flow::observed ? in_paths->path(memory + at[0], t)
                                                    : stock_paths->path(memory + at[2], t));
    WorldValues part{};
    const double* earlier = nullptr;
    if (in_mode == Flow::inferred) {
        part = leaving(run, rate_assumption, step_years, nullptr);
        earlier = run.scratch(1);
        if (t == 0 && !stock_paths->starts_projected())
            std::fill_n(run.scratch(1), block_paths, start_value);
        else
            earlier = stock_paths->path(memory + at[2], t - 1);
    }
    for (int w = 0; w < block_worlds; ++w) {
        const double factor = effect.factor.v[w];
        const double add = effect.add.v[w] * step_years;
        for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
            double base = path[p];
            if (earlier != nullptr) {
                // What must have come, for the stock to move as it does while so many leave.
                base = path[p] - earlier[p] + whole(earlier[p] * part.v[w]);
                if (base < 0.0) {
                    extra[p] -= base;
                    base = 0.0;
                }
            }
            in[p] = std::max(0.0, effect.none ? base : carried(base * factor + add, rest[p]));
        }
    }
}

void CaseloadNode::follow(Run& run, double* memory, int t, double* in, double* extra) const {
    double* change = run.scratch(2);
    std::fill_n(change, block_paths, 0.0);
    for (std::size_t lag = 0; lag < coefficients.size(); ++lag) {
        const int step = t - static_cast<int>(lag);
        const WorldValues& coefficient = run.assumption(coefficients[lag]);
        for (int p = 0; p < block_paths; ++p) {
            const double now = before_or_at(run, step, p);
            const double earlier = before_or_at(run, step - 1, p);
            change[p] += coefficient.of_path(p) * (now - earlier);
        }
    }
    for (int p = 0; p < block_paths; ++p) {
        const double moved = in[p] + carried(change[p], left_over(memory, 2)[p]);
        in[p] = std::max(0.0, moved);
        extra[p] += std::max(0.0, -moved);
    }
}

double CaseloadNode::before_or_at(Run& run, int step, int path) const {
    if (step >= -1) return run.at(driver, step)[path];
    const auto back = static_cast<std::size_t>(-1 - step);
    if (back < driver_before.size()) return driver_before[driver_before.size() - 1 - back];
    return driver_before.empty() ? run.at(driver, -1)[path] : driver_before.front();
}

void CaseloadNode::feed(Run& run, int t, double* in) const {
    for (const FedBy& f : feeds) {
        const double* from = run.at(f.from, t);
        if (f.all) {
            for (int p = 0; p < block_paths; ++p) in[p] += from[p];
            continue;
        }
        double* share = run.scratch(1);
        double* part = run.scratch(3);
        for (int p = 0; p < block_paths; ++p)
            share[p] = std::clamp(run.assumption(f.share).of_path(p), 0.0, 1.0);
        const Draws& draws = run.draw(f.shock, t);
        run.binomial(from, share, draws.z0, draws.u0, part);
        for (int p = 0; p < block_paths; ++p) in[p] += part[p];
    }
}

void CaseloadNode::leave(Run& run, double* memory, int t, const Influence& effect, const double* before,
                         double* out) const {
    const auto at = places();
    double* part = run.scratch(1);
    if (!bins.empty()) return leave_by_duration(run, memory + at[4], t, effect, out);
    if (out_mode == Flow::observed) {
        const double* path = rate_paths->path(memory + at[1], t);
        for (int p = 0; p < block_paths; ++p)
            part[p] = std::clamp(path[p] * effect.factor.of_path(p), 0.0, 1.0);
    } else {
        const WorldValues worlds = leaving(run, rate_assumption, step_years, &effect);
        for (int p = 0; p < block_paths; ++p) part[p] = worlds.of_path(p);
    }
    if (in_mode == Flow::inferred) {
        // The observed stock already holds chance: these flows only say how it came about.
        for (int p = 0; p < block_paths; ++p) out[p] = whole(before[p] * part[p]);
        return;
    }
    const Draws& draws = run.draw(out_shock, t);
    run.binomial(before, part, draws.z1, draws.u1, out);
}

void CaseloadNode::leave_by_duration(Run& run, double* bins_at, int t, const Influence& effect,
                                     double* out) const {
    std::fill_n(out, block_paths, 0.0);
    double* part = run.scratch(1);
    double* left = run.scratch(3);
    for (std::size_t b = 0; b < bins.size(); ++b) {
        WorldValues worlds{};
        for (const auto& [rate, years] : bins[b].exposure)
            for (int w = 0; w < block_worlds; ++w)
                worlds.v[w] -= std::max(0.0, run.assumption(rate).v[w]) * effect.factor.v[w] * years;
        Run::exp(worlds.v, block_worlds);
        for (int p = 0; p < block_paths; ++p) part[p] = 1.0 - worlds.of_path(p);
        double* here = bins_at + b * block_paths;
        const Draws& draws = run.draw(out_shock, t, 1U + static_cast<unsigned>(b));
        run.binomial(here, part, draws.z0, draws.u0, left);
        for (int p = 0; p < block_paths; ++p) {
            here[p] -= left[p];
            out[p] += left[p];
        }
    }
}

double* CaseloadNode::leave_early(Run& run, int t, const Influence& effect, const double* in,
                                  double* out) const {
    double* early = run.scratch(4);
    const int rate = bins.empty() ? rate_assumption : bins.front().exposure.front().first;
    if (rate < 0 || in_mode == Flow::inferred || out_mode == Flow::observed) {
        std::fill_n(early, block_paths, 0.0);
        return early;
    }
    WorldValues part = leaving(run, rate, step_years, &effect);
    for (int w = 0; w < block_worlds; ++w) {
        const double x = std::max(0.0, run.assumption(rate).v[w]) * effect.factor.v[w] * step_years;
        part.v[w] = x > 1e-9 ? std::clamp(1.0 - part.v[w] / x, 0.0, 1.0) : 0.0;
    }
    double* share = run.scratch(1);
    for (int p = 0; p < block_paths; ++p) share[p] = part.of_path(p);
    const Draws& draws = run.draw(out_shock, t, early_part);
    run.binomial(in, share, draws.z0, draws.u0, early);
    for (int p = 0; p < block_paths; ++p) out[p] += early[p];
    return early;
}

void CaseloadNode::shift(Run& run, double* memory, int t, const double* before, double* in,
                         double* out) const {
    if (size_effects == nullptr) return;
    const auto now = static_cast<std::size_t>(t);
    const Influence full = run.influence(size_effects, run.model().ends[now]);
    const Influence part = run.influence(size_effects, t == 0 ? 0.0 : run.model().ends[now - 1]);
    for (int w = 0; w < block_worlds; ++w) {
        const double ratio = part.factor.v[w] > 0.0 ? full.factor.v[w] / part.factor.v[w] - 1.0 : 0.0;
        const double add = full.add.v[w] - part.add.v[w];
        for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
            const double moved = carried(before[p] * ratio + add, left_over(memory, 3)[p]);
            in[p] += std::max(0.0, moved);
            out[p] += std::max(0.0, -moved);
        }
    }
}

void CaseloadNode::fill_bins(const double* stock, double* bins_at) const {
    const std::size_t count = bins.size();
    for (int p = 0; p < block_paths; ++p) {
        double total = 0.0;
        double placed = 0.0;
        for (std::size_t b = 0; b < count; ++b) {
            total += bins[b].share;
            const double upto = b + 1 == count ? stock[p] : std::min(stock[p], whole(stock[p] * total));
            bins_at[b * block_paths + static_cast<std::size_t>(p)] = upto - placed;
            placed = upto;
        }
    }
}

void CaseloadNode::settle(Run& run, double* bins_at, const double* in, const double* early,
                          const double* after) const {
    const std::size_t count = bins.size();
    const auto bin = [&](std::size_t b) { return bins_at + b * block_paths; };
    if (count > 1) {
        for (int p = 0; p < block_paths; ++p) bin(count - 1)[p] += bin(count - 2)[p];
        for (std::size_t b = count - 2; b > 0; --b) std::copy_n(bin(b - 1), block_paths, bin(b));
        for (int p = 0; p < block_paths; ++p) bin(0)[p] = in[p] - early[p];
    } else {
        for (int p = 0; p < block_paths; ++p) bin(0)[p] += in[p] - early[p];
    }
    double* total = run.scratch(1);
    std::fill_n(total, block_paths, 0.0);
    for (std::size_t b = 0; b < count; ++b)
        for (int p = 0; p < block_paths; ++p) total[p] += bin(b)[p];
    for (int p = 0; p < block_paths; ++p) {
        double missing = after[p] - total[p];
        for (std::size_t b = count; b-- > 0 && missing != 0.0;) {
            const double moved = std::max(missing, -bin(b)[p]);
            bin(b)[p] += moved;
            missing -= moved;
        }
    }
}
}  // namespace sociaaldomein::detail
