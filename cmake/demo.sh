#!/usr/bin/env bash
# The example municipality in four commands: checked, projected, and reported in Dutch and in English.
set -euo pipefail
cd "$(dirname "$0")/.."

program=build/release/bin/sociaaldomein
documents=(examples/zwolle/*.json)
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

echo
echo "Reports: $PWD/build/report/zwolle.html (Dutch), $PWD/build/report/zwolle.en.html (English)"
