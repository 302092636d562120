#include "report/detail/svg_chart.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/error.hpp>

#include "report/detail/svg_reading.hpp"

namespace sociaaldomein::detail {
namespace {

TEST(SvgChart, IsWellFormedAndNamed) {
    for (const std::string& markup : all_charts()) {
        const auto all = elements(markup);
        ASSERT_EQ(all[0].name, "svg");
        EXPECT_EQ(all[0].attributes.get<std::string>("role"), "img");
        std::istringstream names(all[0].attributes.get<std::string>("aria-labelledby"));
        std::set<std::string> ids;
        for (const Element& e : all) {
            const auto id = e.attributes.get<std::string>("id", "");
            EXPECT_TRUE(id.empty() || ids.insert(id).second) << id;
        }
        for (std::string name; names >> name;) EXPECT_EQ(ids.count(name), 1U) << name;
    }
    EXPECT_EQ(elements(render(line_chart()))[1].text, "Welfare");
    EXPECT_EQ(elements(render(line_chart()))[2].text, "Fell, and is projected to fall.");
    EXPECT_EQ(render(column_chart()).find("-desc"),
              std::string::npos);  // no description, no reference to one
}

TEST(SvgChart, CarriesNoScriptNoStyleAndNoColour) {
    for (const std::string& markup : all_charts()) {
        for (const char* word : {"<script", "style=", "onload", "href", "stroke=", "rgb(", "fill=\"#"}) {
            EXPECT_EQ(markup.find(word), std::string::npos) << word;
        }
        EXPECT_FALSE(std::regex_search(markup, std::regex("#[0-9a-fA-F]{3,8}\\b")));
    }
}

TEST(SvgChart, EveryClassHasAStyle) {
    const std::string css = chart_css();
    const std::set<std::string> unstyled{"sd-text", "sd-value",
                                         "sd-wide"};  // look like all text; hidden by position only
    for (const std::string& markup : all_charts()) {
        for (const Element& e : elements(markup)) {
            std::istringstream classes(e.css);
            for (std::string name; classes >> name;) {
                if (unstyled.count(name) == 0) {
                    EXPECT_TRUE(std::regex_search(css, std::regex("\\." + name + "[ ,.:{]"))) << name;
                }
            }
        }
    }
}

TEST(SvgChart, ColoursContrastWithThePaper) {
    const std::string css = chart_css();
    const std::regex colour("--sd-(paper|c[1-6]|ink|muted): #([0-9a-f]{6});");
    double paper = 0.0;
    int seen = 0;
    for (std::sregex_iterator it(css.begin(), css.end(), colour), end; it != end; ++it) {
        double light = 0.0;
        for (const auto& [at, weight] :
             {std::pair<std::size_t, double>{0, 0.2126}, {2, 0.7152}, {4, 0.0722}}) {
            const double c = std::stoi((*it)[2].str().substr(at, 2), nullptr, 16) / 255.0;
            light += weight * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
        }
        if ((*it)[1] == "paper") {
            paper = light;
            continue;
        }
        ++seen;
        const double ratio = (std::max(light, paper) + 0.05) / (std::min(light, paper) + 0.05);
        EXPECT_GE(ratio, 4.5) << it->str();  // WCAG 2.2, 1.4.3
    }
    EXPECT_EQ(seen, 16);  // light and dark
}

TEST(SvgChart, EscapesEveryText) {
    const std::string evil = "<b>&\"'";
    LineChart line = line_chart();
    line.frame.title = line.frame.description = line.frame.unit = evil;
    line.x_labels = std::vector<std::string>(6, evil);
    line.series[0].label = line.series[0].bands[0].label = line.series[0].notes[0].text = evil;
    line.target->label = line.observed_label = line.projected_label = evil;
    line.frame.number = [&](double, int) { return evil; };
    ColumnChart columns = column_chart();
    columns.categories = {evil, evil};
    columns.series[0].label = columns.target->label = evil;
    BarChart bars = bar_chart();
    bars.rows[0].label = bars.value_label = bars.plan_label = bars.range_label = evil;
    for (const std::string& markup :
         {render(line), render(line, ChartForm::compact), render(columns), render(bars)}) {
        EXPECT_EQ(markup.find("<b>"), std::string::npos);
        EXPECT_NE(markup.find("&lt;b&gt;&amp;&quot;&#39;"), std::string::npos);
        EXPECT_NO_THROW(elements(markup));
    }
}

TEST(SvgChart, LineBreaksAtMissingValuesAndProjectionStartsAtTheLastObservation) {
    const std::string markup = render(line_chart());
    const auto lines = with_class(markup, "sd-line");
    ASSERT_EQ(lines.size(), 2U);
    const std::string observed = lines[0].attributes.get<std::string>("d");
    EXPECT_EQ(std::count(observed.begin(), observed.end(), 'M'), 2);
    EXPECT_EQ(lines[1].css, "sd-line sd-projected");
    const auto solid = numbers(lines[0]);
    const auto dashed = numbers(lines[1]);
    ASSERT_EQ(dashed.size(), 6U);
    EXPECT_EQ(dashed[0], solid[solid.size() - 2]);
    EXPECT_EQ(dashed[1], solid.back());
    const auto bands = with_class(markup, "sd-band");
    ASSERT_EQ(bands.size(), 4U);  // two in the legend
    EXPECT_EQ(bands[0].name + bands[1].name, "rectrect");
    for (const Element& band : {bands[2], bands[3]}) {
        EXPECT_EQ(numbers(band)[0], dashed[0]);
        EXPECT_EQ(numbers(band)[1], dashed[1]);
        EXPECT_EQ(numbers(band).size(), 10U);
    }
    // The 95 % band, given last, lies beneath.
    EXPECT_LT(numbers(bands[2])[5], numbers(bands[3])[5]);
}

TEST(SvgChart, ValuesLieWhereTheAxisSays) {
    const std::string markup = render(line_chart());
    std::map<double, double> y_of;  // tick value -> y
    const auto grid = with_class(markup, "sd-grid");
    std::size_t i = 0;
    for (const Element& e : with_class(markup, "sd-tick")) {
        if (i < grid.size()) y_of[std::stod(e.text)] = grid[i++].number("y1");
    }
    ASSERT_TRUE(y_of.count(0.0) == 1 && y_of.count(40.0) == 1 && y_of.count(60.0) == 1);
    const auto solid = numbers(with_class(markup, "sd-line")[0]);
    EXPECT_NEAR(solid[1], y_of[60.0], 0.011);
    EXPECT_NEAR(solid.back(), y_of[40.0], 0.011);
    EXPECT_NEAR(solid[3], (y_of[60.0] + y_of[80.0]) / 2.0, 0.011);
    EXPECT_NEAR(solid[2] - solid[0], (solid[4] - solid[0]) / 3.0,
                0.011);  // 2020 is a third of the way to 2022
    const auto target = with_class(markup, "sd-target");
    ASSERT_EQ(target.size(), 1U);
    EXPECT_NEAR(target[0].number("y1"), y_of[20.0], 0.011);
}

TEST(SvgChart, UnevenPositionsAreKept) {
    LineChart chart = line_chart();
    chart.x_positions = {0, 1, 2, 10, 11, 12};
    const auto solid = numbers(with_class(render(chart), "sd-line")[0]);
    EXPECT_NEAR(solid[4] - solid[0], 10.0 * (solid[2] - solid[0]), 0.1);
}

TEST(SvgChart, ZeroIsOnTheAxisUnlessValuesStayFarFromIt) {
    LineChart chart = line_chart();
    chart.target.reset();
    chart.series = {{"", {3614, 3771, 3840, 3727, 3619, 3541}, {}, {}, {}}};
    EXPECT_EQ(with_class(render(chart), "sd-axis").size(), 6U);  // six tick marks, no line at zero
    EXPECT_EQ(with_class(render(chart), "sd-break").size(), 1U);
    chart.zero = ZeroRule::always;
    EXPECT_EQ(with_class(render(chart), "sd-axis").size(), 7U);
    EXPECT_EQ(with_class(render(chart), "sd-break").size(), 0U);
    chart.zero = ZeroRule::automatic;
    chart.series[0].observed[5] = 1900.0;
    EXPECT_EQ(with_class(render(chart), "sd-break").size(), 0U);
}

TEST(SvgChart, NamesStandAtLineEndsOrInTheLegend) {
    LineChart chart = line_chart();
    const auto labels_of = [&](ChartForm form) {
        std::vector<std::string> out;
        for (const Element& e : with_class(render(chart, form), "sd-label")) out.push_back(e.text);
        return out;
    };
    EXPECT_EQ(labels_of(ChartForm::wide), (std::vector<std::string>{"40", "target 20", "Zwolle 30"}));
    chart.series[0].label = "A name that is much too long for the margin of a chart on any screen";
    EXPECT_EQ(labels_of(ChartForm::wide), (std::vector<std::string>{"40", "target 20", "30"}));
    EXPECT_EQ(with_class(render(chart), "sd-text")[0].text, chart.series[0].label);
}

TEST(SvgChart, NotesAreNumberedOncePerText) {
    LineChart chart = line_chart();
    chart.series[0].notes.push_back({0, "corrected"});
    EXPECT_EQ(chart_notes(chart), (std::vector<std::string>{"corrected", "counted twice"}));
    std::vector<std::string> shown;
    for (const Element& e : with_class(render(chart), "sd-note-number")) shown.push_back(e.text);
    EXPECT_EQ(shown, (std::vector<std::string>{"1", "2", "1"}));
}

TEST(SvgChart, ColumnsStackAndHang) {
    const std::string markup = render(column_chart());
    std::vector<Element> filled;
    std::vector<Element> outlined;
    for (const Element& e : with_class(markup, "sd-bar"))
        (e.css == "sd-bar" ? filled : outlined).push_back(e);
    // The first of each kind is the legend's sample; "real" and "drawn" have one each.
    ASSERT_EQ(outlined.size(), 3U);
    ASSERT_EQ(filled.size(), 5U);
    const double per_unit = outlined[1].number("height") / 4.0;
    EXPECT_NEAR(outlined[2].number("height"), 6.0 * per_unit, 0.02);
    EXPECT_NEAR(filled[2].number("height"), 3.0 * per_unit, 0.02);
    const double zero = filled[2].number("y") + filled[2].number("height");
    EXPECT_NEAR(filled[3].number("y"), zero, 0.02);  // -1 hangs from zero
    EXPECT_NEAR(filled[3].number("height"), per_unit, 0.02);
    EXPECT_EQ(filled[3].number("x"), filled[2].number("x"));
    EXPECT_GE(filled[2].number("x"), outlined[1].number("x") + outlined[1].number("width"));  // side by side
    const auto hatched = with_class(markup, "sd-hatched");
    ASSERT_EQ(hatched.size(), 2U);
    EXPECT_NEAR(hatched[1].number("y") + hatched[1].number("height"), filled[4].number("y"), 0.02);  // 3 on 2
    EXPECT_EQ(hatched[1].attributes.get<std::string>("fill"), "url(#budget-hatch-3)");
    EXPECT_NE(markup.find("id=\"budget-hatch-3\""), std::string::npos);
    std::vector<std::string> totals;
    for (const Element& e : with_class(markup, "sd-value")) totals.push_back(e.text);
    EXPECT_EQ(totals, (std::vector<std::string>{"4.0", "Σ 2.0", "6.0", "5.0"}));
    EXPECT_EQ(with_class(markup, "sd-mark").size(), 3U);
}

TEST(SvgChart, ValuesOnColumnsAreLeftOutWhenTheyWouldTouch) {
    ColumnChart chart = column_chart();
    chart.categories.clear();
    chart.series = {{"", {}}};
    chart.target.reset();
    for (int year = 2000; year < 2030; ++year) {
        chart.categories.push_back(std::to_string(year));
        chart.series[0].values.push_back(1000.0 + year);
    }
    EXPECT_TRUE(with_class(render(chart), "sd-value").empty());
    EXPECT_EQ(with_class(render(chart), "sd-bar").size(), 30U);
}

TEST(SvgChart, BarsMeasureFromZeroAndLoseNoLabel) {
    BarChart chart = bar_chart();
    chart.rows[1].label = "Youth: access to and fitting care in the neighbourhood, close to home and on time";
    for (const ChartForm form : {ChartForm::wide, ChartForm::compact}) {
        const std::string markup = render(chart, form);
        const auto bars = with_class(markup, "sd-bar");
        ASSERT_EQ(bars.size(), 4U);
        EXPECT_NEAR(bars[1].number("width") / 1.4, bars[2].number("width") / 0.35, 0.1);
        EXPECT_EQ(bars[1].number("x"), bars[2].number("x"));
        EXPECT_NEAR(bars[3].number("x") + bars[3].number("width"), bars[1].number("x"), 0.011);
        const auto plans = with_class(markup, "sd-plan-mark");
        ASSERT_EQ(plans.size(), 3U);
        EXPECT_NEAR((plans[1].number("x1") - bars[1].number("x")) / 2.65, bars[1].number("width") / 1.4, 0.1);
        EXPECT_EQ(with_class(markup, "sd-range").size(), 4U);  // legend, line and two ends
        std::string words;
        for (const Element& e : with_class(markup, "sd-text")) {
            if (e.css == "sd-text sd-halo") words += e.text + " ";
        }
        EXPECT_EQ(words, "Sheltered living " + chart.rows[1].label + " Setback ");
    }
    chart.axis_max = 20.0;
    EXPECT_LT(with_class(render(chart), "sd-bar")[1].number("width"),
              with_class(render(bar_chart()), "sd-bar")[1].number("width"));
}

TEST(SvgChart, ABarThatBeginsElsewhereNamesBothEnds) {
    BarChart chart;
    chart.frame = bar_chart().frame;
    BarRow rising{"Rising", 80.0};
    rising.from = 20.0;
    rising.from_text = "low 20";
    rising.value_text = "high 80";
    BarRow falling = rising;
    falling.from = 60.0;
    falling.value = 40.0;
    chart.rows = {rising, falling};
    for (const ChartForm form : {ChartForm::wide, ChartForm::compact}) {
        const std::string markup = render(chart, form);
        const auto bars = with_class(markup, "sd-bar");
        ASSERT_EQ(bars.size(), 2U);
        EXPECT_NEAR(bars[0].number("width"), 3.0 * bars[1].number("width"), 0.05);
        EXPECT_NEAR(bars[1].number("x") - bars[0].number("x"), bars[1].number("width"), 0.05);
        std::vector<std::string> texts;
        for (const Element& e : elements(markup))
            if (e.css == "sd-value sd-halo") texts.push_back(e.text);
        EXPECT_EQ(texts, (std::vector<std::string>{"low 20", "high 80", "high 80",
                                                   "low 20"}));  // from left to right
    }
}

TEST(SvgChart, BothFormsHaveTheirOwnIds) {
    const std::string markup = render_both(line_chart());
    std::set<std::string> ids;
    int charts = 0;
    for (const Element& e : elements(markup)) {
        const auto id = e.attributes.get<std::string>("id", "");
        EXPECT_TRUE(id.empty() || ids.insert(id).second) << id;
        charts += e.name == "svg" ? 1 : 0;
    }
    EXPECT_EQ(charts, 2);
    EXPECT_EQ(ids.count("welfare") + ids.count("welfare-compact"), 2U);
    EXPECT_EQ(render_both(line_chart()), markup);  // the same every time
}

TEST(SvgChart, RefusesWhatCannotBeDrawn) {
    const auto message = [](auto chart, auto change) -> std::string {
        change(chart);
        try {
            render(chart);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), Errc::out_of_domain);
            return error.what();
        }
        return "no error";
    };
    EXPECT_EQ(message(line_chart(), [](LineChart&) {}), "no error");
    EXPECT_EQ(message(line_chart(), [](LineChart& c) { c.series[0].observed.pop_back(); }),
              "render: size of series[0].observed is 5, expected 6 as the axis has");
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.frame.id = "1x"; }).find("frame.id"),
              std::string::npos);
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.frame.id = "a b"; }).find("frame.id"),
              std::string::npos);
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.frame.title.clear(); }).find("frame.title"),
              std::string::npos);
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.frame.decimals = 13; }).find("decimals"),
              std::string::npos);
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.frame.height = 20; }).find("height"),
              std::string::npos);
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.x_positions = {0, 1, 2, 2, 4, 5}; })
                  .find("x_positions[3]"),
              std::string::npos);
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.x_positions = {no_value, 1, 2, 3, 4, 5}; }),
              "no error");
    EXPECT_NE(message(line_chart(), [](LineChart& c) { c.series[0].notes[0].at = 2; }).find("notes"),
              std::string::npos);
    EXPECT_NE(message(line_chart(),
                      [](LineChart& c) {
                          c.series[0].bands[0].upper[4] = std::numeric_limits<double>::infinity();
                      }),
              "no error");
    EXPECT_NE(message(line_chart(),
                      [](LineChart& c) {
                          c.target->values = {1, 2};
                      })
                  .find("target"),
              std::string::npos);
    EXPECT_NE(
        message(line_chart(), [](LineChart& c) { c = LineChart{c.frame, {}, {}, 1, {}, {}, {}, {}, {}}; }),
        "no error");
    EXPECT_NE(message(column_chart(), [](ColumnChart& c) { c.series[0].colour = 7; }).find("colour"),
              std::string::npos);
    EXPECT_NE(message(bar_chart(), [](BarChart& c) { c.rows[1].upper = no_value; }).find("rows[1].lower"),
              std::string::npos);
    EXPECT_NE(message(bar_chart(), [](BarChart& c) { c.rows[1].upper = 0.1; }).find("rows[1].lower"),
              std::string::npos);
    EXPECT_NE(message(bar_chart(), [](BarChart& c) { c.rows.clear(); }).find("rows"), std::string::npos);
}

