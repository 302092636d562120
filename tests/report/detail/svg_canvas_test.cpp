#include "report/detail/svg_canvas.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace sociaaldomein::detail {
namespace {

TEST(SvgCanvas, EscapesWhatXmlGivesMeaning) {
    EXPECT_EQ(xml_escaped("a<b> & \"c\" 'd'\n\x01"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;  ");
    EXPECT_EQ(xml_escaped("€ 1.000 – één"), "€ 1.000 – één");
}

TEST(SvgCanvas, CoordinatesHaveAtMostTwoDecimals) {
    EXPECT_EQ(coordinate(12.0), "12");
    EXPECT_EQ(coordinate(12.5), "12.5");
    EXPECT_EQ(coordinate(1.0 / 3.0), "0.33");
    EXPECT_EQ(coordinate(-0.001), "0");
    EXPECT_EQ(coordinate(100.0), "100");
    EXPECT_EQ(coordinate(1e20), "100000000000000000000");
}

TEST(SvgCanvas, TicksAreOneTwoFive) {
    const auto texts = [](double low, double high, int most, int decimals) {
        const Ticks t = nice_ticks(low, high, most, decimals);
        std::vector<double> out;
        for (std::int64_t i = t.first; i <= t.last; ++i) out.push_back(t.value(i));
        return out;
    };
    EXPECT_EQ(texts(0.0, 100.0, 5, 0), (std::vector<double>{0, 20, 40, 60, 80, 100}));
    EXPECT_EQ(texts(2310.0, 4560.0, 6, 0), (std::vector<double>{2000, 2500, 3000, 3500, 4000, 4500, 5000}));
    EXPECT_EQ(texts(-4088.0, 3368.0, 6, 0), (std::vector<double>{-6000, -4000, -2000, 0, 2000, 4000}));
    EXPECT_EQ(texts(0.0, 0.3, 4, 2), (std::vector<double>{0.0, 0.1, 0.2, 0.3}));
    EXPECT_EQ(texts(0.0, 0.3, 4, 0), (std::vector<double>{0, 1}));  // persons have no tenths
    EXPECT_EQ(texts(7.0, 7.0, 4, 0), (std::vector<double>{7, 8}));
    EXPECT_EQ(nice_ticks(0.0, 0.3, 4, 2).decimals(), 1);
}

RC_GTEST_PROP(SvgCanvas, TicksEncloseAndAreFew, ()) {
    const double unit = std::pow(10.0, *rc::gen::inRange(-12, 290));
    const double a = unit * *rc::gen::inRange(-100000, 100000);
    const double b = unit * *rc::gen::inRange(-100000, 100000);
    const int most = *rc::gen::inRange(2, 10);
    const int decimals = *rc::gen::inRange(0, 13);
    const Ticks t = nice_ticks(std::min(a, b), std::max(a, b), most, decimals);
    const double size = std::max(std::abs(a), std::abs(b));
    RC_ASSERT(t.low() <= std::min(a, b) + 1e-14 * size);
    RC_ASSERT(t.high() >= std::max(a, b) - 1e-14 * size);
    RC_ASSERT(t.last > t.first && t.last - t.first <= most);
    RC_ASSERT(t.decimals() <= decimals);
    RC_ASSERT(t.mantissa == 1 || t.mantissa == 2 || t.mantissa == 5);
}

TEST(SvgCanvas, WrappingLosesNoWordAndKeepsToTheWidth) {
    const std::string text = "Jeugdhulp: toegang en passende zorg in de wijk";
    const std::vector<std::string> lines = wrapped(text, 120.0);
    EXPECT_GT(lines.size(), 2U);
    std::string again;
    for (const std::string& line : lines) {
        EXPECT_LE(text_width(line), 120.0) << line;
        again += (again.empty() ? "" : " ") + line;
    }
    EXPECT_EQ(again, text);
    EXPECT_EQ(wrapped("Meerjarenonderhoudsplanning", 20.0).size(), 1U);
    EXPECT_EQ(wrapped("", 20.0), std::vector<std::string>{""});
}

TEST(SvgCanvas, WidthCountsCodePoints) {
    EXPECT_DOUBLE_EQ(text_width("é"), text_width("A"));
    EXPECT_GT(text_width("MMMM"), 2.0 * text_width("iiii"));
    EXPECT_GT(label_width("1.234"), text_width("1.234"));
}

RC_GTEST_PROP(SvgCanvas, SpreadLabelsKeepOrderAndDistance, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(0, 10);
    std::vector<double> wanted;
    for (const int v : *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(-50, 350)))
        wanted.push_back(v);
    const auto at = spread(wanted, 16.0, 20.0, 280.0);
    RC_ASSERT(at.size() == n);
    for (std::size_t i = 0; i < n; ++i) {
        RC_ASSERT(at[i] >= 20.0 - 1e-9 && at[i] <= 280.0 + 1e-9);
        for (std::size_t j = 0; j < n; ++j) {
            if (i != j) RC_ASSERT(std::abs(at[i] - at[j]) >= 16.0 - 1e-9);
            if (std::clamp(wanted[i], 20.0, 280.0) < std::clamp(wanted[j], 20.0, 280.0))
                RC_ASSERT(at[i] < at[j]);
        }
    }
}

TEST(SvgCanvas, SpreadMovesNoLabelThatHasRoom) {
    EXPECT_EQ(spread({200.0, 50.0, 100.0}, 16.0, 0.0, 300.0), (std::vector<double>{200.0, 50.0, 100.0}));
    EXPECT_EQ(spread({100.0, 100.0}, 16.0, 0.0, 300.0), (std::vector<double>{92.0, 108.0}));
}

TEST(SvgCanvas, LabelsAreThinnedToTheSamePeriodOfEveryYear) {
    std::vector<double> centres;
    std::vector<std::string> labels;
    for (int i = 0; i < 40; ++i) {
        centres.push_back(20.0 + 15.0 * i);
        labels.push_back(std::to_string(2010 + i / 4) + "-Q" + std::to_string(i % 4 + 1));
    }
    EXPECT_EQ(choose_labels(centres, labels, 4, 700.0).every,
              8U);  // 4 periods are 60 units, a label and its room 64
    EXPECT_EQ(choose_labels(centres, labels, 1, 700.0).every, 5U);
    EXPECT_EQ(choose_labels({10.0, 300.0}, {"left end", "right end"}, 1, 310.0).every, 1U);
    EXPECT_GE(choose_labels({10.0, 300.0}, {"left end", "right end"}, 1, 310.0).centres[0],
              text_width("left end") / 2.0);
    EXPECT_EQ(choose_labels({10.0, 11.0}, {"a very long label", "another one"}, 1, 310.0).centres.size(), 1U);
}

TEST(SvgCanvas, LabelsFindTheFreeSide) {
    LabelSpace space({0.0, 0.0, 200.0, 200.0});
    EXPECT_LT(space.place(100.0, 100.0, 30.0, 16.0, 6.0).y, 100.0);  // above, where there is no objection
    EXPECT_GT(space.place(100.0, 100.0, 30.0, 16.0, 6.0).y, 100.0);  // that is taken now
    LabelSpace crossed({0.0, 0.0, 200.0, 200.0});
    crossed.occupy(0.0, 85.0, 200.0, 85.0);
    EXPECT_GT(crossed.place(100.0, 100.0, 30.0, 16.0, 6.0).y, 100.0);
    LabelSpace top({0.0, 90.0, 200.0, 200.0});
    EXPECT_GE(top.place(100.0, 100.0, 30.0, 16.0, 6.0).y, 90.0);
}

TEST(SvgCanvas, LegendRowsStayWithinTheWidth) {
    SvgCanvas canvas;
    std::vector<LegendItem> items;
    for (int i = 0; i < 6; ++i) items.push_back({"sd-s1", "sd-bar", "Beschermd wonen " + std::to_string(i)});
    const double high = draw_legend(canvas, items, 8.0, 4.0, 320.0);
    EXPECT_EQ(draw_legend(canvas, {}, 8.0, 4.0, 320.0), 0.0);
    EXPECT_GE(high, 3.0 * chart_line_height);
    SvgCanvas wide;
    EXPECT_LT(draw_legend(wide, items, 8.0, 4.0, 5000.0), 2.0 * chart_line_height);
}

}  // namespace
}  // namespace sociaaldomein::detail
