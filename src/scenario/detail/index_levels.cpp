#include "scenario/detail/index_levels.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sociaaldomein::detail {

IndexLevels::IndexLevels(Builder& b, const Id<Indexation>& id, int base_year) {
    const Indexation* indexation = nullptr;
    for (const Indexation& x : b.programme.indexations)
        if (x.id == id) indexation = &x;
    if (indexation == nullptr || id.empty()) return;
    const std::string path = "/indexations/" + indexation->id.str();
    for (std::int64_t t = 0; t < b.model.axis.size(); ++t) {
        Step step;
        for (int year = base_year + 1; year <= b.model.axis.period(t).start_year(); ++year) {
            int rate = -1;
            for (std::size_t i = 0; i < indexation->rates.size(); ++i)
                if (indexation->rates[i].from.start_year() <= year)
                    rate = b.assume(fmt::format("{}/rates/{}/rate", path, i), indexation->rates[i].rate);
            if (rate < 0) continue;
            if (!step.rates.empty() && step.rates.back().first == rate)
                ++step.rates.back().second;
            else
                step.rates.emplace_back(rate, 1);
        }
        steps_.push_back(std::move(step));
    }
}

void IndexLevels::level(const Run& run, int t, WorldValues& out) const {
    std::ranges::fill(out.v, 1.0);
    if (steps_.empty()) return;
    for (const auto& [rate, years] : steps_[static_cast<std::size_t>(t)].rates)
        for (int w = 0; w < block_worlds; ++w)
            for (int i = 0; i < years; ++i) out.v[w] *= 1.0 + run.assumption(rate).v[w];
}

void add_indexation(Builder& b, const Indexation& x) {
    auto node = std::make_unique<IndexNode>();
    node->level = b.quantity("indexations." + x.id.str() + ".level");
    node->levels = IndexLevels(b, x.id, b.model.axis.first().start_year() - 1);
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
