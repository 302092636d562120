#include "io/detail/archive_wire.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"
#include "core/detail/utf8.hpp"
#include "io/detail/crc32c.hpp"

namespace sociaaldomein::detail {

namespace {

constexpr std::array<std::string_view, 9> kind_names{
    "truth value", "integer", "number", "text", "quantity", "enumeration", "record", "list", "optional"};

// Bytes of a value, at least; of records the sum over their fields, found afterwards.
constexpr std::array<std::uint64_t, 9> least_of_kind{1, 8, 8, 4, 8, 2, 0, 8, 1};

constexpr std::uint64_t enough = std::uint64_t{1} << 40U;  // sums stop here: no archive is as large

class TableReader {
public:
    explicit TableReader(ByteReader& in) : in_(in) {}

    WireTables read() {
        read_texts();
        read_types();
        tables_.root = type_index(false);
        measured_.assign(tables_.types.size(), false);
        for (std::uint32_t i = 0; i < tables_.types.size(); ++i) measure(i, 0);
        return std::move(tables_);
    }

private:
    void read_texts() {
        const auto count = in_.take_count<std::uint32_t>(4);
        tables_.texts.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto length = in_.take_count<std::uint32_t>(1);
            const std::uint64_t place = in_.place();
            check_archive_text(tables_.texts.emplace_back(in_.take_bytes(length)), place);
        }
    }

    void read_types() {
        type_count_ = in_.take_count<std::uint32_t>(1);
        tables_.types.reserve(type_count_);
        for (std::uint32_t i = 0; i < type_count_; ++i) read_type(tables_.types.emplace_back());
    }

    void read_type(WireType& type) {
        const std::uint64_t place = in_.place();
        const auto kind = in_.take<std::uint8_t>();
        if (kind >= kind_names.size()) corrupt(place, fmt::format("kind {}", kind), "a kind of 0 to 8");
        type.kind = static_cast<WireKind>(kind);
        type.least_bytes = least_of_kind[kind];
        switch (type.kind) {
            case WireKind::quantity:
                type.name = text();
                type.per_unit = static_cast<std::int64_t>(in_.take<std::uint64_t>());
                break;
            case WireKind::enumeration: {
                const auto count = in_.take_count<std::uint32_t>(4);
                if (count > most_enumerators)
                    corrupt(place, fmt::format("{} enumerators", count),
                            fmt::format("at most {}", most_enumerators));
                type.enumerators.reserve(count);
                for (std::uint32_t i = 0; i < count; ++i) type.enumerators.push_back(text());
                break;
            }
            case WireKind::record: read_record(type, place); break;
            case WireKind::list:
            case WireKind::optional: type.element = type_index(true); break;
            case WireKind::boolean:
            case WireKind::integer:
            case WireKind::real:
            case WireKind::text: break;
        }
    }

    void read_record(WireType& type, std::uint64_t place) {
        type.name = text();
        const auto count = in_.take_count<std::uint32_t>(8);
        if (count == 0) corrupt(place, "a record without fields", "at least one");
        type.fields.reserve(count);
        std::vector<std::string_view> names;
        names.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::string_view name = text();
            type.fields.push_back({name, type_index(false)});
            names.push_back(name);
        }
        std::sort(names.begin(), names.end());
        if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
            corrupt(place, "field " + detail::quoted(*twice) + " twice in one record", "once");
    }

    std::string_view text() {
        const std::uint64_t place = in_.place();
        const auto index = in_.take<std::uint32_t>();
        if (index >= tables_.texts.size())
            corrupt(place, fmt::format("text {}", index),
                    fmt::format("one of {} texts", tables_.texts.size()));
        return tables_.texts[index];
    }

    std::uint32_t type_index(bool may_be_none) {
        const std::uint64_t place = in_.place();
        const auto index = in_.take<std::uint32_t>();
        if (index >= type_count_ && !(may_be_none && index == no_type))
            corrupt(place, fmt::format("type {}", index), fmt::format("one of {} types", type_count_));
        return index;
    }

