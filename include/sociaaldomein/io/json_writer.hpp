#pragma once
/// Writes described values and whole documents as JSON (Dutch: wegschrijven). Layer: io. Source: RFC 8259.
///
/// The text is canonical: members in described order, what equals its default or what a figure inherits from
/// the objects around it is left out, figures in the shortest form that reads back equal, two spaces a level,
/// short records and rows of scalars on one line. Equal values give equal bytes.

#include <cstddef>
#include <string>
#include <string_view>

#include <sociaaldomein/core/file_path.hpp>
#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein {

struct Programme;  // domain/programme.hpp

/// The version of the document format that is written: the member "sociaaldomein" of a document.
inline constexpr std::string_view document_format = "1.0";

/// How JSON is laid out.
struct JsonStyle {
    std::size_t indent = 2;     ///< spaces a level
    std::size_t columns = 110;  ///< letters a line that a record or a row of scalars may fill
    bool one_line = false;      ///< everything on one line; no newline at the end
};

/// The JSON of any described value, ending with a newline.
///
/// Reading it back gives what `complete` makes of the value: attributes that are left unspecified are
/// inherited.
///
/// @param value   a value of the described type
/// @throws Error  with its path, for what could not be read back: Errc::out_of_domain for a number that is
///                not finite, a text that is not UTF-8 or holds NUL, decimals beyond 9; Errc::duplicate_id
///                for an id that occurs twice in a list; Errc::unlike, missing_field or inconsistent for a
///                figure in a unit of another quantity, a range without both ends, a value that is absent
/// @par Cost      Linear in the size of the value
/// @par Example   Text{"Wachtlijst", ""} is "\"Wachtlijst\"\n"; Text{"Wachtlijst", "Waitlist"} is
///                {"nl": "Wachtlijst", "en": "Waitlist"}   (test JsonWriter.DocumentedExample)
SD_EXPORT std::string to_json(const TypeInfo& type, const void* value, const JsonStyle& style = {});

template <class T>
std::string to_json(const T& value, const JsonStyle& style = {}) {
    return to_json(type_info<T>(), static_cast<const void*>(&value), style);
}

/// A whole document: the programme with the format's version first.
///
/// @throws Error  as `to_json`
/// @par Example   of an empty programme: {"sociaaldomein": "1.0"}   (test JsonWriter.DocumentExample)
SD_EXPORT std::string to_document(const Programme& programme);

/// Writes the document beside `path` and renames it: the file is whole, or as it was.
///
/// @throws Error  as `to_json`; Errc::io, naming the file, when it cannot be written
SD_EXPORT void save_document(const Programme& programme, const FilePath& path);

}  // namespace sociaaldomein
