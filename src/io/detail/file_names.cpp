#include "io/detail/file_names.hpp"

namespace sociaaldomein::detail {

namespace fs = std::filesystem;

std::string utf8_name(const fs::path& path) {
    const std::u8string name = path.generic_u8string();
    return {reinterpret_cast<const char*>(name.data()), name.size()};
}

fs::path native_path(const FilePath& path) {
    const std::string& utf8 = path.utf8();
    return fs::path(std::u8string(reinterpret_cast<const char8_t*>(utf8.data()), utf8.size()));
}

std::vector<fs::path> native_paths(const FilePaths& paths) {
    std::vector<fs::path> native;
    native.reserve(paths.list.size());
    for (const FilePath& path : paths.list) native.push_back(native_path(path));
    return native;
}

}  // namespace sociaaldomein::detail
