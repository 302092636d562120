#pragma once
/// Sums of squared errors of ETS(A,Ad,N) for given parameters: by the kernel, and by a loop over one series after another.

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "projection/kernels/ets_squares.hpp"

namespace sociaaldomein::bench {

/// Series of equal length, each with parameters of its own.
class Squares {
public:
    explicit Squares(std::vector<std::vector<double>> series)
        : series_(std::move(series)), length_(series_.front().size()), plain_(series_.size()) {
        namespace row = kernels::ets_squares_row;
        const std::size_t blocks = (series_.size() + width_ - 1) / width_;
        values_.resize(blocks * width_ * length_);
        parameters_.resize(blocks * width_ * row::count);
        sums_.resize(blocks * width_);
        for (std::size_t i = 0; i < blocks * width_; ++i) {
            const std::size_t one = std::min(i, series_.size() - 1);
            for (std::size_t t = 0; t < length_; ++t)
                values_[(i / width_ * length_ + t) * width_ + i % width_] = series_[one][t];
            double* to = parameters_.data() + i / width_ * width_ * row::count + i % width_;
            to[row::alpha * width_] = alpha(one);
            to[row::beta * width_] = 0.1 * alpha(one);
            to[row::phi * width_] = phi(one);
            to[row::level * width_] = series_[one][0];
        }
    }

    std::size_t count() const { return series_.size(); }

    /// The kernel's sums, of the series in order.
    const std::vector<double>& in_lanes() {
        namespace row = kernels::ets_squares_row;
        for (std::size_t from = 0; from < sums_.size(); from += width_)
            kernel_.damped(values_.data() + from * length_, static_cast<int>(length_),
                           parameters_.data() + from * row::count, sums_.data() + from);
        return sums_;
    }

    /// The loop's.
    const std::vector<double>& one_by_one() {
        for (std::size_t i = 0; i < series_.size(); ++i) {
            double level = series_[i][0], slope = 0.0, sum = 0.0;
            const double a = alpha(i), b = 0.1 * a, p = phi(i);
            for (const double value : series_[i]) {
                slope *= p;
                const double expected = level + slope;
                const double error = value - expected;
                level = expected + a * error;
                slope += b * error;
                sum += error * error;
            }
            plain_[i] = sum;
        }
        return plain_;
    }

private:
    static double alpha(std::size_t i) { return 0.05 + 0.9 * static_cast<double>(i % 97) / 97.0; }
    static double phi(std::size_t i) { return 0.8 + 0.18 * static_cast<double>(i % 31) / 31.0; }

    const kernels::EtsSquaresKernels& kernel_ = kernels::ets_squares_kernels();
    std::size_t width_ = static_cast<std::size_t>(kernel_.lane_count);
    std::vector<std::vector<double>> series_;
    std::size_t length_;
    std::vector<double> values_, parameters_, sums_, plain_;
};

}  // namespace sociaaldomein::bench
