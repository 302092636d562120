#!/usr/bin/env python3
"""Runs every benchmark program of a folder; writes <layer>.json and one table (benchmarks.md) to another.

  bench.py PROGRAMS OUTPUT [benchmark options, such as --benchmark_filter=Period]
"""
import json
import subprocess
import sys
from pathlib import Path

PREFIX = "sociaaldomein_bench_"


def rows(name, results):
    """[(layer, benchmark, time, unit, items per second)]; of repeated ones the median only."""
    found = results["benchmarks"]
    repeated = {b["run_name"] for b in found if b["run_type"] == "aggregate"}
    for b in found:
        if b["run_name"] in repeated and b.get("aggregate_name") != "median":
            continue
        if b.get("error_occurred"):
            raise SystemExit(f"{b['name']}: {b['error_message']}")
        rate = f"{b['items_per_second']:.4g}" if "items_per_second" in b else ""
        yield name, b["run_name"], f"{b['real_time']:.4g}", b["time_unit"], rate


def main(programs, output, options):
    output.mkdir(parents=True, exist_ok=True)
    found = sorted(programs.glob(PREFIX + "*")) if programs.exists() else []
    if not found:
        print(f"no benchmark programs in {programs}")
        return
    table, context = [], {}
    for program in found:
        layer = program.name.removeprefix(PREFIX)
        path = output / f"{layer}.json"
        subprocess.run([program, f"--benchmark_out={path}", "--benchmark_out_format=json", *options], check=True)
        results = json.loads(path.read_text(encoding="utf-8"))
        context = results["context"]
        table += rows(layer, results)
    lines = [f"{context['num_cpus']} processors, {context['mhz_per_cpu']} MHz, {context['date']}", "",
             "| layer | benchmark | time | unit | items/s |", "|---|---|---:|---|---:|"]
    lines += ["| " + " | ".join(row) + " |" for row in table]
    (output / "benchmarks.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n" + "\n".join(lines) + f"\n\nwritten to {output}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
