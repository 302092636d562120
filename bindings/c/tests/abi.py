#!/usr/bin/env python3
"""The binary interface is the kept one: no function, struct or number of it has changed, only added to.

  abi.py LIBRARY bindings/c [--write]

Compares with abi/sociaaldomein.abi by libabigail; without it this is skipped. A change that breaks needs another
SD_ABI_MAJOR, and then --write.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def description(library, interface):
    """What libabigail reads of the library, without what only the library itself looks into."""
    with tempfile.NamedTemporaryFile("r", suffix=".abi") as file:
        subprocess.run(["abidw", "--headers-dir", interface / "include", "--drop-private-types", "--exported-interfaces-only", "--no-corpus-path",
                        "--no-show-locs", "--no-comp-dir-path", "--out-file", file.name, library], check=True)
        text = file.read()
    # libabigail names sources as the compiler was given them: from the top of the tree is enough.
    return text.replace(f"path='{interface.resolve().parents[1]}/", "path='")


def main(library, interface, write):
    if not shutil.which("abidw") or not shutil.which("abidiff"):
        print("SKIPPED: no abidw and abidiff (Debian: abigail-tools)")
        return 77
    kept = interface / "abi/sociaaldomein.abi"
    if write:
        kept.write_text(description(library, interface))
    run = subprocess.run(["abidiff", "--no-added-syms", "--headers-dir2", interface / "include",
                          "--drop-private-types", "--exported-interfaces-only", kept, library], capture_output=True, text=True, check=False)
    print(run.stdout + run.stderr or "the binary interface is the kept one")
    return 1 if run.returncode else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]), "--write" in sys.argv))
