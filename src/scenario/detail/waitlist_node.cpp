#include "scenario/detail/waitlist_node.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {

void WaitlistNode::begin(Run& run, double* memory) const {
    std::fill_n(memory, this->memory(), 0.0);
    double* stock = run.at(size, -1);
    double* aside = run.at(not_placeable, -1);
    double* resident = run.at(occupied, -1);
    double* spare = run.at(free, -1);
    double* places = run.at(capacity, -1);
    double* rooms = run.at(temporary_places, -1);
    double* guests = run.at(bridged, -1);
    std::fill_n(resident, block_paths, 0.0);
    std::fill_n(places, block_paths, 0.0);
    std::fill_n(rooms, block_paths, 0.0);
    for (int p = 0; p < block_paths; ++p) {
        stock[p] = start >= 0 ? std::max(0.0, whole(run.assumption(start).of_path(p))) : start_value;
        aside[p] = not_placeable_start >= 0
                       ? std::max(0.0, whole(run.assumption(not_placeable_start).of_path(p)))
                       : not_placeable_value;
        double stood = 0.0;
        for (int r = 0; r < back_rows; ++r) {
            const double upto = r + 1 == back_rows ? stock[p] : whole(stock[p] * (r + 1) / back_rows);
            row(memory, queues() - 1, 1 + r)[p] = upto - stood;
            stood = upto;
        }
    }
    std::copy_n(stock, block_paths, waiting(memory));
    for (std::size_t f = 0; f < forms.size(); ++f) {
        double* at = residents(memory, f);
        double* own = run.at(forms[f].capacity, -1);
        for (int p = 0; p < block_paths; ++p) {
            own[p] = std::max(0.0, whole(run.assumption(forms[f].places).of_path(p)));
            at[p] = forms[f].occupied >= 0
                        ? std::clamp(whole(run.assumption(forms[f].occupied).of_path(p)), 0.0, own[p])
                        : own[p];
            resident[p] += at[p];
            places[p] += own[p];
        }
    }
    for (std::size_t i = 0; i < temporary.size(); ++i) {
        if (temporary[i].starts > 0.0) continue;
        double* at = bridging(memory, i);
        for (int p = 0; p < block_paths; ++p) {
            at[p] = std::max(0.0, whole(run.assumption(temporary[i].places).of_path(p)));
            rooms[p] += at[p];
        }
    }
    std::copy_n(rooms, block_paths, guests);
    for (int p = 0; p < block_paths; ++p) spare[p] = places[p] - resident[p];
    for (const int q : {inflow, placed, abandoned, left, gone}) std::fill_n(run.at(q, -1), block_paths, 0.0);
    for (const int q : {wait, wait_90, late})
        if (q >= 0) std::fill_n(run.at(q, -1), block_paths, 0.0);
}

void WaitlistNode::step(Run& run, double* memory, int t) const {
    const double* before = run.at(size, t - 1);
    for (const int q : {placed, abandoned, left, gone}) std::fill_n(run.at(q, t), block_paths, 0.0);
    for (const int q : {wait, wait_90, late})
        if (q >= 0) std::fill_n(run.at(q, t), block_paths, 0.0);
    std::fill_n(placed_first(memory), block_paths, 0.0);
    std::fill_n(placed_from(memory, 0), static_cast<std::ptrdiff_t>(back_rows + 2 + t) * block_paths, 0.0);
    end_temporary(run, memory, t);
    arrive(run, memory, t);
    shift(run, memory, t, before);
    make_room(run, memory, t);
    for (int s = 0; s < parts; ++s) {
        join(run, memory, t, s);
        leave(run, memory, t, s);
        if (guests_leave) leave_temporary(run, memory, t, s, false);
        place(run, memory, t);
        leave_again(run, memory, t, s);
        place(run, memory, t);
        bridge(memory, t);
        if (guests_leave) {
            leave_temporary(run, memory, t, s, true);
            bridge(memory, t);
        }
        give_up(run, memory, t, s);
    }
    count(run, memory, t);
}

bool WaitlistNode::open_at(double years) const {
    bool open = false;
    for (const auto& [from, is_open] : regimes)
        if (years > from) open = is_open;
    return open;
}

