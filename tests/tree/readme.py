#!/usr/bin/env python3
"""The README's code is the code that is built and run.

  readme.py ROOT [PROGRAM]

Every ```cpp, ```c and ```python block of README.md is the text of a file in examples/cpp, examples/c or examples/python,
each of which is a test; every line "$ sociaaldomein ..." of a ```console block is run with PROGRAM, and the lines below it,
up to the next command or "...", must stand in its output.
"""
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


def blocks(text, language):
    return re.findall(r"^```" + language + r"\n(.*?)^```$", text, re.M | re.S)


def code_complaints(root, text):
    for language, suffix in (("cpp", "cpp"), ("c", "c"), ("python", "py")):
        known = [p.read_text() for p in (root / "examples" / language).glob("*." + suffix)]
        found = blocks(text, language)
        if not found:
            yield f"README.md: no example in {language} found"
        for block in found:
            if block not in known:
                yield f"README.md: this block is not the text of any examples/{language}/*.{suffix}:\n{block}"


def console_complaints(root, text, program):
    commands = 0
    for block in blocks(text, "console"):
        output = ""
        for line in block.splitlines():
            if line.startswith("$ sociaaldomein "):
                commands += 1
                words = shlex.split(line[2:])
                with tempfile.TemporaryDirectory() as scratch:
                    words = [w if not w.endswith((".html", ".sdm")) else str(Path(scratch) / w) for w in words]
                    expanded = [str(program)]
                    for word in words[1:]:
                        expanded += sorted(str(p.relative_to(root)) for p in root.glob(word)) if "*" in word else [word]
                    run = subprocess.run(expanded, cwd=root, capture_output=True, text=True, check=False)
                output = run.stdout + run.stderr
                if run.returncode not in (0, 1):
                    yield f"README.md: {line[2:]}: exit {run.returncode}: {run.stderr}"
            elif line.strip() not in ("", "...") and not line.startswith("$"):
                if line.rstrip() not in output:
                    yield f"README.md: not in the output: {line}"
    if commands == 0:
        yield "README.md: no command line example found"


if __name__ == "__main__":
    top = Path(sys.argv[1])
    readme = (top / "README.md").read_text()
    wrong = list(code_complaints(top, readme))
    if len(sys.argv) > 2:
        wrong += console_complaints(top, readme, Path(sys.argv[2]).resolve())
    print("\n".join(wrong) if wrong else "the README's examples run")
    sys.exit(1 if wrong else 0)
