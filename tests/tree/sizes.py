#!/usr/bin/env python3
"""Files stay readable: above 400 lines a warning, above 450 an error.

  sizes.py ROOT
"""
import sys
from pathlib import Path

GOAL, LIMIT = 400, 450
TREES = ["include", "src", "tests", "benchmarks", "bindings", "examples", "packaging", "cmake"]
SUFFIXES = {".hpp", ".h", ".cpp", ".c", ".inl", ".py", ".sh", ".cmake", ".txt"}
MADE = {"golden", "corpus"}  # folders of data that a script made


def long_files(root, above):
    """[(lines, path)] of the files with more lines than that, longest first."""
    found = []
    for tree in TREES:
        for path in (Path(root) / tree).rglob("*"):
            if path.suffix in SUFFIXES and path.is_file() and not MADE & set(path.parts):
                lines = path.read_text(encoding="utf-8").count("\n")
                if lines > above:
                    found.append((lines, path.relative_to(root).as_posix()))
    return sorted(found, key=lambda found_file: (-found_file[0], found_file[1]))


if __name__ == "__main__":
    for lines, name in long_files(sys.argv[1], GOAL):
        print(f"{name}: {lines} lines; expected at most {GOAL}" + (f", {LIMIT} is refused" if lines > LIMIT else ""))
    sys.exit(1 if long_files(sys.argv[1], LIMIT) else 0)
