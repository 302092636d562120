#include "projection/kernels/paths.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <gmock/gmock.h>

namespace sociaaldomein::kernels {
namespace {

// Philox4x32-10 in its own words, one counter at a time.
struct Words {
    std::uint32_t x[4];
};
Words philox(std::uint64_t key, std::uint32_t c0, std::uint32_t c1, std::uint32_t c2, std::uint32_t c3) {
    std::uint32_t x[4] = {c0, c1, c2, c3};
    auto k0 = static_cast<std::uint32_t>(key);
    auto k1 = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p0 = std::uint64_t{0xD2511F53} * x[0];
        const std::uint64_t p1 = std::uint64_t{0xCD9E8D57} * x[2];
        const std::uint32_t next[4] = {
            static_cast<std::uint32_t>(p1 >> 32) ^ x[1] ^ k0, static_cast<std::uint32_t>(p1),
            static_cast<std::uint32_t>(p0 >> 32) ^ x[3] ^ k1, static_cast<std::uint32_t>(p0)};
        for (int i = 0; i < 4; ++i) x[i] = next[i];
        k0 += 0x9E3779B9U;
        k1 += 0xBB67AE85U;
    }
    return {{x[0], x[1], x[2], x[3]}};
}

// The published vectors of Random123 (kat_vectors), so that the words above are those of the source.
TEST(Philox, HasThePublishedWords) {
    const Words zero = philox(0, 0, 0, 0, 0);
    EXPECT_EQ(zero.x[0], 0x6627e8d5U);
    EXPECT_EQ(zero.x[1], 0xe169c58dU);
    EXPECT_EQ(zero.x[2], 0xbc57ac4cU);
    EXPECT_EQ(zero.x[3], 0x9b00dbd8U);
    const Words ones = philox(0xffffffffffffffffULL, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff);
    EXPECT_EQ(ones.x[0], 0x408f276dU);
    EXPECT_EQ(ones.x[1], 0x41c83b0eU);
    EXPECT_EQ(ones.x[2], 0xa20bc7c6U);
    EXPECT_EQ(ones.x[3], 0x6d5451fdU);
}

TEST(PathKernels, NormalsFollowFromTheWords) {
    for (const InstructionSet set : {InstructionSet::base, InstructionSet::v3, InstructionSet::v4}) {
        if (!is_available(set)) continue;
        const ForcedInstructionSet forced(set);
        const auto lanes = static_cast<std::size_t>(path_kernels().lane_count);
        std::vector<double> z(4 * lanes);
        const std::uint64_t key = 0x0123456789abcdefULL;
        const std::uint64_t first = 0xfffffffaULL;  // lanes on both sides of 2^32
        path_kernels().normals(key, first, 3, z.data());
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const std::uint64_t path = first + lane;
            const Words words =
                philox(key, static_cast<std::uint32_t>(path), static_cast<std::uint32_t>(path >> 32), 3, 0);
            for (std::size_t pair = 0; pair < 2; ++pair) {
                const double u = (words.x[2 * pair] + 0.5) * 0x1p-32;
                const double v = (words.x[2 * pair + 1] + 0.5) * 0x1p-32;
                const double radius = std::sqrt(-2.0 * std::log(u));
                EXPECT_NEAR(z[2 * pair * lanes + lane], radius * std::cos(6.283185307179586 * v), 1e-13);
                EXPECT_NEAR(z[(2 * pair + 1) * lanes + lane], radius * std::sin(6.283185307179586 * v),
                            1e-13);
            }
        }
    }
}

