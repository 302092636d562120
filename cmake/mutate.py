#!/usr/bin/env python3
"""Changes the code in one place at a time and runs the layer's tests, which must notice.

  mutate.py [--layer LAYER]... [--file PATTERN] [--count N] [--seed N] [--without FILTER] [--list] [-j JOBS]

Draws places out of the operators, constants, comparisons, truths and names of ends in src/LAYER (core, check, io), and
lists the changes that no test noticed. A mutated unit is compiled beside the tree (build/mutation) and linked ahead of
the library: nothing else is built again. cmake/mutate_kept.txt names the changes that change no behaviour, with reasons.
"""
import argparse
import concurrent.futures
import fnmatch
import itertools
import json
import os
import random
import re
import resource
import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/mutation"
KEPT = ROOT / "cmake/mutate_kept.txt"
LAYERS = ("core", "check", "io")
SHARES = {"core": 0.2, "check": 0.55, "io": 0.25}
MEMORY = 6 << 30
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^[ ]*#[^\n]*(?:\\\n[^\n]*)*',
                      re.DOTALL | re.MULTILINE)
# The layout is clang-format's: a space on both sides makes an operator of two operands.
OPERATORS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", "+": "-",
             "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "<<": ">>",
             ">>": "<<", "|": "&", "&": "|"}
WORDS = {"true": "false", "false": "true", "std::min": "std::max", "std::max": "std::min", "minimum": "maximum",
         "maximum": "minimum", "lower": "upper", "upper": "lower", "low": "high", "high": "low", "first": "last",
         "last": "first", "any_of": "all_of", "all_of": "any_of", "front": "back", "back": "front", "break": "",
         "continue": "break", "violated": "warning", "warning": "note", "holds_within_rounding": "holds",
         "holds": "holds_within_rounding", "undecided": "note", "at_least": "at_most", "at_most": "at_least",
         "equal": "at_least", "lower_end": "upper_end", "upper_end": "lower_end", "nl": "en"}
PATTERNS = [
    (re.compile(r"(?<= )(?:[<>=!]=|<<|>>|&&|\|\||[-+*/]=|[-<>+*/%|&])(?= )"), lambda found: [OPERATORS[found]]),
    (re.compile(r"(?<=[\s(!])!(?=[\w(*])"), lambda found: [""]),
    (re.compile(r"\+\+|--"), lambda found: ["--" if found == "++" else "++"]),
    (re.compile(r"(?<![\w.'])\d+(?![\w.'])"), lambda found: [str(int(found) + 1)] + ["0"] * (found == "1")),
    (re.compile(r"(?<![\w\"])(?:std::)?[a-z_]+(?![\w\"<])"), lambda found: [WORDS[found]] if found in WORDS else []),
    (re.compile(r"(?<=\bif \()(?=[^)]*\) (?!throw))"), lambda found: ["!true && ", "true || "]),
    (re.compile(r"(?<=return )[^;{]+(?=;)"), lambda found: ["{}"]),
]


class Mutant:
    def __init__(self, path, text, start, end, new):
        self.path, self.start, self.end, self.new, self.old = path, start, end, new, text[start:end]
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        self.line = text.count("\n", 0, start) + 1
        self.before = text[first:last].strip()
        self.after = (text[first:start] + new + text[end:last]).strip()
        self.verdict = ""

    def key(self):
        return f"{self.path}: {self.after}"

    def __str__(self):
        return f"{self.path}:{self.line}: {self.before}\n    {self.after}"


