// Feeds bytes to the archive reader: as they are, and as the payload of an archive whose checksum fits. What is read
// must be written and read again as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/io/archive.hpp>

#include "io/detail/archive_wire.hpp"

namespace {

using namespace sociaaldomein;

void read(std::string_view bytes) {
    Programme programme;
    try {
        std::vector<Problem> warnings;
        programme = read_archive(bytes, &warnings);
    } catch (const Error&) {
        return;
    }
    std::string written;
    try {
        written = to_archive(programme);
    } catch (const Error& error) {
        // What was read with types of fewer fields may unfold beyond what its own archive may become.
        if (error.code() == Errc::limit_exceeded) return;
        throw;
    }
    if (!(read_archive(written) == programme)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read(bytes);
    read(detail::framed(bytes));
    // The corpus holds whole archives: their payloads are worth more than their frames.
    constexpr std::size_t around = detail::archive_header_size + detail::archive_checksum_size;
    if (size > around) read(detail::framed(bytes.substr(detail::archive_header_size, size - around)));
    return 0;
}
