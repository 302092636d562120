#include <sociaaldomein/series/eigen.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

const std::vector<double> six{1, 2, 3, 10, 20, 30};
const PeriodAxis years(Period::year(2020), 3);

TEST(Eigen, DocumentedExample) {
    const PanelView view(six.data(), years, 2);
    EXPECT_EQ(as_matrix(view).col(1).sum(), 60);
    EXPECT_EQ(as_matrix(view).rows(), 3);
    EXPECT_EQ(as_matrix(view).data(), six.data());
}

TEST(Eigen, FollowsEveryStride) {
    const auto same = [](const PanelView& view) {
        const ConstPanelMap map = as_matrix(view);
        for (std::int64_t s = 0; s < view.cols(); ++s)
            for (std::int64_t t = 0; t < view.rows(); ++t)
                if (map(t, s) != view(t, s)) return false;
        return map.sum() == Eigen::MatrixXd(map).sum();
    };
    EXPECT_TRUE(same(PanelView(six.data(), years, 2)));
    EXPECT_TRUE(same(PanelView(six.data(), years, 2, 2, 1)));
    EXPECT_TRUE(same(PanelView(&six[5], years, 2, -1, -3)));
    EXPECT_TRUE(same(PanelView(six.data(), years, 5, 1, 0)));
    EXPECT_TRUE(same(PanelView(six.data(), years, 2).row_slice(1, 2).col_slice(1, 1)));
    EXPECT_EQ(as_matrix(PanelView()).size(), 0);
}

TEST(Eigen, WritesIntoAPanelAndBack) {
    Panel panel(years, 2);
    as_matrix(panel).setConstant(2);
    panel(1, 1) = 5;
    EXPECT_EQ(as_matrix(panel).sum(), 15);
    const Panel copy = to_panel(as_matrix(panel).array().square().matrix(), Period::year(2020), {"a", "b"});
    EXPECT_EQ(copy.series(1), TimeSeries({.key = "b"}, Period::year(2020), {4, 25, 4}));
    Panel nothing;
    EXPECT_EQ(as_matrix(nothing).size(), 0);
    Eigen::MatrixXf infinite(1, 1);
    infinite(0, 0) = std::numeric_limits<float>::infinity();
    EXPECT_THAT([&] { to_panel(infinite, Period::year(2020)); },
                throws(Errc::out_of_domain, "series 0 in 2020 is inf"));
}

}  // namespace
}  // namespace sociaaldomein
