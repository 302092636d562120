// A JSON text as a flat list of nodes that know where they stand, with every number in its own digits.
// Layer: io (private).  Source of the grammar: RFC 8259.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/error.hpp>

#include "io/detail/text_places.hpp"

namespace sociaaldomein::detail {

/// What a node is. A `cell` is a value of a CSV file: a text that is read as what is expected where it stands.
enum class JsonKind : std::uint8_t { null, no, yes, number, string, array, object, key, cell };

/// Where the text of a node lies.
enum class JsonText : std::uint8_t {
    plain,     ///< in the source, at the offset
    quoted,    ///< in the source, after a quote at the offset
    rewritten  ///< beside it, because of escapes; `next` says where
};

/// In the order of the text: an object is followed by key, value, key, value, …; an array by its elements.
struct JsonNode {
    std::uint32_t offset = 0;  ///< of the first byte, in the source
    std::uint32_t length = 0;  ///< bytes of a text or number; members of an object, elements of an array
    std::uint32_t next = 0;    ///< object and array: the node after all that is in it
    JsonKind kind = JsonKind::null;
    JsonText stored = JsonText::plain;
    bool repeats_a_key = false;  ///< object: see JsonTree::repeated_keys
};

/// Why a text is not JSON.
struct JsonFault {
    Errc code = Errc::syntax;
    std::size_t offset = 0;
    std::string message;
};

/// A key that occurs more than once in an object.
struct RepeatedKey {
    std::uint32_t object;
    std::uint32_t first;
    std::uint32_t again;
};

/// The nodes of one text. Keeps a view of the text, which has to outlive it. Node 0 is the root.
class JsonTree {
public:
    static constexpr std::uint64_t max_bytes = 0xFFFF'FFF0U;  ///< offsets have 32 bits

    JsonTree() = default;
    explicit JsonTree(std::string file, std::string_view source) : file_(std::move(file)), source_(source) {}
    JsonTree(JsonTree&&) = default;
    JsonTree& operator=(JsonTree&&) = default;
    JsonTree(const JsonTree&) = delete;
    JsonTree& operator=(const JsonTree&) = delete;

    /// Reads the source, strictly: UTF-8, no comments, no trailing commas, no NUL, nothing after the value. A byte
    /// order mark is skipped. Keys that occur twice are kept, and listed. The source may hold max_bytes at most.
    /// @return  what is wrong; the tree is then of no use
    [[nodiscard]] std::optional<JsonFault> parse(int max_depth);

    const std::string& file() const noexcept { return file_; }
    std::string_view source() const noexcept { return source_; }
    const JsonNode& operator[](std::uint32_t node) const noexcept { return nodes_[node]; }
    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(nodes_.size()); }

    /// The text of a key, string, cell or number.
    std::string_view text(std::uint32_t node) const noexcept { return text_of(nodes_[node]); }
    std::string_view text_of(const JsonNode& n) const noexcept {
        if (n.stored == JsonText::rewritten) return std::string_view(rewritten_).substr(n.next, n.length);
        return source_.substr(n.stored == JsonText::quoted ? n.offset + 1 : n.offset, n.length);
    }

    /// The node after a value and all that is in it: its next sibling, or the end of its parent.
    std::uint32_t after(std::uint32_t value) const noexcept {
        const JsonNode& n = nodes_[value];
        return n.kind == JsonKind::object || n.kind == JsonKind::array ? n.next : value + 1;
    }

    /// The value of the first member with that key; 0, which no member is, when there is none.
    std::uint32_t find(std::uint32_t object, std::string_view key) const noexcept;

    const std::vector<RepeatedKey>& repeated_keys() const noexcept { return repeated_keys_; }

    /// Line and column of an offset. The first question costs a pass over the source.
    Place place(std::size_t offset) const;

    // Building a tree by hand, for texts that are not JSON but are read as if they were.
    std::uint32_t open(JsonKind kind, std::size_t offset);
    void close(std::uint32_t container, std::uint32_t length);
    void add(const JsonNode& node) { nodes_.push_back(node); }
    /// A node, not yet added, whose text does not stand in the source as it is.
    JsonNode rewritten(JsonKind kind, std::size_t offset, std::string_view text);

    // Which document it belongs to, and how its cells are read; for trees of CSV files.
    int document = 0;  ///< in the order of reading
    bool is_csv = false;
    std::uint32_t anchor = 0;  ///< where the document names the CSV file
    char decimal_mark = '.';

private:
    struct Builder;

    std::string file_;
    std::string_view source_;
    std::string rewritten_;
    std::vector<JsonNode> nodes_;
    std::vector<RepeatedKey> repeated_keys_;
    mutable std::optional<TextPlaces> places_;
};

/// One node of one tree; what a decoder is handed.
struct JsonRef {
    const JsonTree* tree = nullptr;
    std::uint32_t index = 0;

    const JsonNode& node() const noexcept { return (*tree)[index]; }
    JsonKind kind() const noexcept { return node().kind; }
    std::string_view text() const noexcept { return tree->text(index); }
    JsonRef at(std::uint32_t other) const noexcept { return {tree, other}; }
    explicit operator bool() const noexcept { return tree != nullptr; }
    friend bool operator==(const JsonRef&, const JsonRef&) = default;
};

/// What a node is, for messages: `the number 12`, `the text "abc"`, `an object`.
std::string found_text(JsonRef node);

}  // namespace sociaaldomein::detail
