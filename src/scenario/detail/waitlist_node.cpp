#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/detail/builder.hpp"

namespace sociaaldomein::detail {
namespace {

struct FedBy {
    int from = -1;
    int share = -1;
    int shock = -1;
};

struct Form {
    int places = -1;
    int occupied = -1;  ///< assumption; -1: all places
    int stay = -1;
    int capacity = -1;  ///< quantity
    const std::vector<UsedEffect>* effects = nullptr;
};

struct Temporary {
    int places = -1;
    int returning = -1;
    double starts = 0.0;  ///< years after the start
    double ends = 0.0;
};

/// People who wait stand in rows by the step in which they came: row r of those who may go first, then of the others.
///
/// A step: temporary places that have ended send their residents back to the front; then month by month people come,
/// residents leave, free places are filled from the front, free temporary places last, and some of those who wait give
/// up.
class WaitlistNode final : public Node {
public:
    double step_years = 1.0;
    int steps = 0;
    int parts = 1;  ///< of a step: months, as who leaves a place and who takes it depend on one another
    bool aside_matters = true;
    bool abandonment_matters = true;
    int back_rows = 1;  ///< steps over which those waiting at the start are thought to have come
    int start = -1;
    double start_value = 0.0;
    int not_placeable_start = -1;
    double not_placeable_value = 0.0;
    int inflow_assumption = -1;
    int placeable_share = -1;
    int becoming = -1;
    int abandonment = -1;
    int urgent = -1;  ///< -1: nobody goes first
    int growth = -1;  ///< of places once open-ended
    std::vector<std::pair<double, bool>>
        regimes;  ///< from when on access is open-ended, or no longer; in order of time
    std::vector<Form> forms;
    std::vector<Temporary> temporary;
    std::vector<FedBy> feeds;
    int shock = -1;
    int size = -1, inflow = -1, placed = -1, abandoned = -1, left = -1, gone = -1, occupied = -1, free = -1,
        capacity = -1, temporary_places = -1, bridged = -1, not_placeable = -1, wait = -1;
    const std::vector<UsedEffect>*on_inflow = nullptr, *on_size = nullptr, *on_capacity = nullptr,
          *on_temporary = nullptr, *on_stay = nullptr, *on_abandonment = nullptr, *on_placeable = nullptr;

    int rows() const { return back_rows + steps + 1; }  // row 0: those sent back, who have waited longest
    int queues() const { return urgent >= 0 ? 2 : 1; }

    // Rows of 512: the queues, residents per form, residents per temporary place, places added, those still to come in
    // this step, those placed in this part of it per form, temporary places, what rounding an effect on the list left.
    std::size_t memory() const override {
        return (static_cast<std::size_t>(queues() * rows()) + 2 * forms.size() + 2 * temporary.size() + 3) *
               block_paths;
    }

    void begin(Run& run, double* memory) const override {
        std::fill_n(memory, this->memory(), 0.0);
        double* waiting = run.at(size, -1);
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
            waiting[p] = start >= 0 ? std::max(0.0, whole(run.assumption(start).of_path(p))) : start_value;
            aside[p] = not_placeable_start >= 0
                           ? std::max(0.0, whole(run.assumption(not_placeable_start).of_path(p)))
                           : not_placeable_value;
            double stood = 0.0;
            for (int r = 0; r < back_rows; ++r) {
                const double upto = r + 1 == back_rows ? waiting[p] : whole(waiting[p] * (r + 1) / back_rows);
                row(memory, queues() - 1, 1 + r)[p] = upto - stood;
                stood = upto;
            }
        }
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
        for (const int q : {inflow, placed, abandoned, left, gone})
            std::fill_n(run.at(q, -1), block_paths, 0.0);
        std::fill_n(run.at(wait, -1), block_paths, 0.0);
    }

