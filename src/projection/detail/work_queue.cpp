#include "projection/detail/work_queue.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto progress_pause = std::chrono::milliseconds(50);

class Queue {
public:
    Queue(std::size_t count, std::size_t total, const WorkControl& control,
          const std::function<std::size_t(int, std::size_t)>& work)
        : count_(count), total_(total), control_(control), work_(work) {}

    void run(int thread) noexcept {
        while (!stopped_.load(std::memory_order_relaxed)) {
            if (control_.cancel.stop_requested()) return;
            const std::size_t block = next_.fetch_add(1, std::memory_order_relaxed);
            if (block >= count_) return;
            try {
                tell(work_(thread, block));
            } catch (...) {
                keep(block, std::current_exception());
            }
        }
    }

    void finish() {
        if (failure_) std::rethrow_exception(failure_);
        if (blocks_done_ != count_)
            throw Error(Errc::cancelled, "the work was stopped on request before it was done");
        if (control_.progress) control_.progress(total_, total_);
    }

private:
    void tell(std::size_t items) {
        const std::lock_guard lock(mutex_);
        ++blocks_done_;
        items_done_ += items;
        if (!control_.progress || blocks_done_ == count_) return;
        const Clock::time_point now = Clock::now();
        if (now - told_ < progress_pause) return;
        told_ = now;
        control_.progress(items_done_, total_);
    }

    void keep(std::size_t block, std::exception_ptr failure) noexcept {
        stopped_.store(true, std::memory_order_relaxed);
        const std::lock_guard lock(mutex_);
        if (failure_ && failed_block_ < block) return;
        failure_ = std::move(failure);
        failed_block_ = block;
    }

    const std::size_t count_;
    const std::size_t total_;
    const WorkControl& control_;
    const std::function<std::size_t(int, std::size_t)>& work_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_;
    std::size_t blocks_done_ = 0;
    std::size_t items_done_ = 0;
    Clock::time_point told_ = Clock::now();
    std::exception_ptr failure_;
    std::size_t failed_block_ = 0;
};

}  // namespace

int threads_for(std::size_t count, const WorkControl& control) {
    const auto wanted = control.threads > 0 ? static_cast<std::size_t>(control.threads)
                                            : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    return static_cast<int>(std::clamp<std::size_t>(std::min(wanted, count), 1, 1024));
}

void for_each_block(std::size_t count, std::size_t total, const WorkControl& control,
                    const std::function<std::size_t(int, std::size_t)>& work) {
    Queue queue(count, total, control, work);
    {
        std::vector<std::jthread> helpers;
        const int threads = threads_for(count, control);
        helpers.reserve(static_cast<std::size_t>(threads) - 1);
        for (int thread = 1; thread < threads; ++thread) {
            try {
                helpers.emplace_back([&queue, thread] { queue.run(thread); });
            } catch (const std::system_error&) {
                break;  // the machine gives no more threads: the ones there are do the work
            }
        }
        queue.run(0);
    }
    queue.finish();
}

}  // namespace sociaaldomein::detail
