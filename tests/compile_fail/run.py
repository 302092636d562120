#!/usr/bin/env python3
"""Shows that code which must not compile does not, for the reason it gives.

  run.py FILE.cpp -- COMPILER FLAGS...

FILE compiles as it stands, and fails with any one of its sections switched on:

    #ifdef SD_FAIL_1
    // expect: regular expression that the compiler's output matches
    Money sum = Money::cents(1) + Hours::hours(1);
    #endif
"""
import os
import re
import subprocess
import sys
from pathlib import Path

SECTION = re.compile(r"^\s*#\s*if(?:def\s+|\s+defined\s*\(?\s*)(SD_FAIL_\w+)")
EXPECT = re.compile(r"//\s*expect:\s*(.*?)\s*$")


def sections(text):
    """[(define, pattern or None)] in the order of the file."""
    found = []
    for line in text.splitlines():
        if match := SECTION.match(line):
            found.append([match[1], None])
        elif (match := EXPECT.search(line)) and found and found[-1][1] is None:
            found[-1][1] = match[1]
    return found


def compile_with(command, path, *defines):
    result = subprocess.run([*command, *(f"-D{d}" for d in defines), str(path)],
                            capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    return result.returncode == 0, result.stdout + result.stderr


def complaints(path, command):
    """What is wrong with the file, one text each; empty when all is as it says."""
    found = sections(path.read_text(encoding="utf-8"))
    wrong = []
    if not found:
        wrong.append("it has no #ifdef SD_FAIL_... section")
    for name in sorted({d for d, _ in found if [x for x, _ in found].count(d) > 1}):
        wrong.append(f"{name} occurs more than once")
    compiles, output = compile_with(command, path)
    if not compiles:
        return wrong + [f"it does not compile with all sections off:\n{output}"]
    for define, pattern in found:
        if not pattern:
            wrong.append(f"{define} has no '// expect: regex' line")
            continue
        compiles, output = compile_with(command, path, define)
        if compiles:
            wrong.append(f"{define} compiles; expected an error that matches /{pattern}/")
        elif not re.search(pattern, output):
            wrong.append(f"{define} fails, but not with /{pattern}/:\n{output}")
    return wrong


def main(arguments):
    if len(arguments) < 3 or arguments[1] != "--":
        sys.exit(__doc__)
    path = Path(arguments[0])
    wrong = complaints(path, arguments[2:])
    for text in wrong:
        print(f"{path}: {text}")
    if not wrong:
        print(f"{path}: {len(sections(path.read_text(encoding='utf-8')))} sections fail as they should")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
