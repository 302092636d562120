#pragma once
/// Reading programmes, and any described value, from JSON documents (Dutch: gegevensbestand). Layer: io.
/// Source: RFC 8259; CSV files that a document names: RFC 4180.
///
/// A document is one JSON object: the members of Programme, and "sociaaldomein": "1.0". Numbers are read exactly, by
/// their own digits. A member that a type does not have is an error that names the nearest one it has; so is a
/// figure without a value and without a reason. Everything wrong with all documents is reported at once, each with
/// file, line, column and path. Several documents make one programme: records with the same id are one record, and
/// what two documents say of it must agree.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/file_path.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {

/// Bounds on what is read, so that no input takes all memory or time.
struct LoadOptions {
    std::uint64_t max_bytes = std::uint64_t{256} << 20U;  ///< of one file; at most 4 GiB
    int max_depth = 64;                                   ///< objects and lists inside one another
    std::uint64_t max_list = 10'000'000;                  ///< elements of one list
    std::uint64_t max_problems = 1000;                    ///< then reading stops
    bool csv_anywhere =
        false;  ///< documents may name CSV files outside of their own folder and those below it
};

/// What was read, for the audit trail of what is made of it.
struct InputFile {
    std::string path{};  ///< as it was given; empty for a text without a name
    std::uint64_t bytes = 0;
    std::string sha256{};  ///< of its bytes, in hexadecimal digits
};

struct Loaded {
    Programme programme;
    std::vector<Problem> warnings{};
    bool writable = true;             ///< false when a newer document held what this version does not know
    std::vector<InputFile> inputs{};  ///< documents in the order given, each followed by what it names
};

/// Reads documents into one programme, in their order.
///
/// @throws Error  all problems of all documents, in the order of the documents; nothing is half loaded
/// @par Cost      linear in the bytes read; a few hundred MB/s
/// @par Example   see load_document_text()
SD_EXPORT Loaded load_documents(const FilePaths& paths, const LoadOptions& options = {});

/// The same error with file, line and column where its problems have only a path: for what is found out about a
/// programme after it was read, as when it is simulated. Reads the documents once more; what they no longer hold, and
/// what came from an archive, stays without.
/// @par Example   located(Error(Errc::missing_field, "no start", "/caseloads/welfare"), {"zwolle.json"}).what() is
///                "zwolle.json:3:5: /caseloads/welfare: no start" (test Located.DocumentedExample)
SD_EXPORT Error located(const Error& error, const FilePaths& paths, const LoadOptions& options = {});

/// Reads one document from a text. CSV files it names are looked for in the folder of `file_name`, which is also
/// what problems call it; without a file name there are none.
///
/// @throws Error  all problems found
/// @par Example   {"sociaaldomein": "1.0", "caseloads": [{"id": "welfare", "observations": [{"at": "2022-12", "value":
///                3541}]}]} gives one caseload of 3,541 in December 2022   (test LoadDocument.DocumentedExample)
SD_EXPORT Loaded load_document_text(std::string_view json, std::string file_name = "",
                                    const LoadOptions& options = {});

/// Reads a JSON text into a value of any described type, which has to be as it was made. Figures inherit from the
/// objects around them within the text.
///
/// @throws Error  all problems found; the value is then partly filled, and of no use
SD_EXPORT void read_json(const TypeInfo& type, void* value, std::string_view text, std::string file_name = "",
                         const LoadOptions& options = {});

/// The same, by type.
/// @par Example  from_json<Text>(R"({"nl": "spoor", "en": "track"})").en is "track"   (test FromJson.DocumentedExample)
template <class T>
T from_json(std::string_view text) {
    T value{};
    read_json(type_info<T>(), &value, text);
    return value;
}

}  // namespace sociaaldomein
