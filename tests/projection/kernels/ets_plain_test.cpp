// The ingredients are compiled here, on vectors that every machine has: two abreast, so that parts are put together.
#pragma GCC diagnostic ignored "-Wold-style-cast"
#define SD_KERNEL_SET test
#define SD_KERNEL_BYTES 16
#define SD_KERNEL_VECTORS 4
#include "projection/kernels/ets_search.inl"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace sociaaldomein::kernels {
namespace {

double lane(const real& a, int i) { return a.v[i / vector_width][i % vector_width]; }

/// Series that wander, of lengths that differ within a block (or not), longer than a stretch.
struct Wandering {
    std::vector<double> values, lengths;
    int shortest, longest;

    Wandering(unsigned seed, int shortest_, int longest_) : shortest(shortest_), longest(longest_) {
        std::mt19937_64 bits(seed);
        const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
        values.resize(static_cast<std::size_t>(longest * lane_count));
        for (int l = 0; l < lane_count; ++l) {
            double level = 0.5 + 0.2 * uniform();
            for (int t = 0; t < longest; ++t) {
                level = std::clamp(level + 0.05 * (uniform() - 0.45), 0.2, 0.9);
                values[static_cast<std::size_t>(t * lane_count + l)] = level + 0.05 * uniform();
            }
            const int spread = longest - shortest + 1;
            lengths.push_back(l == 0   ? shortest
                              : l == 1 ? longest
                                       : shortest + static_cast<int>(bits() % static_cast<unsigned>(spread)));
        }
    }
    Lanes lanes() const { return {values.data(), load(lengths.data()), real(1e-30), shortest, longest, 1}; }
};

/// The two ways to the same errors and normal equations.
template <bool relative, class Shape>
void expect_the_same(const Wandering& data, unsigned seed) {
    constexpr int limit = state_limit<Shape>() + searched_limit;
    constexpr int states = Shape::states(1);
    std::mt19937_64 bits(seed);
    std::vector<real> at(limit, real(0.0));
    for (int i = 0; i < states + Shape::searched; ++i)
        for (int l = 0; l < lane_count; ++l) {
            double drawn = static_cast<double>(bits() >> 11) * 0x1p-53;
            if (i < states)
                drawn = 0.04 * (drawn - 0.5);
            else if (l % 4 == 3)
                drawn = drawn < 0.5 ? 0.0 : 1.0;  // the sides of the box
            at[static_cast<std::size_t>(i)].v[l / vector_width][l % vector_width] = drawn;
        }
    const Lanes y = data.lanes();
    Normal<limit> slow, fast;
    real slow_sum, fast_sum, slow_value, fast_value;
    evaluate_linear<relative, Shape>(y, y.at(0), at.data(), slow_sum, slow_value, slow);
    evaluate_plain<relative, Shape>(y, y.at(0), at.data(), fast_sum, fast_value, fast);
    ASSERT_EQ(slow.count, fast.count);
    for (int l = 0; l < lane_count; ++l) {
        EXPECT_EQ(std::isnan(lane(fast_value, l)), std::isnan(lane(slow_value, l)));
        if (std::isnan(lane(slow_value, l))) continue;
        EXPECT_NEAR(lane(fast_value, l), lane(slow_value, l), 1e-12);
        EXPECT_NEAR(lane(fast_sum, l), lane(slow_sum, l), 1e-12 * lane(slow_sum, l));
        const auto own = [&](int i) { return std::sqrt(lane(slow.matrix[packed(i, i)], l)); };
        for (int i = 0; i < slow.count; ++i) {
            EXPECT_NEAR(lane(fast.gradient[i], l), lane(slow.gradient[i], l),
                        1e-10 * own(i) * std::sqrt(lane(slow_sum, l)) + 1e-14)
                << "gradient " << i << ", lane " << l;
            for (int j = 0; j <= i; ++j)
                EXPECT_NEAR(lane(fast.matrix[packed(i, j)], l), lane(slow.matrix[packed(i, j)], l),
                            1e-10 * own(i) * own(j) + 1e-14)
                    << "element " << i << ", " << j << ", lane " << l;
        }
    }
}

TEST(EtsPlain, OneFilterGivesWhatTheStatesThemselvesDo) {
    for (unsigned seed = 1; seed <= 20; ++seed)
        for (const Wandering& data :
             {Wandering(seed, 40, 40), Wandering(seed, 5, 37), Wandering(seed, 3, 16)}) {
            expect_the_same<false, Form<false, false, false>>(data, seed);
            expect_the_same<true, Form<false, false, false>>(data, seed);
            expect_the_same<false, Form<true, false, false>>(data, seed);
            expect_the_same<true, Form<true, false, false>>(data, seed);
            expect_the_same<false, Form<true, true, false>>(data, seed);
            expect_the_same<true, Form<true, true, false>>(data, seed);
        }
}

template <class Shape>
void expect_the_same_sums(const Wandering& data) {
    const Grid<Shape> grid(axes_of<Shape>(), 1);
    const Lanes y = data.lanes();
    std::vector<double> changes(data.values.size());
    std::vector<real> sums(static_cast<std::size_t>(grid.points));
    plain_sums<Shape>(y, grid, changes.data(), sums.data());
    for (int p = 0; p < grid.points; ++p) {
        const real slow = least_sum<Shape>(y, y.at(0), grid.places[p], nullptr);
        for (int l = 0; l < lane_count; ++l)
            EXPECT_NEAR(lane(sums[static_cast<std::size_t>(p)], l), lane(slow, l),
                        1e-11 * lane(slow, l) + 1e-14)
                << "point " << p << ", lane " << l;
    }
}

TEST(EtsPlain, SumsAtThePointsOfTheGrid) {
    for (const Wandering& data : {Wandering(7, 40, 40), Wandering(8, 4, 40), Wandering(9, 3, 5)}) {
        expect_the_same_sums<Form<false, false, false>>(data);
        expect_the_same_sums<Form<true, false, false>>(data);
        expect_the_same_sums<Form<true, true, false>>(data);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
