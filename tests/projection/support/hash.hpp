#pragma once
// One number that changes when any bit of a projection does.

#include <bit>
#include <cmath>
#include <cstdint>
#include <string_view>

#include <sociaaldomein/projection/forecast.hpp>

namespace sociaaldomein::test {

class Hash {
public:
    void take(double x) {
        take_bits(std::isnan(x) ? 0x7ff8000000000000ULL : std::bit_cast<std::uint64_t>(x));
    }
    void take(std::string_view text) {
        for (const char c : text) take_bits(static_cast<unsigned char>(c));
    }
    void take_bits(std::uint64_t bits) {
        value_ = (value_ ^ bits) * 0x9e3779b97f4a7c15ULL;
        value_ ^= value_ >> 32;
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 0x243f6a8885a308d3ULL;
};

/// Everything that was said of series j.
inline std::uint64_t hash_of(const Forecast& said, std::size_t j) {
    Hash hash;
    for (std::size_t h = 0; h < said.horizon; ++h) {
        const std::size_t i = j * said.horizon + h;
        hash.take(said.mean[i]);
        for (std::size_t l = 0; l < said.levels.size(); ++l) {
            hash.take(said.lower[l][i]);
            hash.take(said.upper[l][i]);
        }
        hash.take(said.errors.spread[i]);
        hash.take(said.errors.psi[i]);
    }
    const FitReport& report = said.reports[j];
    hash.take(report.model);
    hash.take(report.sigma);
    hash.take(report.criterion);
    for (const double x : report.parameters) hash.take(x);
    for (const ForecastNote note : report.notes) hash.take_bits(static_cast<std::uint64_t>(note));
    return hash.value();
}

inline std::uint64_t hash_of(const Forecast& said) {
    Hash hash;
    for (std::size_t j = 0; j < said.series; ++j) hash.take_bits(hash_of(said, j));
    return hash.value();
}

}  // namespace sociaaldomein::test
