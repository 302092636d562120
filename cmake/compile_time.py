#!/usr/bin/env python3
"""How long one translation unit with the umbrella header takes to compile, against one with Eigen/Dense alone.

  compile_time.py ROOT OUTPUT [COMPILER]

Each is compiled five times at -O0, by turns; the medians of processor time and their ratio go to OUTPUT/compile_time.json.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

UNITS = {"umbrella": "#include <sociaaldomein/sociaaldomein.hpp>\nint main() {}\n",
         "eigen": "#include <Eigen/Dense>\nint main() {}\n"}
GOAL = 1.6


def main(root, output, compiler):
    seconds = {name: [] for name in UNITS}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(5):
            for name, text in UNITS.items():
                source = Path(folder) / f"{name}.cpp"
                source.write_text(text)
                before = os.times()
                subprocess.run([compiler, "-std=c++20", "-O0", "-c", source, "-o", source.with_suffix(".o"),
                                "-I", root / "include", "-isystem", "/usr/include/eigen3"], check=True)
                after = os.times()
                seconds[name].append(after.children_user + after.children_system - before.children_user - before.children_system)
    median = {name: statistics.median(times) for name, times in seconds.items()}
    ratio = median["umbrella"] / median["eigen"]
    row = {"work": "one translation unit with the umbrella header, -O0", "ours_seconds": median["umbrella"],
           "peer": "Eigen/Dense alone", "peer_seconds": median["eigen"], "ratio": ratio, "goal": GOAL,
           "holds": ratio <= GOAL}
    output.mkdir(parents=True, exist_ok=True)
    (output / "compile_time.json").write_text(json.dumps(row, indent=2) + "\n")
    print(f"umbrella header {median['umbrella']:.2f} s, Eigen/Dense {median['eigen']:.2f} s: "
          f"{ratio:.2f} times (goal: at most {GOAL})")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "g++")
