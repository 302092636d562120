#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/detail/builder.hpp"

namespace sociaaldomein::detail {
namespace {

/// A part of another flow that comes in.
struct FedBy {
    int from = -1;
    int share = -1;
    int shock = -1;
    bool all = false;
};

/// A stock, or a series that is carried on as it was observed.
class SeriesNode final : public Node {
public:
    int size = -1;
    int start = -1;   ///< assumption
    int growth = -1;  ///< assumption; otherwise projected
    double start_value = 0.0;
    double step_years = 1.0;
    std::shared_ptr<Projected> projected;
    const std::vector<UsedEffect>* effects = nullptr;

    std::size_t memory() const override {
        return projected ? projected->memory(projected->source.horizon - projected->skipped) : 0;
    }

    void begin(Run& run, double* memory) const override {
        double* at = run.at(size, -1);
        if (projected) projected->draw(run, memory);
        for (int p = 0; p < block_paths; ++p)
            at[p] = start >= 0 ? std::max(0.0, whole(run.assumption(start).of_path(p)))
                    : projected && projected->starts_projected() ? projected->path(memory, -1)[p]
                                                                 : start_value;
    }

    void step(Run& run, double* memory, int t) const override {
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
};

class CaseloadNode final : public Node {
public:
    enum class Flow { assumed, observed, inferred };

    int size = -1;
    int inflow = -1;
    int outflow = -1;
    int unexplained = -1;
    double step_years = 1.0;
    double start_value = 0.0;
    int start = -1;
    Flow in_mode = Flow::assumed;
    Flow out_mode = Flow::assumed;
    int in_assumption = -1;
    int rate_assumption = -1;
    std::shared_ptr<Projected> in_paths;
    std::shared_ptr<Projected> rate_paths;   ///< of the exit probability in a step
    std::shared_ptr<Projected> stock_paths;  ///< of inferred flows
    std::shared_ptr<Projected> rest_paths;   ///< of what flows do not explain
    int in_shock = -1;
    int out_shock = -1;
    std::vector<FedBy> feeds;
    int driver = -1;
    std::vector<int> coefficients;
    std::vector<double> driver_before;  ///< values of the driver before the start, newest last
    const std::vector<UsedEffect>* in_effects = nullptr;
    const std::vector<UsedEffect>* out_effects = nullptr;
    const std::vector<UsedEffect>* size_effects = nullptr;
    struct Class {
        int rate = -1;
        int bins = 1;        ///< steps that a person is in this class
        double share = 0.0;  ///< of the stock at the start
    };
    std::vector<Class> classes;  ///< in place of one exit rate

    int bins() const {
        int n = 0;
        for (const Class& c : classes) n += c.bins;
        return n;
    }

    std::size_t memory() const override { return places().back(); }

    void begin(Run& run, double* memory) const override {
        const auto at = places();
        for (std::size_t i = 0; i < 4; ++i)
            if (paths(i)) paths(i)->draw(run, memory + at[i]);
        double* stock = run.at(size, -1);
        for (int p = 0; p < block_paths; ++p)
            stock[p] = start >= 0 ? std::max(0.0, whole(run.assumption(start).of_path(p)))
                       : stock_paths && stock_paths->starts_projected()
                           ? stock_paths->path(memory + at[2], -1)[p]
                           : start_value;
        std::fill_n(left_over(memory, 0), left_overs * block_paths, 0.0);
        if (!classes.empty()) fill_bins(stock, memory + at[4]);
    }

    void step(Run& run, double* memory, int t) const override {
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
        if (!classes.empty()) settle(run, memory + at[4], in, after);
    }

private:
    const std::shared_ptr<Projected>& paths(std::size_t i) const {
        return i == 0 ? in_paths : i == 1 ? rate_paths : i == 2 ? stock_paths : rest_paths;
    }

    // What rounding left of leavers, comers, those who follow the driver and what moves the stock itself.
    static constexpr std::size_t left_overs = 4;
    double* left_over(double* memory, std::size_t which) const {
        return memory + places()[5] + which * block_paths;
    }

