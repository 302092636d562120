// What is in an archive besides the value itself: the frame around it, its texts, its types. The format is described
// in <sociaaldomein/io/archive.hpp>.  Layer: io (private).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/io/archive.hpp>

#include "io/detail/byte_reader.hpp"

namespace sociaaldomein::detail {

inline constexpr std::string_view archive_magic{"SDMARCH\0", 8};
inline constexpr std::size_t archive_header_size = 8 + 2 + 2 + 8;
inline constexpr std::size_t archive_checksum_size = 4;
inline constexpr int archive_depth_limit = 64;  ///< records, lists and optionals within one another

inline constexpr std::size_t most_enumerators = 0xFFFF;  ///< two bytes tell them apart

/// Texts up to this length are written once and then referred to by four bytes.
inline constexpr std::size_t longest_shared_text = 120;
inline constexpr std::uint32_t text_stands_here =
    0xFFFFFFFFU;                                       ///< in place of a reference: length and bytes follow
inline constexpr std::uint32_t no_type = 0xFFFFFFFFU;  ///< element of a list that is always empty

/// Bytes of memory that an archive may become, elements and texts together. Without a limit, few bytes that
/// declare types with fewer fields than ours would become very many. Ours become at most 50 times as many.
constexpr std::uint64_t unfold_limit(std::uint64_t archive_bytes) noexcept {
    return (std::uint64_t{1} << 20U) + 512 * archive_bytes;
}

struct ArchiveVersion {
    std::uint16_t major = archive_major;
    std::uint16_t minor = archive_minor;
};

/// A whole archive around `payload`.
std::string framed(std::string_view payload, ArchiveVersion version = {});

struct Unframed {
    ArchiveVersion version;
    std::string_view payload;
};

/// The payload of an archive whose magic, version and length are right. The checksum is not looked at.
/// @throws Error  Errc::corrupt; Errc::unsupported_version for another major version
Unframed unframed(std::string_view archive);

/// The checksum of an archive, taken piece by piece while its bytes are at hand for reading.
class ArchiveChecksum {
public:
    /// @param archive  what unframed() let pass
    explicit ArchiveChecksum(std::string_view archive) noexcept : archive_(archive) {}

    /// Takes in what comes before `end`, a place in the archive.
    void up_to(const char* end) noexcept;
    /// Takes in the rest.
    /// @throws Error  Errc::corrupt when it is not the checksum that was written
    void verify();

private:
    std::string_view archive_;
    std::size_t done_ = 0;
    std::uint32_t so_far_ = 0;
};

/// The kinds of values in an archive. The numbers are part of the format.
enum class WireKind : std::uint8_t {
    boolean = 0,
    integer = 1,
    real = 2,
    text = 3,  ///< strings, and scalars in their text form
    quantity = 4,
    enumeration = 5,
    record = 6,
    list = 7,
    optional = 8
};
std::string_view to_string(WireKind kind) noexcept;

struct WireField {
    std::string_view name;
    std::uint32_t type;
};

/// A type as the archive declares it. Which members are filled depends on `kind`.
struct WireType {
    WireKind kind = WireKind::boolean;
    std::string_view name;                      ///< record: its name; quantity: its dimension
    std::int64_t per_unit = 0;                  ///< quantity
    std::vector<WireField> fields;              ///< record
    std::vector<std::string_view> enumerators;  ///< enumeration
    std::uint32_t element = no_type;            ///< list, optional
    std::uint64_t least_bytes = 0;              ///< every value takes at least so many
};

/// The texts and types at the beginning of a payload; the views point into it.
struct WireTables {
    std::vector<std::string_view> texts;
    std::vector<WireType> types;
    std::uint32_t root = 0;
};

/// Reads the tables and checks all that can be checked without the value: every reference points to something,
/// no record contains itself, no record is empty (so that every value takes at least a byte).
/// @throws Error  Errc::corrupt
WireTables read_tables(ByteReader& in);

/// Throws Error(corrupt) unless `text` may stand in an archive: UTF-8 without U+0000. `at` is its place.
void check_archive_text(std::string_view text, std::uint64_t at);

/// The index of the first byte that is not part of UTF-8, or is zero; npos when there is none.
std::size_t first_bad_byte(std::string_view text) noexcept;

}  // namespace sociaaldomein::detail
