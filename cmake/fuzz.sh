#!/usr/bin/env bash
# Looks for inputs that break a reader or the C interface, under the address and undefined-behaviour sanitizers.
#
#   cmake/fuzz.sh [SECONDS [TARGET...]]      600 seconds each; targets: json archive long_table c_calls; without one: all
#
# What is found, and the inputs that reach new code, are left in build/fuzz/TARGET.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-600}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || targets=(json archive long_table c_calls)
[ -e build/asan-ubsan/build.ninja ] || cmake --preset asan-ubsan --log-level=NOTICE
cmake --build --preset asan-ubsan -j "${JOBS:-$(nproc)}" ${V:+--verbose} --target "${targets[@]/#/fuzz_}"
for target in "${targets[@]}"; do
    mkdir -p "build/fuzz/$target"
    echo "== $target"
    build/asan-ubsan/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" -timeout=60 -rss_limit_mb=4096 \
        -artifact_prefix="build/fuzz/$target-" -print_final_stats=1 "build/fuzz/$target" "tests/fuzz/corpus/$target"
done
