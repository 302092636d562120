// Fuzzing of tables with one value a row: no bytes may crash it, and what is read can be written and read back.
//
// With clang:  clang++ -std=c++20 -fsanitize=fuzzer,address,undefined long_table_fuzz.cpp <library>; run with
//              -malloc_limit_mb=64 tests/fuzz/corpus/long_table. With replay_main.cpp instead of the fuzzer's own main
//              it runs over the corpus once.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/io/long_table.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sociaaldomein;
    std::vector<TimeSeries> read;
    try {
        read = read_long_table_text({reinterpret_cast<const char*>(data), size}, "", {.max_problems = 50});
    } catch (const Error& error) {
        if (error.problems().empty() || error.problems().front().line < 1) std::abort();
        return 0;
    }
    std::int64_t periods = 0;
    for (const TimeSeries& series : read) periods += series.size();
    if (periods > 10'000) return 0;  // gaps are many times as long in writing
    if (read_long_table_text(long_table_text(read), "", {.delimiter = ',', .decimal = '.'}) != read)
        std::abort();
    return 0;
}
