#pragma once
/// From the model asked for to the families that fit it, and from their fits to one projection.  Layer: projection.

#include <cstddef>
#include <span>
#include <vector>

#include <sociaaldomein/projection/forecast.hpp>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::detail {

/// The fits of one family for a chunk, with their memory, which is used again.
class FitStorage {
public:
    /// Room for `count` series; what was there is forgotten.
    void reset(std::size_t count, std::size_t horizon);
    std::span<Fit> fits() noexcept { return fits_; }
    std::span<const Fit> fits() const noexcept { return fits_; }

private:
    std::vector<double> memory_;
    std::vector<Fit> fits_;
};

/// One projection in the linear error form of `Fit`, combined or not.
struct Combined {
    std::span<double> mean;    ///< horizon values
    std::span<double> spread;  ///< standard deviation of the error of period h
    std::span<double> psi;
    double sigma = 0.0;
    bool replaced = false;  ///< the model asked for could not be fitted; the naive one stands here
};

/// Fits models to chunks. One per thread: it owns the memory that it works in.
class ModelFitter {
public:
    explicit ModelFitter(ForecastModel model);

    /// Fits the chunk; `combined(i)` and `report(i)` then tell about its i-th series.
    void fit(const Chunk& chunk);

    /// Writes mean, spread and psi of series i to the caller's memory.
    void combine(std::size_t i, Combined& out) const;

    /// Names, parameters and criterion of series i; sigma and notes are left to the caller.
    void describe(std::size_t i, FitReport& report) const;

private:
    struct Part {
        ForecastModel model;
        double weight;
        FitStorage storage;
    };

    ForecastModel model_;
    std::vector<Part> parts_;
    FitStorage fallback_;
    std::size_t horizon_ = 0;
};

}  // namespace sociaaldomein::detail