/// Axis labels under the plot: inside the picture and apart from one another.
void axis_labels_are_apart(const std::string& markup) {
    const auto all = elements(markup);
    double width = 0.0;
    double height = 0.0;
    std::istringstream(all[0].attributes.get<std::string>("viewBox")) >> width >> width >> width >> height;
    double end = 0.0;
    for (const Element& e : with_class(markup, "sd-tick")) {
        if (e.number("y") < height - 10.0) continue;
        const double half = text_width(e.text) / 2.0;
        RC_ASSERT(e.number("x") - half >= end - 0.02);
        end = e.number("x") + half;
    }
    RC_ASSERT(end <= width + 0.02);
}

RC_GTEST_PROP(SvgChart, DrawsWhateverValuesComeWithLabelsApart, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 50);
    const double unit = *rc::gen::element(1e-300, 1e-3, 1.0, 1e6, 1e295);
    const auto any = [&] {
        std::vector<double> out;
        for (const int v : *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(-300, 3000)))
            out.push_back(v < -200 ? no_value : unit * v);
        return out;
    };
    LineChart line;
    line.frame = {.id = "p", .title = "t", .decimals = *rc::gen::inRange(0, 4)};
    ColumnChart columns;
    columns.frame = line.frame;
    for (std::size_t i = 0; i < n; ++i)
        line.x_labels.push_back(std::string(*rc::gen::inRange<std::size_t>(0, 12), 'x'));
    columns.categories = line.x_labels;
    line.cycle = *rc::gen::element<std::size_t>(1, 2, 4, 12);
    for (std::size_t s = *rc::gen::inRange<std::size_t>(0, 6); s-- > 0;) {
        line.series.push_back({"series " + std::to_string(s), any(), any(), {{"95 %", any(), any()}}, {}});
        columns.series.push_back(
            {"", any(), s / 2, 0, s % 2 == 0 ? ColumnStyle::filled : ColumnStyle::hatched});
    }
    for (const ChartForm form : {ChartForm::wide, ChartForm::compact}) {
        for (const std::string& markup : {render(line, form), render(columns, form)}) {
            axis_labels_are_apart(markup);
            for (const Element& e : elements(markup)) {
                for (const auto& [key, value] : e.attributes) {
                    RC_ASSERT(key == "class" || value.data().find("nan") == std::string::npos);
                    RC_ASSERT(key == "class" || value.data().find("inf") == std::string::npos);
                }
            }
        }
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
