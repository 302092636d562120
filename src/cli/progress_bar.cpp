#include "cli/progress_bar.hpp"

#include <cstdio>

#include <fmt/format.h>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace sociaaldomein::cli {

namespace {

bool is_terminal() {
#if defined(_WIN32)
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(fileno(stderr)) != 0;
#endif
}

void draw(const std::string& what, std::size_t done, std::size_t total) {
    const std::string line = "\r" + progress_line(what, done, total);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

}  // namespace

std::string progress_line(const std::string& what, std::size_t done, std::size_t total) {
    constexpr std::size_t width = 40;
    const std::size_t filled = done >= total ? width : width * done / total;
    return fmt::format("{} [{:=<{}}{: <{}}] {}/{}", what, "", filled, "", width - filled, done, total);
}

ProgressBar::ProgressBar(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), shown_(is_terminal()) {}

ProgressBar::~ProgressBar() {
    if (!shown_) return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

std::function<void(std::size_t done, std::size_t total)> ProgressBar::from(std::size_t before) const {
    if (!shown_) return {};
    return [this, before](std::size_t done, std::size_t) { draw(what_, before + done, total_); };
}

std::function<void(std::size_t done, std::size_t total)> ProgressBar::whole() const {
    if (!shown_) return {};
    return [this](std::size_t done, std::size_t total) { draw(what_, done, total); };
}

}  // namespace sociaaldomein::cli
