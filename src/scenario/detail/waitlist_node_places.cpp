#include "scenario/detail/waitlist_node.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {
namespace {

constexpr double shortest_stay = 1e-3;  // years: a range may reach to nothing

}  // namespace

double WaitlistNode::granted(double number, double& unshared) {
    const double both = number + unshared;
    unshared = std::min(0.0, both);
    return std::max(0.0, whole(both));
}

void WaitlistNode::make_room(Run& run, double* memory, int t) const {
    const double end = run.model().ends[static_cast<std::size_t>(t)];
    const Influence effect = run.influence(on_capacity, end);
    WorldValues unshared = effect.add;
    const double* extra = added(memory);
    for (std::size_t f = 0; f < forms.size(); ++f) {
        const Influence own = run.influence(forms[f].effects, end);
        double* room = run.at(forms[f].capacity, t);
        for (int w = 0; w < block_worlds; ++w) {
            const double base = std::max(0.0, whole(run.assumption(forms[f].places).v[w]));
            const double number = granted(own.on(base * effect.factor.v[w], w), unshared.v[w]);
            for (int p = w * world_paths; p < (w + 1) * world_paths; ++p)
                room[p] = number + (f == 0 ? whole(extra[p]) : 0.0);
        }
    }
}

WorldValues WaitlistNode::stays(const Run& run, int t, std::size_t form) const {
    const Influence effect = run.influence(on_stay, run.model().middles[static_cast<std::size_t>(t)]);
    WorldValues x{};
    for (int w = 0; w < block_worlds; ++w)
        x.v[w] =
            step_years / parts / std::max(shortest_stay, effect.on(run.assumption(forms[form].stay).v[w], w));
    return x;
}

void WaitlistNode::ended(Run& run, WorldValues x, bool again, int t, unsigned part, const double* from,
                         double* out) const {
    WorldValues e = x;
    for (double& v : e.v) v = -v;
    Run::exp(e.v, block_worlds);
    for (int w = 0; w < block_worlds; ++w) {
        const double gone_by = 1.0 - e.v[w];
        // Who began somewhere in the part is there for any part of it, one as likely as another.
        e.v[w] = again ? std::clamp(1.0 - gone_by / x.v[w], 0.0, 1.0) : gone_by;
    }
    double* probability = run.scratch(1);
    spread(e, probability);
    const Draws& draws = run.draw(shock, t, part);
    run.binomial(from, probability, again ? draws.z1 : draws.z0, again ? draws.u1 : draws.u0, out);
}

void WaitlistNode::leave(Run& run, double* memory, int t, int s) const {
    double* out = run.scratch(2);
    double* total = run.at(left, t);
    for (std::size_t f = 0; f < forms.size(); ++f) {
        double* at = residents(memory, f);
        ended(run, stays(run, t, f), false, t, stream(s, 1 + f), at, out);
        for (int p = 0; p < block_paths; ++p) {
            at[p] -= out[p];
            total[p] += out[p];
        }
    }
    std::fill_n(run.scratch(6), block_paths, 0.0);
    for (std::size_t f = 0; f < forms.size(); ++f) std::fill_n(just_placed(memory, f), block_paths, 0.0);
}

void WaitlistNode::leave_again(Run& run, double* memory, int t, int s) const {
    double* out = run.scratch(2);
    double* total = run.at(left, t);
    for (std::size_t f = 0; f < forms.size(); ++f) {
        double* at = residents(memory, f);
        ended(run, stays(run, t, f), true, t, stream(s, 1 + f), just_placed(memory, f), out);
        for (int p = 0; p < block_paths; ++p) {
            at[p] -= out[p];
            total[p] += out[p];
        }
    }
}

void WaitlistNode::place(Run& run, double* memory, int t) const {
    double* wanted = waiting(memory);
    double* spare = run.scratch(1);
    double* now = run.scratch(2);
    std::fill_n(spare, block_paths, 0.0);
    if (open_at(run.model().ends[static_cast<std::size_t>(t)])) grow(run, memory, t, wanted);
    for (std::size_t f = 0; f < forms.size(); ++f) {
        const double* room = run.at(forms[f].capacity, t);
        const double* at = residents(memory, f);
        for (int p = 0; p < block_paths; ++p) spare[p] += std::max(0.0, room[p] - at[p]);
    }
    for (int p = 0; p < block_paths; ++p) now[p] = std::min(wanted[p], spare[p]);
    take(run, memory, t, now);
    double* total = run.at(placed, t);
    double* in_part = run.scratch(6);
    for (int p = 0; p < block_paths; ++p) {
        wanted[p] -= now[p];
        total[p] += now[p];
        in_part[p] += now[p];
    }
    for (std::size_t f = 0; f < forms.size(); ++f) {
        double* at = residents(memory, f);
        double* fresh = just_placed(memory, f);
        const double* room = run.at(forms[f].capacity, t);
        for (int p = 0; p < block_paths; ++p) {
            const double moved = std::min(now[p], std::max(0.0, room[p] - at[p]));
            at[p] += moved;
            fresh[p] += moved;
            now[p] -= moved;
        }
    }
}

