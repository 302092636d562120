#pragma once
/// The quarterly series that the fits are timed on: those of the file that SOCIAALDOMEIN_PANEL names (as
/// benchmarks/peers/peers.py --make writes it, so that peers get the same numbers), else made ones of the same kind.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::bench {

inline std::vector<std::vector<double>> made_panel(std::size_t count, std::size_t length) {
    std::mt19937_64 bits(20221231);
    const auto uniform = [&](double low, double high) {
        return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
    };
    const auto bell = [&](double deviation) {  // near enough to normal
        double sum = -6.0;
        for (int i = 0; i < 12; ++i) sum += uniform(0.0, 1.0);
        return deviation * sum;
    };
    std::vector<std::vector<double>> panel(count);
    for (std::vector<double>& y : panel) {
        const double start = uniform(500.0, 5000.0), phi = uniform(0.85, 1.0), alpha = uniform(0.05, 0.95);
        const double beta = uniform(0.0, 0.1), noise = uniform(0.01, 0.05) * start,
                     strength = uniform(0.0, 0.15);
        double level = start, slope = uniform(-0.01, 0.02) * start;
        double season[4];
        for (double& s : season) s = bell(strength);
        for (std::size_t t = 0; t < length; ++t) {
            const double expected = level + phi * slope;
            const double error = bell(noise);
            y.push_back(std::max(expected + error + season[t % 4] * start, 1.0));
            level = std::max(expected + alpha * error, 0.1 * start);
            slope = phi * slope + beta * error;
        }
    }
    return panel;
}

/// The panel, scaled as families get it, and room for the fits.
class Panel {
public:
    explicit Panel(int horizon) {
        if (const char* file = std::getenv("SOCIAALDOMEIN_PANEL")) {
            std::ifstream rows(file);
            for (std::string line, cell; std::getline(rows, line);) {
                std::stringstream cells(line);
                std::getline(cells, cell, ',');
                std::vector<double>& y = values_.emplace_back();
                while (std::getline(cells, cell, ',')) y.push_back(std::strtod(cell.c_str(), nullptr));
            }
        } else {
            values_ = made_panel(1000, 40);
        }
        for (std::vector<double>& y : values_) {
            int exponent = 0;
            std::frexp(std::ranges::max(y), &exponent);
            for (double& value : y) value = std::ldexp(value, -exponent);
        }
        std::ranges::stable_sort(values_, {}, &std::vector<double>::size);
        series_.assign(values_.begin(), values_.end());
        const auto h = static_cast<std::size_t>(horizon);
        memory_.resize(3 * h * series_.size());
        fits_.resize(series_.size());
        double* at = memory_.data();
        for (detail::Fit& fit : fits_)
            for (std::span<double> detail::Fit::*part :
                 {&detail::Fit::mean, &detail::Fit::weight, &detail::Fit::psi}) {
                fit.*part = {at, h};
                at += h;
            }
        chunk_ = {series_, 4, horizon};
    }

    const detail::Chunk& chunk() const { return chunk_; }
    std::span<detail::Fit> fits() { return fits_; }
    std::int64_t size() const { return static_cast<std::int64_t>(series_.size()); }

private:
    std::vector<std::vector<double>> values_;
    std::vector<std::span<const double>> series_;
    std::vector<double> memory_;
    std::vector<detail::Fit> fits_;
    detail::Chunk chunk_;
};

}  // namespace sociaaldomein::bench
