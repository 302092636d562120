#!/usr/bin/env python3
"""Installs the package with pip into a fresh virtual environment, and runs the example there.

  install.py ROOT LIBRARY FOLDER     around a library that was built already
  install.py ROOT --build FOLDER     a wheel made of a source distribution, which compiles the library anew

The environment sees the system's numpy, pandas and matplotlib, so that the build tools are all that comes from PyPI.
Without PyPI this is skipped, aloud.
"""
import shutil
import subprocess
import sys
from pathlib import Path

from run import interpreter


def run(*command, **options):
    print("$", *command, flush=True)
    subprocess.run([str(word) for word in command], check=True, **options)


def main(root, library, folder):
    base = interpreter()
    if base is None:
        print("SKIPPED: no python3 with numpy and pandas")
        return 77
    shutil.rmtree(folder, ignore_errors=True)
    if subprocess.run([base, "-m", "venv", "--system-site-packages", folder / "venv"], check=False).returncode:
        print("SKIPPED: no virtual environment could be made (Debian: python3-venv)")
        return 77
    python = folder / "venv/bin/python"
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    tools = ["scikit-build-core>=0.10", *(["build"] if library == "--build" else [])]
    if subprocess.run([*pip, "install", "--retries", "1", "--timeout", "20", *tools], check=False).returncode:
        print("SKIPPED: PyPI cannot be reached, which has the build tools; the package is tested from the tree")
        return 77
    if library == "--build":
        run(python, "-m", "build", "--no-isolation", "--outdir", folder / "dist", root)
    else:
        run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder / "dist", root,
            f"--config-settings=cmake.define.SOCIAALDOMEIN_PREBUILT_C={library}")
    (wheel,) = (folder / "dist").glob("*.whl")
    assert "-py3-none-" in wheel.name and "-any" not in wheel.name, wheel.name
    run(*pip, "install", "--no-deps", wheel)
    # Elsewhere, so that the package is not found in the tree.
    run(python, "-B", root / "examples/python/municipality.py", root / "examples/zwolle", cwd=folder)
    for name in ("welfare.png", "waitlist.png", "influences.png", "report.html"):
        assert (folder / name).stat().st_size > 10_000, name
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2], Path(sys.argv[3]).resolve()))
