#pragma once
/// From the model asked for to the families that fit it, and from their fits to one projection.  Layer: projection.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <sociaaldomein/projection/forecast.hpp>

#include "projection/detail/adjusted_chunk.hpp"
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

/// What a combination is made of; the engine's own, not the user's, names.
enum class Member : std::uint8_t {
    naive,
    seasonal_naive,
    drift,
    mean,
    ets,
    theta,
    optimised_theta,
    dynamic_theta,
    dynamic_optimised_theta,
    arima,
    ces,
    smoothed_level,  ///< ETS(A,N,N)
    averaged_level,  ///< fit_averaged
    averaged_growth  ///< fit_averaged of logarithms; of values where these cannot be
};

/// How members make one projection.
struct Recipe {
    std::vector<Member> members{};
    std::vector<Member>
        adjusted{};       ///< members that see series without season (AdjustedChunk), which is then put back
    bool median = false;  ///< the middle of the members' means for each period; otherwise their average
};

/// What `model` stands for on series of this season.
Recipe recipe_of(ForecastModel model, int season);

/// Fits models to chunks. One per thread: it owns the memory that it works in.
class ModelFitter {
public:
    ModelFitter(ForecastModel model, int season);

    /// Fits the chunk; `combine(i, …)` and `describe(i, …)` then tell about its i-th series.
    void fit(const Chunk& chunk);

    /// Writes mean, spread and psi of series i to the caller's memory.
    void combine(std::size_t i, Combined& out);

    /// Names, parameters and criterion of series i; sigma and notes are left to the caller.
    void describe(std::size_t i, FitReport& report) const;

private:
    struct Part {
        Member member;
        bool adjusted;
        FitStorage storage;
    };

    /// What a series was observed to lie between, and how long it is.
    struct Past {
        double least = 0.0;
        double greatest = 0.0;
        double steps = 1.0;
    };

    Recipe recipe_;
    std::vector<Part> parts_;
    std::vector<Past> past_;
    FitStorage fallback_;
    AdjustedChunk adjusted_;
    std::size_t horizon_ = 0;
    std::vector<double> middle_;
};

}  // namespace sociaaldomein::detail
