#!/usr/bin/env python3
"""Estimates the built-in calibration on the M1 competition and writes src/projection/detail/builtin_calibration.inc.

  builtin_calibration.py PROGRAM M1.csv OUTPUT.inc

PROGRAM is the built command-line program; M1.csv has rows id,group,period,horizon,n,x_1..x_n,xx_1..xx_h. Nothing else is
looked at: other competitions are for judging what comes out.
"""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

MODELS = ["automatic", "ets_theta", "ets", "arima", "ces", "theta", "optimised_theta", "dynamic_theta",
          "dynamic_optimised_theta", "drift", "naive", "seasonal_naive", "mean"]
GROUPS = {"yearly": 6, "quarterly": 8, "monthly": 18}
TRUST = 0.5  # series that will be projected are not those of 1982


def code(season, i):
    if season == 1:
        return f"{1900 + i}JJ00"
    return f"{1900 + i // season}{'KW' if season == 4 else 'MM'}{i % season + 1:02d}"


def write_long(rows, path):
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["series", "period", "value"])
        for row in rows:
            season = int(row[2])
            for i, value in enumerate(row[5:]):
                table.writerow([row[0], code(season, i), value])


def main(program, data, output):
    with open(data, newline="") as file:
        rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for group, horizon in GROUPS.items():
            table = Path(folder) / f"{group}.csv"
            write_long([row for row in rows if row[1] == group], table)
            made = Path(folder) / "calibration.json"
            subprocess.run([program, "calibrate", table, "--horizon", str(horizon), "--trust", str(TRUST), "--model", ",".join(MODELS),
                            "-o", made], check=True)
            for cell in json.loads(made.read_text())["cells"]:
                horizons = ", ".join(str(row.get("horizon", 1)) for row in cell["rows"])
                sizes = ", ".join(f"{1000 * size:.0f}" for row in cell["rows"] for size in row["sizes"])
                lines.append(f"    {{{cell.get('model', 'automatic')}, {cell.get('frequency', 'year')}, "
                             f"{cell.get('from_observations', 0)}, {{{horizons}}}, {{{sizes}}}}},")
    Path(output).write_text("// Written by cmake/builtin_calibration.py: sizes in thousandths.\n"
                            "// clang-format off\n" + "\n".join(lines) + "\n// clang-format on\n")
    print(f"{output}: {len(lines)} cells")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
