#!/usr/bin/env python3
"""Checks that the kernels' object files share nothing: what one exports is its table and no other object holds it too.

  kernel_symbols.py NM OBJECT...

An inline function (or variable) that the compiler leaves in an object is a weak symbol: the linker keeps one of those
that units for different machines hold, and the program would crash on the lesser machine.
"""
import re
import subprocess
import sys
from pathlib import Path

# What the compiler itself calls for.
ALLOWED = re.compile(r"mem(cpy|move|set|cmp)$|_GLOBAL_OFFSET_TABLE_$|__stack_chk_fail$")
LINE = re.compile(r"^(?:[0-9a-f]+)?\s*([A-Za-z?])\s+(\S+)$")


def complaints(name, symbols):
    """What is wrong with the object `name`, given what `nm` prints of it."""
    wrong, tables = [], []
    for line in symbols.splitlines():
        match = LINE.match(line.strip())
        if not match:
            continue
        kind, symbol = match.groups()
        if ALLOWED.match(symbol):
            continue
        if kind in "uVvWwiC":
            wrong.append(f"{name}: {symbol} is shared with other objects (kind {kind}): found in a kernel, expected none")
        elif kind == "U":
            wrong.append(f"{name}: needs {symbol}, expected nothing but memcpy and the like")
        elif kind.isupper() and kind not in "NA":
            tables.append(symbol)
    if len(tables) != 1 or "_kernels_" not in tables[0]:
        wrong.append(f"{name}: exports {tables or 'nothing'}, expected one table of kernels")
    return wrong


def main(nm, objects):
    wrong = [] if objects else ["no object files of kernels were given"]
    for path in objects:
        symbols = subprocess.run([nm, path], capture_output=True, text=True, check=True).stdout
        wrong += complaints(Path(path).name, symbols)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