    void step(Run& run, double* memory, int t) const override {
        const double* before = run.at(size, t - 1);
        for (const int q : {placed, abandoned, left, gone}) std::fill_n(run.at(q, t), block_paths, 0.0);
        std::fill_n(run.at(wait, t), block_paths, 0.0);
        end_temporary(run, memory, t);
        arrive(run, memory, t);
        shift(run, memory, t, before);
        make_room(run, memory, t);
        for (int s = 0; s < parts; ++s) {
            join(run, memory, t, s);
            leave(run, memory, t, s);
            place(run, memory, t);
            leave_again(run, memory, t, s);
            place(run, memory, t);
            bridge(memory, t);
            give_up(run, memory, t, s);
        }
        count(run, memory, t);
    }

private:
    double* row(double* memory, int queue, int r) const {
        return memory + static_cast<std::ptrdiff_t>(queue * rows() + r) * block_paths;
    }
    double* residents(double* memory, std::size_t form) const {
        return memory + (static_cast<std::size_t>(queues() * rows()) + form) * block_paths;
    }
    double* bridging(double* memory, std::size_t i) const { return residents(memory, forms.size() + i); }
    double* added(double* memory) const { return residents(memory, forms.size() + temporary.size()); }
    double* coming(double* memory) const { return residents(memory, forms.size() + temporary.size() + 1); }
    double* just_placed(double* memory, std::size_t form) const {
        return residents(memory, forms.size() + temporary.size() + 2 + form);
    }

    double* rooms(double* memory, std::size_t i) const { return just_placed(memory, forms.size() + i); }
    double* left_over(double* memory) const { return just_placed(memory, forms.size() + temporary.size()); }

    bool open_at(double years) const {
        bool open = false;
        for (const auto& [from, is_open] : regimes)
            if (years > from) open = is_open;
        return open;
    }

    static bool in_force(const Temporary& t, double years) { return years > t.starts && years <= t.ends; }

    /// The temporary places of the step, as they are at its end, and who has to leave them: who still needs a place waits
    /// again, in front.
    void end_temporary(Run& run, double* memory, int t) const {
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
                std::fill_n(
                    room + w * world_paths, world_paths,
                    now ? granted(std::max(0.0, places.v[w]) * effect.factor.v[w], unshared.v[w]) : 0.0);
            for (int p = 0; p < block_paths; ++p) {
                there[p] += room[p];
                const double ends_for = std::max(0.0, at[p] - room[p]);
                const double back =
                    whole(ends_for * std::clamp(run.assumption(temporary[i].returning).of_path(p), 0.0, 1.0));
                front[p] += back;
                out[p] += ends_for - back;
                at[p] -= ends_for;
            }
        }
    }

    static void spread(const WorldValues& worlds, double* out) {
        for (int w = 0; w < block_worlds; ++w) std::fill_n(out + w * world_paths, world_paths, worlds.v[w]);
    }

    /// 1 - exp(-rate * years) of a part of a step, the rate by an assumption and what works on it.
    WorldValues part_of(const Run& run, int rate, const Influence* effect) const {
        WorldValues part;
        for (int w = 0; w < block_worlds; ++w) {
            const double base = std::max(0.0, run.assumption(rate).v[w]);
            part.v[w] = -std::max(0.0, effect != nullptr ? effect->on(base, w) : base) * step_years / parts;
        }
        Run::exp(part.v, block_worlds);
        for (double& x : part.v) x = 1.0 - x;
        return part;
    }

    // Random numbers of part s of a step: 0 for the list, 1 + form for its places, and two more.
    static constexpr std::size_t who_is_urgent = 1022;
    static constexpr std::size_t who_is_placeable = 1023;
    static unsigned stream(int s, std::size_t which) {
        return 16U + 1024U * static_cast<unsigned>(s) + static_cast<unsigned>(which);
    }

