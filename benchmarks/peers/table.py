#!/usr/bin/env python3
"""Runs our benchmarks and the peers' on one panel, one after another, and writes table.md and table.json.

  table.py PROGRAM OUTPUT [--peers PYTHON] [--rscript RSCRIPT] [--series N] [--quick]

PROGRAM is sociaaldomein_bench_peers. PYTHON is an interpreter with statsforecast, RSCRIPT one with the package forecast;
what is absent is said and left out. Ratios are per series; the peers' hold the overhead of their interpreters. Goals are
for an instruction set: v3 has AVX2, v4 AVX-512.
"""
import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Debian's has numpy.
PYTHON = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
# (work, peer): least ratio on v3, on v4
GOALS = {
    ("fit_aadn", "statsforecast"): (50, 120), ("fit_aadn", "R forecast"): (100, 300),
    ("auto_ets", "statsforecast"): (15, 45), ("auto_ets", "R forecast"): (50, 150),
    ("dotm", "statsforecast"): (20, 50),
    ("auto_arima", "statsforecast"): (60, 120), ("auto_arima", "R forecast"): (60, 120),
    ("waitlist", "std C++"): (12, 20),
    ("simulate", "std C++"): (5, 9), ("simulate", "R forecast"): (500, 1500),
}
AT_MOST = {"call_automatic": 1.05, "call_naive": None}  # from Python, as a multiple of the same call in C++
SECONDS = {"netherlands_automatic": (240, 120), "netherlands_ets_theta": (60, 30), "programme": (1, 1)}
SCENARIOS = ["baseline", "emergency-places-end", "forty-places-a-year", "bso-plus-ended", "dyslexia-works", "own-effort"]


