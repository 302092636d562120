#include "scenario/detail/run.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "projection/detail/series_key.hpp"
#include "projection/detail/student_quantile.hpp"
#include "projection/kernels/counts.hpp"
#include "projection/kernels/elementary.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr int group_worlds = 64;

/// Of Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195.
std::uint64_t split_mix(std::uint64_t& state) {
    std::uint64_t z = state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// One of 64 equal parts of (0, 1) for each of 64 worlds, and a place within it: Latin hypercube sampling (McKay,
/// Beckman & Conover 1979, doi:10.2307/1268522), so that a few hundred worlds cover the range of each assumption.
std::array<double, group_worlds> stratified(std::uint64_t key, std::uint64_t group) {
    std::uint64_t state = key ^ (group * 0xd1342543de82ef95ULL);
    std::array<int, group_worlds> order{};
    for (int i = 0; i < group_worlds; ++i) order[static_cast<std::size_t>(i)] = i;
    for (int i = group_worlds - 1; i > 0; --i)
        std::swap(order[static_cast<std::size_t>(i)],
                  order[static_cast<std::size_t>(split_mix(state) % static_cast<std::uint64_t>(i + 1))]);
    std::array<double, group_worlds> u{};
    for (std::size_t i = 0; i < u.size(); ++i) {
        const double within = (static_cast<double>(split_mix(state) >> 11) + 0.5) * 0x1p-53;
        u[i] = (static_cast<double>(order[i]) + within) / group_worlds;
    }
    return u;
}

/// The standard normal distribution function, to 1e-7 (Abramowitz & Stegun 1964, 26.2.17).
void normal_probability(const double* z, double* u) {
    alignas(64) double density[block_paths];
    for (int p = 0; p < block_paths; ++p) density[p] = -0.5 * z[p] * z[p];
    Run::exp(density, block_paths);
    for (int p = 0; p < block_paths; ++p) {
        const double size = std::abs(z[p]);
        const double k = 1.0 / (1.0 + 0.2316419 * size);
        const double tail =
            0.3989422804014327 * density[p] * k *
            (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
        u[p] = std::clamp(z[p] < 0.0 ? tail : 1.0 - tail, 0x1p-33, 1.0 - 0x1p-33);
    }
}

}  // namespace

double quantile(const Assumption& a, double probability) {
    if (!a.uncertain()) return a.value;
    const double low = *a.low;
    const double high = *a.high;
    switch (a.spread) {
        case Spread::uniform: return low + (high - low) * probability;
        case Spread::triangular: {
            const double top = (a.value - low) / (high - low);
            return probability < top ? low + (high - low) * std::sqrt(probability * top)
                                     : high - (high - low) * std::sqrt((1.0 - probability) * (1.0 - top));
        }
        case Spread::normal: {
            constexpr double nine_tenths = 1.6448536269514722;
            const double half = 0.5 * (high - low);
            const double z = normal_quantile(std::clamp(probability, 1e-12, 1.0 - 1e-12)) / nine_tenths;
            const double value = 0.5 * (low + high) + half * std::clamp(z, -2.0, 2.0);
            // Beyond its ends, but not to where the whole range says it cannot be.
            return low >= 0.0 ? std::max(0.0, value) : value;
        }
    }
    return a.value;
}

int Model::quantity(std::string_view name) const {
    for (std::size_t i = 0; i < quantities.size(); ++i)
        if (quantities[i].name == name) return static_cast<int>(i);
    return -1;
}

std::set<std::string> Model::needed_for(std::vector<std::string> records) const {
    std::set<std::string> all;
    while (!records.empty()) {
        const std::string record = std::move(records.back());
        records.pop_back();
        if (!all.insert(record).second) continue;
        if (const auto at = needs.find(record); at != needs.end())
            records.insert(records.end(), at->second.begin(), at->second.end());
    }
    return all;
}

void Model::keep_only(const std::vector<std::string>& wanted) {
    const std::set<std::string> kept = needed_for(wanted);
    const auto gone = [&](const std::string& record) { return !kept.contains(record); };
    std::erase_if(nodes, [&](const auto& node) { return gone(node->record); });
    std::erase_if(notes, [&](const UsedNote& note) { return gone(note.record); });
    for (UsedAssumption& a : assumptions) std::erase_if(a.records, gone);
}

namespace {

/// What a record is computed with, as text that is the same only where it all is: each assumption by place and value, and
/// each effect on its quantities.
std::map<std::string, std::vector<std::string>> ingredients(const Model& model) {
    std::map<std::string, std::vector<std::string>> all;
    const auto number = [&](int of) {
        return of < 0 ? std::string("-") : model.assumptions[static_cast<std::size_t>(of)].path;
    };
    for (const UsedAssumption& a : model.assumptions) {
        const Assumption& s = a.stated;
        for (const std::string& record : a.records)
            all[record].push_back(fmt::format("{} {} {} {} {}", a.path, s.value, s.low.value_or(s.value),
                                              s.high.value_or(s.value), static_cast<int>(s.spread)));
    }
    for (const auto& [on, effects] : model.effects) {
        // "waitlists.w.size" works on the record "/waitlists/w".
        const std::size_t point = on.find('.');
        const std::string record =
            "/" + on.substr(0, point) + "/" + on.substr(point + 1, on.find('.', point + 1) - point - 1);
        for (const UsedEffect& e : effects)
            all[record].push_back(fmt::format(
                "{} {} {} {} {} {} {} {} {} {} {} {}", on, static_cast<int>(e.kind),
                static_cast<int>(e.shape), number(e.magnitude), number(e.delay), number(e.ramp),
                number(e.half_life), number(e.places), number(e.uptake), e.funnel_uptake, e.starts, e.ends));
    }
    return all;
}

}  // namespace

std::vector<std::string> Model::changed_from(const Model& other) const {
    const auto here = ingredients(*this);
    const auto there = ingredients(other);
    std::map<std::string, bool> known;
    const auto changed = [&](const auto& self, const std::string& record) -> bool {
        if (const auto at = known.find(record); at != known.end()) return at->second;
        const auto a = here.find(record);
        const auto b = there.find(record);
        bool result = (a == here.end()) != (b == there.end()) ||
                      (a != here.end() && b != there.end() && a->second != b->second);
        if (const auto at = needs.find(record); at != needs.end())
            for (const std::string& needed : at->second) result = self(self, needed) || result;
        known[record] = result;
        return result;
    };
    std::set<std::string> records;
    for (const OutlookQuantity& q : quantities)
        if (changed(changed, q.record)) records.insert(q.record);
    return {records.begin(), records.end()};
}

Run::Run(const Model& model)
    : model_(model),
      values_(model.quantities.size() * static_cast<std::size_t>(model.steps() + 1) * block_paths),
      assumed_(model.assumptions.size()),
      correlated_(model.correlated.size() * static_cast<std::size_t>(model.steps()) * block_paths),
      place_in_correlated_(model.shocks.size(), -1),
      draws_(std::make_unique<Draws>()),
      scratch_(static_cast<std::size_t>(scratch_rows) * block_paths) {
    for (const auto& node : model.nodes) memory_.emplace_back(node->memory());
    for (const std::string& name : model.shocks) shock_keys_.push_back(series_key(model.seed, name));
    for (std::size_t i = 0; i < model.correlated.size(); ++i)
        place_in_correlated_[static_cast<std::size_t>(model.correlated[i])] = static_cast<int>(i);
}

void Run::compute(std::int64_t block, std::span<const Override> overrides) {
    block_ = block;
    draw_assumptions(overrides);
    draw_correlated();
    for (std::size_t i = 0; i < model_.nodes.size(); ++i) model_.nodes[i]->begin(*this, memory_[i].data());
    for (int t = 0; t < model_.steps(); ++t)
        for (std::size_t i = 0; i < model_.nodes.size(); ++i)
            model_.nodes[i]->step(*this, memory_[i].data(), t);
}

void Run::draw_assumptions(std::span<const Override> overrides) {
    const std::uint64_t world = first_path() / world_paths;
    for (std::size_t k = 0; k < assumed_.size(); ++k) {
        const UsedAssumption& used = model_.assumptions[k];
        const Override* changed = nullptr;
        for (const Override& o : overrides)
            if (o.assumption == static_cast<int>(k)) changed = &o;
        if (changed != nullptr && !changed->drawn_anew) {
            std::ranges::fill(assumed_[k].v, changed->value);
        } else if (!used.stated.uncertain() || used.records.empty()) {
            std::ranges::fill(assumed_[k].v, used.stated.value);
        } else {
            const std::uint64_t key =
                series_key(model_.seed, used.name) ^ (changed != nullptr ? 0xa5a5a5a5ULL : 0U);
            const auto u = stratified(key, world / group_worlds);
            for (int w = 0; w < block_worlds; ++w)
                assumed_[k].v[w] = quantile(
                    used.stated,
                    u[static_cast<std::size_t>((world + static_cast<std::uint64_t>(w)) % group_worlds)]);
        }
    }
}

void Run::draw_correlated() {
    const std::size_t n = model_.correlated.size();
    const auto steps = static_cast<std::size_t>(model_.steps());
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t t = 0; t < steps; ++t)
            kernels::count_kernels().draw(shock_keys_[static_cast<std::size_t>(model_.correlated[i])],
                                          static_cast<unsigned>(t), first_path(), block_paths,
                                          correlated_.data() + (i * steps + t) * block_paths, draws_->z1,
                                          draws_->u0, draws_->u1);
    // From the last to the first, as each is a mix of those before it.
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t t = 0; t < steps; ++t) {
            double* to = correlated_.data() + (i * steps + t) * block_paths;
            for (int p = 0; p < block_paths; ++p) to[p] *= model_.mixing[i * n + i];
            for (std::size_t j = 0; j < i; ++j) {
                const double* from = correlated_.data() + (j * steps + t) * block_paths;
                const double weight = model_.mixing[i * n + j];
                for (int p = 0; p < block_paths; ++p) to[p] += weight * from[p];
            }
        }
}

