#pragma once
// The search for the best parameters of one form of model: seeds of the grid, refined. Layer: projection.

#include "projection/kernels/ets_grid.inl"
#include "projection/kernels/ets_product.inl"

namespace sociaaldomein::kernels {
namespace {

/// The grid of a form. More points in alpha than elsewhere: it is where the modes differ.
template <class Shape>
const Axis* axes_of() {
    static constexpr Axis alphas = {7, {0.02, 0.12, 0.3, 0.5, 0.7, 0.88, 0.98}};
    static constexpr Axis betas = {4, {0.0, 0.15, 0.45, 0.9}};
    static constexpr Axis gammas = {4, {0.0, 0.1, 0.35, 0.8}};
    static constexpr Axis phis = {2, {0.2, 0.9}};
    if constexpr (Shape::seasonal) {
        static constexpr Axis all[] = {alphas, gammas, phis};
        static constexpr Axis sloped[] = {alphas, betas, gammas, phis};
        return Shape::sloped ? sloped : all;
    } else {
        static constexpr Axis all[] = {alphas, betas, phis};
        return all;
    }
}

template <class Shape>
constexpr int state_limit() {
    return Shape::seasonal ? longest_season + 1 : 2;
}

/// What the searches of a lane have found so far.
template <class Shape>
struct Found {
    static constexpr unsigned long size = state_limit<Shape>() + searched_limit;
    real value = real(__builtin_inf());
    real evaluations = real(0.0);
    real at[size];

    template <class Search>
    void take(const Search& search) {
        const mask better = search.value < value;
        value = select(better, search.value, value);
        evaluations += search.evaluations;
        for (int i = 0; i < search.states + search.searched; ++i) at[i] = select(better, search.x[i], at[i]);
    }
};

/// Searches from `from` (states, places) in `lanes`; `evaluate(trial, sum, value, normal)`.
template <class Shape, bool solved, class Evaluate>
void search_from(const mask& lanes, const real* from, int season, Found<Shape>& found, Evaluate evaluate) {
    constexpr int limit = state_limit<Shape>() + searched_limit;
    LeastSquares<state_limit<Shape>(), solved> search;
    search.states = Shape::states(season);
    search.searched = Shape::searched;
    search.start(lanes, from);
    Normal<limit> normal;
    while (any(search.busy)) {
        real sum;
        real value;
        evaluate(search.trial, sum, value, normal);
        search.tell(sum, value, normal.gradient, normal.matrix);
    }
    found.take(search);
}

/// The best first states of an additive model at the places in `at`, written before them.
template <class Shape>
void solve_states(const Lanes& y, const real& base, real* at) {
    constexpr int limit = state_limit<Shape>() + searched_limit;
    const int states = Shape::states(y.season);
    for (int i = 0; i < states; ++i) at[i] = real(0.0);
    real sum;
    real value;
    Normal<limit> normal;
    evaluate_linear<false, Shape>(y, base, at, sum, value, normal);
    real factor[Normal<limit>::size * (Normal<limit>::size + 1) / 2];
    real inverse[Normal<limit>::size];
    factorise(states, normal.matrix, factor, inverse);
    for (int i = 0; i < states; ++i) at[i] = -normal.gradient[i];
    solve_lower(states, factor, inverse, at);
    solve_upper(states, factor, inverse, at);
}

/// The mean of what a lane holds.
real mean_of(const Lanes& y) {
    real sum = real(0.0);
    for (int t = 0; t < y.longest; ++t) sum += select(y.alive(t), y.at(t), real(0.0));
    return sum / y.length;
}

constexpr int starts = 3;  // searches per series and form, at most seed_limit

template <class Shape>
void search_additive(const Lanes& y, const real& base, real* room, Found<Shape>& found) {
    const int states = Shape::states(y.season);
    Seeds seeds;
    find_seeds<Shape>(y, base, axes_of<Shape>(), room, seeds);
    for (int k = 0; k < starts; ++k) {
        const mask lanes = seeds.sum[k] < real(__builtin_inf());
        if (!any(lanes)) break;
        real from[Found<Shape>::size];
        for (int i = 0; i < states; ++i) from[i] = real(0.0);
        for (int i = 0; i < Shape::searched; ++i) from[states + i] = seeds.place[k][i];
        search_from<Shape, true>(lanes, from, y.season, found,
                                 [&](const real* at, real& sum, real& value, auto& normal) {
                                     evaluate_linear<false, Shape>(y, base, at, sum, value, normal);
                                 });
    }
}

/// Where everything is positive if it can be: hardly any learning, from the mean and without slope.
template <class Shape>
void set_out_safely(int season, const real& each_season, real* from) {
    const int states = Shape::states(season);
    for (int i = 0; i < states; ++i) from[i] = i < Shape::level ? real(0.0) : each_season;
    for (int i = 0; i < Shape::searched; ++i) from[states + i] = real(i == 0 ? 0.2 : 0.01);
}

template <class Shape>
void search_relative(const Lanes& y, const real& base, real* room, Found<Shape>& found) {
    const int states = Shape::states(y.season);
    Seeds seeds;
    find_seeds<Shape>(y, base, axes_of<Shape>(), room, seeds);
    const auto evaluate = [&](const real* at, real& sum, real& value, auto& normal) {
        evaluate_linear<true, Shape>(y, base, at, sum, value, normal);
    };
    real from[Found<Shape>::size];
    for (int k = 0; k < starts; ++k) {
        const mask lanes = seeds.sum[k] < real(__builtin_inf());
        if (!any(lanes)) break;
        for (int i = 0; i < Shape::searched; ++i) from[states + i] = seeds.place[k][i];
        solve_states<Shape>(y, base, from);
        search_from<Shape, false>(lanes, from, y.season, found, evaluate);
    }
    const mask lost = !(found.value < real(__builtin_inf()));
    if (!any(lost)) return;
    set_out_safely<Shape>(y.season, mean_of(y) - base, from);
    search_from<Shape, false>(lost, from, y.season, found, evaluate);
}

/// @param logs  of the values, as `values`; the seeds are those of the additive model of them
/// @param[out] base  the first level that `found` goes with
template <class Shape>
void search_product(const Lanes& y, const Lanes& logs, real* room, real& base, Found<Shape>& found) {
    const int states = Shape::states(y.season);
    const real log_base = logs.at(0);
    base = y.at(0);
    Seeds seeds;
    find_seeds<Shape>(logs, log_base, axes_of<Shape>(), room, seeds);
    const real fixed = base;
    const auto evaluate = [&](const real* at, real& sum, real& value, auto& normal) {
        evaluate_product<Shape>(y, fixed, at, sum, value, normal);
    };
    real from[Found<Shape>::size];
    for (int k = 0; k < starts; ++k) {
        const mask lanes = seeds.sum[k] < real(__builtin_inf());
        if (!any(lanes)) break;
        for (int i = 0; i < Shape::searched; ++i) from[states + i] = seeds.place[k][i];
        solve_states<Shape>(logs, log_base, from);
        if constexpr (Shape::sloped) from[Shape::slope] = base * (exp(from[Shape::slope]) - real(1.0));
        for (int i = Shape::level; i < states; ++i) from[i] = exp(from[i]);
        search_from<Shape, false>(lanes, from, y.season, found, evaluate);
    }
    const mask lost = !(found.value < real(__builtin_inf()));
    if (!any(lost)) return;
    set_out_safely<Shape>(y.season, mean_of(y) / base, from);
    search_from<Shape, false>(lost, from, y.season, found, evaluate);
}

}  // namespace
}  // namespace sociaaldomein::kernels
