#pragma once
/// Spreads independent blocks of work over threads.  Layer: projection.

#include <cstddef>
#include <functional>
#include <stop_token>

namespace sociaaldomein::detail {

struct WorkControl {
    int threads = 0;  ///< 0: as many as the machine has cores
    std::stop_token cancel{};
    /// Called at most 20 times a second and once at the end, from one thread at a time.
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// The threads that `count` blocks would run on.
int threads_for(std::size_t count, const WorkControl& control);

/// Calls `work(thread, block)` once for each block 0 .. count - 1, in any order, on `threads_for` threads of which the
/// caller is one; `thread` numbers them from 0. `work` returns how many items the block held, of `total` in all.
///
/// @throws Error   Errc::cancelled when a stop was requested before all blocks were done: no block starts after it.
///                 What a block throws stops the work likewise and is thrown on; of several, that of the lowest block
void for_each_block(std::size_t count, std::size_t total, const WorkControl& control,
                    const std::function<std::size_t(int thread, std::size_t block)>& work);

}  // namespace sociaaldomein::detail
