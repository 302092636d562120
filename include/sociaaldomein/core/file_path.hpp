#pragma once
/// Names of files, as functions that read and write take them (Dutch: bestandsnaam).  Layer: core.
///
/// They come from texts and from std::filesystem::path, whose header this one does not include: it takes as long to
/// compile as a tenth of this library, for users who may only have a text.

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sociaaldomein {

/// The name of a file, in UTF-8 on every system.
/// @par Example   FilePath(std::filesystem::path("data") / "zwolle.json").utf8() is "data/zwolle.json"
///                (test FilePath.DocumentedExample)
class FilePath {
public:
    // NOLINTBEGIN(google-explicit-constructor): functions should take texts and paths as they are.
    FilePath(const char* utf8) : utf8_(utf8) {}
    FilePath(std::string utf8) noexcept : utf8_(std::move(utf8)) {}
    FilePath(std::string_view utf8) : utf8_(utf8) {}
    /// From std::filesystem::path.
    template <class Path>
        requires requires(const Path& path) {
            { path.generic_u8string() } -> std::same_as<std::u8string>;
        }
    FilePath(const Path& path) {
        const std::u8string name = path.generic_u8string();
        utf8_.assign(name.begin(), name.end());
    }
    // NOLINTEND(google-explicit-constructor)

    const std::string& utf8() const noexcept { return utf8_; }

private:
    std::string utf8_;
};

/// Several of them: `{"a.json", "b.json"}`, or any list of texts or paths.
/// @par Example   FilePaths(std::vector<std::filesystem::path>{"a.json"}).list.size() is 1
///                (test FilePath.DocumentedExample)
struct FilePaths {
    FilePaths() = default;
    FilePaths(std::initializer_list<FilePath> paths) : list(paths) {}
    template <class Paths>
        requires requires(const Paths& paths) {
            { FilePath(*paths.begin()) };
            paths.end();
        } && (!std::convertible_to<const Paths&, FilePath>)
    FilePaths(const Paths& paths) {  // NOLINT(google-explicit-constructor)
        for (const auto& path : paths) list.emplace_back(path);
    }

    std::vector<FilePath> list{};
};

}  // namespace sociaaldomein