// By the definition in paths.hpp, one path at a time; and any part of the steps is that part of all of them.
TEST(PathKernels, PathsFollowFromTheErrors) {
    constexpr std::size_t horizon = 11;
    const std::vector<double> mean{10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    const std::vector<double> psi{1.0, 0.5, 0.4, -0.3, 0.2, 0.1, 0.0, 0.7, 0.6, 0.5, -0.4};
    std::vector<PathPiece> pieces;
    for (std::size_t h = 0; h < horizon; ++h) {
        const double wide = 1.0 + 0.1 * static_cast<double>(h);
        pieces.push_back({0.0, 0.0, 2.0});
        pieces.push_back({wide, 2.0 * wide, 3.0});
        pieces.push_back({2.0 * wide, 5.0 * wide, 4.0});
    }
    const auto stretched = [&](std::size_t h, double sum) {
        const double size = std::abs(sum);
        const std::size_t piece =
            3 * h + (size > pieces[3 * h + 2].from ? 2 : (size > pieces[3 * h + 1].from ? 1 : 0));
        return std::copysign(pieces[piece].value + pieces[piece].slope * (size - pieces[piece].from), sum);
    };
    for (const InstructionSet set : {InstructionSet::base, InstructionSet::v3, InstructionSet::v4}) {
        if (!is_available(set)) continue;
        const ForcedInstructionSet forced(set);
        const PathKernels& kernels = path_kernels();
        const auto lanes = static_cast<std::size_t>(kernels.lane_count);
        const std::size_t count = 3 * lanes;
        std::vector<double> errors(12 * count);
        for (std::size_t block = 0; block < 3; ++block)
            for (std::size_t group = 0; group < 3; ++group) {
                std::vector<double> z(4 * lanes);
                kernels.normals(7, 100 + group * lanes, static_cast<unsigned>(block), z.data());
                for (std::size_t k = 0; k < 4; ++k)
                    std::copy_n(z.data() + k * lanes, lanes,
                                errors.data() + (4 * block + k) * count + group * lanes);
            }
        for (const bool cut : {false, true}) {
            const PathSource source{mean.data(),
                                    psi.data(),
                                    pieces.data(),
                                    3,
                                    static_cast<int>(horizon),
                                    cut ? 12.0 : -std::numeric_limits<double>::infinity(),
                                    cut,
                                    7};
            std::vector<double> room(12 * lanes);
            std::vector<double> drawn(horizon * count);
            kernels.draw(source, 100, static_cast<long long>(count), 0, horizon, drawn.data(),
                         static_cast<long long>(count), room.data());
            std::vector<double> shaped(horizon * count);
            kernels.shape(source, static_cast<long long>(count), errors.data(), shaped.data(),
                          static_cast<long long>(count));
            EXPECT_EQ(drawn, shaped);
            for (std::size_t h = 0; h < horizon; ++h)
                for (std::size_t p = 0; p < count; ++p) {
                    double sum = 0.0;
                    for (std::size_t j = 0; j <= h; ++j) sum += psi[j] * errors[(h - j) * count + p];
                    const double value = mean[h] + stretched(h, sum);
                    if (cut)
                        ASSERT_EQ(drawn[h * count + p], std::max(std::nearbyint(value), 12.0));
                    else
                        ASSERT_NEAR(drawn[h * count + p], value, 1e-12);
                }
            std::vector<double> sums(horizon * count);
            kernels.sum(source, 100, static_cast<long long>(count), 0, horizon, sums.data(),
                        static_cast<long long>(count), room.data());
            for (std::size_t h = 0; h < horizon; ++h)
                kernels.shape_sums(source, static_cast<int>(h), sums.data() + h * count,
                                   static_cast<long long>(count));
            EXPECT_EQ(sums, drawn);
            std::vector<double> part(5 * count);
            kernels.draw(source, 100, static_cast<long long>(count), 3, 8, part.data(),
                         static_cast<long long>(count), room.data());
            EXPECT_TRUE(
                std::equal(part.begin(), part.end(), drawn.begin() + static_cast<std::ptrdiff_t>(3 * count)));
        }
    }
}

// Kolmogorov–Smirnov against the normal distribution, and moments, of a million numbers.
TEST(PathKernels, NormalsAreNormal) {
    const auto lanes = static_cast<std::size_t>(path_kernels().lane_count);
    std::vector<double> z(4 * lanes);
    double sum = 0.0;
    double squares = 0.0;
    double fourths = 0.0;
    std::size_t count = 0;
    std::size_t beyond_two = 0;
    for (std::uint64_t first = 0; count < 1'000'000; first += lanes) {
        path_kernels().normals(42, first, 0, z.data());
        for (const double x : z) {
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
            if (std::abs(x) > 1.959963984540054) ++beyond_two;
            ++count;
        }
    }
    const auto n = static_cast<double>(count);
    EXPECT_NEAR(sum / n, 0.0, 0.004);
    EXPECT_NEAR(squares / n, 1.0, 0.006);
    EXPECT_NEAR(fourths / n, 3.0, 0.05);
    EXPECT_NEAR(static_cast<double>(beyond_two) / n, 0.05, 0.001);
}

}  // namespace
}  // namespace sociaaldomein::kernels
