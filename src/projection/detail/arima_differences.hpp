#pragma once
/// How often a series is to be differenced before it is stationary.  Layer: projection.
///
/// Sources: Kwiatkowski, Phillips, Schmidt & Shin 1992, doi:10.1016/0304-4076(92)90104-Y (the test of d); Cleveland,
/// Cleveland, McRae & Terpenning 1990, "STL: a seasonal-trend decomposition procedure based on loess", Journal of
/// Official Statistics 6, 3-73, and Wang, Smith & Hyndman 2006, doi:10.1007/s10618-005-0039-x (the strength of a season,
/// which decides D); the choices between them are those of `ndiffs` and `nsdiffs` of R's forecast 8.20.

#include <span>
#include <vector>

namespace sociaaldomein::detail {

/// y[t] - y[t - lag], in place: `y` becomes `lag` values shorter. 1 <= lag <= size.
void difference(std::vector<double>& y, std::size_t lag);

/// Whether all values are the first one, but for 1.5e-8 of it on average: R's `all.equal`.
bool is_constant(std::span<const double> y);

/// The KPSS statistic of the hypothesis that y is stationary around a level, with the Bartlett window of
/// floor(3 sqrt(n) / 13) lags. NaN where y is constant. Cost: linear in n for each lag.
double kpss_statistic(std::span<const double> y);

/// The strength of the season, 0 to 1: 1 - var(remainder) / var(remainder + seasonal) of an STL decomposition with the
/// windows of R's `mstl`: 11 seasons for the seasonal, next odd(ceil(1.5 m / (1 - 1.5 / 11))) for the trend and next
/// odd(m) for the low-pass filter; two inner iterations, not robust.
/// @param y       more than two whole seasons; for shorter ones the strength is 0
/// @param season  at least 2
double seasonal_strength_by_stl(std::span<const double> y, int season);

struct Differences {
    int regular = 0;   ///< d
    int seasonal = 0;  ///< D
};

/// As many seasonal differences (0 or 1) as the strength of the season asks for (above 0.64), then as many regular ones
/// as the KPSS test, repeated, asks for at 5 % (statistic above 0.463) — but never so many that fewer than three values
/// are left, of which a variance could not be told.
Differences choose_differences(std::span<const double> y, int season, Differences at_most);

}  // namespace sociaaldomein::detail
