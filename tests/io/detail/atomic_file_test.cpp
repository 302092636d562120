#include "io/detail/atomic_file.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>

#include "core/throws.hpp"
#include "support/folder.hpp"

#ifndef _WIN32
#include <sys/resource.h>
#include <sys/stat.h>
#include <csignal>
#endif

namespace sociaaldomein::detail {
namespace {

namespace fs = std::filesystem;
using support::content_of;

class AtomicFile : public testing::Test {
protected:
    const support::Folder folder;
    std::size_t files() const { return folder.files(); }
};

TEST_F(AtomicFile, WritesAndReplaces) {
    const fs::path path = folder / "a.json";
    const std::string bytes("{}\0\n", 4);
    write_file_atomically(path, "an older and longer text");
    write_file_atomically(path, bytes);
    EXPECT_EQ(content_of(path), bytes);
    EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, WritesAnEmptyFileAndAName) {
    const fs::path path = folder / fs::path(u8"gemeente ’s-Hertogenbosch €.json");
    write_file_atomically(path, "");
    EXPECT_TRUE(fs::exists(path));
    EXPECT_EQ(fs::file_size(path), 0U);
}

TEST_F(AtomicFile, NamesTheFileThatCannotBeWritten) {
    const fs::path missing = folder / "no" / "a.json";
    EXPECT_THAT([&] { write_file_atomically(missing, "x"); },
                throws(Errc::io, missing.string() + ": the file cannot"));
    const fs::path directory = folder / "directory";
    fs::create_directory(directory);
    EXPECT_THAT([&] { write_file_atomically(directory, "x"); },
                throws(Errc::io, "directory: the file cannot"));
    EXPECT_EQ(files(), 1U);  // nothing was left beside it
}

#ifndef _WIN32

TEST_F(AtomicFile, KeepsTheOldFileWhenTheNewOneDoesNotFit) {
    const fs::path path = folder / "a.json";
    write_file_atomically(path, "old");
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 1000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    EXPECT_THAT([&] { write_file_atomically(path, std::string(5000, 'x')); }, throws(Errc::io, "too large"));
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(content_of(path), "old");
    EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFile, KeepsPermissionsAndLinks) {
    const fs::path path = folder / "a.json";
    const fs::path link = folder / "link.json";
    write_file_atomically(path, "old");
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    fs::create_symlink("a.json", link);
    write_file_atomically(link, "new");
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(content_of(path), "new");
    EXPECT_EQ(fs::status(path).permissions(),
              fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    EXPECT_EQ(files(), 2U);
}

TEST_F(AtomicFile, RefusesLinksThatGoRound) {
    const fs::path one = folder / "one";
    const fs::path two = folder / "two";
    fs::create_symlink(two, one);
    fs::create_symlink(one, two);
    EXPECT_THAT([&] { write_file_atomically(one, "x"); }, throws(Errc::io, "symbolic links"));
    EXPECT_TRUE(fs::is_symlink(one));
}

TEST_F(AtomicFile, FollowsALinkToAFileThatIsNotThereYet) {
    const fs::path link = folder / "link.json";
    fs::create_symlink("later.json", link);
    write_file_atomically(link, "x");
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_EQ(content_of(folder / "later.json"), "x");
}

TEST_F(AtomicFile, WritesIntoAPipeAsItIs) {
    const fs::path pipe = folder / "pipe";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    std::string read;
    std::thread reader([&] { read = content_of(pipe); });
    write_file_atomically(pipe, std::string(200'000, 'x'));
    reader.join();
    EXPECT_EQ(read.size(), 200'000U);
    EXPECT_TRUE(fs::is_fifo(pipe));
}

#ifdef __linux__
TEST_F(AtomicFile, NamesADeviceThatIsFull) {
    EXPECT_THAT([] { write_file_atomically("/dev/full", "x"); },
                throws(Errc::io, "/dev/full: the file cannot"));
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
}
#endif
#endif

}  // namespace
}  // namespace sociaaldomein::detail
