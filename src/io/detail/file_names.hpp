// Names of files between UTF-8, which we and our callers speak, and what the system takes.  Layer: io (private).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sociaaldomein/core/file_path.hpp>

namespace sociaaldomein::detail {

/// With '/' between its parts, as messages call it.
std::string utf8_name(const std::filesystem::path& path);

std::filesystem::path native_path(const FilePath& path);
std::vector<std::filesystem::path> native_paths(const FilePaths& paths);

}  // namespace sociaaldomein::detail
