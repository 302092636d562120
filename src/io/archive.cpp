#include <sociaaldomein/io/archive.hpp>

#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/domain/programme.hpp>

#include "io/detail/archive_reader.hpp"
#include "io/detail/archive_wire.hpp"
#include "io/detail/archive_writer.hpp"
#include "io/detail/atomic_file.hpp"
#include "io/detail/file_names.hpp"
#include "io/detail/input_files.hpp"

namespace sociaaldomein {

std::string write_archive(const TypeInfo& type, const void* value) {
    return detail::ArchiveWriter().write(type, value);
}

void read_archive(const TypeInfo& type, void* value, std::string_view bytes, std::vector<Problem>* warnings) {
    const detail::Unframed frame = detail::unframed(bytes);
    if (warnings != nullptr && frame.version.minor > archive_minor)
        warnings->push_back(
            {.code = Errc::unsupported_version,
             .message = fmt::format("found archive version {}.{}, expected at most {}.{}: what is "
                                    "new in it was skipped",
                                    frame.version.major, frame.version.minor, archive_major, archive_minor)});
    // The checksum is taken along the way: long lists are fetched from memory once. Of damaged bytes it is the checksum
    // that is told, whatever else seemed wrong with them.
    detail::ArchiveChecksum checksum(bytes);
    try {
        detail::ArchiveReader(frame.payload, checksum, bytes.size(), warnings).read(type, value);
    } catch (const Error&) {
        checksum.verify();
        throw;
    }
    checksum.verify();
}

std::string to_archive(const Programme& programme) {
    return write_archive(type_info<Programme>(), &programme);
}

Programme read_archive(std::string_view bytes, std::vector<Problem>* warnings) {
    Programme programme;
    read_archive(type_info<Programme>(), &programme, bytes, warnings);
    return programme;
}

void save_archive(const Programme& programme, const FilePath& path) {
    const std::string bytes = to_archive(programme);
    if (!(read_archive(bytes) == programme))
        throw Error(Errc::inconsistent,
                    "found a programme that does not read back equal from its archive, expected "
                    "scalars whose text stands for them");
    detail::write_file_atomically(detail::native_path(path), bytes);
}

Programme load_archive(const FilePath& path, std::vector<Problem>* warnings) {
    detail::InputFiles files({});
    const std::filesystem::path native = detail::native_path(path);
    const std::string name = detail::utf8_name(native);
    std::vector<Problem> found;
    Programme programme;
    try {
        programme = read_archive(files.read(native), &found);
    } catch (const Error& error) {
        Problem problem = error.problems().front();
        problem.file = name;
        throw Error(std::move(problem));
    }
    for (Problem& warning : found) {
        warning.file = name;
        if (warnings != nullptr) warnings->push_back(std::move(warning));
    }
    return programme;
}

}  // namespace sociaaldomein
