#pragma once
// A waitlist on its way: who waits, the places, who comes, leaves, gives up and is placed. Layer: scenario.
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "scenario/detail/caseload_node.hpp"
#include "scenario/detail/run.hpp"

namespace sociaaldomein::detail {

/// Places of one delivery form.
struct WaitlistForm {
    int places = -1;
    int occupied = -1;  ///< assumption; -1: all places
    int stay = -1;
    int capacity = -1;  ///< quantity
    const std::vector<UsedEffect>* effects = nullptr;
};

/// Places that are there for a time.
struct WaitlistTemporary {
    int places = -1;
    int returning = -1;
    int stay = -1;        ///< -1: as long as the places last
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
    bool guests_leave = false;  ///< some temporary place is left after a stay
    int back_rows = 1;          ///< steps over which those waiting at the start are thought to have come
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
    double target_wait = std::numeric_limits<double>::infinity();
    std::vector<std::pair<double, bool>>
        regimes;  ///< from when on access is open-ended, or no longer; in order of time
    std::vector<WaitlistForm> forms;
    std::vector<WaitlistTemporary> temporary;
    std::vector<FedBy> feeds;
    int shock = -1;
    int size = -1, inflow = -1, placed = -1, abandoned = -1, left = -1, gone = -1, occupied = -1, free = -1,
        capacity = -1, temporary_places = -1, bridged = -1, not_placeable = -1, wait = -1, wait_90 = -1,
        late = -1;
    const std::vector<UsedEffect>*on_inflow = nullptr, *on_size = nullptr, *on_capacity = nullptr,
          *on_temporary = nullptr, *on_stay = nullptr, *on_abandonment = nullptr, *on_placeable = nullptr;

    int rows() const { return back_rows + steps + 1; }  // row 0: those sent back, who have waited longest
    int queues() const { return urgent >= 0 ? 2 : 1; }

    // Rows of 512: the queues, residents per form, residents per temporary place, places added, those still to come in
    // this step, those placed in this part of it per form, temporary places, what rounding an effect on the list left,
    // all who wait, the first row of each queue that may not be empty, those who moved into each temporary place in this
    // part of the step, those placed in the step who had not been in one, and how many of them came from each row of the
    // queues.
    std::size_t memory() const override {
        return (static_cast<std::size_t>(queues() * rows()) + 2 * forms.size() + 3 * temporary.size() + 6 +
                static_cast<std::size_t>(rows())) *
               block_paths;
    }

    void begin(Run& run, double* memory) const override;

    void step(Run& run, double* memory, int t) const override;

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

    double* waiting(double* memory) const { return just_placed(memory, forms.size() + temporary.size() + 1); }
    double* oldest(double* memory) const { return just_placed(memory, forms.size() + temporary.size() + 2); }
    double* just_bridged(double* memory, std::size_t i) const {
        return just_placed(memory, forms.size() + temporary.size() + 3 + i);
    }
    double* placed_first(double* memory) const { return just_bridged(memory, temporary.size()); }
    double* placed_from(double* memory, int r) const {
        return placed_first(memory) + static_cast<std::ptrdiff_t>(1 + r) * block_paths;
    }
    int first_row(double* memory, int queue) const { return static_cast<int>(oldest(memory)[queue]); }

    bool open_at(double years) const;

    static bool in_force(const WaitlistTemporary& t, double years) {
        return years > t.starts && years <= t.ends;
    }

    /// The temporary places of the step, as they are at its end, and who has to leave them: who still needs a place waits
    /// again, in front.
    void end_temporary(Run& run, double* memory, int t) const;

    static void spread(const WorldValues& worlds, double* out) {
        for (int w = 0; w < block_worlds; ++w)
            std::fill_n(out + std::ptrdiff_t{w} * world_paths, world_paths, worlds.v[w]);
    }

    /// 1 - exp(-rate * years) of a part of a step, the rate by an assumption and what works on it.
    WorldValues part_of(const Run& run, int rate, const Influence* effect) const;

    // Random numbers of part s of a step: 0 for the list, 1 + form for its places, the temporary ones, and two more.
    static constexpr std::size_t first_temporary = 512;
    static constexpr std::size_t who_is_urgent = 1022;
    static constexpr std::size_t who_is_placeable = 1023;
    static unsigned stream(int s, std::size_t which) {
        return 16U + 1024U * static_cast<unsigned>(s) + static_cast<unsigned>(which);
    }

    /// Who comes in the whole step; `coming` keeps those who have not joined yet.
    void arrive(Run& run, double* memory, int t) const;

    /// Part s of those who come joins the list, those who can be placed at once; so do some who could not be before.
    void join(Run& run, double* memory, int t, int s) const;

    void set_aside(Run& run, int t, int s, double* able) const;

    /// Years that those of row r have waited in step t: who comes and is placed within one step waits a part of a part on
    /// average.
    double age(int r, int t) const {
        const int newest = back_rows + 1 + t;
        return r == newest ? 0.5 * step_years / parts : (newest - r) * step_years;
    }

    /// How the waits of those placed in the step are spread: what nine in ten do not exceed, and who waited too long.
    void count_waits(Run& run, double* memory, int t) const;

    /// An effect on the list itself moves it once, spread over its ramp: in at the end, out from the end.
    void shift(Run& run, double* memory, int t, const double* before) const;

    /// Whole places out of a number and of what is added to several together: more places go to the first, fewer are
    /// taken from the first and what it has not from the next.
    static double granted(double number, double& unshared);

    /// The places of the step, as they are at its end.
    void make_room(Run& run, double* memory, int t) const;

    WorldValues stays(const Run& run, int t, std::size_t form) const;

    /// Out of `from`, by chance, into `out`: those whose exponential stay ends in a part of a step that is `x` mean stays
    /// long; with `again` those of whom it began in that part.
    void ended(Run& run, WorldValues x, bool again, int t, unsigned part, const double* from,
               double* out) const;

    void leave(Run& run, double* memory, int t, int s) const;

    /// Who was placed somewhere in this part of the step may have left again before its end: the places they freed are
    /// filled once more. Without this a full house would let fewer through than its places over the mean stay.
    void leave_again(Run& run, double* memory, int t, int s) const;

    /// Fills free places from the front of the list.
    void place(Run& run, double* memory, int t) const;

    /// Open-ended access: providers add places as long as people wait.
    void grow(Run& run, double* memory, int t, const double* wanted) const;

    /// Takes so many from the front, and adds up how long they have waited; who comes back from a temporary place has waited
    /// before, nobody knows how long, and is left out of it.
    void take(Run& run, double* memory, int t, const double* number) const;

    /// Of those who wait: as many at the start and the end of this part of the step, on average, are those who can.
    void give_up(Run& run, double* memory, int t, int s) const;

    /// Temporary places are filled from the front of the list, too; who lives there no longer waits.
    void bridge(double* memory, int t) const;

    /// Who leaves a temporary place after a stay; with `again` who moved in in this part of the step.
    void leave_temporary(Run& run, double* memory, int t, int s, bool again) const;

    void count(Run& run, double* memory, int t) const;
};

}  // namespace sociaaldomein::detail