void WaitlistNode::end_temporary(Run& run, double* memory, int t) const {
    const double end = run.model().ends[static_cast<std::size_t>(t)];
    const Influence effect = run.influence(on_temporary, end);
    WorldValues unshared = effect.add;
    double* out = run.at(gone, t);
    double* there = run.at(temporary_places, t);
    double* front = row(memory, 0, 0);
    std::fill_n(there, block_paths, 0.0);
    for (std::size_t i = 0; i < temporary.size(); ++i) {
        double* at = bridging(memory, i);
        double* room = rooms(memory, i);
        const WorldValues& places = run.assumption(temporary[i].places);
        const bool now = in_force(temporary[i], end);
        for (int w = 0; w < block_worlds; ++w)
            std::fill_n(room + std::ptrdiff_t{w} * world_paths, world_paths,
                        now ? granted(std::max(0.0, places.v[w]) * effect.factor.v[w], unshared.v[w]) : 0.0);
        double most_back = 0.0;
        for (int p = 0; p < block_paths; ++p) {
            there[p] += room[p];
            const double ends_for = std::max(0.0, at[p] - room[p]);
            const double back =
                whole(ends_for * std::clamp(run.assumption(temporary[i].returning).of_path(p), 0.0, 1.0));
            front[p] += back;
            waiting(memory)[p] += back;
            out[p] += ends_for - back;
            at[p] -= ends_for;
            most_back = std::max(most_back, back);
        }
        if (most_back > 0.0) oldest(memory)[0] = 0.0;
    }
}

WorldValues WaitlistNode::part_of(const Run& run, int rate, const Influence* effect) const {
    WorldValues part;
    for (int w = 0; w < block_worlds; ++w) {
        const double base = std::max(0.0, run.assumption(rate).v[w]);
        part.v[w] = -std::max(0.0, effect != nullptr ? effect->on(base, w) : base) * step_years / parts;
    }
    Run::exp(part.v, block_worlds);
    for (double& x : part.v) x = 1.0 - x;
    return part;
}

void WaitlistNode::arrive(Run& run, double* memory, int t) const {
    const Influence effect = run.influence(on_inflow, run.model().middles[static_cast<std::size_t>(t)]);
    double* come = run.at(inflow, t);
    double* mean = run.scratch(0);
    WorldValues worlds{};
    for (int w = 0; w < block_worlds; ++w)
        worlds.v[w] =
            std::max(0.0, effect.on(std::max(0.0, run.assumption(inflow_assumption).v[w]), w)) * step_years;
    spread(worlds, mean);
    run.poisson(mean, run.draw(shock, t), come);
    double* part = run.scratch(1);
    double* fed = run.scratch(2);
    for (const FedBy& f : feeds) {
        spread(run.assumption(f.share), part);
        for (int p = 0; p < block_paths; ++p) part[p] = std::clamp(part[p], 0.0, 1.0);
        const Draws& of_feed = run.draw(f.shock, t);
        run.binomial(run.at(f.from, t), part, of_feed.z0, of_feed.u0, fed);
        for (int p = 0; p < block_paths; ++p) come[p] += fed[p];
    }
    std::copy_n(come, block_paths, coming(memory));
    std::copy_n(run.at(not_placeable, t - 1), block_paths, run.at(not_placeable, t));
}

void WaitlistNode::join(Run& run, double* memory, int t, int s) const {
    double* rest = coming(memory);
    double* able = run.scratch(2);
    double* part = run.scratch(1);
    double* joined = run.scratch(5);
    if (s + 1 < parts) {
        std::fill_n(part, block_paths, 1.0 / (parts - s));
        const Draws& draws = run.draw(shock, t, stream(s, 0));
        run.binomial(rest, part, draws.z0, draws.u0, able);
    } else {
        std::copy_n(rest, block_paths, able);
    }
    for (int p = 0; p < block_paths; ++p) rest[p] -= able[p];
    if (aside_matters) set_aside(run, t, s, able);
    const int here = back_rows + 1 + t;
    std::copy_n(able, block_paths, joined);
    for (int p = 0; p < block_paths; ++p) waiting(memory)[p] += able[p];
    if (urgent >= 0) {
        double* first = run.scratch(3);
        WorldValues worlds{};
        for (int w = 0; w < block_worlds; ++w)
            worlds.v[w] = std::clamp(run.assumption(urgent).v[w], 0.0, 1.0);
        spread(worlds, part);
        const Draws& draws = run.draw(shock, t, stream(s, who_is_urgent));
        run.binomial(able, part, draws.z0, draws.u0, first);
        for (int p = 0; p < block_paths; ++p) {
            row(memory, 0, here)[p] += first[p];
            row(memory, 1, here)[p] += able[p] - first[p];
        }
    } else {
        for (int p = 0; p < block_paths; ++p) row(memory, 0, here)[p] += able[p];
    }
}

