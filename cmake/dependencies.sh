#!/usr/bin/env bash
# Installs what a task needs on Debian 12 and its relatives, and does nothing quickly when it is all there.
#
#   cmake/dependencies.sh GROUP...      groups: build test bench peers check docs page
#
# A package after ? is optional: when it cannot be had, this is said and the work goes on without.
set -euo pipefail

declare -A packages=(
    [build]="g++ cmake ninja-build libboost1.81-dev libeigen3-dev libfmt-dev libcli11-dev ?ccache ?lld"
    [test]="libgtest-dev libgmock-dev librapidcheck-dev libboost-serialization1.81-dev python3 ?python3-jsonschema ?pkg-config
            ?python3-numpy ?python3-pandas ?python3-matplotlib ?python3-pytest ?python3-hypothesis ?python3-mypy
            ?python3-tqdm ?python3-venv"
    [bench]="libbenchmark-dev python3"
    [check]="clang-16 clang-tidy-16 clang-format-16 libclang-rt-16-dev ?g++-aarch64-linux-gnu ?qemu-user
             ?googletest ?g++-mingw-w64-x86-64 ?wine ?abigail-tools"
    [peers]="?python3-venv ?r-cran-forecast"
    [docs]="doxygen python3-sphinx python3-numpy"
    [page]="?chromium"
)

if [ $# -eq 0 ]; then
    sed -n '2,6s/^# \{0,1\}//p' "$0"
    exit 2
fi

required=() optional=()
for group in "$@"; do
    if [ -z "${packages[$group]:-}" ]; then
        echo "dependencies: no group '$group'; expected some of: ${!packages[*]}" >&2
        exit 2
    fi
    for package in ${packages[$group]}; do
        case $package in
            \?*) optional+=("${package#\?}") ;;
            *) required+=("$package") ;;
        esac
    done
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "dependencies: not a Debian system, so nothing is installed. Needed: ${required[*]}; of use: ${optional[*]}"
    exit 0
fi

# Prints those of its arguments that are not installed.
missing() {
    local installed
    installed=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        [[ $installed == *" $package=installed "* ]] || echo "$package"
    done
}

mapfile -t needed < <(missing "${required[@]}")
mapfile -t wanted < <([ ${#optional[@]} -eq 0 ] || missing "${optional[@]}")
# An optional package that could not be had once is not tried again before `make clean`: that takes a minute.
given_up="$(dirname "$0")/../build/without"
for index in "${!wanted[@]}"; do
    if [ -e "$given_up/${wanted[index]}" ]; then
        echo "dependencies: going on without ${wanted[index]}"
        unset "wanted[index]"
    fi
done
[ $((${#needed[@]} + ${#wanted[@]})) -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    if [ ${#needed[@]} -eq 0 ]; then
        echo "dependencies: going on without ${wanted[*]} (to have them: apt-get install ${wanted[*]})"
        exit 0
    fi
    echo "dependencies: missing, and neither root nor a sudo without password is at hand. Please run:" >&2
    echo "    sudo apt-get install ${needed[*]}" >&2
    exit 1
fi

# Another apt may be at work: waits for it. The lock on the lists has no time-out of its own, hence the loop.
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -qq -o DPkg::Lock::Timeout=600 "$@"
}
update() {
    local output
    for _ in {1..30}; do
        output=$(apt update 2>&1) && return
        [[ $output == *lock* ]] || break
        sleep 10
    done
    echo "dependencies: apt-get update fails; going on with the package lists that are there: $output" >&2
}

echo "dependencies: installing" "${needed[@]}" "${wanted[@]}"
update
if [ ${#needed[@]} -gt 0 ]; then
    if ! apt install -y --no-install-recommends "${needed[@]}" >/dev/null; then
        echo "dependencies: could not install: ${needed[*]}" >&2
        exit 1
    fi
fi
for package in "${wanted[@]}"; do  # one by one, so that one that does not exist takes no other with it
    if ! apt install -y --no-install-recommends "$package" >/dev/null; then
        echo "dependencies: going on without $package, which could not be installed"
        mkdir -p "$given_up" && touch "$given_up/$package"
    fi
done
