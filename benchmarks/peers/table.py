#!/usr/bin/env python3
"""Runs our benchmarks and the peers' on one panel, one after another, and writes table.md and table.json.

  table.py PROGRAM OUTPUT [--peers PYTHON] [--rscript RSCRIPT] [--series N] [--quick]

PROGRAM is sociaaldomein_bench_peers. PYTHON is an interpreter with statsforecast, RSCRIPT one with the package forecast;
what is absent is said and left out. Ratios are per series; the peers' hold the overhead of their interpreters. Goals are
for an instruction set: v3 has AVX2, v4 AVX-512. What other benchmarks left in OUTPUT (io.json, of archives, and
compile_time.json) is taken into the table.
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
    ("squares", "scalar loop"): (8, 20),
    ("waitlist", "std C++"): (12, 20),
    ("simulate", "std C++"): (5, 9), ("simulate", "R forecast"): (500, 1500),
}
# Archives: our benchmark and the copy it is measured against, and the least share of the copy's speed.
ARCHIVES = {("write_panel", "copy_panel_to_bytes"): (0.5, 0.6), ("read_panel", "copy_panel"): (0.35, 0.4)}
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


def timed(commands, name, repeats=5):
    """Least wall and processor seconds of each whole process on an instruction set. They take turns, so that a machine that
    is slower for a while is so for all of them."""
    least = [{"instruction_set": name, "peer": "sociaaldomein", "seconds": float("inf"), "cpu": float("inf")}
             for _ in commands]
    for _ in range(repeats):
        for command, spent in zip(commands, least):
            begin, before = time.perf_counter(), os.times()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                           env={**os.environ, "SOCIAALDOMEIN_INSTRUCTION_SET": name})
            after = os.times()
            cpu = after.children_user + after.children_system - before.children_user - before.children_system
            spent.update(seconds=min(spent["seconds"], time.perf_counter() - begin), cpu=min(spent["cpu"], cpu))
    return least


def programme(tool, name):
    """Scenarios of the example municipality as a whole process: six, 10,000 paths of 12 half-years each, on all cores; and
    one, of many paths, on one thread and on two."""
    compare = [tool, "compare", *documents(), "--until", "2028", *(x for s in SCENARIOS for x in ("--scenario", s))]
    (spent,) = timed([compare], name)
    yield {"work": "programme", "series": 10_000 * len(SCENARIOS), **spent}
    simulate = [tool, "simulate", *documents(), "--until", "2028", "--paths", "50000", "--threads"]
    one, two = timed([[*simulate, "1"], [*simulate, "2"]], name)
    yield {"work": "programme_one_thread", "series": 50_000, **one}
    yield {"work": "programme_two_threads", "series": 50_000, **two}


def documents():
    zwolle = HERE.parents[1] / "examples" / "zwolle"
    return sorted(map(str, [*zwolle.glob("*.json"), *zwolle.glob("scenarios/*.json")]))


def row(work, name, seconds, peer, peer_seconds, ratio, goal, most=False):
    holds = None if goal is None or ratio is None else bool(ratio <= goal if most else ratio >= goal)
    return {"work": work, "instruction_set": name, "ours_seconds": seconds, "peer": peer, "peer_seconds": peer_seconds,
            "ratio": ratio, "goal": goal, "holds": holds}


def rows(ours, peers):
    """Per series; a goal is for the set that was used."""
    found = []
    sets = {"v3": 0, "v4": 1}
    times = {(run["work"], run["instruction_set"]): run for run in ours if run["peer"] == "sociaaldomein"}

    def against_itself(work, name, run, label, other, key, goal):
        mine, its = run[key] / run["series"], other[key] / other["series"]
        found.append(row(work, name, mine, label, its, its / mine, goal))

    for (work, name), run in times.items():
        if work in AT_MOST:  # processor time of both
            found += [row(work, name, run["cpu"] / run["series"], other["peer"], other["cpu"] / other["series"],
                          other["cpu"] / run["cpu"], AT_MOST[work], most=True) for other in peers if other["work"] == work]
            continue
        each = run["seconds"] / run["series"]
        others = [p for p in peers if p["work"] == work]
        others += [p for p in ours if p["work"] == work and p["instruction_set"] == name and p["peer"] != "sociaaldomein"]
        for other in others:
            theirs = other["seconds"] / other["series"]
            goals = GOALS.get((work, other["peer"]))
            label = f"{other['peer']} {other.get('version', '')}".strip()
            found.append(row(work, name, each, label, theirs, theirs / each, goals[sets[name]] if goals and name in sets else None))
        if work in SECONDS and name in sets:
            limit = SECONDS[work][sets[name]]
            found.append(row(work, name, each, "a limit in seconds for all", limit / run["series"], limit / run["seconds"], 1.0))
        if work.endswith("two_threads"):
            one = times[work.replace("two_threads", "one_thread"), name]
            against_itself(work, name, run, "one thread", one, "seconds", 1.9)
            against_itself(work, name, run, "one thread, processor time", one, "cpu", 0.95)
        if work.startswith("growth") and not work.endswith("_1000"):
            small = times[work[:work.rindex("_")] + "_1000", name]
            against_itself(work, name, run, "1 000 series, processor time", small, "cpu", 0.95)
    return found


def kept_rows(output, name):
    """Rows of what other benchmarks measured, on the best set of the machine."""
    found = []
    archives = output / "io.json"
    if archives.exists():
        benchmarks = json.loads(archives.read_text())["benchmarks"]
        scale = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
        best = {}
        for b in benchmarks:
            if b["run_type"] == "iteration":
                best[b["run_name"]] = min(best.get(b["run_name"], float("inf")), b["cpu_time"] * scale[b["time_unit"]])
        for (mine, peer), goals in ARCHIVES.items():
            if mine in best and peer in best:
                goal = goals[1] if name == "v4" else goals[0]
                found.append(row(f"archive_{mine}", name, best[mine], "memcpy to memory of its own, processor time", best[peer],
                                 best[peer] / best[mine], goal))
    else:
        print("SKIPPED: archives (no io.json; make bench writes it)", file=sys.stderr)
    compiled = output / "compile_time.json"
    if compiled.exists():
        c = json.loads(compiled.read_text())
        found.append(row("umbrella_header", "", c["ours_seconds"], f"{c['peer']} (at most), processor time", c["peer_seconds"], c["ratio"],
                         c["goal"], most=True))
    else:
        print("SKIPPED: compile time (no compile_time.json; make bench writes it)", file=sys.stderr)
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
    kernels = ["squares", "fit_aadn", "auto_ets", "theta", "dotm", "auto_ces", "auto_arima", "simulate", "waitlist"]
    quick = [*kernels, "two_threads", "growth"]
    ours = []
    for name in ("base", "v3", "v4"):
        print(f"ours on {name} …", file=sys.stderr)
        got = lines([chosen.program, panel, *(kernels if name == "base" else quick if chosen.quick else [])],
                    {"SOCIAALDOMEIN_INSTRUCTION_SET": name})
        got = [run for run in got if run["instruction_set"] == name]  # a set the machine lacks runs on another
        ours += got
        tool = chosen.program.parents[2] / "bin" / "sociaaldomein"
        if got and not tool.exists():
            print(f"SKIPPED: programmes (no {tool})", file=sys.stderr)
        elif got:
            ours += programme(tool, name)
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
    table = rows(ours, peers) + kept_rows(chosen.output, [run["instruction_set"] for run in ours][-1])
    (chosen.output / "table.json").write_text(json.dumps({"machine": machine(), "rows": table}, indent=1) + "\n")
    text = [", ".join(f"{key}: {value}" for key, value in machine().items()), "",
            "Seconds are per series (or path); peers' hold the overhead of their interpreters. Processor time, where said, is that "
            "of all threads: it tells what work costs whatever else the machine does.", "",
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
