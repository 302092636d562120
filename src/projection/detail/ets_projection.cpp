#include "projection/detail/ets_projection.hpp"

#include <cmath>
#include <vector>

namespace sociaaldomein::detail {

int ets_parameter_count(EtsForm form, int season_length) {
    const int trend = form.trend == 0 ? 0 : form.trend == 1 ? 2 : 3;  // beta, the first slope, phi
    return 2 + trend + (form.season == 0 ? 0 : season_length);        // gamma and all but one of the season
}

void project_ets(const EtsState& state, std::span<double> mean, std::span<double> weight,
                 std::span<double> psi) {
    const std::size_t horizon = mean.size();
    const auto m = static_cast<std::size_t>(state.season_length);
    const double variance = state.sigma * state.sigma;
    std::vector<double> theta(state.form.multiplicative_error ? horizon : 0);

    double slope = state.slope;
    double level = state.level;
    double answer = 0.0;  // phi + … + phi^j
    double power = 1.0;
    double squares = 0.0;  // of psi
    for (std::size_t h = 0; h < horizon; ++h) {
        slope *= state.phi;
        level += slope;
        if (h == 0) {
            psi[h] = 1.0;
        } else {
            power *= state.phi;
            answer += power;
            psi[h] = state.alpha + state.beta * answer;
            if (state.form.season != 0 && h % m == 0) psi[h] += state.gamma;
        }
        squares += psi[h] * psi[h];
        const double season = state.form.season == 0 ? 0.0 : state.season[h % m];
        const double q = state.form.season == 1 ? level + season : level;
        const double scale = state.form.season == 2 ? season : 1.0;
        mean[h] = q * scale;
        weight[h] = state.sigma;
        if (state.form.multiplicative_error) {
            // The part of theta that is not q^2 is kept apart: differences of squares would lose it.
            double spread = 0.0;
            for (std::size_t j = 1; j <= h; ++j) spread += psi[j] * psi[j] * theta[h - j];
            spread *= variance;
            theta[h] = q * q + spread;
            weight[h] = std::sqrt((spread + variance * theta[h]) / squares) * std::abs(scale);
        }
    }
}

}  // namespace sociaaldomein::detail
