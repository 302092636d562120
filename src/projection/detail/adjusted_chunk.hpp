#pragma once
/// A chunk without its seasons, and the seasons to put back.  Layer: projection.

#include <cstddef>
#include <span>
#include <vector>

#include "projection/detail/chunk.hpp"
#include "projection/detail/seasonal_adjustment.hpp"

namespace sociaaldomein::detail {

/// Series of three whole seasons or more are adjusted by indices that are shrunk as far as they may be noise (so that no
/// test has to decide whether there is a season); shorter ones of two by plain indices where the season is significant.
///
/// Source: Miller & Williams 2003, doi:10.1016/S0169-2070(02)00077-8.
class AdjustedChunk {
public:
    /// @param chunk  has to outlive the use of `chunk()`, as series without season are not copied
    void reset(const Chunk& chunk);

    /// The same series without season, of season 1.
    const Chunk& chunk() const noexcept { return adjusted_; }

    /// Puts the season of series i back into what was projected without it.
    void restore(std::size_t i, Fit& fit) const;

private:
    std::vector<double> values_;
    std::vector<std::span<const double>> series_;
    std::vector<SeasonKind> kinds_;
    std::vector<double> indices_;  ///< season per series
    std::vector<double> variances_;
    Chunk adjusted_;
    std::size_t season_ = 1;
};

}  // namespace sociaaldomein::detail
