// Fuzzing of documents: no bytes may crash it, and what is read is settled.
//
// With clang:  clang++ -std=c++20 -fsanitize=fuzzer,address,undefined json_fuzz.cpp <library>; run with
//              -malloc_limit_mb=64 tests/fuzz/corpus/json. With replay_main.cpp instead of the fuzzer's own main it runs
//              over the corpus once.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/io/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sociaaldomein;
    LoadOptions options;
    options.max_problems = 50;
    try {
        const Loaded loaded = load_document_text({reinterpret_cast<const char*>(data), size}, "", options);
        Programme again = loaded.programme;
        complete(again);
        if (!(again == loaded.programme)) std::abort();
    } catch (const Error& error) {
        if (error.problems().empty() || error.problems().front().line < 1) std::abort();
    }
    return 0;
}
