#pragma once
// How far long work is, on a terminal. Layer: cli.
#include <cstddef>
#include <functional>
#include <string>

namespace sociaaldomein::cli {

/// "simulating [====    ] 5000/10000"; more than all is a full bar.
std::string progress_line(const std::string& what, std::size_t done, std::size_t total);

/// Draws on standard error when that is a terminal, and takes the line away when it ends.
class ProgressBar {
public:
    /// @param total  of the items that from() counts; whole() is told it
    explicit ProgressBar(std::string what, std::size_t total = 0);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// For work that counts its own items from 0, after `before` others; empty when nobody looks.
    std::function<void(std::size_t done, std::size_t total)> from(std::size_t before) const;
    /// For work that counts all items itself; empty when nobody looks.
    std::function<void(std::size_t done, std::size_t total)> whole() const;

private:
    std::string what_;
    std::size_t total_;
    bool shown_;
};

}  // namespace sociaaldomein::cli
