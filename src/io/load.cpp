#include <sociaaldomein/io/load.hpp>

#include <fmt/format.h>

#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/io/archive.hpp>

#include "io/detail/file_names.hpp"
#include "io/detail/input_files.hpp"

namespace sociaaldomein {
namespace {

enum class Kind { document, archive };

Kind kind_of(const std::filesystem::path& path) {
    std::string extension = detail::utf8_name(path.extension());
    for (char& c : extension) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (extension == ".json") return Kind::document;
    if (extension == ".sdm") return Kind::archive;
    throw Error(
        Problem{.code = Errc::out_of_domain,
                .message = fmt::format("found the extension \"{}\", expected .json (a document) or .sdm (an "
                                       "archive)",
                                       extension),
                .file = detail::utf8_name(path)});
}

Loaded load_one_archive(const std::filesystem::path& path, const LoadOptions& options) {
    detail::InputFiles files(options);
    const std::string name = detail::utf8_name(path);
    Loaded loaded;
    std::vector<Problem> problems;
    try {
        loaded.programme = read_archive(files.read(path), &loaded.warnings);
        problems = validate(loaded.programme);
    } catch (const Error& error) {
        problems = error.problems();
    }
    for (Problem& problem : problems) problem.file = name;
    if (!problems.empty()) throw Error(std::move(problems));
    for (Problem& warning : loaded.warnings) warning.file = name;
    loaded.writable = loaded.warnings.empty();
    loaded.inputs = files.list();
    return loaded;
}

}  // namespace

Loaded load(const FilePaths& given, const LoadOptions& options) {
    const std::vector<std::filesystem::path> paths = detail::native_paths(given);
    if (paths.empty()) throw Error(Errc::out_of_domain, "load: paths is empty, expected at least one file");
    for (const std::filesystem::path& path : paths)
        if (kind_of(path) == Kind::archive && paths.size() > 1)
            throw Error(Problem{
                .code = Errc::out_of_domain,
                .message = "found an archive beside other files, expected it alone: an archive holds a "
                           "whole programme",
                .file = detail::utf8_name(path)});
    return kind_of(paths.front()) == Kind::archive ? load_one_archive(paths.front(), options)
                                                   : load_documents(paths, options);
}

}  // namespace sociaaldomein
