#include "projection/kernels/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <gmock/gmock.h>

namespace sociaaldomein::kernels {
namespace {

using testing::Each;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// The distance in units of the last place between a double and a value known to more digits.
double ulps(double found, long double exact) {
    const double rounded = static_cast<double>(exact);
    if (found == rounded) return 0.0;
    const double next = std::nextafter(std::abs(rounded), infinity);
    return static_cast<double>(std::abs((found - exact) / (next - std::abs(rounded))));
}

std::vector<double> draw(double low, double high, std::size_t count) {
    std::mt19937_64 bits(7);
    std::vector<double> drawn(count);
    for (double& x : drawn) x = low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
    return drawn;
}

std::vector<double> mapped(void (*function)(const double*, double*, std::size_t) noexcept,
                           std::vector<double> values) {
    function(values.data(), values.data(), values.size());
    return values;
}

class Elementary : public testing::TestWithParam<InstructionSet> {
protected:
    void SetUp() override {
        if (!is_available(GetParam())) GTEST_SKIP() << "no " << to_string(GetParam()) << " on this machine";
    }
    ForcedInstructionSet forced_{GetParam()};
};

TEST_P(Elementary, ExpIsWithinAUnitOfTheLastPlace) {
    for (const auto& [low, high] : {std::pair{-708.0, 709.7}, {-1.0, 1.0}, {-1e-9, 1e-9}}) {
        const auto x = draw(low, high, 20'001);
        const auto y = mapped(elementary_kernels().exp, x);
        for (std::size_t i = 0; i < x.size(); ++i)
            ASSERT_LT(ulps(y[i], std::exp(static_cast<long double>(x[i]))), 1.0) << x[i];
    }
}

TEST_P(Elementary, LogIsWithinAUnitOfTheLastPlace) {
    auto x = mapped(elementary_kernels().exp, draw(-740.0, 709.0, 20'001));
    const auto near_one = draw(0.5, 2.0, 20'001);
    x.insert(x.end(), near_one.begin(), near_one.end());
    const auto y = mapped(elementary_kernels().log, x);
    for (std::size_t i = 0; i < x.size(); ++i)
        ASSERT_LT(ulps(y[i], std::log(static_cast<long double>(x[i]))), 1.0) << x[i];
}

TEST_P(Elementary, SineAndCosineAreAccurate) {
    const auto turns = draw(-3.0, 3.0, 20'001);
    std::vector<double> sine(turns.size());
    std::vector<double> cosine(turns.size());
    elementary_kernels().sincos_turns(turns.data(), sine.data(), cosine.data(), turns.size());
    constexpr long double turn = 6.283185307179586476925286766559L;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        ASSERT_NEAR(sine[i], static_cast<double>(std::sin(turn * turns[i])), 3e-16) << turns[i];
        ASSERT_NEAR(cosine[i], static_cast<double>(std::cos(turn * turns[i])), 3e-16) << turns[i];
    }
}

TEST_P(Elementary, EdgesAreThoseOfTheStandard) {
    const auto exps =
        mapped(elementary_kernels().exp, {0.0, -0.0, 710.0, infinity, -746.0, -infinity, nan, -745.0});
    EXPECT_EQ(exps[0], 1.0);
    EXPECT_EQ(exps[1], 1.0);
    EXPECT_EQ(exps[2], infinity);
    EXPECT_EQ(exps[3], infinity);
    EXPECT_EQ(exps[4], 0.0);
    EXPECT_EQ(exps[5], 0.0);
    EXPECT_TRUE(std::isnan(exps[6]));
    EXPECT_EQ(exps[7], std::numeric_limits<double>::denorm_min());
    const auto logs = mapped(elementary_kernels().log, {1.0, 0.0, -0.0, infinity, -1.0, -infinity, nan});
    EXPECT_EQ(logs[0], 0.0);
    EXPECT_EQ(logs[1], -infinity);
    EXPECT_EQ(logs[2], -infinity);
    EXPECT_EQ(logs[3], infinity);
    EXPECT_TRUE(std::isnan(logs[4]));
    EXPECT_TRUE(std::isnan(logs[5]));
    EXPECT_TRUE(std::isnan(logs[6]));
}

TEST_P(Elementary, GivesTheBitsOfTheBase) {
    const auto x = draw(-700.0, 700.0, 4'003);  // not a whole number of blocks of any width
    const auto y = mapped(elementary_kernels().exp, x);
    const auto z = mapped(elementary_kernels().log, y);
    const ForcedInstructionSet base(InstructionSet::base);
    const auto y_base = mapped(elementary_kernels().exp, x);
    const auto z_base = mapped(elementary_kernels().log, y_base);
    for (std::size_t i = 0; i < x.size(); ++i) {
        ASSERT_EQ(std::bit_cast<std::uint64_t>(y[i]), std::bit_cast<std::uint64_t>(y_base[i]));
        ASSERT_EQ(std::bit_cast<std::uint64_t>(z[i]), std::bit_cast<std::uint64_t>(z_base[i]));
    }
}

INSTANTIATE_TEST_SUITE_P(Sets, Elementary,
                         testing::Values(InstructionSet::base, InstructionSet::v3, InstructionSet::v4),
                         [](const auto& set) { return std::string(to_string(set.param)); });

}  // namespace
}  // namespace sociaaldomein::kernels
