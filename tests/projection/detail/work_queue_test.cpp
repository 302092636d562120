#include "projection/detail/work_queue.hpp"

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

TEST(WorkQueue, DoesEachBlockOnce) {
    for (const int threads : {1, 2, 8}) {
        std::vector<std::atomic<int>> times(1000);
        for_each_block(times.size(), times.size(), {.threads = threads}, [&](int thread, std::size_t block) {
            EXPECT_LT(thread, threads);
            ++times[block];
            return std::size_t{1};
        });
        for (const std::atomic<int>& once : times) EXPECT_EQ(once, 1);
    }
}

TEST(WorkQueue, WithoutBlocksDoesNothing) {
    for_each_block(0, 0, {.threads = 4},
                   [](int, std::size_t) -> std::size_t { throw std::logic_error("called"); });
}

TEST(WorkQueue, StopsAfterTheBlockItIsIn) {
    for (const int threads : {1, 2, 4}) {
        std::stop_source stop;
        std::atomic<int> begun = 0;
        try {
            for_each_block(1000, 1000, {.threads = threads, .cancel = stop.get_token()},
                           [&](int, std::size_t) {
                               if (++begun == 5) stop.request_stop();
                               return std::size_t{1};
                           });
            ADD_FAILURE() << "not cancelled";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), Errc::cancelled);
        }
        // Five had begun; each other thread may have begun one more before it saw the request.
        EXPECT_LE(begun, 5 + threads - 1);
    }
}

TEST(WorkQueue, ThrowsWhatTheLowestBlockThrew) {
    try {
        for_each_block(100, 100, {.threads = 1}, [](int, std::size_t block) -> std::size_t {
            if (block >= 7) throw Error(Errc::io, "block " + std::to_string(block));
            return 1;
        });
        ADD_FAILURE() << "nothing thrown";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "block 7");
    }
}

TEST(WorkQueue, ProgressEndsWithAll) {
    std::vector<std::size_t> told;
    for_each_block(10, 40,
                   {.threads = 2,
                    .progress =
                        [&](std::size_t done, std::size_t total) {
                            told.push_back(done);
                            EXPECT_EQ(total, 40U);
                        }},
                   [](int, std::size_t) { return std::size_t{4}; });
    ASSERT_FALSE(told.empty());
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_EQ(told.back(), 40U);
}

}  // namespace
}  // namespace sociaaldomein::detail
