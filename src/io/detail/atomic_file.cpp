#include "io/detail/atomic_file.hpp"

#include <cerrno>
#include <cstdio>
#include <random>
#include <string>
#include <system_error>

#include <sociaaldomein/core/error.hpp>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace sociaaldomein::detail {
namespace {

namespace fs = std::filesystem;

#ifdef _WIN32
int create_new(const fs::path& path) {
    int file = -1;
    _wsopen_s(&file, path.c_str(), _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY, _SH_DENYRW,
              _S_IREAD | _S_IWRITE);
    return file;
}
std::ptrdiff_t write_some(int file, std::string_view bytes) {
    constexpr std::size_t most = std::size_t{1} << 30U;
    return _write(file, bytes.data(), static_cast<unsigned>(bytes.size() < most ? bytes.size() : most));
}
bool to_disk(int file) { return _commit(file) == 0; }
bool close_file(int file) { return _close(file) == 0; }
int open_existing(const fs::path& path) {
    int file = -1;
    _wsopen_s(&file, path.c_str(), _O_WRONLY | _O_BINARY, _SH_DENYNO, _S_IREAD | _S_IWRITE);
    return file;
}
void keep_permissions(int, const fs::path&) {}
bool rename_over(const fs::path& from, const fs::path& to) {
    if (MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0)
        return true;
    errno = EACCES;
    return false;
}
void folder_to_disk(const fs::path&) {}
#else
int create_new(const fs::path& path) {
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}
int open_existing(const fs::path& path) { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC); }
std::ptrdiff_t write_some(int file, std::string_view bytes) {
    return ::write(file, bytes.data(), bytes.size());
}
bool to_disk(int file) { return ::fsync(file) == 0; }
bool close_file(int file) { return ::close(file) == 0; }
void keep_permissions(int file, const fs::path& old) {
    struct stat status {};
    if (::stat(old.c_str(), &status) != 0) return;
    // Not being the owner of a shared file is no reason to refuse to save it.
    [[maybe_unused]] const int ignored = ::fchmod(file, status.st_mode & 07777U);
}
bool rename_over(const fs::path& from, const fs::path& to) {
    return std::rename(from.c_str(), to.c_str()) == 0;
}
// The rename itself has to reach the disk too; not every file system can be asked for it.
void folder_to_disk(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}
#endif

std::string printable(const fs::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

[[noreturn]] void fail(const fs::path& path, int reason) {
    throw Error(Problem{.code = Errc::io,
                        .message = "the file cannot be written: " + std::generic_category().message(reason),
                        .file = printable(path)});
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const std::ptrdiff_t n = write_some(file, bytes);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// A pipe or a device cannot be replaced, only written to.
void write_through(const fs::path& path, std::string_view bytes) {
    const int file = open_existing(path);
    if (file < 0) fail(path, errno);
    const bool written = write_all(file, bytes);
    const int reason = errno;
    if (!close_file(file) || !written) fail(path, written ? errno : reason);
}

// Follows links, so that the file is replaced and the link stays.
fs::path followed(fs::path path) {
    constexpr int most_links = 40;
    std::error_code reason;
    for (int links = 0; fs::is_symlink(fs::symlink_status(path, reason)); ++links) {
        if (links == most_links) fail(path, ELOOP);
        const fs::path to = fs::read_symlink(path, reason);
        if (reason) fail(path, reason.value());
        path = path.parent_path() / to;
    }
    return path;
}

// Closed and removed unless the work is done.
class NewFile {
public:
    explicit NewFile(const fs::path& target) {
        std::random_device random;
        for (int attempt = 0; attempt < 100; ++attempt) {
            name_ = target;
            name_ += ".new-" + std::to_string(random());
            file_ = create_new(name_);
            made_ = file_ >= 0;
            if (made_ || errno != EEXIST) return;
        }
    }
    ~NewFile() {
        if (file_ >= 0) close_file(file_);
        if (made_ && !done_) {
            std::error_code ignored;
            fs::remove(name_, ignored);
        }
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    bool made() const noexcept { return made_; }

    bool write(std::string_view bytes) { return write_all(file_, bytes) && to_disk(file_); }

    bool become(const fs::path& target) {
        keep_permissions(file_, target);
        const int file = file_;
        file_ = -1;
        done_ = close_file(file) && rename_over(name_, target);
        return done_;
    }

private:
    fs::path name_;
    int file_ = -1;
    bool made_ = false;
    bool done_ = false;
};

}  // namespace

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code unknown;
    const fs::file_status status = fs::status(path, unknown);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
        write_through(path, bytes);
        return;
    }
    const fs::path target = followed(path);
    errno = 0;
    NewFile file(target);
    if (!file.made() || !file.write(bytes) || !file.become(target)) fail(path, errno);
    folder_to_disk(target.has_parent_path() ? target.parent_path() : fs::path("."));
}

}  // namespace sociaaldomein::detail
