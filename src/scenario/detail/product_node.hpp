#pragma once
// Price times quantity. Layer: scenario.
#include <vector>

#include "scenario/detail/index_levels.hpp"

namespace sociaaldomein::detail {

class ProductNode final : public Node {
public:
    int price = -1, volume = -1, cost = -1;
    int of = -1;  ///< the quantity that uses it
    bool flow = false;
    int price_assumption = -1, share = -1;
    double step_years = 1.0;
    IndexLevels levels;
    const std::vector<UsedEffect>*on_price = nullptr, *on_volume = nullptr, *on_share = nullptr;

    void begin(Run& run, double*) const override;

    void step(Run& run, double*, int t) const override;
};

}  // namespace sociaaldomein::detail
