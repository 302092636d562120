#pragma once
// HTML that escapes by default: text goes in as text, markup only by its own functions. Layer: report.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sociaaldomein::detail {

/// Text as it may stand in an element or a quoted attribute. Control characters that HTML does not know become
/// U+FFFD, and line ends are kept.
std::string escaped(std::string_view text);

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// An HTML fragment under construction. Attributes with an empty value are left out.
class HtmlWriter {
public:
    HtmlWriter& open(std::string_view element, Attributes attributes = {});
    HtmlWriter& close();                      ///< the element opened last
    HtmlWriter& text(std::string_view text);  ///< escaped
    HtmlWriter& element(std::string_view element, std::string_view text, Attributes attributes = {});
    HtmlWriter& empty(std::string_view element, Attributes attributes = {});  ///< void elements such as <br>
    HtmlWriter& markup(std::string_view html);  ///< as it is: only what another writer or a chart made

    bool blank() const noexcept { return html_.empty(); }
    const std::string& html() const noexcept { return html_; }
    std::size_t size() const noexcept { return html_.size(); }

private:
    void tag(std::string_view element, Attributes attributes);

    std::string html_;
    std::vector<std::string> open_;
};

}  // namespace sociaaldomein::detail
