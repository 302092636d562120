#!/usr/bin/env python3
"""Runs the tests of the Python package on the first interpreter that has what they need, and says when there is none.

  run.py ROOT LIBRARY [options of pytest]
  run.py ROOT LIBRARY --script FILE         runs a program instead, from the root of the tree
"""
import os
import shutil
import subprocess
import sys

NEEDED = "numpy, pandas, pytest, hypothesis"


def interpreter():
    for candidate in dict.fromkeys([sys.executable, "/usr/bin/python3", shutil.which("python3")]):
        if candidate and os.path.exists(candidate):
            if subprocess.run([candidate, "-c", f"import {NEEDED}"], capture_output=True, check=False).returncode == 0:
                return candidate
    return None


if __name__ == "__main__":
    root, library = sys.argv[1:3]
    found = interpreter()
    if found is None:
        print(f"SKIPPED: no python3 has {NEEDED} (Debian: python3-numpy python3-pandas python3-pytest python3-hypothesis)")
        sys.exit(77)
    environment = {
        **os.environ,
        "PYTHONPATH": os.path.join(root, "bindings/python"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOCIAALDOMEIN_LIBRARY": library,
        "MPLBACKEND": "agg",
    }
    command = [found, "-m", "pytest", "-q", "-rs", "-c", os.path.join(root, "pyproject.toml"), "--rootdir", root]
    if sys.argv[3:4] == ["--script"]:
        command = [found, "-W", "error", sys.argv.pop(4)]
        sys.argv.pop(3)
    sys.exit(subprocess.run([*command, *sys.argv[3:]], cwd=root, env=environment, check=False).returncode)
