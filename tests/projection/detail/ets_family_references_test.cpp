// What R's forecast and statsforecast make of well-known series, against the family.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "projection/detail/ets_family.hpp"
#include "projection/fixtures/ets_course.hpp"
#include "projection/fixtures/references.hpp"

namespace sociaaldomein::detail {
namespace {

using testing_ets::Course;
using testing_ets::project;
using testing_ets::Projections;
using testing_ets::scaled;
using testing_references::Json;

EtsSet set_of(EtsForm form) { return ets_model(form.multiplicative_error, form.trend, form.season); }

/// "MAdN" and the like, as the references name models.
EtsForm form_of(const std::string& name) {
    const auto letter = [](char c) { return c == 'N' ? 0 : c == 'A' ? 1 : 2; };
    EtsForm form;
    form.multiplicative_error = name[0] == 'M';
    form.trend = name[1] == 'N' ? 0 : name[2] == 'd' ? 2 : 1;
    form.season = letter(name.back());
    return form;
}

double or_else(const Json& record, const char* key, double otherwise) {
    return record.has(key) ? record[key].number : otherwise;
}

Course course_of(const Json& record, double scale) {
    Course run;
    run.form = form_of(record["chosen"].text);
    run.alpha = record["alpha"].number;
    run.beta = or_else(record, "beta", 0.0);
    run.gamma = or_else(record, "gamma", 0.0);
    run.phi = or_else(record, "phi", 1.0);
    run.level = record["level"].number * scale;
    run.slope = or_else(record, "slope", 0.0) * scale;
    if (run.form.season != 0) {
        run.season = record["seasonal"].numbers();
        if (run.form.season == 1)
            for (double& s : run.season) s *= scale;
    }
    return run;
}

std::string place_of(const Json& record) {
    return record["series"].text + " " + record["model"].text + " by " + record["by"].text;
}

bool by_r(const Json& record) { return record["by"].text.starts_with("R "); }

TEST(EtsFamilyReferences, OfTheSameParametersTheLikelihoodIsThatOfR) {
    const auto references = testing_references::read_references("ets");
    for (const Json& record : references.records) {
        if (!by_r(record)) continue;
        const auto& y = references.series.at(record["series"].text).values;
        const double found = course_of(record, 1.0).pass(y);
        ASSERT_NEAR(found, -2.0 * record["loglik"].number, 1e-6 * std::abs(found)) << place_of(record);
    }
}

TEST(EtsFamilyReferences, OfTheSameStatesTheProjectionIsThatOfR) {
    const auto references = testing_references::read_references("ets");
    for (const Json& record : references.records) {
        if (!by_r(record)) continue;
        const auto& series = references.series.at(record["series"].text);
        Course run = course_of(record, 1.0);
        run.pass(series.values);
        EtsState state;
        state.form = run.form;
        state.alpha = run.alpha;
        state.beta = run.beta;
        state.gamma = run.gamma;
        state.phi = run.phi;
        state.sigma = std::sqrt(record["sigma2"].number);
        state.level = run.level;
        state.slope = run.slope;
        state.season_length = static_cast<int>(run.season.size());
        std::ranges::copy(run.season, state.season.begin());
        const auto mean = record["mean"].numbers();
        std::vector<double> ours(mean.size()), weight(mean.size()), psi(mean.size());
        project_ets(state, ours, weight, psi);
        double squares = 0.0;
        for (std::size_t h = 0; h < mean.size(); ++h) {
            // Of products R gives the expectation, which from the second season on is not the course without errors;
            // damped ones it projects by l + b instead of l + phi b.
            const bool product = run.form.season == 2;
            if (product && (run.form.trend == 2 || h >= run.season.size())) continue;
            ASSERT_NEAR(ours[h], mean[h], 1e-6 * std::abs(mean[h])) << place_of(record) << " h " << h;
            squares += psi[h] * psi[h];
            // In the variance of models with a season but no trend R takes gamma into account one period too early.
            if (run.form.season == 1 && run.form.trend == 0 && h + 1 >= run.season.size()) continue;
            if (!record.has("upper95")) continue;
            const double deviation =
                (record["upper95"].numbers()[h] - record["lower95"].numbers()[h]) / 2.0 / 1.959963984540054;
            const double tolerance = product ? 2e-2 : 1e-6;
            ASSERT_NEAR(weight[h] * std::sqrt(squares), deviation, tolerance * deviation)
                << place_of(record) << " h " << h;
        }
    }
}

TEST(EtsFamilyReferences, NoReferenceInTheRegionHasABetterLikelihood) {
    const auto references = testing_references::read_references("ets");
    int same = 0;
    int better = 0;
    for (const Json& record : references.records) {
        if (record["model"].text == "automatic" || record["bounds"].text != "both") continue;
        const Course theirs = course_of(record, 1.0);
        // What breaks the bounds it was given is no reference.
        if (theirs.beta > theirs.alpha + 1e-9 || theirs.gamma > 1.0 - theirs.alpha + 1e-9 || theirs.phi > 1.0)
            continue;
        const auto& series = references.series.at(record["series"].text);
        const double scale = testing_references::unit_scale(series.values);
        const auto y = scaled(series.values, scale);
        const EtsForm form = form_of(record["model"].text);
        const Projections ours = project({y}, series.season, series.horizon, set_of(form));
        const Fit& fit = ours.fits[0];
        ASSERT_TRUE(fit.fitted) << place_of(record);
        const double objective = fit.objective - 2.0 * static_cast<double>(y.size()) * std::log(scale);
        Course again = theirs;
        const double reference = again.pass(series.values);
        // Within 1e-4 of their sum of squares at worst.
        ASSERT_LE(objective, reference + 1e-4 * static_cast<double>(y.size())) << place_of(record);
        if (objective < reference - 1e-4) {
            ++better;
            continue;
        }
        // Where the optimum is the same, so is the projection: as far as their search went, which is less far the
        // farther their likelihood is from ours.
        ++same;
        const double apart = std::sqrt(std::max(reference - objective, 0.0) + 1e-8);
        const auto mean = record["mean"].numbers();
        for (std::size_t h = 0; h < mean.size(); ++h)
            ASSERT_NEAR(fit.mean[h] / scale, mean[h], 10.0 * apart * ours.deviation(0, h) / scale + 1e-9)
                << place_of(record) << " h " << h;
    }
    RecordProperty("same", same);
    RecordProperty("better", better);
}

TEST(EtsFamilyReferences, TheChoiceIsThatOfLeastAicc) {
    const auto references = testing_references::read_references("ets");
    for (const Json& record : references.records) {
        if (record["model"].text != "automatic" || !by_r(record) || record["bounds"].text != "both") continue;
        const auto& series = references.series.at(record["series"].text);
        const double scale = testing_references::unit_scale(series.values);
        const auto y = scaled(series.values, scale);
        const Fit fit = project({y}, series.season, series.horizon).fits[0];
        const double shift = 2.0 * static_cast<double>(y.size()) * std::log(scale);
        EXPECT_LE(fit.criterion - shift, record["aicc"].number + 1e-4) << place_of(record);
        double least = std::numeric_limits<double>::infinity();
        std::string best;
        for (const EtsForm form : ets_models) {
            if (form.season != 0 && series.season == 1) continue;
            const Projections one = project({y}, series.season, 1, set_of(form));
            if (!(one.fits[0].criterion < least)) continue;
            least = one.fits[0].criterion;
            best = one.fits[0].model;
        }
        EXPECT_EQ(fit.criterion, least);
        EXPECT_EQ(fit.model, best);
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
