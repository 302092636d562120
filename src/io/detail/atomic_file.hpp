#pragma once
/// Writing a file whole or not at all (Dutch: veilig wegschrijven). Layer: io (private).

#include <filesystem>
#include <string_view>

namespace sociaaldomein::detail {

/// Writes `bytes` to a new file beside `path`, brings it to the disk and renames it over `path`. Where `path`
/// is a symbolic link, the file it points to is replaced. Permissions of an existing file are kept. A pipe or
/// a device is written to as it is.
///
/// @throws Error  Errc::io, naming the file and the system's reason; `path` is then as it was, and nothing is
///                left beside it
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace sociaaldomein::detail
