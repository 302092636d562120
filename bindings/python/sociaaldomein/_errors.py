"""What can go wrong, as exceptions: one class for each way in which Python programs tell errors apart."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from . import _abi


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where."""

    code: str
    """What kind of thing: "unknown_field", "syntax", …"""
    message: str
    """What was found and what was expected."""
    path: str = ""
    """Place in the document, "/caseloads/welfare/observations/3"; empty when unknown."""
    file: str = ""
    line: int = 0
    """From 1; 0 when unknown."""
    column: int = 0
    """From 1, in characters; 0 when unknown."""


class Error(Exception):
    """What the library objects to: one problem or more. Each kind is also the exception Python has for it."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems or (Problem("out_of_domain", message),)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.problems)

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def code(self) -> str:
        """The kind of the first problem."""
        return self.problems[0].code

    @property
    def path(self) -> str:
        """The place of the first problem in the document; empty when unknown."""
        return self.problems[0].path

    @property
    def file(self) -> str:
        return self.problems[0].file

    @property
    def line(self) -> int:
        """The line of the first problem, from 1; 0 when unknown."""
        return self.problems[0].line

    @property
    def column(self) -> int:
        return self.problems[0].column


class InputError(Error, ValueError):
    """A document, table or argument that breaks its rule."""


class UnknownName(InputError, KeyError):
    """A name that is not one of the known ones."""


class FileError(Error, OSError):
    """A file that cannot be read or written."""


class OutOfMemory(Error, MemoryError):
    """Memory could not be had."""


class Cancelled(Error):
    """A progress callback asked to stop."""


class InternalError(Error, RuntimeError):
    """A fault of the library itself."""


_KINDS: dict[str, type[Error]] = {
    "unknown_value": UnknownName,
    "io": FileError,
    "out_of_memory": OutOfMemory,
    "cancelled": Cancelled,
    "internal": InternalError,
}


def problem_of(struct: _abi.ProblemStruct) -> Problem:
    code = _abi.sd_status_name(struct.code).decode()
    return Problem(
        code, struct.message.decode(), struct.path.decode(), struct.file.decode(), struct.line, struct.column
    )


def error_of(handle: ctypes.c_void_p) -> Error:
    """The exception for an error of the C interface, which is freed."""
    try:
        code = _abi.sd_status_name(_abi.sd_error_code(handle)).decode()
        problems = []
        for index in range(_abi.sd_error_count(handle)):
            struct = _abi.ProblemStruct()
            _abi.sd_error_problem(handle, index, struct)
            problems.append(problem_of(struct))
        return _KINDS.get(code, InputError)(_abi.sd_error_message(handle).decode(), tuple(problems))
    finally:
        _abi.sd_error_free(handle)


def call(function: Any, *arguments: Any) -> None:
    """Calls a function whose last argument is where an error goes."""
    error = ctypes.c_void_p()
    if function(*arguments, ctypes.byref(error)) != 0:
        raise error_of(error)


def refuse(argument: str, found: object, expected: str) -> InputError:
    """The error for an argument: what was given and what is expected."""
    shown = repr(found)
    return InputError(f"{argument} is {shown if len(shown) <= 60 else shown[:59] + '…'}, expected {expected}")
