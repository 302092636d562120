#pragma once
// Charts for tests, and what a real XML parser reads in them.
#include <algorithm>
#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "report/detail/svg_canvas.hpp"
#include "report/detail/svg_chart.hpp"

namespace sociaaldomein::detail {

using Tree = boost::property_tree::ptree;

struct Element {
    std::string name, css, text;
    Tree attributes;
    double number(const std::string& key) const { return attributes.get<double>(key); }
};

/// All elements of a chart in document order, read by a real XML parser.
inline std::vector<Element> elements(const std::string& markup) {
    std::istringstream in(markup);
    Tree root;
    boost::property_tree::read_xml(in, root);
    std::vector<Element> out;
    const std::function<void(const Tree&)> walk = [&](const Tree& tree) {
        for (const auto& [name, child] : tree) {
            if (name == "<xmlattr>" || name == "<xmltext>") continue;
            const Tree attributes = child.get_child("<xmlattr>", {});
            out.push_back({name, attributes.get<std::string>("class", ""), child.data(), attributes});
            walk(child);
        }
    };
    walk(root);
    return out;
}

inline std::vector<Element> with_class(const std::string& markup, const std::string& css) {
    std::vector<Element> out;
    for (const Element& e : elements(markup)) {
        if (e.css == css || e.css.find(css + " ") == 0) out.push_back(e);
    }
    return out;
}

/// All numbers of a path, in order.
inline std::vector<double> numbers(const Element& path) {
    const std::string data = path.attributes.get<std::string>("d");
    std::vector<double> out;
    const std::regex number("-?[0-9]+(\\.[0-9]+)?");
    for (std::sregex_iterator it(data.begin(), data.end(), number), end; it != end; ++it)
        out.push_back(std::stod(it->str()));
    return out;
}

inline LineChart line_chart() {
    LineChart chart;
    chart.frame = {.id = "welfare",
                   .title = "Welfare",
                   .description = "Fell, and is projected to fall.",
                   .unit = "files"};
    chart.x_labels = {"2019", "2020", "2021", "2022", "2023", "2024"};
    const double x = no_value;
    chart.series = {{"Zwolle",
                     {60, 70, x, 40, x, x},
                     {x, x, x, x, 35, 30},
                     {{"80 %", {x, x, x, x, 30, 20}, {x, x, x, x, 40, 40}},
                      {"95 %", {x, x, x, x, 25, 0}, {x, x, x, x, 45, 60}}},
                     {{1, "corrected"}, {3, "counted twice"}}}};
    chart.target = ChartTarget{"target", {20}};
    chart.observed_label = "observed";
    chart.projected_label = "projected";
    return chart;
}

inline ColumnChart column_chart() {
    ColumnChart chart;
    chart.frame = {.id = "budget", .title = "Budget", .description = "", .unit = "€ mln", .decimals = 1};
    chart.categories = {"2022", "2023"};
    chart.series = {{"plan", {4, 6}, 0, 1, ColumnStyle::outlined},
                    {"real", {3, 2}, 1, 1},
                    {"drawn", {-1, no_value}, 1, 2},
                    {"estimate", {no_value, 3}, 1, 3, ColumnStyle::hatched}};
    chart.target = ChartTarget{"ceiling", {5, 5.5}};
    return chart;
}

inline BarChart bar_chart() {
    BarChart chart;
    chart.frame = {
        .id = "savings", .title = "Savings", .description = "Behind plan.", .unit = "€ mln", .decimals = 2};
    chart.rows = {{"Sheltered living", 1.4, 2.65}, {"Youth", 0.35, 4.7, 0.2, 0.5}, {"Setback", -0.4}};
    chart.value_label = "realised";
    chart.plan_label = "plan";
    chart.range_label = "range";
    return chart;
}

inline std::vector<std::string> all_charts() {
    return {render(line_chart()),   render(line_chart(), ChartForm::compact),
            render(column_chart()), render(column_chart(), ChartForm::compact),
            render(bar_chart()),    render(bar_chart(), ChartForm::compact)};
}

}  // namespace sociaaldomein::detail
