// The files that a load reads: their bytes, their digests, and the trees made of them.  Layer: io (private).
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sociaaldomein/io/json.hpp>

#include "io/detail/json_tree.hpp"

namespace sociaaldomein::detail {

/// The bytes of a file at rest; not of a device or pipe, which may never end.
/// @throws Error  Errc::io or Errc::limit_exceeded, with its name
std::string read_whole_file(const std::filesystem::path& path, std::uint64_t max_bytes);

/// Keeps everything at one address until the load ends.
class InputFiles {
public:
    explicit InputFiles(const LoadOptions& options) : options_(options) {}

    /// The bytes of a file.
    /// @throws Error  Errc::io or Errc::limit_exceeded, with its name
    std::string& read(const std::filesystem::path& path);

    /// Notes a document that was handed over as text.
    void note(std::string name, std::string_view text);

    /// The bytes of a CSV file that a document names, in UTF-8, with the name it is reported under.
    /// @throws Error  as read(), and Errc::out_of_domain when the name leads out of the document's folder
    std::pair<std::string_view, std::string> read_csv(const JsonTree& document, std::string_view name);

    JsonTree& keep(JsonTree&& tree) { return trees_.emplace_back(std::move(tree)); }

    /// Which rows a node of a document names, so that their places can be found again.
    void note_rows(JsonRef node, JsonRef rows) { rows_[{node.tree, node.index}] = rows; }
    JsonRef rows_of(JsonRef node) const;

    const LoadOptions& options() const noexcept { return options_; }
    std::vector<InputFile> list() const { return list_; }

private:
    struct Csv {
        std::string text;
        std::string name;
    };

    LoadOptions options_;
    std::deque<std::string> texts_;
    std::deque<JsonTree> trees_;
    std::map<std::string, Csv> csv_;
    std::map<std::pair<const JsonTree*, std::uint32_t>, JsonRef> rows_;
    std::vector<InputFile> list_;
};

}  // namespace sociaaldomein::detail
