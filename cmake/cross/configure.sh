#!/usr/bin/env bash
# Configures a build for another machine in build/<machine>.
#
#   cmake/cross/configure.sh aarch64|mingw
#
# Debian has Boost, Eigen and fmt for its own machine only. We use them header-only, so their headers will do; but not
# from /usr/include itself, where the other compiler would find the C library of this machine.
set -euo pipefail
cd "$(dirname "$0")/../.."

machine=${1:?expected aarch64 or mingw}
build=build/$machine
mkdir -p "$build/headers"
for library in boost eigen3/Eigen fmt; do
    ln -sfn "/usr/include/$library" "$build/headers/${library##*/}"
done

tests=ON
if [ "$machine" = mingw ] || [ ! -d /usr/src/googletest ]; then
    tests=OFF
fi
[ -e "$build/build.ninja" ] ||
    cmake -S . -B "$build" -G Ninja --log-level=NOTICE \
        --toolchain "$PWD/cmake/cross/$machine.cmake" \
        -D CMAKE_BUILD_TYPE=RelWithDebInfo \
        -D CMAKE_PREFIX_PATH="$PWD/cmake/cross/packages" \
        -D SOCIAALDOMEIN_HEADERS="$PWD/$build/headers" \
        -D SOCIAALDOMEIN_PROGRAM=OFF -D SOCIAALDOMEIN_INSTALL=OFF \
        -D SOCIAALDOMEIN_TESTS=$tests -D SOCIAALDOMEIN_RAPIDCHECK=OFF
