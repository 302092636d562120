#!/usr/bin/env python3
"""The documents shown in the guides can be read.

  docs_examples.py PROGRAM ROOT

Every ```json document block of README.md and docs/*.md is given to `PROGRAM check`, which must not refuse it (exit 0
or 1); every other ```json block must be JSON. Exit 77 when there is no program.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def main(program, root):
    if not program.exists():
        print(f"skipped: there is no {program}")
        return 77
    wrong = []
    documents = 0
    for page in [root / "README.md", *sorted((root / "docs").glob("*.md"))]:
        for kind, block in re.findall(r"^```json( document)?\n(.*?)^```$", page.read_text(), re.M | re.S):
            try:
                json.loads(block)
            except ValueError as error:
                wrong.append(f"{page.name}: {error}:\n{block}")
                continue
            if not kind:
                continue
            documents += 1
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                file.write(block)
                file.flush()
                run = subprocess.run([program, "check", file.name], capture_output=True, text=True, check=False)
            if run.returncode not in (0, 1):
                wrong.append(f"{page.name}: {run.stderr}{block}")
    if documents == 0:
        wrong.append("no document found in the guides")
    print("\n".join(wrong) if wrong else f"{documents} documents in the guides can be read")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
