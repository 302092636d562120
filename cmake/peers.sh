#!/usr/bin/env bash
# Runs our benchmarks beside those of public libraries: build/bench/table.md and table.json.
#
#   cmake/peers.sh [options of benchmarks/peers/table.py]
#
# statsforecast and statsmodels come from PyPI into build/bench/venv, R's forecast from Debian; what cannot be had is left
# out, aloud.
set -euo pipefail
cd "$(dirname "$0")/.."

peers=()
venv=build/bench/venv
if [ ! -e "$venv/done" ]; then
    rm -rf "$venv"
    if python3 -m venv "$venv" && "$venv/bin/pip" install -q "statsforecast==2.*" statsmodels; then
        touch "$venv/done"
    else
        echo "SKIPPED: statsforecast and statsmodels (PyPI cannot be reached, or no python3-venv)"
    fi
fi
[ ! -e "$venv/done" ] || peers+=(--peers "$venv/bin/python")
if command -v Rscript >/dev/null && Rscript -e 'library(forecast)' >/dev/null 2>&1; then
    peers+=(--rscript "$(command -v Rscript)")
else
    echo "SKIPPED: R forecast (r-cran-forecast)"
fi
python3 -B benchmarks/peers/table.py build/release/bench/peers/sociaaldomein_bench_peers build/bench "${peers[@]}" "$@"
