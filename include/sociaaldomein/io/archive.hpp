#pragma once
/// The archive: a programme, or any described value, as bytes that are small, checked and readable for ever
/// (Dutch: archiefbestand, `.sdm`).  Layer: io.
///
/// An archive carries the names of its types, fields and enumerators. A version that has more fields leaves them
/// at their defaults; a version that has fewer skips what it does not know, and says so. So adding, dropping and
/// reordering fields and enumerators is no break, nor is making a field optional, nor making a text a scalar (an id,
/// a date) or the other way round, as long as the texts fit.
///
/// Format 1.0. All numbers are little-endian and of fixed width; reals are IEEE 754, bit by bit.
///
///     archive   "SDMARCH\0"  u16 major  u16 minor  u64 bytes in payload  payload  u32 CRC-32C of all before it
///     payload   u32 count, texts    u32 count, types    u32 the value's type    the value
///     text      u32 bytes, UTF-8 without U+0000
///     type      u8 kind, and then
///         0 boolean, 1 integer, 2 real, 3 text      nothing
///         4 quantity       u32 text: the dimension; i64 smallest units in one unit
///         5 enumeration    u32 count <= 65535; for each u32 text: its name
///         6 record         u32 text: its name; u32 count >= 1; for each field u32 text: its name; u32 type
///         7 list           u32 type of the elements, FFFFFFFF when all lists of this type are empty
///         8 optional       u32 type, or FFFFFFFF when all are absent
///     value     by kind of its type:
///         boolean          u8, 0 or 1
///         integer          i64
///         real             8 bytes
///         text             u32 text; or FFFFFFFF, u32 bytes, UTF-8 without U+0000. Strings, and scalars in
///                          their text form
///         quantity         i64 smallest units
///         enumeration      u16, which of the names
///         record           its fields, in order
///         list             u64 count, the elements
///         optional         u8, 0 or 1; with 1 the value
///
/// A type is declared once. Texts of at most 120 bytes are shared; longer ones stand where they are used. Fields and
/// elements stand at most 64 within one another. In memory a value takes at most 1 MiB and 512 times the bytes of
/// its archive. The same value gives the same bytes on every machine.
///
/// Reading trusts nothing: a checksum that fits proves no good intent. Every count is checked against the bytes left
/// before memory is taken for it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/file_path.hpp>
#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein {

struct Programme;  // domain/programme.hpp

/// The format that is written. A new minor version can be read by versions that know the same major one.
inline constexpr std::uint16_t archive_major = 1;
inline constexpr std::uint16_t archive_minor = 0;

/// The bytes of a value of any described type.
///
/// @throws Error  Errc::out_of_domain, with the path, for text that is not UTF-8 or holds U+0000 and for an
///                enumeration without a name; Errc::limit_exceeded beyond the limits of the format
/// @par Cost      linear in the value; numbers in lists are copied in blocks
SD_EXPORT std::string write_archive(const TypeInfo& type, const void* value);

/// Reads what write_archive() wrote into a default-made value. On an error the value holds what was read so far.
///
/// @param warnings  when given, gets a problem for each field that was skipped because it is not known here
///                  (Errc::unknown_field), and one for an archive of a newer minor version
///                  (Errc::unsupported_version): to write the value back would lose something. At most 1000
/// @throws Error  Errc::corrupt when the bytes are not as they were written; Errc::unsupported_version for another
///                major version; Errc::wrong_type when the archive holds another type, or a field does;
///                Errc::unknown_value for an enumerator that is not known here; Errc::limit_exceeded beyond the
///                limits of the format; what parsing a scalar throws. The path of the value where it was found
/// @par Cost      linear in the bytes; memory at most 1 MiB and 512 times the bytes
SD_EXPORT void read_archive(const TypeInfo& type, void* value, std::string_view bytes,
                            std::vector<Problem>* warnings = nullptr);

/// The bytes of a programme; see write_archive().
/// @par Example   read_archive(to_archive(programme)) == programme (test Archive.DocumentedExample)
SD_EXPORT std::string to_archive(const Programme& programme);

/// The programme of an archive; see the general read_archive().
SD_EXPORT Programme read_archive(std::string_view bytes, std::vector<Problem>* warnings = nullptr);

/// Writes a programme to a file, whole or not at all, after seeing that it reads back equal.
/// @throws Error  what to_archive() and read_archive() throw; Errc::inconsistent when it does not read back equal;
///                Errc::io, naming the file
SD_EXPORT void save_archive(const Programme& programme, const FilePath& path);

/// The programme of an archive file. Problems and warnings name the file.
/// @throws Error  what read_archive() throws; Errc::io; Errc::limit_exceeded for a file above 256 MiB
SD_EXPORT Programme load_archive(const FilePath& path, std::vector<Problem>* warnings = nullptr);

}  // namespace sociaaldomein
