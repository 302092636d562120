#!/usr/bin/env python3
"""What it costs to call the library from Python: a forecast of 1,000 series, beside the same call in C++.

  call.py PROGRAM PANEL.csv [ROUNDS]

PROGRAM is sociaaldomein_bench_peers; SOCIAALDOMEIN_LIBRARY names the shared C library. Both take turns, because a machine
is faster at one moment than at another, and the least time of each counts: processor time, which other programs disturb
little. Prints JSON lines as PROGRAM does.
"""
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bindings" / "python"))
import sociaaldomein as sd  # noqa: E402

SERIES, HORIZON, REPEATS = 1000, 8, 25


def panel(name):
    """Periods × series, each series contiguous, as the program has them."""
    rows = [line.split(",")[1:] for line in Path(name).read_text().splitlines()]
    return np.asfortranarray(np.array([rows[j % len(rows)] for j in range(SERIES)], float).T)


def least_seconds(work, repeats):
    work()
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def main(program, name, rounds=3):
    data = panel(name)
    for model in ("automatic", "naive"):
        work, best = f"call_{model}", {}
        for _ in range(rounds):
            done = subprocess.run([program, name, work], stdout=subprocess.PIPE, text=True, check=True)
            run = json.loads(done.stdout)
            if "cpp" not in best or run["cpu"] < best["cpp"]["cpu"]:
                best["cpp"] = run
            spent = least_seconds(
                lambda: sd.forecast(data, horizon=HORIZON, start="2010-Q1", model=model, threads=1), REPEATS
            )
            best["python"] = min(spent, best.get("python", spent))
        print(json.dumps(best["cpp"]))
        print(json.dumps({"work": work, "peer": "from Python", "series": SERIES, "cpu": best["python"]}))


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:]))