    /// Who comes in the whole step; `coming` keeps those who have not joined yet.
    void arrive(Run& run, double* memory, int t) const {
        const Influence effect = run.influence(on_inflow, run.model().middles[static_cast<std::size_t>(t)]);
        double* come = run.at(inflow, t);
        double* mean = run.scratch(0);
        WorldValues worlds{};
        for (int w = 0; w < block_worlds; ++w)
            worlds.v[w] = std::max(0.0, effect.on(std::max(0.0, run.assumption(inflow_assumption).v[w]), w)) *
                          step_years;
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

    /// Part s of those who come joins the list, those who can be placed at once; so do some who could not be before.
    void join(Run& run, double* memory, int t, int s) const {
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

    void set_aside(Run& run, int t, int s, double* able) const {
        const Influence effect =
            run.influence(on_placeable, run.model().middles[static_cast<std::size_t>(t)]);
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

    /// An effect on the list itself moves it once, spread over its ramp: in at the end, out from the end.
    void shift(Run& run, double* memory, int t, const double* before) const {
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
                come[p] += moved;
            }
            for (int q = queues() - 1; q >= 0; --q)
                for (int r = back_rows + 1 + t; r >= 0 && moved < 0.0; --r) {
                    const double taken = std::min(-moved, row(memory, q, r)[p]);
                    row(memory, q, r)[p] -= taken;
                    out[p] += taken;
                    moved += taken;
                }
        }
    }

    /// Whole places out of a number and of what is added to several together: more places go to the first, fewer are
    /// taken from the first and what it has not from the next.
    static double granted(double number, double& unshared) {
        const double both = number + unshared;
        unshared = std::min(0.0, both);
        return std::max(0.0, whole(both));
    }

    /// The places of the step, as they are at its end.
    void make_room(Run& run, double* memory, int t) const {
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

    WorldValues stays(const Run& run, int t, std::size_t form) const {
        const Influence effect = run.influence(on_stay, run.model().middles[static_cast<std::size_t>(t)]);
        WorldValues x{};
        for (int w = 0; w < block_worlds; ++w)
            x.v[w] = step_years / parts / std::max(1e-3, effect.on(run.assumption(forms[form].stay).v[w], w));
        return x;
    }

    void leave(Run& run, double* memory, int t, int s) const {
        double* part = run.scratch(1);
        double* out = run.scratch(2);
        double* total = run.at(left, t);
        for (std::size_t f = 0; f < forms.size(); ++f) {
            WorldValues x = stays(run, t, f);
            for (double& v : x.v) v = -v;
            Run::exp(x.v, block_worlds);
            for (double& v : x.v) v = 1.0 - v;
            spread(x, part);
            const Draws& draws = run.draw(shock, t, stream(s, 1 + f));
            double* at = residents(memory, f);
            run.binomial(at, part, draws.z0, draws.u0, out);
            for (int p = 0; p < block_paths; ++p) {
                at[p] -= out[p];
                total[p] += out[p];
            }
        }
        std::fill_n(run.scratch(6), block_paths, 0.0);
        for (std::size_t f = 0; f < forms.size(); ++f) std::fill_n(just_placed(memory, f), block_paths, 0.0);
    }

    /// Who was placed somewhere in this part of the step may have left again before its end: the places they freed are
    /// filled once more. Without this a full house would let fewer through than its places over the mean stay.
    void leave_again(Run& run, double* memory, int t, int s) const {
        double* part = run.scratch(1);
        double* out = run.scratch(2);
        double* total = run.at(left, t);
        for (std::size_t f = 0; f < forms.size(); ++f) {
            const WorldValues x = stays(run, t, f);
            WorldValues e = x;
            for (double& v : e.v) v = -v;
            Run::exp(e.v, block_worlds);
            for (int w = 0; w < block_worlds; ++w)
                e.v[w] = std::clamp(1.0 - (1.0 - e.v[w]) / x.v[w], 0.0, 1.0);
            spread(e, part);
            const Draws& draws = run.draw(shock, t, stream(s, 1 + f));
            double* at = residents(memory, f);
            run.binomial(just_placed(memory, f), part, draws.z1, draws.u1, out);
            for (int p = 0; p < block_paths; ++p) {
                at[p] -= out[p];
                total[p] += out[p];
            }
        }
    }

    /// Fills free places from the front of the list.
    void place(Run& run, double* memory, int t) const {
        double* wanted = run.scratch(0);
        double* spare = run.scratch(1);
        double* now = run.scratch(2);
        waiting_now(memory, t, wanted);
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

    /// Open-ended access: providers add places as long as people wait.
    void grow(Run& run, double* memory, int t, const double* wanted) const {
        double* extra = added(memory);
        double* room = run.at(forms.front().capacity, t);
        double* spare = run.scratch(3);
        std::fill_n(spare, block_paths, 0.0);
        for (std::size_t f = 0; f < forms.size(); ++f) {
            const double* places = run.at(forms[f].capacity, t);
            const double* at = residents(memory, f);
            for (int p = 0; p < block_paths; ++p) spare[p] += std::max(0.0, places[p] - at[p]);
        }
        for (int p = 0; p < block_paths; ++p) {
            // Twice in every part of a step: half of what a part may add.
            const double most =
                growth >= 0 ? std::max(0.0, run.assumption(growth).of_path(p)) * step_years / parts / 2.0
                            : wanted[p];
            const double more = std::max(0.0, std::min(wanted[p] - spare[p], most));
            // Whole places: what is less than one waits for the next.
            const double before = whole(extra[p]);
            extra[p] += more;
            room[p] += whole(extra[p]) - before;
        }
    }

    void waiting_now(double* memory, int t, double* total) const {
        std::fill_n(total, block_paths, 0.0);
        for (int q = 0; q < queues(); ++q)
            for (int r = 0; r <= back_rows + 1 + t; ++r) {
                const double* here = row(memory, q, r);
                for (int p = 0; p < block_paths; ++p) total[p] += here[p];
            }
    }

    /// Takes so many from the front, and adds up how long they have waited.
    void take(Run& run, double* memory, int t, const double* number) const {
        double* waited = run.at(wait, t);
        double* remaining = run.scratch(3);
        std::copy_n(number, block_paths, remaining);
        const int newest = back_rows + 1 + t;
        for (int q = 0; q < queues(); ++q)
            for (int r = 0; r <= newest; ++r) {
                // Who comes and is placed within one step waits a part of a part on average.
                const double age =
                    r == newest ? 0.5 * step_years / parts : (newest - std::max(r, 1)) * step_years;
                double* here = row(memory, q, r);
                for (int p = 0; p < block_paths; ++p) {
                    const double taken = std::min(remaining[p], here[p]);
                    here[p] -= taken;
                    remaining[p] -= taken;
                    waited[p] += taken * age;
                }
            }
    }

    /// Of those who wait: as many at the start and the end of this part of the step, on average, are those who can.
    void give_up(Run& run, double* memory, int t, int s) const {
        if (!abandonment_matters) return;
        const Influence effect =
            run.influence(on_abandonment, run.model().middles[static_cast<std::size_t>(t)]);
        double* total = run.scratch(0);
        double* part = run.scratch(1);
        double* number = run.scratch(2);
        double* exposed = run.scratch(3);
        const double* joined = run.scratch(5);
        const double* out = run.scratch(6);
        waiting_now(memory, t, total);
        for (int p = 0; p < block_paths; ++p)
            exposed[p] = std::max(0.0, whole(total[p] + 0.5 * (out[p] - joined[p])));
        spread(part_of(run, abandonment, &effect), part);
        const Draws& draws = run.draw(shock, t, stream(s, 0));
        run.binomial(exposed, part, draws.z1, draws.u1, number);
        double* sum = run.at(abandoned, t);
        for (int p = 0; p < block_paths; ++p) {
            number[p] = std::min(number[p], total[p]);
            sum[p] += number[p];
        }
        // From every row its part, so that waiting longer is no reason to stay or go.
        for (int q = 0; q < queues(); ++q)
            for (int r = 0; r <= back_rows + 1 + t; ++r) {
                double* here = row(memory, q, r);
                for (int p = 0; p < block_paths; ++p) {
                    const double share = total[p] > 0.0 ? here[p] / total[p] : 0.0;
                    const double taken = std::min(
                        here[p], static_cast<double>(static_cast<std::int64_t>(number[p] * share + 0.5)));
                    total[p] -= here[p];
                    here[p] -= taken;
                    number[p] -= taken;
                }
            }
    }

    /// Temporary places are filled from the front of the list, too; who lives there no longer waits.
    void bridge(double* memory, int t) const {
        for (std::size_t i = 0; i < temporary.size(); ++i) {
            double* at = bridging(memory, i);
            const double* room = rooms(memory, i);
            for (int q = 0; q < queues(); ++q)
                for (int r = 0; r <= back_rows + 1 + t; ++r) {
                    double* here = row(memory, q, r);
                    for (int p = 0; p < block_paths; ++p) {
                        const double taken = std::min(room[p] - at[p], here[p]);
                        here[p] -= taken;
                        at[p] += taken;
                    }
                }
        }
    }

    void count(Run& run, double* memory, int t) const {
        waiting_now(memory, t, run.at(size, t));
        double* resident = run.at(occupied, t);
        double* places = run.at(capacity, t);
        double* spare = run.at(free, t);
        double* waited = run.at(wait, t);
        const double* total = run.at(placed, t);
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
        for (int p = 0; p < block_paths; ++p) waited[p] = total[p] > 0.0 ? waited[p] / total[p] : 0.0;
    }
};

}  // namespace

void add_waitlist(Builder& b, const Waitlist& waitlist) {
    const WaitlistFuture& f = *waitlist.future;
    const std::string name = "waitlists." + waitlist.id.str();
    const std::string path = "/waitlists/" + waitlist.id.str() + "/future";
    auto node = std::make_unique<WaitlistNode>();
    const SeriesInput observed = series_of(b.programme, waitlist.observations, {}, name + ".size", b.start());
    const TimeSeries stock = on_frequency(in_persons(observed), b.model.axis.frequency());
    const auto quantity = [&](std::string_view part) { return b.quantity(name + "." + std::string(part)); };
    node->size = quantity("size");
    b.observe(node->size, stock);
    if (!f.start && stock.empty())
        throw Error(Errc::missing_field,
                    fmt::format("found no observation before {} and no start, expected one of them",
                                to_string(b.model.axis.first())),
                    path + "/start");
    if (stock.observations() < 5)
        b.note(fmt::format(
                   "{}: {} waarneming(en) van de wachtlijst; de uitkomst is een bandbreedte over aannames en "
                   "laat zich niet aan het verleden toetsen.",
                   waitlist.name.empty() ? waitlist.id.str() : waitlist.name.in(Language::nl),
                   stock.observations()),
               fmt::format(
                   "{}: {} observation(s) of the waitlist; the outcome is a range over assumptions, and no "
                   "backtest is possible.",
                   waitlist.name.empty() ? waitlist.id.str() : waitlist.name.in(Language::en),
                   stock.observations()));
    node->step_years = b.model.step_years;
    node->steps = b.model.steps();
    node->parts = std::max(1, 12 / periods_per_year(b.model.axis.frequency()));
    node->start = b.assume(path + "/start", f.start);
    node->start_value = stock.empty() ? 0.0 : stock.values().back();
    node->not_placeable_start = b.assume(path + "/not_placeable", f.not_placeable);
    const SeriesInput aside =
        series_of(b.programme, waitlist.not_placeable, {}, name + ".not_placeable", b.start());
    node->not_placeable_value = aside.series.empty() ? 0.0 : in_persons(aside).values().back();
    node->inflow_assumption = b.assume(path + "/inflow", f.inflow);
    node->placeable_share = b.assume(path + "/placeable_share", f.placeable_share);
    node->becoming = b.assume(path + "/becoming_placeable", f.becoming_placeable);
    node->abandonment = b.assume(path + "/abandonment", f.abandonment);
    if (f.urgent_share.value > 0.0 || f.urgent_share.uncertain())
        node->urgent = b.assume(path + "/urgent_share", f.urgent_share);
    const auto is = [](const Assumption& a, double value) { return !a.uncertain() && a.value == value; };
    node->aside_matters = !is(f.placeable_share, 1.0) || b.effects(name + ".placeable_share") != nullptr ||
                          f.not_placeable || node->not_placeable_value > 0.0;
    node->abandonment_matters = !is(f.abandonment, 0.0) || b.effects(name + ".abandonment") != nullptr;
    node->growth = b.assume(path + "/open_ended_growth", f.open_ended_growth);
    for (const RegimeChange& r : waitlist.regimes)
        if (r.regime != AccessRegime::unspecified)
            node->regimes.emplace_back(r.from ? b.years(*r.from) : -std::numeric_limits<double>::infinity(),
                                       r.regime == AccessRegime::open_ended);
    std::ranges::stable_sort(node->regimes, {}, &std::pair<double, bool>::first);
    // Those who wait at the start came over as long as it takes to fill such a list.
    const double start_value = f.start ? f.start->value : node->start_value;
    if (f.inflow.value > 0.0)
        node->back_rows =
            std::clamp(static_cast<int>(start_value / (f.inflow.value * b.model.step_years) + 0.5), 1, 40);
    for (const PlacesForm& form : f.forms) {
        const std::string at = path + "/forms/" + form.id;
        node->forms.push_back({b.assume(at + "/places", form.places),
                               b.assume(at + "/occupied", form.occupied), b.assume(at + "/stay", form.stay),
                               quantity(form.id + ".capacity"),
                               b.effects(name + "." + form.id + ".capacity")});
    }
    for (const TemporaryPlaces& t : f.temporary) {
        const std::string at = path + "/temporary/" + t.id;
        node->temporary.push_back(
            {b.assume(at + "/places", t.places), b.assume(at + "/returning", t.returning),
             t.starts ? std::max(0.0, b.years(t.starts->first_day())) : 0.0,
             t.ends ? b.years(t.ends->last_day() + 1) : std::numeric_limits<double>::infinity()});
        // Ended before the start: as if it had never been.
        if (node->temporary.back().ends <= 0.0) node->temporary.pop_back();
    }
    if (b.effects(name + ".temporary") != nullptr)  // what it adds needs a room even where none is stated
        node->temporary.push_back({b.assume(path + "/temporary/added/places", Assumption{}),
                                   b.assume(path + "/temporary/added/returning", Assumption{.value = 1.0}),
                                   0.0, std::numeric_limits<double>::infinity()});
    for (std::size_t i = 0; i < f.fed_by.size(); ++i) {
        const std::string at = fmt::format("{}/fed_by/{}", path, i);
        node->feeds.push_back(
            {b.quantity(f.fed_by[i].from), b.assume(at + "/share", f.fed_by[i].share), b.shock(at)});
    }
    node->shock = b.shock(name + ".inflow");
    node->inflow = quantity("inflow");
    node->placed = quantity("placed");
    node->abandoned = quantity("abandoned");
    node->left = quantity("left");
    node->gone = quantity("gone");
    node->occupied = quantity("occupied");
    node->free = quantity("free");
    node->capacity = quantity("capacity");
    node->temporary_places = quantity("temporary");
    node->bridged = quantity("bridged");
    node->not_placeable = quantity("not_placeable");
    node->wait = quantity("wait");
    const auto effects = [&](std::string_view part) { return b.effects(name + "." + std::string(part)); };
    node->on_inflow = effects("inflow");
    node->on_size = effects("size");
    node->on_capacity = effects("capacity");
    node->on_temporary = effects("temporary");
    node->on_stay = effects("stay");
    node->on_abandonment = effects("abandonment");
    node->on_placeable = effects("placeable_share");
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
