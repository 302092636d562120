#include "report/detail/html_writer.hpp"

namespace sociaaldomein::detail {

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default:
                if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F)
                    out += "\xEF\xBF\xBD";
                else
                    out += c;
        }
    }
    return out;
}

void HtmlWriter::tag(std::string_view element, Attributes attributes) {
    html_ += '<';
    html_ += element;
    for (const auto& [name, value] : attributes) {
        if (value.empty()) continue;
        html_ += ' ';
        html_ += name;
        html_ += "=\"";
        html_ += escaped(value);
        html_ += '"';
    }
    html_ += '>';
}

HtmlWriter& HtmlWriter::open(std::string_view element, Attributes attributes) {
    tag(element, attributes);
    open_.emplace_back(element);
    return *this;
}

HtmlWriter& HtmlWriter::close() {
    const std::string element = std::move(open_.back());
    open_.pop_back();
    html_ += "</" + element + ">";
    // Line ends only where they are no content.
    if (element != "a" && element != "span" && element != "strong" && element != "del" && element != "b" &&
        element != "small" && element != "dfn" && element != "code")
        html_ += '\n';
    return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
    html_ += escaped(text);
    return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view element, std::string_view content, Attributes attributes) {
    return open(element, attributes).text(content).close();
}

HtmlWriter& HtmlWriter::empty(std::string_view element, Attributes attributes) {
    tag(element, attributes);
    return *this;
}

HtmlWriter& HtmlWriter::markup(std::string_view html) {
    html_ += html;
    return *this;
}

}  // namespace sociaaldomein::detail
