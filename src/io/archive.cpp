#include <sociaaldomein/io/archive.hpp>

#include <fstream>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/domain/programme.hpp>

#include "io/detail/archive_reader.hpp"
#include "io/detail/archive_wire.hpp"
#include "io/detail/archive_writer.hpp"
#include "io/detail/atomic_file.hpp"

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
    detail::ArchiveReader(frame.payload, bytes.size(), warnings).read(type, value);
}

std::string to_archive(const Programme& programme) {
    return write_archive(type_info<Programme>(), &programme);
}

Programme read_archive(std::string_view bytes, std::vector<Problem>* warnings) {
    Programme programme;
    read_archive(type_info<Programme>(), &programme, bytes, warnings);
    return programme;
}

void save_archive(const Programme& programme, const std::filesystem::path& path) {
    const std::string bytes = to_archive(programme);
    if (!(read_archive(bytes) == programme))
        throw Error(Errc::inconsistent,
                    "found a programme that does not read back equal from its archive, expected "
                    "scalars whose text stands for them");
    detail::write_file_atomically(path, bytes);
}

namespace {

std::string printable(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    std::string part(std::size_t{1} << 16U, '\0');
    while (file) {
        file.read(part.data(), static_cast<std::streamsize>(part.size()));
        bytes.append(part, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (file.eof()) return bytes;
    throw Error(Problem{.code = Errc::io, .message = "the file cannot be read", .file = printable(path)});
}

}  // namespace

Programme load_archive(const std::filesystem::path& path, std::vector<Problem>* warnings) {
    const auto in_this_file = [&](Problem problem) {
        problem.file = printable(path);
        return problem;
    };
    const std::string bytes = bytes_of(path);
    std::vector<Problem> found;
    try {
        Programme programme = read_archive(bytes, &found);
        if (warnings != nullptr)
            for (Problem& warning : found) warnings->push_back(in_this_file(std::move(warning)));
        return programme;
    } catch (const Error& error) {
        throw Error(in_this_file(error.problems().front()));
    }
}

}  // namespace sociaaldomein
