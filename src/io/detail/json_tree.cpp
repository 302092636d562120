#include "io/detail/json_tree.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "core/detail/quote.hpp"
#include "io/detail/boost_json.hpp"
#include "io/detail/json_fault.hpp"

namespace sociaaldomein::detail {

namespace json = boost::json;

// What Boost's tokenizer calls. It gives no places, so that the end of the last token is kept: between it and the
// next token lie only spaces, a comma or a colon, all of which the tokenizer has checked.
struct JsonTree::Builder {
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    explicit Builder(JsonTree& t)
        : tree(t), begin(t.source_.data()), cursor(begin), end(begin + t.source_.size()) {}

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

    bool on_object_begin(json::error_code&) { return opens(JsonKind::object); }
    bool on_array_begin(json::error_code&) { return opens(JsonKind::array); }
    bool on_array_end(std::size_t n, json::error_code&) { return closes(n); }
    bool on_object_end(std::size_t n, json::error_code&) {
        if (n > 1) find_repeated_keys(open.back(), n);
        return closes(n);
    }

    bool on_key_part(json::string_view s, std::size_t, json::error_code&) { return part(s); }
    bool on_string_part(json::string_view s, std::size_t, json::error_code&) { return part(s); }
    bool on_key(json::string_view s, std::size_t, json::error_code& ec) {
        return text(JsonKind::key, s, ec) && comes(JsonAfter::key);
    }
    bool on_string(json::string_view s, std::size_t, json::error_code& ec) {
        return text(JsonKind::string, s, ec) && comes(JsonAfter::value);
    }

    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view s, json::error_code&) { return number(s); }
    bool on_uint64(std::uint64_t, json::string_view s, json::error_code&) { return number(s); }
    bool on_double(double, json::string_view s, json::error_code&) { return number(s); }

    bool on_bool(bool b, json::error_code&) { return word(b ? JsonKind::yes : JsonKind::no, b ? 4 : 5); }
    bool on_null(json::error_code&) { return word(JsonKind::null, 4); }

    std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - begin); }

    const char* next_token() const {
        const char* p = cursor;
        while (p < end && (*p == ' ' || *p == '\n' || *p == ',' || *p == ':' || *p == '\r' || *p == '\t'))
            ++p;
        return p;
    }

    bool comes(JsonAfter last) {
        after = last;
        return true;
    }

    bool opens(JsonKind kind) {
        const char* start = next_token();
        open.push_back(tree.size());
        tree.nodes_.push_back({offset(start), 0, 0, kind});
        cursor = start + 1;
        return comes(JsonAfter::opening);
    }

    bool closes(std::size_t n) {
        cursor = next_token() + 1;
        tree.close(open.back(), static_cast<std::uint32_t>(n));
        open.pop_back();
        return comes(JsonAfter::value);
    }

    bool part(json::string_view s) {
        if (!rewriting) rewritten_from = tree.rewritten_.size();
        rewriting = true;
        tree.rewritten_.append(s.data(), s.size());
        return true;
    }

    bool text(JsonKind kind, json::string_view s, json::error_code& ec) {
        const std::less_equal<const char*> le;
        if (!rewriting && le(begin, s.data()) && le(s.data(), end)) {
            tree.nodes_.push_back(
                {offset(s.data() - 1), static_cast<std::uint32_t>(s.size()), 0, kind, JsonText::quoted});
            cursor = s.data() + s.size() + 1;
            return true;
        }
        part(s);
        rewriting = false;
        const std::string_view whole = std::string_view(tree.rewritten_).substr(rewritten_from);
        if (whole.find('\0') != std::string_view::npos) {
            ec = json::error::syntax;
            return false;
        }
        const char* start = next_token();
        tree.nodes_.push_back({offset(start), static_cast<std::uint32_t>(whole.size()),
                               static_cast<std::uint32_t>(rewritten_from), kind, JsonText::rewritten});
        cursor = start + 1;
        while (*cursor != '"') cursor += *cursor == '\\' ? 2 : 1;
        ++cursor;
        return true;
    }

    bool number(json::string_view s) {
        tree.nodes_.push_back({offset(s.data()), static_cast<std::uint32_t>(s.size()), 0, JsonKind::number});
        cursor = s.data() + s.size();
        return comes(JsonAfter::value);
    }

    bool word(JsonKind kind, std::uint32_t length) {
        const char* start = next_token();
        tree.nodes_.push_back({offset(start), length, 0, kind});
        cursor = start + length;
        return comes(JsonAfter::value);
    }

    void repeated(std::uint32_t object, std::uint32_t first, std::uint32_t again) {
        tree.nodes_[object].repeats_a_key = true;
        tree.repeated_keys_.push_back({object, first, again});
    }

    void find_repeated_keys(std::uint32_t object, std::size_t n) {
        keys.clear();
        for (std::uint32_t key = object + 1; keys.size() < n; key = tree.after(key + 1)) keys.push_back(key);
        if (n <= 12) {
            for (std::size_t i = 1; i < n; ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (tree.nodes_[keys[i]].length == tree.nodes_[keys[j]].length &&
                        tree.text(keys[i]) == tree.text(keys[j])) {
                        repeated(object, keys[j], keys[i]);
                        break;
                    }
            return;
        }
        const auto by_text = [&](std::uint32_t a, std::uint32_t b) { return tree.text(a) < tree.text(b); };
        std::stable_sort(keys.begin(), keys.end(), by_text);
        for (std::size_t i = 1, first = 0; i < n; ++i) {
            if (tree.text(keys[i]) == tree.text(keys[first]))
                repeated(object, keys[first], keys[i]);
            else
                first = i;
        }
    }

    JsonTree& tree;
    const char* begin;
    const char* cursor;
    const char* end;
    JsonAfter after = JsonAfter::nothing;
    bool rewriting = false;
    std::size_t rewritten_from = 0;
    std::vector<std::uint32_t> open;
    std::vector<std::uint32_t> keys;
};