void WaitlistNode::set_aside(Run& run, int t, int s, double* able) const {
    const Influence effect = run.influence(on_placeable, run.model().middles[static_cast<std::size_t>(t)]);
    WorldValues worlds{};
    for (int w = 0; w < block_worlds; ++w)
        worlds.v[w] = std::clamp(effect.on(run.assumption(placeable_share).v[w], w), 0.0, 1.0);
    double* part = run.scratch(1);
    double* come = run.scratch(3);
    double* ready = run.scratch(4);
    double* aside = run.at(not_placeable, t);
    std::copy_n(able, block_paths, come);
    spread(worlds, part);
    const Draws& draws = run.draw(shock, t, stream(s, who_is_placeable));
    run.binomial(come, part, draws.z0, draws.u0, able);
    spread(part_of(run, becoming, nullptr), part);
    run.binomial(aside, part, draws.z1, draws.u1, ready);
    for (int p = 0; p < block_paths; ++p) {
        aside[p] += come[p] - able[p] - ready[p];
        able[p] += ready[p];
    }
}

void WaitlistNode::shift(Run& run, double* memory, int t, const double* before) const {
    if (on_size == nullptr) return;
    const auto now = static_cast<std::size_t>(t);
    const Influence full = run.influence(on_size, run.model().ends[now]);
    const Influence part = run.influence(on_size, t == 0 ? 0.0 : run.model().ends[now - 1]);
    double* come = run.at(inflow, t);
    double* out = run.at(gone, t);
    for (int p = 0; p < block_paths; ++p) {
        const int w = p / world_paths;
        const double ratio = part.factor.v[w] > 0.0 ? full.factor.v[w] / part.factor.v[w] - 1.0 : 0.0;
        double moved = carried(before[p] * ratio + full.add.v[w] - part.add.v[w], left_over(memory)[p]);
        if (moved > 0.0) {
            row(memory, queues() - 1, back_rows + 1 + t)[p] += moved;
            waiting(memory)[p] += moved;
            come[p] += moved;
        }
        for (int q = queues() - 1; q >= 0; --q)
            for (int r = back_rows + 1 + t; r >= 0 && moved < 0.0; --r) {
                const double taken = std::min(-moved, row(memory, q, r)[p]);
                row(memory, q, r)[p] -= taken;
                waiting(memory)[p] -= taken;
                out[p] += taken;
                moved += taken;
            }
    }
}

void WaitlistNode::count(Run& run, double* memory, int t) const {
    std::copy_n(waiting(memory), block_paths, run.at(size, t));
    double* resident = run.at(occupied, t);
    double* places = run.at(capacity, t);
    double* spare = run.at(free, t);
    double* waited = run.at(wait, t);
    double* guests = run.at(bridged, t);
    for (double* x : {resident, places, spare, guests}) std::fill_n(x, block_paths, 0.0);
    for (std::size_t i = 0; i < temporary.size(); ++i)
        for (int p = 0; p < block_paths; ++p) guests[p] += bridging(memory, i)[p];
    for (std::size_t f = 0; f < forms.size(); ++f) {
        const double* at = residents(memory, f);
        const double* room = run.at(forms[f].capacity, t);
        for (int p = 0; p < block_paths; ++p) {
            resident[p] += at[p];
            places[p] += room[p];
            spare[p] += std::max(0.0, room[p] - at[p]);
        }
    }
    const double* counted = placed_first(memory);
    for (int p = 0; p < block_paths; ++p) waited[p] = counted[p] > 0.0 ? waited[p] / counted[p] : 0.0;
    count_waits(run, memory, t);
}

void WaitlistNode::count_waits(Run& run, double* memory, int t) const {
    const double* counted = placed_first(memory);
    double* longer = run.scratch(0);  // than those of row r
    double* most = run.at(wait_90, t);
    double* too_long = late >= 0 ? run.at(late, t) : nullptr;
    std::fill_n(longer, block_paths, 0.0);
    for (int r = 1; r <= back_rows + 1 + t; ++r) {
        const double years = age(r, t);
        const double* from = placed_from(memory, r);
        const bool exceeds = too_long != nullptr && years > target_wait;
        for (int p = 0; p < block_paths; ++p) {
            const double so_far = longer[p] + from[p];
            if (10.0 * longer[p] <= counted[p] && 10.0 * so_far > counted[p]) most[p] = years;
            if (exceeds) too_long[p] += from[p];
            longer[p] = so_far;
        }
    }
}
}  // namespace sociaaldomein::detail
