#!/usr/bin/env python3
"""Builds and runs the example in another language: what it prints must hold what is known.

  run.py rust|r|node ROOT LIBRARY FOLDER

LIBRARY is libsociaaldomein.so; FOLDER is made anew, for what is built. Exit 77, with the reason, without the toolchain.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path


def skipped(why):
    print(f"SKIPPED: {why}")
    sys.exit(77)


def run(*command, **options):
    print("$", *command, flush=True)
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True, check=True, **options)
    print(done.stdout, flush=True)
    return done.stdout


def rust(root, library, folder, documents):
    if not shutil.which("rustc"):
        skipped("no rustc")
    run("rustc", "--edition", "2021", "-L", library.parent, "-o", folder / "example", root / "examples/rust/forecast.rs")
    return run(folder / "example", *documents)


def r(root, library, folder, documents):
    if not shutil.which("Rscript"):
        skipped("no R")
    shutil.copy(root / "examples/r/sociaaldomein_r.c", folder)
    environment = {
        **os.environ,
        "PKG_CPPFLAGS": f"-I{root / 'bindings/c/include'}",
        "PKG_LIBS": f"-L{library.parent} -lsociaaldomein",
    }
    try:
        run("R", "CMD", "SHLIB", "sociaaldomein_r.c", cwd=folder, env=environment)
    except subprocess.CalledProcessError:
        if not any(Path(place).exists() for place in ("/usr/share/R/include/R.h", "/usr/include/R/R.h")):
            skipped("R is here, its headers are not (Debian: r-base-dev)")
        raise
    return run("Rscript", root / "examples/r/forecast.R", folder / "sociaaldomein_r.so", *documents)


def node(root, library, folder, documents):
    if not shutil.which("node") or not shutil.which("npm"):
        skipped("no node and npm")
    try:
        run("npm", "install", "--no-audit", "--no-fund", "--fetch-retries=1", "koffi@3", cwd=folder, timeout=120)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        skipped("koffi cannot be had from the npm registry")
    return run("node", root / "examples/node/forecast.js", library, *documents,
               env={**os.environ, "NODE_PATH": str(folder / "node_modules")})


def main(language, root, library, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["LD_LIBRARY_PATH"] = str(library.parent)
    documents = sorted((root / "examples/zwolle").glob("*.json"))
    said = {"rust": rust, "r": r, "node": node}[language](root, library, folder, documents)
    for known in ("368 figures, 181 identities, 8 violated", "2023-H1", "3509"):
        if known not in said:
            print(f"not said: {known}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(Path(word).absolute() for word in sys.argv[2:5])))
