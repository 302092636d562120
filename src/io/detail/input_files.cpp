#include "io/detail/input_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include <sociaaldomein/core/sha256.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/csv_reader.hpp"
#include "io/detail/file_names.hpp"

namespace sociaaldomein::detail {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot(std::string_view what, const std::string& name, Errc code = Errc::io) {
    throw Error(Problem{.code = code, .message = std::string(what), .file = name});
}

}  // namespace

std::string read_whole_file(const fs::path& path, std::uint64_t max_bytes) {
    const std::string name = utf8_name(path);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || !fs::exists(status)) cannot("found no such file, expected one to read", name);
    if (!fs::is_regular_file(status)) cannot("found a folder or device, expected a file", name);
    const std::uint64_t size = fs::file_size(path, error);
    if (error) cannot(fmt::format("found a file that cannot be read: {}", error.message()), name);
    const std::uint64_t limit = std::min(max_bytes, JsonTree::max_bytes);
    if (size > limit)
        cannot(fmt::format("found a file of {} bytes, expected at most {}", size, limit), name,
               Errc::limit_exceeded);
    std::ifstream file(path, std::ios::binary);
    if (!file) cannot(fmt::format("found a file that cannot be opened: {}", std::strerror(errno)), name);
    std::string text(static_cast<std::size_t>(size), '\0');
    file.read(text.data(), static_cast<std::streamsize>(size));
    // Another program may be writing it.
    if (static_cast<std::uint64_t>(file.gcount()) != size || file.peek() != std::ifstream::traits_type::eof())
        cannot("found a file that changes while it is read, expected one at rest", name);
    return text;
}

std::string& InputFiles::read(const fs::path& path) {
    std::string& text = texts_.emplace_back(read_whole_file(path, options_.max_bytes));
    list_.push_back({utf8_name(path), text.size(), sha256_hex(text)});
    return text;
}

void InputFiles::note(std::string name, std::string_view text) {
    list_.push_back({std::move(name), text.size(), sha256_hex(text)});
}

std::pair<std::string_view, std::string> InputFiles::read_csv(const JsonTree& document,
                                                              std::string_view name) {
    if (document.file().empty())
        throw Error(Errc::io,
                    fmt::format("found a reference to the file {}, expected none in a document that has no "
                                "file name: there is no folder to look in",
                                quoted(name)));
    const fs::path relative = native_path(name).lexically_normal();
    const bool leaves =
        relative.is_absolute() || relative.has_root_path() || relative.empty() || *relative.begin() == "..";
    if (leaves && (!options_.csv_anywhere || name.empty()))
        throw Error(Errc::out_of_domain,
                    fmt::format("found the file {}, expected one in the folder of the document or below it",
                                quoted(name)));
    const fs::path path = native_path(document.file()).parent_path() / relative;
    const std::string key = utf8_name(path);
    auto found = csv_.find(key);
    if (found == csv_.end()) {
        std::string text = read(path);
        if (const auto fault = to_utf8(text)) {
            const Place place = TextPlaces(text).at(fault->offset);
            throw Error(Problem{fault->code, "", fault->message, key, place.line, place.column});
        }
        if (text.size() > JsonTree::max_bytes)
            cannot("found a file that is too large", key, Errc::limit_exceeded);
        found = csv_.emplace(key, Csv{std::move(text), key}).first;
    }
    return {found->second.text, found->second.name};
}

JsonRef InputFiles::rows_of(JsonRef node) const {
    const auto found = rows_.find({node.tree, node.index});
    return found == rows_.end() ? JsonRef{} : found->second;
}

}  // namespace sociaaldomein::detail
