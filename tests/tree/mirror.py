#!/usr/bin/env python3
"""One concept has one name in every tree.

  mirror.py ROOT

include/sociaaldomein/<layer>/<concept>.hpp has tests/<layer>/<concept>_test.cpp
src/<layer>/<concept>.cpp                   has include/sociaaldomein/<layer>/<concept>.hpp
src/<layer>/detail/<name>.cpp               has src/<layer>/detail/<name>.hpp
tests/<layer>/<concept>_test.cpp            has a header or a source; <concept>_<aspect>_test.cpp is fine too
tests/<layer>/detail/<name>_test.cpp        the same, in src/<layer>/detail
benchmarks/<layer>/<concept>_bench.cpp      the same as a test, or a kernel of src/<layer>/kernels
"""
import sys
from pathlib import Path

# Nothing to run in them: macros, and the number that the package test compares.
UNTESTED = {"core/export", "core/version"}


def names(root, directory, suffix):
    """Names relative to the directory and without the suffix, such as core/period or core/detail/int128."""
    top = Path(root) / directory
    return {p.relative_to(top).as_posix().removesuffix(suffix) for p in top.rglob("*" + suffix)}


def about(name, known):
    """Whether name is a known concept, or a known concept followed by _aspect."""
    while name not in known:
        folder, slash, last = name.rpartition("/")
        shorter, underscore, _ = last.rpartition("_")
        if not underscore or not shorter:
            return False
        name = folder + slash + shorter
    return True


def complaints(root):
    headers = {h for h in names(root, "include/sociaaldomein", ".hpp") if "/" in h}
    public = {h for h in headers if "/detail/" not in h}
    private_headers = names(root, "src", ".hpp")
    sources = names(root, "src", ".cpp")
    found = []
    for name in sorted(public - UNTESTED - names(root, "tests", "_test.cpp")):
        found.append(f"include/sociaaldomein/{name}.hpp: has no tests/{name}_test.cpp")
    for name in sorted(sources):
        if name.startswith("cli/"):
            if name != "cli/main" and name not in private_headers:
                found.append(f"src/{name}.cpp: has no src/{name}.hpp")
        elif "/detail/" in name:
            if name not in private_headers | headers and not about(name, private_headers | headers):
                found.append(f"src/{name}.cpp: has no src/{name}.hpp")
        elif name not in headers and "/kernels/" not in name:
            found.append(f"src/{name}.cpp: has no include/sociaaldomein/{name}.hpp; private code lies in detail/")
    for name in sorted(private_headers):
        if not name.startswith("cli/") and "/detail/" not in name and "/kernels/" not in name:
            found.append(f"src/{name}.hpp: expected in detail/ of its layer, or under include/")
    # Kernels are made of .inl files; a benchmark of one stands with those of its layer.
    concepts = headers | private_headers | sources | names(root, "src", ".inl")
    concepts |= {c.replace("/kernels/", "/") for c in concepts}
    layers = {c.split("/")[0] for c in concepts}
    for tree, suffix in (("tests", "_test.cpp"), ("benchmarks", "_bench.cpp")):
        for name in sorted(names(root, tree, suffix)):
            if name.split("/")[0] in layers and not about(name, concepts):
                found.append(f"{tree}/{name}{suffix}: there is no concept {name}")
    return found


if __name__ == "__main__":
    wrong = complaints(Path(sys.argv[1]))
    print("\n".join(wrong) if wrong else "every concept has one name in every tree")
    sys.exit(1 if wrong else 0)
