#!/usr/bin/env python3
"""Includes point down only, and public headers stay light.

  layers.py ROOT

MAY_USE is the rule itself: which layers the files of a layer may include, besides their own.
"""
import re
import sys
from pathlib import Path

MAY_USE = {
    "core": set(),
    "domain": {"core"},
    "check": {"core", "domain"},
    "series": {"core"},
    "projection": {"core", "series"},
    "scenario": {"core", "domain", "check", "series", "projection"},
    "io": {"core", "domain", "check", "series"},
    "report": {"core", "domain", "check", "series", "projection", "scenario", "io"},
    "cli": {"core", "domain", "check", "series", "projection", "scenario", "io", "report"},
}

# What public headers may not include or say: it would be parsed by everyone, or compiled by some compilers only.
HEAVY = [
    (re.compile(r"^\s*#\s*include\s*[<\"](fmt/|CLI/|boost/json|boost/archive|boost/serialization)"), None, "heavy include"),
    (re.compile(r"^\s*#\s*include\s*[<\"]Eigen/"), {"core", "domain", "check", "io", "report"}, "heavy include"),
    (re.compile(r"^\s*#\s*include\s*[<\"]Eigen/(?!Core[>\"])"), None, "only Eigen/Core may be included"),
    (re.compile(r"^(?!\s*//).*\b(__int128|__builtin_\w+|__attribute__)\b"), None, "not portable"),
]
# Headers that exist to bring two worlds together, and are included by those who want both.
OPT_IN = {"core/export.hpp", "core/boost_date_time.hpp", "io/boost_serialization.hpp"}

INCLUDE = re.compile(r"^\s*#\s*include\s*[<\"]([^>\"]+)[>\"]")
SUFFIXES = {".hpp", ".h", ".cpp", ".inl"}


def layer_of(included):
    """The layer an include names, or None: <sociaaldomein/core/x.hpp> and "core/detail/x.hpp"."""
    parts = included.removeprefix("sociaaldomein/").split("/")
    return parts[0] if len(parts) > 1 and parts[0] in MAY_USE else None


def complaints(root):
    found = []
    for base in ("include/sociaaldomein", "src"):
        top = Path(root) / base
        for path in sorted(p for p in top.rglob("*") if p.suffix in SUFFIXES):
            relative = path.relative_to(top)
            name = path.relative_to(root)
            layer = relative.parts[0]
            if len(relative.parts) == 1:
                if relative.name != "sociaaldomein.hpp":
                    found.append(f"{name}: lies in no layer")
                continue
            if layer not in MAY_USE:
                found.append(f"{name}: '{layer}' is not a layer; expected one of {', '.join(MAY_USE)}")
                continue
            public = base.startswith("include")
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                found += [f"{name}:{number}: {text}" for text in line_complaints(layer, relative, public, line)]
    return found


def line_complaints(layer, relative, public, line):
    if match := INCLUDE.match(line):
        used = layer_of(match[1])
        if used and used != layer and used not in MAY_USE[layer]:
            allowed = ", ".join(sorted(MAY_USE[layer])) or "no other layer"
            yield f"{layer} includes {match[1]}; expected {allowed}"
        if match[1].endswith("sociaaldomein/sociaaldomein.hpp"):
            yield "includes the umbrella header; expected the headers it needs"
        if public and ("/detail/" in match[1] and not match[1].startswith(("boost/", "sociaaldomein/"))):
            yield f"a public header includes the private {match[1]}"
    if public and relative.as_posix() not in OPT_IN:
        for pattern, layers, why in HEAVY:
            if (layers is None or layer in layers) and pattern.search(line):
                yield f"{why} in a public header: {line.strip()}"
                break


if __name__ == "__main__":
    wrong = complaints(Path(sys.argv[1]))
    print("\n".join(wrong) if wrong else "includes point down only")
    sys.exit(1 if wrong else 0)
