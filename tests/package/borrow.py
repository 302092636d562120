#!/usr/bin/env python3
"""Compiles what must be compiled, and takes over what has been compiled in the same way already.

  borrow.py COMPILE_COMMANDS COMPILER ARGUMENT...      (a compiler launcher)

A file of the library that COMPILE_COMMANDS has an object of, made with the same include directories, definitions,
language and code-generation options, is not compiled again: optimisation, debugging and warnings are whoever
builds it to choose, all else is the library's, and what the package test asks is whether that arrives.
"""
import json
import os
import shlex
import shutil
import sys
from pathlib import Path

FREE = ("-O", "-g", "-W", "-DNDEBUG")  # to choose by who builds
WITH_VALUE = ("-isystem", "-I", "-include", "-D")
IGNORED_WITH_VALUE = ("-o", "-c", "-MF", "-MT")


def essence(words):
    """What of a compile command decides about the object, in order."""
    kept, rest = [], iter(words)
    for word in rest:
        if word in IGNORED_WITH_VALUE:
            next(rest)
        elif word in WITH_VALUE:
            kept.append(word + " " + next(rest))
        elif word.startswith("-") and word != "-MD" and not word.startswith(FREE):
            kept.append(word)
    return kept


def value(words, option):
    return words[words.index(option) + 1] if option in words else None


def main():
    commands, *command = sys.argv[1:]
    source = value(command, "-c")
    for entry in json.loads(Path(commands).read_text(encoding="utf-8")) if source else []:
        if entry["file"] != source:
            continue
        theirs = shlex.split(entry["command"])
        made = Path(entry["directory"]) / value(theirs, "-o")
        if theirs[0] in command and essence(theirs) == essence(command) and made.exists():
            shutil.copyfile(made, value(command, "-o"))
            if depfile := value(command, "-MF"):
                Path(depfile).write_text(f"{value(command, '-o')}: {source}\n", encoding="utf-8")
            return
        break
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
