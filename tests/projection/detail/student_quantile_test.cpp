#include "projection/detail/student_quantile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace sociaaldomein::detail {
namespace {

TEST(StudentQuantile, NormalAgreesWithPublishedTables) {
    EXPECT_EQ(normal_quantile(0.5), 0.0);
    EXPECT_NEAR(normal_quantile(0.9), 1.2815515655446004, 1e-15);
    EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
    EXPECT_NEAR(normal_quantile(0.99999), 4.264890793923841, 1e-11);
    EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798408,
                1e-13);  // the far tail, its own rational function
}

TEST(StudentQuantile, NormalIsOdd) {
    for (const double p : {0.001, 0.02, 0.074, 0.076, 0.3, 0.49}) {
        EXPECT_NEAR(normal_quantile(p), -normal_quantile(1.0 - p), 1e-12) << p;
    }
}

TEST(StudentQuantile, OneAndTwoDegreesHaveClosedForms) {
    for (const double level : {0.01, 0.25, 0.5, 0.8, 0.95, 0.99, 0.9999}) {
        const double one = std::tan(std::acos(-1.0) * level / 2.0);
        const double two = level * std::sqrt(2.0 / ((1.0 - level) * (1.0 + level)));
        EXPECT_NEAR(student_two_sided(level, 1), one, 1e-9 * one) << level;
        EXPECT_NEAR(student_two_sided(level, 2), two, 1e-9 * two) << level;
    }
}

TEST(StudentQuantile, AgreesWithPublishedTables) {
    struct Row {
        std::int64_t df;
        double level, t;
    };
    // To ten digits, from scipy.stats.t.isf((1 - level) / 2, df).
    for (const Row& row : {Row{3, 0.95, 3.1824463052837078}, Row{4, 0.80, 1.533206274058944},
                           Row{5, 0.95, 2.5705818356363146}, Row{10, 0.95, 2.228138851986274},
                           Row{29, 0.99, 2.756385903670605}, Row{200, 0.95, 1.9718962236339088},
                           Row{201, 0.95, 1.971836506779859}, Row{1000, 0.80, 1.2823987214609247}}) {
        EXPECT_NEAR(student_two_sided(row.level, row.df), row.t, 1e-9) << row.df << " " << row.level;
    }
}

TEST(StudentQuantile, SumAndExpansionMeetWhereOneTakesOver) {
    for (const double level : {0.1, 0.5, 0.8, 0.95, 0.99, 0.999}) {
        const double before = student_two_sided(level, 199) - student_two_sided(level, 200);
        const double across = student_two_sided(level, 200) - student_two_sided(level, 201);
        const double after = student_two_sided(level, 201) - student_two_sided(level, 202);
        EXPECT_GT(before, across) << level;
        EXPECT_GT(across, after) << level;
    }
}

TEST(StudentQuantile, FallsWithDegreesAndStaysFiniteNextToOne) {
    const double close = std::nextafter(1.0, 0.0);
    double previous = student_two_sided(0.95, 1);
    for (std::int64_t df = 2; df < 400; ++df) {
        const double t = student_two_sided(0.95, df);
        EXPECT_LT(t, previous) << df;
        EXPECT_TRUE(std::isfinite(student_two_sided(close, df))) << df;
        previous = t;
    }
    EXPECT_GT(previous, normal_quantile(0.975));
}

TEST(StudentQuantile, LogarithmOfPowersAndNeighboursOfOne) {
    for (const double x : {5e-324, 1e-300, 0.1, 0.70710678, 0.70710679, 1.0, 1.4142136, 2.0, 1e9, 1.7e308}) {
        EXPECT_NEAR(portable_log(x), std::log(x), 4e-16 * std::abs(std::log(x))) << x;
    }
    EXPECT_NEAR(portable_log(1.0 + 0x1p-40), 0x1p-40 - 0x1p-81, 1e-27);
}

}  // namespace
}  // namespace sociaaldomein::detail