    // Fills least_bytes of a record. A record can only contain itself through a list or an optional; anything
    // else never ends, and is stopped by the limit on depth.
    void measure(std::uint32_t index, int depth) {
        WireType& type = tables_.types[index];
        if (type.kind != WireKind::record || measured_[index]) return;
        if (depth >= archive_depth_limit)
            corrupt(in_.place(), "record " + detail::quoted(type.name) + " nested too deep, or within itself",
                    fmt::format("at most {} levels", archive_depth_limit));
        std::uint64_t sum = 0;
        for (const WireField& field : type.fields) {
            measure(field.type, depth + 1);
            sum = std::min(enough, sum + tables_.types[field.type].least_bytes);
        }
        type.least_bytes = sum;
        measured_[index] = true;
    }

    ByteReader& in_;
    WireTables tables_;
    std::uint32_t type_count_ = 0;
    std::vector<bool> measured_;
};

}  // namespace

std::string_view to_string(WireKind kind) noexcept { return kind_names[static_cast<std::size_t>(kind)]; }

std::string framed(std::string_view payload, ArchiveVersion version) {
    std::string out;
    out.reserve(archive_header_size + payload.size() + archive_checksum_size);
    out += archive_magic;
    append_little(out, version.major);
    append_little(out, version.minor);
    append_little(out, std::uint64_t{payload.size()});
    out += payload;
    append_little(out, crc32c(out));
    return out;
}

Unframed unframed(std::string_view archive) {
    ByteReader in(archive);
    if (in.take_bytes(std::min(archive.size(), archive_magic.size())) != archive_magic)
        corrupt(0, detail::quoted(archive.substr(0, archive_magic.size())),
                "an archive, which begins with \"SDMARCH\\u0000\"");
    Unframed result;
    result.version.major = in.take<std::uint16_t>();
    result.version.minor = in.take<std::uint16_t>();
    if (result.version.major != archive_major)
        throw Error(Errc::unsupported_version,
                    fmt::format("found archive version {}.{}, expected {}.x", result.version.major,
                                result.version.minor, archive_major));
    const auto length = in.take<std::uint64_t>();
    if (in.left() < archive_checksum_size || length != in.left() - archive_checksum_size)
        corrupt(archive_header_size, fmt::format("{} bytes after the header", in.left()),
                fmt::format("a payload of {} bytes and {} of checksum", length, archive_checksum_size));
    result.payload = in.take_bytes(length);
    return result;
}

void ArchiveChecksum::up_to(const char* end) noexcept {
    const auto wanted = static_cast<std::size_t>(end - archive_.data());
    if (wanted <= done_) return;
    so_far_ = crc32c(archive_.substr(done_, wanted - done_), so_far_);
    done_ = wanted;
}

void ArchiveChecksum::verify() {
    const std::size_t place = archive_.size() - archive_checksum_size;
    up_to(archive_.data() + place);
    if (const auto stored = load_little<std::uint32_t>(archive_.data() + place); stored != so_far_)
        corrupt(place, fmt::format("checksum {:08x}", stored),
                fmt::format("{:08x}: the archive was damaged after it was written", so_far_));
}

WireTables read_tables(ByteReader& in) { return TableReader(in).read(); }

std::size_t first_bad_byte(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte != 0 && byte < 0x80) {
            ++i;
            continue;
        }
        const Letter letter = first_letter(text.substr(i));
        if (byte == 0 || !letter.valid) return i;
        i += letter.length;
    }
    return std::string_view::npos;
}

void check_archive_text(std::string_view text, std::uint64_t at) {
    if (const std::size_t bad = first_bad_byte(text); bad != std::string_view::npos)
        corrupt(at + bad, detail::quoted(text.substr(bad)), "UTF-8 without U+0000");
}

}  // namespace sociaaldomein::detail
