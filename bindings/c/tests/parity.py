#!/usr/bin/env python3
"""Every function of the C interface is in all places where it has to be.

  parity.py ROOT

Each is documented (a comment before it, with @since), exported (abi/symbols.txt), declared in Python (_abi.py), fuzzed
(c_calls*), tried without memory when it can fail (memory_test.cpp), and named in abi/parity.txt with what it is in Python,
which must be there.
"""
import re
import sys
from pathlib import Path

DECLARATION = re.compile(r"(/\*\*(?:(?!\*/).)*\*/)?\s*SD_API\s+([\w\s*]+?)\*?\b(sd_\w+)\(", re.S)


def functions(headers):
    """{name: (comment, result)} of all that headers declare."""
    found = {}
    for text in headers.values():
        for comment, result, name in DECLARATION.findall(text):
            found[name] = (comment, result.strip())
    return found


def complaints(headers, places, parity, python):
    """headers, python: {file: text}; places: {what: text}; parity: the list's text."""
    known = functions(headers)
    pairs = dict(line.split(None, 1) for line in parity.splitlines() if line and not line.startswith("#"))
    wrong = []
    for name, (comment, result) in sorted(known.items()):
        if "@since" not in comment:
            wrong.append(f"{name}: not documented, or without @since")
        for what, text in places.items():
            if what == "tried without memory" and result != "sd_status":
                continue
            if not re.search(rf"\b{name}\b", text):
                wrong.append(f"{name}: not {what}")
        where = pairs.pop(name, None)
        if where is None:
            wrong.append(f"{name}: not in the parity list")
            continue
        module, _, thing = where.strip().partition(":")
        if not re.search(rf"^\s*(def|class) {thing}\b|^{thing}\b", python.get(module, ""), re.M):
            wrong.append(f"{name}: the parity list says {where.strip()}, which is not there")
    return wrong + [f"{name}: in the parity list, and in no header" for name in sorted(pairs)]


def self_test():
    """Each fault is planted and must be found."""
    headers = {"a.h": "/** Tells.\n * @since 1.0 */\nSD_API sd_status sd_a(int x);\n"}
    places = {"fuzzed": "sd_a(1)", "tried without memory": "sd_a"}
    python = {"m": "def a() -> None:\n"}
    assert complaints(headers, places, "sd_a m:a", python) == []
    assert complaints({"a.h": "SD_API sd_status sd_a(int x);"}, places, "sd_a m:a", python)
    assert complaints(headers, {**places, "fuzzed": "sd_ab(1)"}, "sd_a m:a", python)
    assert complaints(headers, places, "", python)
    assert complaints(headers, places, "sd_a m:b", python)
    assert complaints(headers, places, "sd_a m:a\nsd_b m:a", python)


def main(root):
    self_test()
    c, package = root / "bindings/c", root / "bindings/python/sociaaldomein"
    headers = {p.name: p.read_text() for p in (c / "include").rglob("*.h")}
    places = {
        "exported": (c / "abi/symbols.txt").read_text(),
        "declared in Python": (package / "_abi.py").read_text(),
        "fuzzed": "".join(p.read_text() for p in sorted((root / "tests/fuzz").glob("c_calls*.?pp"))),
        "tried without memory": (c / "tests/memory_test.cpp").read_text(),
    }
    python = {p.stem: p.read_text() for p in package.glob("*.py")}
    wrong = complaints(headers, places, (c / "abi/parity.txt").read_text(), python)
    print("\n".join(wrong) if wrong else f"{len(functions(headers))} functions are everywhere they have to be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
