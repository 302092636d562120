#!/usr/bin/env python3
"""The shared library exports what the kept list says, and nothing else.

  symbols.py LIBRARY LIST [--write]
"""
import subprocess
import sys
from pathlib import Path


def exported(library):
    """The names that a shared library offers; of one for Windows those of its export table."""
    if library.suffix == ".dll":
        text = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", library], capture_output=True, text=True, check=True)
        table = text.stdout.split("[Ordinal/Name Pointer] Table", 1)[1]
        return sorted(line.split()[-1] for line in table.splitlines() if line.strip().startswith("["))
    text = subprocess.run(["nm", "-D", "--defined-only", "--format=posix", library], capture_output=True, text=True,
                          check=True)
    return sorted(line.split()[0] for line in text.stdout.splitlines())


if __name__ == "__main__":
    found = exported(Path(sys.argv[1]).resolve())
    kept = Path(sys.argv[2])
    # The version node is a symbol of its own, and only known where there are such.
    found = [name.split("@")[0] for name in found if name.split("@")[0] != "SD_1"]
    if "--write" in sys.argv:
        kept.write_text("\n".join(found) + "\n")
    expected = kept.read_text().split()
    for name in sorted(set(found) - set(expected)):
        print(f"{name}: is exported, and not in {kept.name}")
    for name in sorted(set(expected) - set(found)):
        print(f"{name}: is in {kept.name}, and not exported: programs that use it stop working")
    print(f"{len(found)} symbols")
    sys.exit(0 if found == expected and found else 1)
