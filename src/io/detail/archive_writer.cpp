#include "io/detail/archive_writer.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>

#include <fmt/format.h>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/crc32c.hpp"
#include "io/detail/lengthen.hpp"
#include "io/detail/little_endian.hpp"

namespace sociaaldomein::detail {

// Quantities in a list are copied as the 64-bit counts that they are.
template <class Q>
constexpr bool is_a_word = sizeof(Q) == 8 && std::is_trivially_copyable_v<Q>;
static_assert(is_a_word<Money> && is_a_word<Count> && is_a_word<Share> && is_a_word<Hours> &&
              is_a_word<double>);

namespace {

constexpr std::size_t worth_a_block = 512;  // words; fewer are copied twice at no cost
constexpr std::size_t in_caches = std::size_t{1}
                                  << 23U;  // bytes; of more, the first are gone when the last are written

WireKind wire_kind(TypeKind kind) noexcept {
    switch (kind) {
        case TypeKind::boolean: return WireKind::boolean;
        case TypeKind::integer: return WireKind::integer;
        case TypeKind::real: return WireKind::real;
        case TypeKind::string:
        case TypeKind::scalar: return WireKind::text;
        case TypeKind::enumeration: return WireKind::enumeration;
        case TypeKind::quantity: return WireKind::quantity;
        case TypeKind::record: return WireKind::record;
        case TypeKind::list: return WireKind::list;
        case TypeKind::optional: return WireKind::optional;
    }
    return WireKind::text;
}

void append_signed(std::string& out, std::int64_t value) {
    append_little(out, static_cast<std::uint64_t>(value));
}

std::uint32_t checked_length(std::size_t length) {
    if (length > std::numeric_limits<std::uint32_t>::max())
        throw Error(Errc::limit_exceeded,
                    fmt::format("found a text of {} bytes, expected less than 4 GiB", length));
    return static_cast<std::uint32_t>(length);
}

// Appends to an archive of known size.
class Output {
public:
    explicit Output(std::size_t size) : past_caches_(size > in_caches) { out_.reserve(size); }

    void append(std::string_view bytes) {
        add_to_checksum();
        lengthen(out_, bytes.size());
        crc_ = copied_with_crc32c(out_.data() + summed_, bytes, crc_, past_caches_);
        summed_ = out_.size();
    }
    void append_words(const void* words, std::size_t count) {
        if constexpr (std::endian::native == std::endian::little) {
            append({static_cast<const char*>(words), 8 * count});
        } else {
            const char* next = static_cast<const char*>(words);
            for (; count > 0; --count, next += 8)
                append_little(out_, load_little<std::uint64_t, std::endian::little>(next));
        }
    }
    std::string& bytes() noexcept { return out_; }
    std::string finished() {
        add_to_checksum();
        append_little(out_, crc_);
        return std::move(out_);
    }

private:
    void add_to_checksum() {
        crc_ = crc32c(std::string_view(out_).substr(summed_), crc_);
        summed_ = out_.size();
    }