std::optional<JsonFault> JsonTree::parse(int max_depth) {
    nodes_.clear();
    nodes_.reserve(source_.size() / 5 + 16);  // one node in five bytes is much; pages not used cost nothing
    json::parse_options options;
    options.max_depth = static_cast<std::size_t>(std::max(max_depth, 0));
    json::basic_parser<Builder> parser(options, *this);
    const std::size_t mark = byte_order_mark(source_).size();
    Builder& builder = parser.handler();
    builder.cursor += mark;

    json::error_code ec;
    const std::size_t used = parser.write_some(false, source_.data() + mark, source_.size() - mark, ec);
    const JsonKind inside = builder.open.empty() ? JsonKind::null : nodes_[builder.open.back()].kind;
    if (!ec && used + mark == source_.size()) return std::nullopt;
    if (ec == json::error::too_deep)
        return JsonFault{Errc::limit_exceeded, builder.offset(builder.next_token()),
                         fmt::format("found more than {} values inside one another, expected at most {}",
                                     max_depth, max_depth)};
    return explain_fault(source_, {builder.offset(builder.cursor), builder.after, inside});
}

std::uint32_t JsonTree::find(std::uint32_t object, std::string_view key) const noexcept {
    std::uint32_t at = object + 1;
    for (std::uint32_t n = nodes_[object].length; n > 0; --n) {
        if (text(at) == key) return at + 1;
        at = after(at + 1);
    }
    return 0;
}

Place JsonTree::place(std::size_t offset) const {
    if (!places_) places_.emplace(source_);
    return places_->at(offset);
}

std::uint32_t JsonTree::open(JsonKind kind, std::size_t offset) {
    nodes_.push_back({static_cast<std::uint32_t>(offset), 0, 0, kind});
    return size() - 1;
}

void JsonTree::close(std::uint32_t container, std::uint32_t length) {
    nodes_[container].length = length;
    nodes_[container].next = size();
}

JsonNode JsonTree::rewritten(JsonKind kind, std::size_t offset, std::string_view text) {
    const JsonNode node{static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(text.size()),
                        static_cast<std::uint32_t>(rewritten_.size()), kind, JsonText::rewritten};
    rewritten_ += text;
    return node;
}

std::string found_text(JsonRef node) {
    switch (node.kind()) {
        case JsonKind::null: return "null";
        case JsonKind::no: return "false";
        case JsonKind::yes: return "true";
        case JsonKind::number: return fmt::format("the number {}", node.text().substr(0, 40));
        case JsonKind::array: return "a list";
        case JsonKind::object: return "an object";
        case JsonKind::cell: return fmt::format("the cell {}", quoted(node.text()));
        case JsonKind::key:
        case JsonKind::string: break;
    }
    return fmt::format("the text {}", quoted(node.text()));
}

}  // namespace sociaaldomein::detail
