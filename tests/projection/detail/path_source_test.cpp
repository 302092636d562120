#include "projection/detail/path_source.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gmock/gmock.h>

#include "projection/support/mixed_series.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Sums of errors around the end of each piece, of every series and step, with their neighbours among the doubles: the order
// of what they are worth is theirs, so that quantiles may be looked for in either.
TEST(PathSource, WhatSumsAreWorthKeepsTheirOrder) {
    const std::vector<TimeSeries> series = test::mixed(12, 30);
    for (const bool whole : {false, true}) {
        ForecastOptions options;
        options.horizon = 9;
        options.non_negative = whole;
        options.integer = whole;
        const Forecast said = forecast(series, options);
        for (std::size_t j = 0; j < said.series; ++j) {
            if (said.origins[j] < 0) continue;
            std::vector<kernels::PathPiece> pieces;
            kernels::PathSource source = path_source(said, j, pieces);
            const std::vector<double> zeros(said.horizon, 0.0);
            if (!whole) source.mean = zeros.data();  // added to a mean, a step back by the last place is lost
            ASSERT_EQ(pieces.size(), static_cast<std::size_t>(source.piece_count * source.horizon));
            for (int h = 0; h < source.horizon; ++h) {
                std::vector<double> sums{-1e3, 1e3};
                for (int k = 0; k < source.piece_count; ++k) {
                    const kernels::PathPiece* piece = source.pieces + h * source.piece_count + k;
                    double sum = piece->from;
                    if (k > 0) {
                        EXPECT_EQ(piece->value, piece[-1].value + piece[-1].slope * (sum - piece[-1].from));
                    }
                    for (int n = 0; n < 3; ++n) sum = std::nextafter(sum, -infinity);
                    for (int n = 0; n < 7; ++n) {
                        sums.push_back(sum);
                        sums.push_back(-sum);
                        sum = std::nextafter(sum, infinity);
                    }
                }
                std::ranges::sort(sums);
                sums.resize((sums.size() + 63) / 64 * 64, sums.back());
                std::vector<double> worth = sums;
                kernels::path_kernels().shape_sums(source, h, worth.data(), std::ssize(worth));
                EXPECT_TRUE(std::ranges::is_sorted(worth)) << j << " at step " << h;
                if (!whole) {
                    EXPECT_LT(worth.front(), worth.back());
                }
            }
        }
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