    std::string out_;
    bool past_caches_;
    std::size_t summed_ = 0;
    std::uint32_t crc_ = 0;
};

}  // namespace

std::string ArchiveWriter::write(const TypeInfo& type, const void* value) {
    try {
        shared_text({}, true);
        const std::uint32_t root = declare(type);
        put(type, value);
        return assembled(root);
    } catch (const Error& error) {
        throw Error(error.code(), error.problems().front().message, trail_.path());
    }
}

std::uint32_t ArchiveWriter::declare(const TypeInfo& type) {
    const auto number = static_cast<std::uint32_t>(types_.size());
    const auto kind = static_cast<std::size_t>(wire_kind(type.kind));
    std::uint32_t& known = kind < plain_types_.size()
                               ? plain_types_[kind]
                               : type_numbers_.try_emplace(&type, no_type).first->second;
    if (known != no_type) return known;
    known = number;
    types_.push_back({&type, {}, no_type});
    if (type.kind == TypeKind::record) {
        if (type.fields.empty())
            throw Error(Errc::out_of_domain,
                        "found record " + type.name + " without fields, expected at least one");
        shared_text(type.name, true);
        std::vector<std::uint32_t> fields;
        for (const FieldInfo& field : type.fields) {
            shared_text(field.name, true);
            fields.push_back(declare(field.type()));
        }
        types_[number].fields = std::move(fields);
    } else if (type.kind == TypeKind::enumeration) {
        if (type.enumerators.size() > most_enumerators)
            throw Error(Errc::limit_exceeded,
                        fmt::format("found an enumeration of {} names, expected at most {}",
                                    type.enumerators.size(), most_enumerators));
        for (const std::string_view name : type.enumerators) shared_text(name, true);
    } else if (type.kind == TypeKind::quantity) {
        shared_text(type.name, true);
    }
    return number;
}

// The elements' type is declared once there is an element: a small value carries few types.
void ArchiveWriter::declare_element(const TypeInfo& type) {
    const std::uint32_t number = declare(type);
    if (types_[number].element != no_type) return;
    const std::uint32_t element = declare(type.element());
    types_[number].element = element;
}

void ArchiveWriter::put(const TypeInfo& type, const void* value) {
    switch (type.kind) {
        case TypeKind::boolean: body_ += type.get_integer(value) != 0 ? '\1' : '\0'; return;
        case TypeKind::integer:
        case TypeKind::quantity: append_signed(body_, type.get_integer(value)); return;
        case TypeKind::real: append_little(body_, std::bit_cast<std::uint64_t>(type.get_real(value))); return;
        case TypeKind::string: put_text(*static_cast<const std::string*>(value), true); return;
        case TypeKind::scalar: put_text(type.format(value), false); return;
        case TypeKind::enumeration: put_enumeration(type, value); return;
        case TypeKind::record:
            for (const FieldInfo& field : type.fields) {
                trail_.enter(field);
                put(field.type(), field.of(value));
                trail_.leave();
            }
            return;
        case TypeKind::list: put_list(type, value); return;
        case TypeKind::optional: {
            const bool there = type.length(value) != 0;
            body_ += there ? '\1' : '\0';
            if (!there) return;
            declare_element(type);
            put(type.element(), type.element_at(value, 0));
            return;
        }
    }
}

void ArchiveWriter::put_enumeration(const TypeInfo& type, const void* value) {
    const std::int64_t number = type.get_integer(value);
    if (number < 0 || number >= static_cast<std::int64_t>(type.enumerators.size()))
        throw Error(Errc::out_of_domain, fmt::format("found {}, expected the number of one of {} names",
                                                     number, type.enumerators.size()));
    append_little(body_, static_cast<std::uint16_t>(number));
}

void ArchiveWriter::put_list(const TypeInfo& type, const void* value) {
    const std::size_t count = type.length(value);
    append_little(body_, std::uint64_t{count});
    if (count == 0) return;
    declare_element(type);
    const TypeInfo& element = type.element();
    unfolded_ += std::uint64_t{count} * element.size;
    switch (element.kind) {
        case TypeKind::integer:
        case TypeKind::quantity:
        case TypeKind::real: put_numbers(element, type, value, count); return;
        default: break;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const void* item = type.element_at(value, i);
        trail_.enter(element, item, i);
        put(element, item);
        trail_.leave();
    }
}

void ArchiveWriter::put_numbers(const TypeInfo& element, const TypeInfo& list, const void* value,
                                std::size_t count) {
    if (element.size == 8) {
        put_words(list.element_at(value, 0), count);
        return;
    }
    for (std::size_t i = 0; i < count; ++i)
        append_signed(body_, element.get_integer(list.element_at(value, i)));
}

void ArchiveWriter::put_words(const void* words, std::size_t count) {
    if (count >= worth_a_block) {
        blocks_.push_back({body_.size(), words, count});
        return;
    }
    const std::size_t before = body_.size();
    body_.resize(before + 8 * count);
    copy_words(body_.data() + before, words, count);
}

void ArchiveWriter::put_text(std::string_view text, bool lasting) {
    unfolded_ += text.size();
    if (text.size() <= longest_shared_text) {
        append_little(body_, shared_text(text, lasting));
        return;
    }
    append_little(body_, text_stands_here);
    append_little(body_, checked_length(text.size()));
    if (const std::size_t bad = first_bad_byte(text); bad != std::string_view::npos)
        throw Error(Errc::out_of_domain, "found " + detail::quoted(text.substr(bad)) + " at byte " +
                                             std::to_string(bad) +
                                             " of a text, expected UTF-8 without U+0000");
    body_ += text;
}

// `lasting`: the text lives as long as the value that is written.
std::uint32_t ArchiveWriter::shared_text(std::string_view text, bool lasting) {
    if (text.empty() && !texts_.empty()) return 0;
    if (const auto known = text_numbers_.find(text); known != text_numbers_.end()) return known->second;
    if (const std::size_t bad = first_bad_byte(text); bad != std::string_view::npos)
        throw Error(Errc::out_of_domain, "found " + detail::quoted(text) +
                                             ", expected UTF-8 without U+0000; byte " + std::to_string(bad) +
                                             " is not");
    const auto number = static_cast<std::uint32_t>(texts_.size());
    if (number == text_stands_here)
        throw Error(Errc::limit_exceeded,
                    fmt::format("found more than {} different texts, expected fewer", number));
    if (!lasting) text = formatted_.emplace_back(text);
    texts_.push_back(text);
    text_numbers_.emplace(text, number);
    return number;
}

void ArchiveWriter::put_declaration(std::string& out, const Declared& declared) {
    const TypeInfo& type = *declared.type;
    const WireKind kind = wire_kind(type.kind);
    append_little(out, static_cast<std::uint8_t>(kind));
    switch (kind) {
        case WireKind::quantity:
            append_little(out, shared_text(type.name, true));
            append_signed(out, type.per_unit);
            return;
        case WireKind::enumeration:
            append_little(out, static_cast<std::uint32_t>(type.enumerators.size()));
            for (const std::string_view name : type.enumerators) append_little(out, shared_text(name, true));
            return;
        case WireKind::record:
            append_little(out, shared_text(type.name, true));
            append_little(out, static_cast<std::uint32_t>(type.fields.size()));
            for (std::size_t i = 0; i < type.fields.size(); ++i) {
                append_little(out, shared_text(type.fields[i].name, true));
                append_little(out, declared.fields[i]);
            }
            return;
        case WireKind::list:
        case WireKind::optional: append_little(out, declared.element); return;
        case WireKind::boolean:
        case WireKind::integer:
        case WireKind::real:
        case WireKind::text: return;
    }
}

std::string ArchiveWriter::assembled(std::uint32_t root) {
    std::string tables;
    append_little(tables, static_cast<std::uint32_t>(texts_.size()));
    for (const std::string_view text : texts_) {
        append_little(tables, static_cast<std::uint32_t>(text.size()));
        tables += text;
    }
    append_little(tables, static_cast<std::uint32_t>(types_.size()));
    for (const Declared& declared : types_) put_declaration(tables, declared);
    append_little(tables, root);

    std::uint64_t payload = tables.size() + body_.size();
    for (const Block& block : blocks_) payload += 8 * block.count;
    const std::uint64_t size = archive_header_size + payload + archive_checksum_size;
    if (unfolded_ > unfold_limit(size))
        throw Error(Errc::limit_exceeded,
                    fmt::format("found a value of {} bytes in an archive of {}, expected at most {}",
                                unfolded_, size, unfold_limit(size)));

    Output out(size);
    out.bytes() += archive_magic;
    append_little(out.bytes(), archive_major);
    append_little(out.bytes(), archive_minor);
    append_little(out.bytes(), payload);
    out.append(tables);
    std::size_t done = 0;
    for (const Block& block : blocks_) {
        out.append(std::string_view(body_).substr(done, block.at - done));
        out.append_words(block.words, block.count);
        done = block.at;
    }
    out.append(std::string_view(body_).substr(done));
    return out.finished();
}

}  // namespace sociaaldomein::detail
