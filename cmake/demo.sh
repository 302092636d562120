#!/usr/bin/env bash
# The example municipality in five commands: checked, projected, reported in Dutch and in English, and asked a question:
# is the waitlist shorter than it is when its emergency places end?
set -euo pipefail
cd "$(dirname "$0")/.."

program=build/release/bin/sociaaldomein
documents=(examples/zwolle/*.json examples/zwolle/scenarios/*.json)
mkdir -p build/report

# Runs and shows a command. Exit status 1 says that figures contradict each other, which is what the demo is to
# show; anything above it is an error.
show() {
    echo
    echo "\$ $*"
    local status=0
    "$@" || status=$?
    if [ $status -gt 1 ]; then
        exit $status
    fi
}

show $program check "${documents[@]}"
show $program project "${documents[@]}"
show $program report "${documents[@]}" -o build/report/zwolle.html
show $program report "${documents[@]}" --lang en -o build/report/zwolle.en.html
show $program ask "${documents[@]}" --scenario emergency-places-end --quantity waitlists.sheltered-living.size \
    --below 158 --at 2025-12-31 | sed '/^Waarmee is gerekend/,$d'

echo
echo "Reports: $PWD/build/report/zwolle.html (Dutch), $PWD/build/report/zwolle.en.html (English)"
