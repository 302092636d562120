#pragma once
/// What every chart is drawn with: escaped text, fixed-decimal coordinates, nice ticks, label widths and
/// places. Layer: report.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sociaaldomein::detail {

/// Size of all text in user units, as chart_css() sets it.
constexpr double chart_text_size = 13.0;
constexpr double chart_line_height = 16.0;

/// Text made safe for XML content and for attributes in double quotes; control characters become spaces.
std::string xml_escaped(std::string_view text);

/// A coordinate with at most two decimals, never "-0" and never in exponent form.
std::string coordinate(double value);

/// Width in user units that no common sans-serif font exceeds by much; from the characters, without a font.
double text_width(std::string_view text);

/// The same for the heavier text of the "sd-label" class.
double label_width(std::string_view text);

/// Words of a text put on lines no wider than `width`; a longer word has a line to itself.
std::vector<std::string> wrapped(std::string_view text, double width);

/// Axis values i * step for i = first..last, with step 1, 2 or 5 times a power of ten.
struct Ticks {
    std::int64_t first = 0;
    std::int64_t last = 1;
    std::int64_t mantissa = 1;  ///< 1, 2 or 5
    int exponent = 0;
    double value(std::int64_t i) const;
    double low() const { return value(first); }
    double high() const { return value(last); }
    int decimals() const { return exponent < 0 ? -exponent : 0; }
};

/// The finest ticks that enclose [low, high] in at most `most` steps.
///
/// @param low,high  low <= high, each at most 1e300 in size
/// @param most      >= 2, because zero may lie between
/// @param decimals  >= 0; no tick has more decimals than this
Ticks nice_ticks(double low, double high, int most, int decimals);

struct Box {
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;  ///< x, y is the upper left corner
};

/// Writes elements; class names carry all looks.
class SvgCanvas {
public:
    void line(std::string_view css, double x1, double y1, double x2, double y2);
    /// @param fill  a paint such as "url(#id)"; empty leaves it to the class
    void rect(std::string_view css, const Box& box, std::string_view title = {}, std::string_view fill = {});
    void path(std::string_view css, std::string_view data);
    /// @param anchor  "start", "middle" or "end"
    void text(std::string_view css, double x, double y, std::string_view anchor, std::string_view content);
    /// A point in the shape that belongs to a series: circle, square, triangle, diamond, in turn.
    void marker(std::string_view css, std::size_t shape, double x, double y, double radius,
                std::string_view title);
    void open(std::string_view css);
    void close();
    /// Adds markup as it is.
    void raw(std::string_view markup) { out_ += markup; }
    const std::string& markup() const { return out_; }

private:
    std::string out_;
};

/// Remembers what is drawn where, so that labels find a free place.
class LabelSpace {
public:
    explicit LabelSpace(Box inside) : inside_(inside) {}
    void occupy(const Box& box) { boxes_.push_back(box); }
    void occupy(double x1, double y1, double x2, double y2) { segments_.push_back({x1, y1, x2, y2}); }
    /// The best of eight places around a point for a label of this size; it is then occupied.
    Box place(double x, double y, double width, double height, double gap);

private:
    struct Segment {
        double x1, y1, x2, y2;
    };
    double cost(const Box& box) const;

    Box inside_;
    std::vector<Box> boxes_;
    std::vector<Segment> segments_;
};

/// Moves label centres apart until neighbours are `gap` apart, within [low, high] where there is room; as
/// near to the wanted places as can be, in the wanted order.
std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high);

/// Which labels of an axis are shown: the first and every k-th after it.
struct LabelChoice {
    std::size_t every = 1;
    std::vector<double> centres;  ///< of the labels shown
};

/// The smallest k with which labels do not touch.
///
/// @param centres  increasing
/// @param cycle    positions per year: the same ones of every year are kept; 1 thins to every 2nd, 5th, 10th
/// @param edge     the picture's width: labels at both ends are moved inwards so as to stay within it
LabelChoice choose_labels(const std::vector<double>& centres, const std::vector<std::string>& labels,
                          std::size_t cycle, double edge);

struct LegendItem {
    std::string css;     ///< class of the group: the series' colour
    std::string swatch;  ///< class of the sample: "sd-line", "sd-bar", ...
    std::string label;
    std::size_t shape = 0;
    std::string fill{};  ///< paint of a rectangular sample; empty leaves it to the class
};

/// Draws legend rows from the top left corner and returns the height used; zero without items.
double draw_legend(SvgCanvas& canvas, const std::vector<LegendItem>& items, double x, double y, double width);

}  // namespace sociaaldomein::detail