void WaitlistNode::grow(Run& run, double* memory, int t, const double* wanted) const {
    double* extra = added(memory);
    double* room = run.at(forms.front().capacity, t);
    double* spare = run.scratch(3);
    std::fill_n(spare, block_paths, 0.0);
    for (std::size_t f = 0; f < forms.size(); ++f) {
        const double* places = run.at(forms[f].capacity, t);
        const double* at = residents(memory, f);
        for (int p = 0; p < block_paths; ++p) spare[p] += std::max(0.0, places[p] - at[p]);
    }
    for (int w = 0; w < block_worlds; ++w) {
        // Twice in every part of a step: half of what a part may add.
        const double most = growth >= 0
                                ? std::max(0.0, run.assumption(growth).v[w]) * step_years / parts / 2.0
                                : std::numeric_limits<double>::infinity();
        for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
            const double more = std::max(0.0, std::min(wanted[p] - spare[p], most));
            // Whole places: what is less than one waits for the next.
            const double before = whole(extra[p]);
            extra[p] += more;
            room[p] += whole(extra[p]) - before;
        }
    }
}

void WaitlistNode::take(Run& run, double* memory, int t, const double* number) const {
    double* waited = run.at(wait, t);
    double* counted = placed_first(memory);
    double* remaining = run.scratch(3);
    std::copy_n(number, block_paths, remaining);
    const int newest = back_rows + 1 + t;
    for (int q = 0; q < queues(); ++q) {
        for (int r = first_row(memory, q); r <= newest; ++r) {
            const double years = age(r, t);
            double* here = row(memory, q, r);
            double* from = placed_from(memory, r);
            double most_left = 0.0;
            double most_wanted = 0.0;
            for (int p = 0; p < block_paths; ++p) {
                const double taken = std::min(remaining[p], here[p]);
                here[p] -= taken;
                remaining[p] -= taken;
                if (r > 0) {
                    waited[p] += taken * years;
                    counted[p] += taken;
                    from[p] += taken;
                }
                most_left = std::max(most_left, here[p]);
                most_wanted = std::max(most_wanted, remaining[p]);
            }
            if (most_left == 0.0 && r == first_row(memory, q) && r < newest) oldest(memory)[q] = r + 1;
            if (most_wanted == 0.0) return;
        }
    }
}

void WaitlistNode::give_up(Run& run, double* memory, int t, int s) const {
    if (!abandonment_matters) return;
    const Influence effect = run.influence(on_abandonment, run.model().middles[static_cast<std::size_t>(t)]);
    double* total = run.scratch(0);
    double* all = waiting(memory);
    double* part = run.scratch(1);
    double* number = run.scratch(2);
    double* exposed = run.scratch(3);
    const double* joined = run.scratch(5);
    const double* out = run.scratch(6);
    std::copy_n(all, block_paths, total);
    for (int p = 0; p < block_paths; ++p)
        exposed[p] = std::max(0.0, whole(total[p] + 0.5 * (out[p] - joined[p])));
    spread(part_of(run, abandonment, &effect), part);
    const Draws& draws = run.draw(shock, t, stream(s, 0));
    run.binomial(exposed, part, draws.z1, draws.u1, number);
    double* sum = run.at(abandoned, t);
    for (int p = 0; p < block_paths; ++p) {
        number[p] = std::min(number[p], total[p]);
        sum[p] += number[p];
        all[p] -= number[p];
    }
    // From every row its part, so that waiting longer is no reason to stay or go.
    for (int q = 0; q < queues(); ++q)
        for (int r = first_row(memory, q); r <= back_rows + 1 + t; ++r) {
            double* here = row(memory, q, r);
            for (int p = 0; p < block_paths; ++p) {
                const double share = total[p] > 0.0 ? here[p] / total[p] : 0.0;
                const double taken = std::min(here[p], whole(number[p] * share));
                total[p] -= here[p];
                here[p] -= taken;
                number[p] -= taken;
            }
        }
}

void WaitlistNode::bridge(double* memory, int t) const {
    for (std::size_t i = 0; i < temporary.size(); ++i) {
        double* at = bridging(memory, i);
        double* fresh = just_bridged(memory, i);
        const double* room = rooms(memory, i);
        for (int q = 0; q < queues(); ++q)
            for (int r = first_row(memory, q); r <= back_rows + 1 + t; ++r) {
                double* here = row(memory, q, r);
                for (int p = 0; p < block_paths; ++p) {
                    const double taken = std::min(room[p] - at[p], here[p]);
                    here[p] -= taken;
                    waiting(memory)[p] -= taken;
                    at[p] += taken;
                    fresh[p] += taken;
                }
            }
    }
}

void WaitlistNode::leave_temporary(Run& run, double* memory, int t, int s, bool again) const {
    double* out = run.scratch(2);
    double* total = run.at(gone, t);
    for (std::size_t i = 0; i < temporary.size(); ++i) {
        double* fresh = just_bridged(memory, i);
        if (!again) std::fill_n(fresh, block_paths, 0.0);
        if (temporary[i].stay < 0) continue;
        WorldValues x = run.assumption(temporary[i].stay);
        for (double& years : x.v) years = step_years / parts / std::max(shortest_stay, years);
        double* at = bridging(memory, i);
        ended(run, x, again, t, stream(s, first_temporary + i), again ? fresh : at, out);
        for (int p = 0; p < block_paths; ++p) {
            at[p] -= out[p];
            total[p] += out[p];
        }
    }
}

}  // namespace sociaaldomein::detail
