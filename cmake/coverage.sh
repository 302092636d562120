#!/usr/bin/env bash
# Branch coverage by the tests, per layer that we make a promise about. Branches that only throw (every call that
# may fail has one) are left out: nobody writes a test per allocation.
set -euo pipefail
cd "$(dirname "$0")/.."

JOBS=${JOBS:-$(nproc)}
build=build/coverage
[ -e $build/build.ninja ] || cmake --preset coverage --log-level=NOTICE
cmake --build --preset coverage -j "$JOBS" ${V:+--verbose}
find $build -name '*.gcda' -delete  # counts of an earlier run would be added up
if ! ctest --preset coverage -j "$JOBS" >$build/ctest.log; then
    tail -n 40 $build/ctest.log
    exit 1
fi

gcovr --root . --object-directory $build -j "$JOBS" --filter src/ --filter include/ \
    --exclude-throw-branches --exclude-unreachable-branches --json $build/coverage.json \
    $build
echo
printf '%-8s %s\n' layer 'lines, branches'
for layer in core check io; do
    gcovr --root . --add-tracefile $build/coverage.json --json-summary - \
        --filter "src/$layer/" --filter "include/sociaaldomein/$layer/" |
        python3 -c '
import json, sys
found = json.load(sys.stdin)
if not found["line_total"]:
    print(f"{sys.argv[1]:8} no lines"); sys.exit()
print("{:8} {line_percent} % of {line_total} lines, {branch_percent} % of {branch_total} branches".format(sys.argv[1], **found))
' "$layer"
done
gcovr --root . --add-tracefile $build/coverage.json --html-details $build/coverage.html >/dev/null
echo "line by line: $build/coverage.html"