    std::array<std::size_t, 7> places() const {
        std::array<std::size_t, 7> at{};
        for (std::size_t i = 0; i < 4; ++i)
            at[i + 1] =
                at[i] + (paths(i) ? paths(i)->memory(paths(i)->source.horizon - paths(i)->skipped) : 0);
        at[5] = at[4] + static_cast<std::size_t>(bins()) * block_paths;
        at[6] = at[5] + left_overs * block_paths;
        return at;
    }

    /// exp(-rate * years) of each world, as the part that leaves.
    static WorldValues leaving(const Run& run, int rate, double years, const Influence* effect) {
        WorldValues part;
        for (int w = 0; w < block_worlds; ++w) {
            const double base = std::max(0.0, run.assumption(rate).v[w]);
            part.v[w] = -(effect != nullptr ? base * effect->factor.v[w] : base) * years;
        }
        Run::exp(part.v, block_worlds);
        for (double& x : part.v) x = 1.0 - x;
        return part;
    }

    void come(Run& run, double* memory, int t, const Influence& effect, double* in, double* extra) const {
        const auto at = places();
        double* rest = left_over(memory, 1);
        if (in_mode == Flow::assumed) {
            double* mean = run.scratch(1);
            for (int w = 0; w < block_worlds; ++w) {
                const double base = in_assumption >= 0 ? run.assumption(in_assumption).v[w] : 0.0;
                std::fill_n(mean + w * world_paths, world_paths,
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

    void follow(Run& run, double* memory, int t, double* in, double* extra) const {
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

    double before_or_at(Run& run, int step, int path) const {
        if (step >= -1) return run.at(driver, step)[path];
        const auto back = static_cast<std::size_t>(-1 - step);
        if (back < driver_before.size()) return driver_before[driver_before.size() - 1 - back];
        return driver_before.empty() ? run.at(driver, -1)[path] : driver_before.front();
    }

    void feed(Run& run, int t, double* in) const {
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

    void leave(Run& run, double* memory, int t, const Influence& effect, const double* before,
               double* out) const {
        const auto at = places();
        double* part = run.scratch(1);
        if (!classes.empty()) return leave_by_duration(run, memory + at[4], t, effect, out);
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

    void leave_by_duration(Run& run, double* bins_at, int t, const Influence& effect, double* out) const {
        std::fill_n(out, block_paths, 0.0);
        double* part = run.scratch(1);
        double* left = run.scratch(3);
        int bin = 0;
        for (const Class& c : classes) {
            const WorldValues worlds = leaving(run, c.rate, step_years, &effect);
            for (int p = 0; p < block_paths; ++p) part[p] = worlds.of_path(p);
            for (int i = 0; i < c.bins; ++i, ++bin) {
                double* here = bins_at + static_cast<std::ptrdiff_t>(bin) * block_paths;
                const Draws& draws = run.draw(out_shock, t, 1U + static_cast<unsigned>(bin));
                run.binomial(here, part, draws.z0, draws.u0, left);
                for (int p = 0; p < block_paths; ++p) {
                    here[p] -= left[p];
                    out[p] += left[p];
                }
            }
        }
    }

    /// An effect on the stock moves it once, spread over its ramp.
    void shift(Run& run, double* memory, int t, const double* before, double* in, double* out) const {
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

    void fill_bins(const double* stock, double* bins_at) const {
        const auto count = static_cast<std::size_t>(bins());
        std::vector<double> share;
        for (const Class& c : classes)
            for (int i = 0; i < c.bins; ++i) share.push_back(c.share / c.bins);
        for (int p = 0; p < block_paths; ++p) {
            double total = 0.0;
            double placed = 0.0;
            for (std::size_t b = 0; b < count; ++b) {
                total += share[b];
                const double upto = b + 1 == count ? stock[p] : std::min(stock[p], whole(stock[p] * total));
                bins_at[b * block_paths + static_cast<std::size_t>(p)] = upto - placed;
                placed = upto;
            }
        }
    }

    /// A step older; who came stands in front. What else moved the stock is taken from, or put into, the oldest.
    void settle(Run& run, double* bins_at, const double* in, const double* after) const {
        const auto count = static_cast<std::size_t>(bins());
        const auto bin = [&](std::size_t b) { return bins_at + b * block_paths; };
        if (count > 1) {
            for (int p = 0; p < block_paths; ++p) bin(count - 1)[p] += bin(count - 2)[p];
            for (std::size_t b = count - 2; b > 0; --b) std::copy_n(bin(b - 1), block_paths, bin(b));
            std::copy_n(in, block_paths, bin(0));
        } else {
            for (int p = 0; p < block_paths; ++p) bin(0)[p] += in[p];
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
};

/// All flows of one direction together, on the frequency of the axis.
TimeSeries flow_series(Builder& b, const Caseload& c, FlowDirection direction, const std::string& key) {
    TimeSeries sum;
    bool first = true;
    for (const sociaaldomein::Flow& f : c.flows) {
        if (f.direction != direction) continue;
        const SeriesInput input = series_of(b.programme, f.observations, c.breaks, key, b.start());
        if (input.series.empty()) return {};
        const TimeSeries one = on_frequency(
            in_persons(input).labelled({.key = key, .measure = MeasureKind::flow, .reported = {}}),
            b.model.axis.frequency());
        if (first) {
            sum = one;
            first = false;
            continue;
        }
        const PeriodAxis both = hull(sum.axis(), one.axis());
        std::vector<double> values(static_cast<std::size_t>(both.size()));
        for (std::int64_t t = 0; t < both.size(); ++t)
            values[static_cast<std::size_t>(t)] = sum.at(both.period(t)) + one.at(both.period(t));
        sum = TimeSeries(one.label(), both.first(), std::move(values));
    }
    return sum;
}

/// A series made of three others, where all are known.
template <class Combine>
TimeSeries combined(const TimeSeries& stock, const TimeSeries& in, const TimeSeries& out, SeriesLabel label,
                    const Combine& combine) {
    if (stock.empty() || out.empty()) return {};
    std::vector<double> values;
    for (std::int64_t t = 0; t < out.size(); ++t) {
        const Period period = out.axis().period(t);
        values.push_back(combine(stock.at(period - 1), stock.at(period), in.empty() ? 0.0 : in.at(period),
                                 out.at(period)));
    }
    std::size_t lead = 0;
    while (lead < values.size() && std::isnan(values[lead])) ++lead;
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(lead));
    while (!values.empty() && std::isnan(values.back())) values.pop_back();
    if (values.empty()) return {};
    return {std::move(label), out.axis().first() + static_cast<std::int64_t>(lead), std::move(values)};
}

std::string shown(const Text& name, const std::string& id, Language l) {
    return name.empty() ? id : name.in(l);
}

void say_assumed(Builder& b, const Caseload& c, const Projected& p) {
    const std::int64_t n = p.forecast.reports[0].observations;
    if (n >= 5) return;
    b.note(fmt::format("{}: {} waarneming(en); de spreiding is grotendeels verondersteld.",
                       shown(c.name, c.id.str(), Language::nl), n),
           fmt::format("{}: {} observation(s); most of the spread is assumed.",
                       shown(c.name, c.id.str(), Language::en), n));
}

}  // namespace

void add_caseload(Builder& b, const Caseload& c) {
    const CaseloadFuture& f = *c.future;
    const std::string name = "caseloads." + c.id.str();
    const std::string path = "/caseloads/" + c.id.str() + "/future";
    const SeriesInput observed = series_of(b.programme, c.observations, c.breaks, name + ".size", b.start());
    const TimeSeries stock = on_frequency(in_persons(observed), b.model.axis.frequency());
    const bool has_stock = stock.observations() > 0;
    const int size = b.quantity(name + ".size");
    b.observe(size, stock);
    if (!f.start && !has_stock)
        throw Error(Errc::missing_field,
                    fmt::format("found no observation before {} and no start, expected one of them",
                                to_string(b.model.axis.first())),
                    path + "/start");
    const double newest = has_stock ? stock.values().back() : 0.0;
    if (has_stock && stock.axis().last() + 1 < b.model.axis.first())
        b.note(fmt::format("{}: de laatste waarneming is van {}.", shown(c.name, c.id.str(), Language::nl),
                           to_string(stock.axis().last())),
               fmt::format("{}: the last observation is of {}.", shown(c.name, c.id.str(), Language::en),
                           to_string(stock.axis().last())));

    if (f.dynamics == Dynamics::series) {
        auto node = std::make_unique<SeriesNode>();
        node->size = size;
        node->start = b.assume(path + "/start", f.start);
        node->start_value = newest;
        node->step_years = b.model.step_years;
        node->growth = b.assume(path + "/growth", f.growth);
        node->effects = b.effects(name + ".size");
        if (node->growth < 0) {
            if (!has_stock)
                throw Error(Errc::missing_field, "found no observation and no growth, expected one of them",
                            path);
            node->projected =
                project_input(stock, b.model.axis, true, !observed.negative, b.shock(name + ".size"));
            say_assumed(b, c, *node->projected);
        }
        b.model.nodes.push_back(std::move(node));
        return;
    }

    auto node = std::make_unique<CaseloadNode>();
    node->size = size;
    node->inflow = b.quantity(name + ".inflow");
    node->outflow = b.quantity(name + ".outflow");
    node->unexplained = b.quantity(name + ".unexplained");
    node->step_years = b.model.step_years;
    node->start = b.assume(path + "/start", f.start);
    node->start_value = newest;
    node->in_effects = b.effects(name + ".inflow");
    node->out_effects = b.effects(name + ".outflow");
    node->size_effects = b.effects(name + ".size");
    node->in_shock = b.shock(name + ".inflow");
    node->out_shock = b.shock(name + ".outflow");
    node->in_assumption = b.assume(path + "/inflow", f.inflow);
    node->rate_assumption = b.assume(path + "/exit_rate", f.exit_rate);

    const TimeSeries in = flow_series(b, c, FlowDirection::in, name + ".inflow");
    const TimeSeries out = flow_series(b, c, FlowDirection::out, name + ".outflow");
    b.observe(node->inflow, in);
    b.observe(node->outflow, out);
    constexpr std::int64_t enough = 3;
    const bool rates_stated = node->rate_assumption >= 0 || !f.durations.empty();
    const TimeSeries rate = combined(
        stock, in, out, {.key = name + ".outflow", .measure = MeasureKind::rate, .reported = {}},
        [](double before, double, double, double o) { return before > 0.0 ? o / before : missing_value; });
    if (node->in_assumption < 0 && f.fed_by.empty()) {
        if (in.observations() >= enough && (rate.observations() >= enough || rates_stated)) {
            node->in_mode = CaseloadNode::Flow::observed;
            node->in_paths = project_input(in, b.model.axis, true, true, node->in_shock);
        } else if (has_stock && f.durations.empty()) {
            node->in_mode = CaseloadNode::Flow::inferred;
            node->stock_paths = project_input(stock, b.model.axis, true, true, b.shock(name + ".size"));
            say_assumed(b, c, *node->stock_paths);
            if (node->rate_assumption < 0) {
                // Nothing is known of who leaves: a wide range, and the report says so.
                Assumption wide{.value = 0.35,
                                .low = 0.2,
                                .high = 0.6,
                                .spread = Spread::triangular,
                                .ground = Ground::assumed,
                                .reason = {"uitstroom is niet bekend: afgeleid uit de stand",
                                           "outflow is not known: inferred from the stock"},
                                .source = {}};
                node->rate_assumption = b.assume(path + "/exit_rate", wide);
            }
            b.note(fmt::format("{}: in- en uitstroom zijn niet waargenomen maar uit de stand afgeleid.",
                               shown(c.name, c.id.str(), Language::nl)),
                   fmt::format("{}: inflow and outflow were not observed but inferred from the stock.",
                               shown(c.name, c.id.str(), Language::en)));
        } else {
            throw Error(
                Errc::missing_field,
                "found neither an inflow, nor observed flows, nor a stock to infer it from, expected one of "
                "them",
                path + "/inflow");
        }
    }
    if (node->in_mode != CaseloadNode::Flow::inferred && !rates_stated) {
        if (rate.observations() < enough)
            throw Error(
                Errc::missing_field,
                "found neither an exit rate nor at least three observed outflows beside the stock, expected "
                "one of them",
                path + "/exit_rate");
        node->out_mode = CaseloadNode::Flow::observed;
        node->rate_paths = project_input(rate, b.model.axis, false, true, node->out_shock);
    }
    if (node->in_mode == CaseloadNode::Flow::observed) {
        const TimeSeries rest = combined(
            stock, in, out, {.key = name + ".unexplained", .measure = MeasureKind::flow, .reported = {}},
            [](double before, double now, double i, double o) { return now - before - i + o; });
        b.observe(node->unexplained, rest);
        bool any = false;
        for (const double v : rest.values()) any = any || (!std::isnan(v) && v != 0.0);
        if (any && rest.observations() >= enough) {
            node->rest_paths = project_input(rest, b.model.axis, true, false, b.shock(name + ".unexplained"));
            b.note(
                fmt::format(
                    "{}: de stand verandert ook door wat in- en uitstroom niet verklaren; dat is apart "
                    "geprognosticeerd.",
                    shown(c.name, c.id.str(), Language::nl)),
                fmt::format("{}: the stock also moves by what flows do not explain; that is projected apart.",
                            shown(c.name, c.id.str(), Language::en)));
        }
    }
    for (std::size_t i = 0; i < f.durations.size(); ++i) {
        const DurationClass& d = f.durations[i];
        const double from = i == 0 ? 0.0 : *f.durations[i - 1].until;
        CaseloadNode::Class one;
        one.rate = b.assume(fmt::format("{}/durations/{}/exit_rate", path, i), d.exit_rate);
        one.bins = d.until ? std::max(1, static_cast<int>((*d.until - from) / b.model.step_years + 0.5)) : 1;
        // Without shares: as long as a steady caseload would hold them.
        one.share = d.share ? d.share->value : 0.0;
        node->classes.push_back(one);
    }
    if (!f.durations.empty() && !f.durations.front().share) {
        double alive = 1.0;
        double total = 0.0;
        std::vector<double> weight;
        for (std::size_t i = 0; i < f.durations.size(); ++i) {
            double stays = -std::max(0.0, f.durations[i].exit_rate.value) * b.model.step_years;
            Run::exp(&stays, 1);
            double sum = 0.0;
            for (int k = 0; k < node->classes[i].bins; ++k) {
                sum += alive;
                alive *= stays;
            }
            if (!f.durations[i].until) sum = stays < 1.0 ? sum / (1.0 - stays) : 100.0 * sum;
            weight.push_back(sum);
            total += sum;
        }
        for (std::size_t i = 0; i < weight.size(); ++i) node->classes[i].share = weight[i] / total;
    }
    for (std::size_t i = 0; i < f.fed_by.size(); ++i) {
        const std::string at = fmt::format("{}/fed_by/{}", path, i);
        node->feeds.push_back({b.quantity(f.fed_by[i].from), b.assume(at + "/share", f.fed_by[i].share),
                               b.shock(at),
                               f.fed_by[i].share.value == 1.0 && !f.fed_by[i].share.uncertain()});
    }
    if (f.driver) {
        node->driver = b.quantity(f.driver->of);
        for (std::size_t i = 0; i < f.driver->coefficients.size(); ++i)
            node->coefficients.push_back(
                b.assume(fmt::format("{}/driver/coefficients/{}", path, i), f.driver->coefficients[i]));
        const TimeSeries& past = b.model.observed[static_cast<std::size_t>(node->driver)];
        // The last of them stands at the start, which the driver computes itself.
        for (const double v : past.values())
            if (!std::isnan(v)) node->driver_before.push_back(v);
    }
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
