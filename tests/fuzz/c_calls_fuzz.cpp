// Fuzzing of the C interface: any sequence of calls with any arguments a C program can pass by accident, on a few
// handles that calls make, share and free. No sequence may crash, leak, or say "ok" without an outcome.
//
// With clang:  clang++ -std=c++20 -fsanitize=fuzzer,address,undefined c_calls*.cpp <libraries>; run with
//              -malloc_limit_mb=64 tests/fuzz/corpus/c_calls. With replay_main.cpp instead of the fuzzer's own main it
//              runs over the corpus once.

#include <cstring>

#include "c_calls_session.hpp"

using namespace fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    require(std::strlen(sd_version()) > 0 && sd_abi_version() / 1000 == SD_ABI_MAJOR);
    Session(Choices(data, size)).run();
    return 0;
}
