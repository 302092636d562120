#!/usr/bin/env bash
# The slow checks, each a step of its own; all steps run, and the exit status tells whether one failed.
#
#   cmake/check.sh [STEP...]      steps: format tidy asan-ubsan tsan bits aarch64 mingw wheel benchmarks; without one: all
#   cmake/check.sh reformat       formats the C++ files instead of complaining about them
set -euo pipefail
cd "$(dirname "$0")/.."

JOBS=${JOBS:-$(nproc)}
all_steps=(format tidy asan-ubsan tsan bits aarch64 mingw wheel benchmarks)

# C++ files that are ours: tracked by git or not yet, and not ignored.
cpp_files() {
    git ls-files --cached --others --exclude-standard -- '*.hpp' '*.h' '*.cpp' '*.c' '*.inl' |
        grep -Ev '/(fixtures|golden|corpus)/' | while read -r file; do [ -e "$file" ] && echo "$file"; done
}

build() {  # preset target...
    [ -e "build/$1/build.ninja" ] || cmake --preset "$1" --log-level=NOTICE
    cmake --build --preset "$1" -j "$JOBS" ${V:+--verbose} --target "${@:2}"
}

unformatted() {
    cpp_files | xargs -r clang-format-16 --dry-run 2>&1 | sed -n 's/^\([^: ]*\):[0-9].*warning.*/\1/p' | sort -u
}

step_format() {
    local files
    files=$(unformatted)
    [ -z "$files" ] && return
    printf 'not formatted (see "make format"):\n%s\n' "$files"
    return 1
}

step_tidy() {
    build release all  # clang-tidy needs the compile commands, and the record of what includes what
    python3 -B cmake/tidy.py build/release -j "$JOBS"
}

step_asan-ubsan() {
    build asan-ubsan all
    ctest --preset asan-ubsan -j "$JOBS"
}

step_tsan() {
    build tsan all
    # Where the kernel spreads memory wider than this sanitizer knows, it runs with the spreading switched off.
    local fixed=()
    setarch -R true 2>/dev/null && fixed=(setarch -R)
    "${fixed[@]}" ctest --preset tsan -j "$JOBS"
    # What callers share between threads, through the C interface over all layers.
    build tsan-c sociaaldomein_test_c
    "${fixed[@]}" build/tsan-c/bindings/c/tests/sociaaldomein_test_c --gtest_brief=1
}

# Projections have the same bits whatever the compiler and its optimisation.
step_bits() {
    local name compiler flags tree
    while read -r name compiler flags; do
        tree=build/bits-$name
        [ -e "$tree/build.ninja" ] ||
            cmake -S . -B "$tree" -G Ninja --log-level=NOTICE -D SOCIAALDOMEIN_DEVELOPER=ON \
                -D CMAKE_CXX_COMPILER="$compiler" -D CMAKE_BUILD_TYPE=None -D CMAKE_CXX_FLAGS="$flags" \
                -D "SOCIAALDOMEIN_ONLY_LAYERS=core;series;projection"
        cmake --build "$tree" -j "$JOBS" ${V:+--verbose} --target sociaaldomein_test_bits
        "$tree/tests/sociaaldomein_test_bits" --gtest_brief=1
    done <<'END'
clang-O0 clang++-16 -O0
clang-O3 clang++-16 -O3
gcc-O0 g++ -O0
END
}

step_aarch64() {
    if ! command -v aarch64-linux-gnu-g++ >/dev/null; then
        echo "SKIPPED: no g++ for AArch64 (g++-aarch64-linux-gnu)"
        return
    fi
    cmake/cross/configure.sh aarch64
    local target=(cmake --build build/aarch64 -j "$JOBS" ${V:+--verbose} --target)
    "${target[@]}" sociaaldomein_c
    if ! command -v qemu-aarch64 >/dev/null || [ ! -d /usr/src/googletest ]; then
        echo "SKIPPED: running the tests for AArch64 (needs qemu-user and googletest)"
        return
    fi
    # The layers in which a machine can make a difference: by its arithmetic, its instructions and its order of bytes.
    "${target[@]}" sociaaldomein_test_{core,series,io,projection,bits}
    ctest --test-dir build/aarch64 -j "$JOBS" -L '^(core|series|io|projection)$' --output-on-failure
    qemu-aarch64 -L /usr/aarch64-linux-gnu build/aarch64/tests/sociaaldomein_test_bits --gtest_brief=1
}

step_mingw() {
    if ! command -v x86_64-w64-mingw32-g++-posix >/dev/null; then
        echo "SKIPPED: no g++ for Windows (g++-mingw-w64-x86-64)"
        return
    fi
    cmake/cross/configure.sh mingw
    cmake --build build/mingw -j "$JOBS" ${V:+--verbose} --target sociaaldomein_c
    python3 -B bindings/c/tests/symbols.py build/mingw/bindings/c/libsociaaldomein.dll bindings/c/abi/symbols.txt
    build release example_c_forecast example_c_ask
    cmake/cross/run_windows.sh forecast ask
}

step_wheel() {
    local status=0
    python3 -B bindings/python/tests/install.py . --build build/wheel || status=$?
    [ $status -eq 77 ] || return $status
}

step_benchmarks() {
    cmake/dependencies.sh bench
    cmake --preset release --log-level=NOTICE  # once more: the benchmark library may be new
    build release sociaaldomein_benchmarks
}

if [ "${1:-}" = reformat ]; then
    # Only these: clang-format writes every file it is given, and all would be compiled again.
    unformatted | xargs -r clang-format-16 -i
    exit
fi
steps=("$@")
[ $# -gt 0 ] || steps=("${all_steps[@]}")
failed=()
for step in "${steps[@]}"; do
    if ! declare -F "step_$step" >/dev/null; then
        echo "check: no step '$step'; expected some of: ${all_steps[*]}" >&2
        exit 2
    fi
    echo "== $step"
    # In a shell of its own: within a condition, `set -e` would not stop a step at its first failure.
    set +e
    (set -e; "step_$step")
    status=$?
    set -e
    [ $status -eq 0 ] || failed+=("$step")
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "check: FAILED: ${failed[*]}"
    exit 1
fi
echo "check: passed: ${steps[*]}"
