#!/usr/bin/env python3
"""Runs clang-tidy over src/ and bindings/c/src/, and only over what changed since it last passed.

  tidy.py BUILD_DIR [-j JOBS] [FILE...]

A file passes once for the contents of itself, of our headers it includes (as Ninja recorded them), of .clang-tidy and of
its compile command; a stamp named by the hash of these remembers it.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIDY = "clang-tidy-16"
TREES = ("src", "bindings/c/src")


def dependencies(build):
    """{object file: [our files it was made of]}, from `ninja -t deps`."""
    lines = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True).stdout
    found, current = {}, None
    for line in lines.splitlines():
        if line.startswith("    "):
            path = (build / line.strip()).resolve()
            if current is not None and path.is_relative_to(ROOT):
                current.append(path)
        elif ":" in line:
            current = found.setdefault(line.split(":")[0], [])
    return found


def object_of(entry):
    words = shlex.split(entry["command"])
    return words[words.index("-o") + 1]


def stamp_of(entry, files):
    digest = hashlib.sha256(entry["command"].encode())
    for path in [ROOT / ".clang-tidy", Path(entry["file"]), *sorted(files)]:
        digest.update(str(path).encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def tidy(entry, build):
    # The compile commands are g++'s, which knows some warnings that clang does not.
    command = [TIDY, "-p", str(build), "--quiet", "--extra-arg=-Wno-unknown-warning-option", entry["file"]]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + (result.stderr if result.returncode else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="*", help="only these; default all")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    stamps = build / "tidy"
    stamps.mkdir(exist_ok=True)
    included = dependencies(build)
    chosen = {Path(f).resolve() for f in arguments.files}

    work, seen = [], set()
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = Path(entry["file"])
        if not any(path.is_relative_to(ROOT / tree) for tree in TREES) or path in seen or (chosen and path not in chosen):
            continue
        seen.add(path)
        stamp = stamps / stamp_of(entry, included.get(object_of(entry), []))
        if not stamp.exists():
            work.append((entry, stamp))

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        futures = {pool.submit(tidy, entry, build): (entry, stamp) for entry, stamp in work}
        for future in concurrent.futures.as_completed(futures):
            entry, stamp = futures[future]
            status, output = future.result()
            if status == 0:
                stamp.touch()
            else:
                failed += 1
                print(f"{entry['file']}:\n{output}", flush=True)
    print(f"tidy: {len(seen)} files, {len(seen) - len(work)} unchanged, {len(work) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