def lines(command, environment=None):
    """The JSON lines a program prints; none when it fails, which is said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
    if done.returncode != 0:
        print(f"FAILED ({done.returncode}): {' '.join(map(str, command))}", file=sys.stderr)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def machine():
    facts = {"system": platform.platform(), "processors": os.cpu_count()}
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            facts["processor"] = line.split(":", 1)[1].strip()
            break
    return facts


def programme(tool, name):
    """Six scenarios of the example municipality, 10,000 paths of 12 half-years each, as a whole process on all cores."""
    command = [tool, "compare", *documents(), "--until", "2028", *(x for s in SCENARIOS for x in ("--scenario", s))]
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOCIAALDOMEIN_INSTRUCTION_SET": name})
        times.append(time.perf_counter() - begin)
    return {"work": "programme", "instruction_set": name, "peer": "sociaaldomein", "seconds": min(times),
            "series": 10_000 * len(SCENARIOS)}


def documents():
    zwolle = HERE.parents[1] / "examples" / "zwolle"
    return sorted(map(str, [*zwolle.glob("*.json"), *zwolle.glob("scenarios/*.json")]))


def rows(ours, peers):
    def row(work, run, peer, peer_seconds, ratio, goal, holds):
        return {"work": work, "instruction_set": run["instruction_set"], "ours_seconds": run["seconds"] / run["series"],
                "peer": peer, "peer_seconds": peer_seconds, "ratio": ratio, "goal": goal, "holds": holds}

    found = []
    sets = {"base": None, "v3": 0, "v4": 1}
    times = {(run["work"], run["instruction_set"]): run for run in ours if run["peer"] == "sociaaldomein"}
    for (work, name), run in times.items():
        for other in (p for p in peers if p["work"] == work and work in AT_MOST):
            ratio = other["seconds"] / run["seconds"]
            goal = AT_MOST[work]
            found.append(row(work, run, other["peer"], other["seconds"] / other["series"], ratio, goal,
                             None if goal is None else ratio <= goal))
        if work in AT_MOST:
            continue
        each = run["seconds"] / run["series"]
        others = [p for p in peers if p["work"] == work]
        others += [p for p in ours if p["work"] == work and p["instruction_set"] == name and p["peer"] != "sociaaldomein"]
        for other in others:
            theirs = other["seconds"] / other["series"]
            goals = GOALS.get((work, other["peer"]))
            goal = goals[sets[name]] if goals and sets[name] is not None else None
            label = f"{other['peer']} {other.get('version', '')}".strip()
            found.append(row(work, run, label, theirs, theirs / each, goal, None if goal is None else theirs / each >= goal))
        if work in SECONDS:
            limit = SECONDS[work][sets[name]] if sets[name] is not None else None
            found.append(row(work, run, "a limit in seconds for all", limit and limit / run["series"],
                             limit and limit / run["seconds"], limit and 1.0, limit and run["seconds"] <= limit))
        if work == "two_threads" and ("one_thread", name) in times:
            one = times["one_thread", name]
            ratio = one["seconds"] / run["seconds"]
            found.append(row(work, run, "one thread", one["seconds"] / one["series"], ratio, 1.9, ratio >= 1.9))
        if work == "growth_100000" and ("growth_1000", name) in times:
            small = times["growth_1000", name]
            ratio = small["seconds"] / small["series"] / each
            found.append(row(work, run, "itself on 1 000 series", small["seconds"] / small["series"], ratio, 0.95, ratio >= 0.95))
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", type=Path)
    options.add_argument("output", type=Path)
    options.add_argument("--peers", type=Path, help="a Python with statsforecast")
    options.add_argument("--rscript", type=Path, help="an Rscript with the package forecast")
    options.add_argument("--series", type=int, default=10_000, help="series in the panel")
    options.add_argument("--quick", action="store_true", help="without the whole of the Netherlands")
    chosen = options.parse_args()
    chosen.output.mkdir(parents=True, exist_ok=True)
    panel = chosen.output / "panel.csv"
    if not panel.exists():
        subprocess.run([sys.executable, HERE / "peers.py", "--make", str(chosen.series), "--file", panel], check=True)
    quick = ["fit_aadn", "auto_ets", "theta", "dotm", "auto_ces", "auto_arima", "simulate", "waitlist", "two_threads", "growth"]
    ours = []
    for name in ("base", "v3", "v4"):
        print(f"ours on {name} …", file=sys.stderr)
        got = lines([chosen.program, panel, *(quick if chosen.quick or name == "base" else [])],
                    {"SOCIAALDOMEIN_INSTRUCTION_SET": name})
        got = [run for run in got if run["instruction_set"] == name]  # a set the machine lacks runs on another
        ours += got
        tool = chosen.program.parents[2] / "bin" / "sociaaldomein"
        if got and tool.exists():
            ours.append(programme(tool, name))
    library = chosen.program.parents[2] / "bindings" / "c" / "libsociaaldomein.so"
    calls = lines([PYTHON, HERE / "call.py", chosen.program, panel], {"SOCIAALDOMEIN_LIBRARY": library})
    ours += [run for run in calls if run["peer"] == "sociaaldomein"]
    peers = [run for run in calls if run["peer"] != "sociaaldomein"]
    peers += lines([sys.executable, HERE / "futures.py", *documents(), "--scenarios", ",".join(SCENARIOS), "--paths", "300"])
    if chosen.peers:
        print("statsforecast and statsmodels …", file=sys.stderr)
        peers += lines([chosen.peers, HERE / "peers.py", "--file", panel])
    else:
        print("SKIPPED: no Python with statsforecast (--peers)", file=sys.stderr)
    if chosen.rscript:
        print("R forecast …", file=sys.stderr)
        peers += lines([chosen.rscript, HERE / "peers.R", "--file", panel])
    else:
        print("SKIPPED: no R with the package forecast (--rscript)", file=sys.stderr)
    table = rows(ours, peers)
    (chosen.output / "table.json").write_text(json.dumps({"machine": machine(), "rows": table}, indent=1) + "\n")
    text = [", ".join(f"{key}: {value}" for key, value in machine().items()), "",
            "Seconds are per series; peers' hold the overhead of their interpreters.", "",
            "| work | set | ours (s) | peer | peer (s) | ratio | goal | holds |", "|---|---|---:|---|---:|---:|---:|---|"]
    for r in table:
        number = lambda value, form: "" if value is None else format(value, form)
        text.append(f"| {r['work']} | {r['instruction_set']} | {r['ours_seconds']:.3g} | {r['peer']} | "
                    f"{number(r['peer_seconds'], '.3g')} | {number(r['ratio'], '.3g')} | {number(r['goal'], 'g')} | "
                    f"{'' if r['holds'] is None else 'yes' if r['holds'] else 'NO'} |")
    (chosen.output / "table.md").write_text("\n".join(text) + "\n")
    print("\n".join(text))


if __name__ == "__main__":
    main()
