#!/usr/bin/env bash
# Line and branch coverage of the layers that we make a promise about, by the test programs of these layers.
set -euo pipefail
cd "$(dirname "$0")/.."

JOBS=${JOBS:-$(nproc)}
build=build/coverage
programs=(tests/sociaaldomein_test_{core,check,io} bindings/c/tests/sociaaldomein_test_{c,c_handle,c_memory})
[ -e $build/build.ninja ] || cmake --preset coverage --log-level=NOTICE
cmake --build --preset coverage -j "$JOBS" ${V:+--verbose} --target "${programs[@]##*/}"
find $build -name '*.gcda' -delete  # counts of an earlier run would be added up
printf '%s\n' "${programs[@]}" | xargs -P "$JOBS" -I '{}' sh -c '
    log='$build'/$(basename {}).log
    "'$build'/{}" >"$log" 2>&1 || { tail -n 40 "$log"; exit 255; }'
python3 -B cmake/coverage.py $build -j "$JOBS" "$@"