def mutants_of(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    code = NOT_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for pattern, changes in PATTERNS:
        for match in pattern.finditer(code):
            if match[0] in "+-*" and '"' in text[match.start() - 2] + text[match.end() + 1]:
                continue  # texts know addition alone
            if match[0] in ("nullptr", "0", "std::nullopt"):
                continue  # as {} says
            for new in changes(match[0]):
                yield Mutant(path, text, match.start(), match.end(), new)


def run(command, timeout=None, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                          timeout=timeout, check=False, cwd=BUILD, **more)


class Layer:
    """The test program of a layer, how it is linked, and its tests, quick ones and slow ones."""

    def __init__(self, name, without):
        self.program = f"tests/sociaaldomein_test_{name}"
        commands = run(["ninja", "-t", "commands", self.program]).stdout.splitlines()
        self.link = next(line for line in reversed(commands) if f"-o {self.program}" in line)
        report = BUILD / f"{name}.json"
        started = time.monotonic()
        result = run([self.program, "--gtest_brief=1", f"--gtest_output=json:{report}", f"--gtest_filter=*-{without}"],
                     env=environment())
        self.seconds = time.monotonic() - started
        if result.returncode:
            sys.exit(f"mutate: {self.program} fails as it is:\n{result.stdout[-2000:]}")
        self.without = without
        self.slow, self.own = [], {}
        for test in (test for suite in json.loads(report.read_text())["testsuites"] for test in suite["testsuite"]):
            full_name = f"{test['classname']}.{test['name']}"
            if float(test["time"].rstrip("s")) > 0.1:
                self.slow.append(full_name)
            else:
                self.own.setdefault(Path(test["file"]).stem.removesuffix("_test"), []).append(full_name)

    def notices(self, program, concept):
        """True when a test fails, or does not end: those of the concept first, those that take long last."""
        slow = ":".join(self.slow)
        own = ":".join(self.own.get(concept, []))
        for chosen in (own, f"*-{self.without}:{slow}:{own}", slow):
            if not chosen:
                continue
            try:
                result = run([program, "--gtest_brief=1", "--gtest_fail_fast", f"--gtest_filter={chosen}"],
                             timeout=20 + 8 * self.seconds, env=environment(),
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
            except subprocess.TimeoutExpired:
                return True
            if result.returncode:
                return True
        return False


def environment():
    # Property tests draw the same cases every time, as in `make test`.
    return os.environ | {"RC_PARAMS": os.environ.get("RC_PARAMS", "seed=20221101")}


def compile_commands():
    entries = json.loads((BUILD / "compile_commands.json").read_text())
    return {os.path.relpath(entry["file"], ROOT): shlex.split(entry["command"]) for entry in entries}


def try_mutant(mutant, number, layer, compile_command):
    """Sets the verdict: killed, survived, or invalid where it does not compile."""
    place = BUILD / f"mutants/{number}"
    place.mkdir(parents=True, exist_ok=True)
    text = (ROOT / mutant.path).read_text(encoding="utf-8")
    source, unit, program = place / Path(mutant.path).name, place / "unit.o", place / "test"
    source.write_text(text[:mutant.start] + mutant.new + text[mutant.end:], encoding="utf-8")
    command = list(compile_command)
    command[command.index("-o") + 1] = str(unit)
    command[command.index("-c") + 1] = str(source)
    # A change may make code that the compiler sees through.
    if run(command + ["-w"]).returncode:
        mutant.verdict = "invalid"
    else:
        link = layer.link.replace(f"-o {layer.program}", f"{unit} -o {program}", 1)
        linked = run(["sh", "-c", link])
        if linked.returncode:
            sys.exit(f"mutate: cannot link:\n{linked.stdout}")
        mutant.verdict = "killed" if layer.notices(str(program), Path(mutant.path).stem) else "survived"
    for path in (source, unit, program):
        path.unlink(missing_ok=True)
    place.rmdir()
    return mutant


def kept():
    """{mutation: reason}: each entry of the list is a line with the changed code and an indented line with the reason."""
    lines = [line for line in KEPT.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return {change: reason.strip() for change, reason in zip(lines[::2], lines[1::2])}


def build(layers):
    if not (BUILD / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", "mutation", "--log-level=NOTICE"], cwd=ROOT, check=True)
    targets = [f"sociaaldomein_test_{layer}" for layer in layers]
    subprocess.run(["cmake", "--build", "--preset", "mutation", "--target", *targets], cwd=ROOT, check=True)


def draw(layers, pattern, count, seed):
    """A sample of all mutants, the same for a seed and a tree: more of check, which decides what is found."""
    chosen = []
    total = sum(SHARES[layer] for layer in layers)
    for layer in layers:
        paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "src" / layer).rglob("*.cpp"))
        paths = [path for path in paths if fnmatch.fnmatch(path, pattern)]
        everything = list(itertools.chain.from_iterable(map(mutants_of, paths)))
        size = min(len(everything), round(count * SHARES[layer] / total))
        chosen += sorted(random.Random(f"{seed} {layer}").sample(everything, size), key=lambda m: (m.path, m.start))
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layer", action="append", choices=LAYERS)
    parser.add_argument("--file", default="*", help="only files of that pattern, such as '*/interval.cpp'")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", default="", help="tests to do without, such as '*Mutation*', which takes minutes")
    parser.add_argument("--list", action="store_true", help="the sample, without trying it")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    layers = arguments.layer or list(LAYERS)
    sample = draw(layers, arguments.file, arguments.count, arguments.seed)
    reasons = kept()
    todo = [mutant for mutant in sample if mutant.key() not in reasons]
    if arguments.list:
        print("\n".join(map(str, sample)))
        return 0

    build(layers)
    programs = {layer: Layer(layer, arguments.without) for layer in layers}
    commands = compile_commands()
    done = []
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        jobs = [pool.submit(try_mutant, mutant, number, programs[mutant.path.split("/")[1]], commands[mutant.path])
                for number, mutant in enumerate(todo)]
        for job in concurrent.futures.as_completed(jobs):
            mutant = job.result()
            done.append(mutant)
            if mutant.verdict == "survived":
                print(f"survived: {mutant}", flush=True)
            if len(done) % 25 == 0:
                print(f"{len(done)} of {len(todo)} tried", flush=True)
    tally = {verdict: sum(mutant.verdict == verdict for mutant in done)
             for verdict in ("killed", "survived", "invalid")}
    print(f"{len(sample)} changes: {tally['killed']} noticed, {tally['survived']} not noticed, {tally['invalid']} that "
          f"do not compile, {len(sample) - len(todo)} that change no behaviour (cmake/mutate_kept.txt)")
    return 1 if tally["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
