#!/usr/bin/env python3
"""Lines and branches that the tests took, per layer that we make a promise about, from what gcov counted.

  coverage.py BUILD_DIR [-j JOBS] [--goal PERCENT]

Writes what was not taken into BUILD_DIR/uncovered.txt, and fails when fewer of a layer's branches than the goal were.

gcov counts every place where a program can go two ways; most of these nobody wrote. What counts here is what the source
decides: a line in the head of an if, for, while or switch, or with ?, && or ||. Of these, a call that returns or throws
does not count either, with both its ways: the way back that is always taken would flatter the number. Copies of one
function (of a template, of an inline function in more units) are one.
"""
import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {
    "core": ("src/core/", "include/sociaaldomein/core/"),
    "check": ("src/check/", "include/sociaaldomein/check/"),
    "io": ("src/io/", "include/sociaaldomein/io/"),
    "C interface": ("bindings/c/src/", "bindings/c/include/"),
}
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
HEAD = re.compile(r"\b(?:if|for|while|switch)\s*(?:constexpr\s*)?\(")


def layer_of(name):
    return next((layer for layer, trees in LAYERS.items() if name.startswith(trees)), None)


def decisions(text):
    """The numbers of the lines on which the source decides something."""
    code = NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    found = set()
    for head in HEAD.finditer(code):
        depth, end = 1, head.end()
        while depth and end < len(code):
            depth += {"(": 1, ")": -1}.get(code[end], 0)
            end += 1
        found.update(range(code.count("\n", 0, head.start()) + 1, code.count("\n", 0, end) + 2))
    lines = code.split("\n")
    for number, line in enumerate(lines, 1):
        if "?" in line or "&&" in line or "||" in line:
            found.add(number)
            if line.lstrip().startswith("?"):
                found.add(number - 1)
            if line.rstrip().endswith(("&&", "||")):
                found.add(number + 1)
    return found


def without_throws(branches):
    """The branches that are not the two ways out of a call that may throw: (goes on without a jump, its count)."""
    kept = []
    skip = False
    for branch in branches:
        if skip:
            skip = False
        elif not branch["throw"]:
            kept.append((branch["fallthrough"], branch["count"]))
        elif kept and kept[-1][0]:
            kept.pop()
        else:
            skip = True  # the way back comes second
    return kept


def ways_of(kind, counts):
    """The counts without those of decisions that a line never came to though it was executed.

    They lie behind a branch that was not taken, which counts, or in what the compiler does when something was thrown.
    """
    ways, i = [], 0
    while i < len(counts):
        two = kind[i : i + 2] == (True, False)
        if not two or counts[i] or counts[i + 1]:
            ways += counts[i : i + 1 + two]
        i += 1 + two
    return ways


def count(notes, build):
    """What gcov says of one unit: [(file, line, function, count, branch counts)] of the layers' files."""
    command = ["gcov", "--json-format", "--stdout", "--branch-probabilities", "--relative-only", "--source-prefix",
               str(ROOT), str(notes.with_suffix(".gcda"))]
    output = subprocess.run(command, capture_output=True, text=True, check=True, cwd=build).stdout
    rows = []
    for unit in output.splitlines():
        for file in json.loads(unit)["files"]:
            # ccache makes paths relative to the build directory, gcov those that are absolute to the prefix.
            start = build if file["file"].startswith("..") else ROOT
            name = os.path.relpath(start / file["file"], ROOT)
            if layer_of(name):
                rows += [(name, line["line_number"], line.get("function_name", ""), line["count"],
                          without_throws(line["branches"])) for line in file["lines"]]
    return rows


def merged(units):
    """{file: {line: ([count of the line], {kind of branches: [their counts]})}}, copies of a function added up."""
    files = defaultdict(lambda: defaultdict(lambda: ([0], {})))
    for rows in units:
        for name, line, _, times, branches in rows:
            taken, groups = files[name][line]
            taken[0] += times
            # Instances of a template may differ in what they decide.
            group = groups.setdefault(tuple(on for on, _ in branches), [0] * len(branches))
            group[:] = [a + b for a, (_, b) in zip(group, branches)]
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--goal", type=float, default=95.0)
    arguments = parser.parse_args()
    build = arguments.build.resolve()

    # A unit of ours that no test program holds has notes and no counts: nothing of it was taken.
    notes = [path for path in sorted(build.rglob("*.gcno"))
             if path.with_suffix(".gcda").exists() or re.search(r"/src/(core|check|io)/|/bindings/c/.*/src/", str(path))]
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        files = merged(pool.map(lambda path: count(path, build), notes))

    totals = {layer: [0, 0, 0, 0] for layer in LAYERS}
    missing = []
    for name in sorted(files):
        text = (ROOT / name).read_text(encoding="utf-8")
        source, decided = text.split("\n"), decisions(text)
        total = totals[layer_of(name)]
        for number, (taken, groups) in sorted(files[name].items()):
            if not source[number - 1].strip("});, "):
                continue  # the end of something, where the compiler puts what it made itself
            total[0] += taken[0] > 0
            total[1] += 1
            ways = []
            if number in decided:
                for kind, counts in groups.items():
                    ways += ways_of(kind, counts) if taken[0] else counts
            total[2] += sum(way > 0 for way in ways)
            total[3] += len(ways)
            if not taken[0] or 0 in ways:
                what = "".join("+" if way else "-" for way in ways) if taken[0] else "line"
                missing.append(f"{name}:{number}: {what:6} {source[number - 1].strip()}")
    (build / "uncovered.txt").write_text("\n".join(missing) + "\n", encoding="utf-8")

    short = []
    print(f"{'layer':12} {'lines':>22} {'branches':>24}")
    for layer, (lines, all_lines, ways, all_ways) in totals.items():
        share = 100 * ways / max(all_ways, 1)
        if share < arguments.goal or not all_ways:
            short.append(layer)
        print(f"{layer:12} {100 * lines / max(all_lines, 1):8.1f} % of {all_lines:6} {share:10.1f} % of {all_ways:6}"
              + (f"  below {arguments.goal:g} %" if layer in short else ""))
    print(f"not taken: {build.relative_to(ROOT)}/uncovered.txt")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
