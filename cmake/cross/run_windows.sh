#!/usr/bin/env bash
# Builds C examples against the library for Windows and runs them under Wine: they must print what those of this machine
# print, to the last digit.
#
#   cmake/cross/run_windows.sh EXAMPLE...     needs build/mingw, and the examples in build/release
set -euo pipefail
cd "$(dirname "$0")/../.."
compiler=x86_64-w64-mingw32-gcc-posix

for example in "$@"; do
    "$compiler" -std=c99 -Wall -Wextra -Wpedantic -Wconversion -Werror -Ibindings/c/include "examples/c/$example.c" \
        -Lbuild/mingw/bindings/c -lsociaaldomein -o "build/mingw/$example.exe"
done
if ! command -v wine >/dev/null; then
    echo "SKIPPED: running programs for Windows (wine)"
    exit
fi
# The compiler's own libraries lie beside those of the system.
WINEPATH=$(for library in libstdc++-6.dll libgcc_s_seh-1.dll libwinpthread-1.dll; do
    dirname "$("$compiler" -print-file-name="$library")"
done | sort -u | while read -r folder; do winepath=$(realpath "$folder") && printf 'Z:%s;' "${winepath//\//\\}"; done)
WINEPATH+="Z:$(realpath build/mingw/bindings/c | tr / '\\')"
# Not below this folder: it links to all of this machine, which whoever packs this folder would walk through.
WINEPREFIX=$(mktemp -d)
trap 'wineserver -k || true; rm -rf "$WINEPREFIX"' EXIT
export WINEPATH WINEPREFIX WINEDEBUG=-all
for example in "$@"; do
    "build/release/examples/c/example_c_$example" | tr -d '\r' > "build/mingw/$example.here"
    wine "build/mingw/$example.exe" 2> "build/mingw/$example.log" | tr -d '\r' > "build/mingw/$example.windows"
    diff "build/mingw/$example.here" "build/mingw/$example.windows"
    echo "$example: the same under Wine"
done
