// From a described value to the payload of an archive.  Layer: io (private).
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sociaaldomein/core/type_info.hpp>

#include "io/detail/archive_wire.hpp"
#include "io/detail/trail.hpp"

namespace sociaaldomein::detail {

/// Writes one value. Texts and types get their numbers in the order in which they are met, so that equal values
/// give equal bytes. The value must live, unchanged, until write() returns.
class ArchiveWriter {
public:
    std::string write(const TypeInfo& type, const void* value);

private:
    // A long list of numbers is not copied into body_: it goes straight to its place in the archive.
    struct Block {
        std::size_t at;  // before this byte of body_
        const void* words;
        std::size_t count;
    };
    struct Declared {
        const TypeInfo* type;
        std::vector<std::uint32_t> fields;  // record: their types
        std::uint32_t element = no_type;
    };

    std::uint32_t declare(const TypeInfo& type);
    void declare_element(const TypeInfo& type);
    void put(const TypeInfo& type, const void* value);
    void put_list(const TypeInfo& type, const void* value);
    void put_numbers(const TypeInfo& element, const TypeInfo& list, const void* value, std::size_t count);
    void put_words(const void* words, std::size_t count);
    void put_enumeration(const TypeInfo& type, const void* value);
    void put_text(std::string_view text, bool lasting);
    std::uint32_t shared_text(std::string_view text, bool lasting);
    void put_declaration(std::string& out, const Declared& declared);
    std::string assembled(std::uint32_t root);

    std::string body_;
    std::vector<Block> blocks_;
    std::vector<std::string_view> texts_;
    std::unordered_map<std::string_view, std::uint32_t> text_numbers_;
    std::deque<std::string> formatted_;  // scalars' texts, kept for as long as texts_ points to them
    std::vector<Declared> types_;
    std::unordered_map<const TypeInfo*, std::uint32_t> type_numbers_;
    std::array<std::uint32_t, 4> plain_types_{no_type, no_type, no_type, no_type};
    std::uint64_t unfolded_ = 0;
    Trail<archive_depth_limit> trail_;
};

}  // namespace sociaaldomein::detail
