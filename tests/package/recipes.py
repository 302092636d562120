#!/usr/bin/env python3
"""The recipes for package managers agree with the tree, and are read by their tool where it is.

  recipes.py ROOT

The version of the vcpkg port is that of the library; every option that a recipe sets is one of ours; what it needs is what
the build asks for; the program that tests the Conan package is the example in C.
"""
import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

PORTS = {"Boost": "boost", "Eigen3": "eigen", "fmt": "fmt"}


def main(root):
    wrong = []
    header = (root / "include/sociaaldomein/core/version.hpp").read_text()
    version = ".".join(re.findall(r"VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", header, re.M))
    port = json.loads((root / "packaging/vcpkg/sociaaldomein/vcpkg.json").read_text())
    if port["version"] != version:
        wrong.append(f"vcpkg.json: found version {port['version']}, expected {version}")

    recipe = (root / "packaging/conan/conanfile.py").read_text()
    ast.parse(recipe)
    portfile = (root / "packaging/vcpkg/sociaaldomein/portfile.cmake").read_text()
    options = set(re.findall(r"option\((SOCIAALDOMEIN_\w+)", (root / "CMakeLists.txt").read_text()))
    set_there = set(re.findall(r"SOCIAALDOMEIN_\w+", portfile))
    set_there |= {"SOCIAALDOMEIN_" + name for name in re.findall(r'"([A-Z]+)": "O(?:N|FF)"', recipe)}
    wrong += [f"a recipe sets {name}, which is no option" for name in sorted(set_there - options)]

    needed = re.findall(r"find_package\((\w+) [\d.]+ CONFIG", (root / "cmake/Library.cmake").read_text())
    listed = " ".join(str(entry) for entry in port["dependencies"])
    for name in needed:
        if PORTS[name] not in listed or f'"{PORTS[name]}/' not in recipe:
            wrong.append(f"{name} is needed, and not in both recipes")

    if (root / "packaging/conan/test_package/next.c").read_text() != (root / "examples/c/next.c").read_text():
        wrong.append("packaging/conan/test_package/next.c is not examples/c/next.c")

    conan = shutil.which("conan")
    if conan:
        run = subprocess.run([conan, "inspect", root / "packaging/conan"], capture_output=True, text=True, check=False)
        if run.returncode or f"version: {version}" not in run.stdout:
            wrong.append("conan inspect: " + run.stdout + run.stderr)
    print("\n".join(wrong) if wrong else "the recipes agree with the tree" + ("" if conan else "; not read by Conan"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
