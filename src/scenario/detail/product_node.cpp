#include "scenario/detail/product_node.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sociaaldomein::detail {

void ProductNode::begin(Run& run, double*) const {
    for (int p = 0; p < block_paths; ++p) {
        run.at(price, -1)[p] = whole(std::max(0.0, run.assumption(price_assumption).of_path(p)) * cents);
        run.at(volume, -1)[p] = run.at(of, -1)[p] * std::clamp(run.assumption(share).of_path(p), 0.0, 1.0);
        run.at(cost, -1)[p] = 0.0;
    }
}

void ProductNode::step(Run& run, double*, int t) const {
    const double middle = run.model().middles[static_cast<std::size_t>(t)];
    const Influence price_effect = run.influence(on_price, middle);
    const Influence volume_effect = run.influence(on_volume, middle);
    const Influence share_effect = run.influence(on_share, middle);
    WorldValues index{};
    levels.level(run, t, index);
    const double* now = run.at(of, t);
    const double* before = run.at(of, t - 1);
    for (int w = 0; w < block_worlds; ++w) {
        const double base = std::max(0.0, run.assumption(price_assumption).v[w]) * index.v[w];
        const double each = whole(std::max(0.0, price_effect.on(base, w)) * cents);
        const double part = std::clamp(share_effect.on(run.assumption(share).v[w], w), 0.0, 1.0);
        for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
            // Of a stock, the mean of both ends of the step.
            const double used = flow ? now[p] : 0.5 * (now[p] + before[p]);
            const double number = std::max(0.0, volume_effect.on(used * part, w));
            run.at(price, t)[p] = each;
            run.at(volume, t)[p] = number;
            run.at(cost, t)[p] = whole(each * number * (flow ? 1.0 : step_years));
        }
    }
}

void add_product(Builder& b, const Product& x) {
    const std::string name = "products." + x.id.str();
    const std::string path = "/products/" + x.id.str();
    auto node = std::make_unique<ProductNode>();
    node->price = b.quantity(name + ".price");
    node->volume = b.quantity(name + ".volume");
    node->cost = b.quantity(name + ".cost");
    node->of = b.quantity(x.volume);
    node->flow = b.model.quantities[static_cast<std::size_t>(node->of)].measure == MeasureKind::flow;
    if (x.price == Assumption{})
        b.note(fmt::format("{}: het kost niets (price is 0 of niet gegeven).",
                           x.name.empty() ? x.id.str() : x.name.in(Language::nl)),
               fmt::format("{}: it costs nothing (price is 0 or not stated).",
                           x.name.empty() ? x.id.str() : x.name.in(Language::en)));
    node->price_assumption = b.assume(path + "/price", x.price);
    node->share = b.assume(path + "/share", x.share);
    node->step_years = b.model.step_years;
    node->levels = IndexLevels(b, x.indexation,
                               x.price_year ? x.price_year->start_year() : b.model.axis.first().start_year());
    node->on_price = b.effects(name + ".price");
    node->on_volume = b.effects(name + ".volume");
    node->on_share = b.effects(name + ".share");
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