const Draws& Run::draw(int shock, int t, unsigned part) {
    const auto s = static_cast<std::size_t>(shock);
    kernels::count_kernels().draw(shock_keys_[s], static_cast<unsigned>(t) + (part << 16), first_path(),
                                  block_paths, draws_->z0, draws_->z1, draws_->u0, draws_->u1);
    const int place = place_in_correlated_[s];
    if (place >= 0 && part == 0) {
        const double* z =
            correlated_.data() + (static_cast<std::size_t>(place) * static_cast<std::size_t>(model_.steps()) +
                                  static_cast<std::size_t>(t)) *
                                     block_paths;
        std::copy_n(z, block_paths, draws_->z0);
        normal_probability(z, draws_->u0);
    }
    return *draws_;
}

Influence Run::influence(const std::vector<UsedEffect>* effects, double years) const {
    Influence result;
    std::ranges::fill(result.factor.v, 1.0);
    std::ranges::fill(result.add.v, 0.0);
    if (effects == nullptr) return result;
    for (const UsedEffect& e : *effects) {
        if (!(years > e.starts) || years > e.ends) continue;
        result.none = false;
        double wear[block_worlds] = {};
        const auto of = [&](int number, int w, double otherwise) {
            return number < 0 ? otherwise : assumption(number).v[w];
        };
        double share[block_worlds];
        for (int w = 0; w < block_worlds; ++w) {
            const double since = years - e.starts - of(e.delay, w, 0.0);
            const double ramp = of(e.ramp, w, 0.0);
            double x = since <= 0.0 ? 0.0 : ramp <= 0.0 ? 1.0 : std::min(1.0, since / ramp);
            if (e.shape == RampShape::s_curve) x = x * x * (3.0 - 2.0 * x);
            share[w] = x;
            if (e.half_life >= 0) {
                const double least =
                    1e-6;  // years: a range may reach to nothing, and then the effect is gone at once
                wear[w] = -0.69314718055994530942 * std::max(0.0, since - ramp) /
                          std::max(least, of(e.half_life, w, 1.0));
            }
        }
        if (e.half_life >= 0) {
            exp(wear, block_worlds);
            for (int w = 0; w < block_worlds; ++w) share[w] *= wear[w];
        }
        for (int w = 0; w < block_worlds; ++w) {
            const double reach = of(e.uptake, w, e.funnel_uptake);
            const double size = of(e.magnitude, w, 0.0) * share[w] * std::clamp(reach, 0.0, 1.0);
            if (e.kind == EffectKind::relative)
                result.factor.v[w] *= std::max(0.0, 1.0 + size);
            else
                result.add.v[w] += size * std::max(0.0, of(e.places, w, 1.0));
        }
    }
    return result;
}

void Run::poisson(const double* mean, const Draws& draws, double* out) const {
    kernels::count_kernels().poisson(mean, draws.z0, draws.u0, block_paths, out);
}

void Run::binomial(const double* n, const double* p, const double* z, const double* u, double* out) const {
    kernels::count_kernels().binomial(n, p, z, u, block_paths, out);
}

void Run::exp(double* numbers, std::size_t count) {
    kernels::elementary_kernels().exp(numbers, numbers, count);
}

}  // namespace sociaaldomein::detail
