#pragma once
/// Sums whose rounding errors stay small and whose order is fixed.  Layer: projection (private).
/// Source: Higham 1993, doi:10.1137/0914050: an error of order log2(n) instead of n.

#include <cstddef>

namespace sociaaldomein::detail {

/// Sum of term(i) over from <= i < to: halves are summed by themselves, eight terms one after the other.
template <class Term>
double pairwise_sum(std::size_t from, std::size_t to, const Term& term) {
    constexpr std::size_t block = 8;
    if (to - from <= block) {
        double sum = 0.0;
        for (std::size_t i = from; i < to; ++i) sum += term(i);
        return sum;
    }
    const std::size_t middle = from + (to - from) / 2;
    return pairwise_sum(from, middle, term) + pairwise_sum(middle, to, term);
}

}  // namespace sociaaldomein::detail
