#!/usr/bin/env python3
"""No file of the tree tells where somebody's copy of it lies.

  machine_paths.py ROOT

Looks for the path of ROOT itself, and of home directories, in every file that git tracks: what a tool wrote down by
itself (debug information, a cache, a log) is found on the machine that wrote it.
"""
import re
import subprocess
import sys
from pathlib import Path


def tracked(root):
    """Files that git tracks below root; without git all but what is built."""
    try:
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True).stdout
        return [Path(root) / name for name in listed.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        return [p for p in Path(root).rglob("*") if p.relative_to(root).parts[0] not in ("build", ".git")]


def complaints(root):
    own = str(Path(root).resolve())
    places = [re.escape(own)] if own != "/" else []
    anybody = re.compile(rf"(?<![\w./-])(?:{'|'.join([*places, '/home/[a-z][a-z0-9_-]*', '/root'])})/".encode())
    found = []
    for path in tracked(root):
        if not path.is_file() or path.is_symlink():
            continue
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            if place := anybody.search(line):
                found.append(f"{path.relative_to(root).as_posix()}:{number}: found {place[0].decode()!r}, a path of one "
                             "machine; expected a path from the top of the tree")
    return found


if __name__ == "__main__":
    found = complaints(sys.argv[1])
    print("\n".join(found) or "no file tells where a copy of the tree lies")
    sys.exit(1 if found else 0)
