#include "projection/detail/select_quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace sociaaldomein::detail {
namespace {

using testing::ElementsAre;

std::vector<double> quantiles(const std::vector<double>& values, const std::vector<double>& probabilities) {
    std::vector<double> found(probabilities.size());
    QuantileWork work;
    select_quantiles(values, probabilities, found, work);
    return found;
}

// The definition: sort, and interpolate between neighbours.
std::vector<double> by_sorting(std::vector<double> values, const std::vector<double>& probabilities) {
    std::ranges::sort(values);
    std::vector<double> found;
    for (const double p : probabilities) {
        const double place = p * static_cast<double>(values.size() - 1);
        const auto low = static_cast<std::size_t>(place);
        const double part = place - std::floor(place);
        found.push_back(part == 0.0 ? values[low] : values[low] + part * (values[low + 1] - values[low]));
    }
    return found;
}

TEST(SelectQuantiles, OfFiveNumbers) {
    EXPECT_THAT(quantiles({5, 1, 4, 2, 3}, {0.0, 0.25, 0.5, 0.625, 1.0}), ElementsAre(1, 2, 3, 3.5, 5));
}

TEST(SelectQuantiles, OfOneNumber) { EXPECT_THAT(quantiles({7}, {0.0, 0.5, 1.0}), ElementsAre(7, 7, 7)); }

TEST(SelectQuantiles, OfEqualNumbers) { EXPECT_THAT(quantiles({7, 7, 7}, {0.1, 0.9}), ElementsAre(7, 7)); }

TEST(SelectQuantiles, OfHugeAndTinyNumbers) {
    EXPECT_THAT(quantiles({1e308, -1e308, 0}, {0.0, 0.5, 1.0}), ElementsAre(-1e308, 0, 1e308));
    EXPECT_THAT(quantiles({5e-324, 0, 0}, {0.5, 1.0}), ElementsAre(0, 5e-324));
}

RC_GTEST_PROP(SelectQuantilesProperties, AreThoseOfTheSortedNumbers, ()) {
    const auto size = *rc::gen::inRange<std::size_t>(1, 3000);
    const auto coarse = *rc::gen::inRange(1, 2000);
    std::vector<double> values(size);
    for (double& x : values) x = static_cast<double>(*rc::gen::inRange(-coarse, coarse)) / 7.0;
    std::vector<double> probabilities{0.0, 0.01, 0.025, 0.1, 0.5, 0.9, 0.975, 0.99, 1.0};
    RC_ASSERT(quantiles(values, probabilities) == by_sorting(values, probabilities));
}

}  // namespace
}  // namespace sociaaldomein::detail
