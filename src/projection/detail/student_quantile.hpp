#pragma once
/// Quantiles of the normal and Student t distributions, with the same bits on every machine.
///
/// Layer: projection. Only + - * / and sqrt are used, so no C library can change a published interval.
/// Source: Wichura 1988, algorithm AS 241, doi:10.2307/2347330 (normal); Abramowitz & Stegun 1964, 26.7.3 and
/// 26.7.4 (exact t probabilities for whole degrees of freedom) and 26.7.5 (expansion for many).

#include <cstdint>

namespace sociaaldomein::detail {

/// Natural logarithm for finite x > 0; relative error below 1e-15.
double portable_log(double x);

/// The z with P(Z <= z) = p, for p in (0, 1); relative error about 1e-15.
double normal_quantile(double p);

/// The t > 0 with P(-t <= T <= t) = level, for level in (0, 1) and whole degrees of freedom >= 1.
/// Relative error below 1e-9 for levels up to 0.9999.
double student_two_sided(double level, std::int64_t degrees_of_freedom);

}  // namespace sociaaldomein::detail
