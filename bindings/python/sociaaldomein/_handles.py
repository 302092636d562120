"""Owners of the C interface's handles, and the bytes and texts that go to and fro."""

from __future__ import annotations

import ctypes
import os
import weakref
from collections.abc import Sequence
from typing import Any

from . import _abi
from ._errors import call, refuse


class Owner:
    """Frees a handle when nobody needs it any more. Unchangeable, so a copy is the thing itself."""

    _free: Any = None

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self._handle = handle
        weakref.finalize(self, type(self)._free, handle)

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self


def made(function: Any, *arguments: Any) -> ctypes.c_void_p:
    """The handle that a function puts out as its last argument but one."""
    handle = ctypes.c_void_p()
    call(function, *arguments, ctypes.byref(handle))
    return handle


def made_bytes(function: Any, *arguments: Any) -> bytes:
    return taken(made(function, *arguments))


def taken(handle: ctypes.c_void_p) -> bytes:
    """The bytes of a handle, which is freed."""
    try:
        return ctypes.string_at(_abi.sd_bytes_data(handle), _abi.sd_bytes_size(handle))
    finally:
        _abi.sd_bytes_free(handle)


def made_text(function: Any, *arguments: Any) -> str:
    return made_bytes(function, *arguments).decode()


def encoded(argument: str, text: str | os.PathLike[str] | None) -> bytes | None:
    """A text for C, which ends it at the first NUL: there may be none."""
    if text is None:
        return None
    if not isinstance(text, (str, os.PathLike)):
        raise refuse(argument, text, "a text")
    plain = os.fspath(text)
    if "\0" in plain:
        raise refuse(argument, plain, "a text without NUL")
    try:
        return plain.encode()
    except UnicodeEncodeError:
        raise refuse(argument, plain, "a text in Unicode") from None


def text_list(argument: str, texts: Sequence[str]) -> Any:
    all_texts = [encoded(argument, text) for text in texts]
    return (ctypes.c_char_p * len(all_texts))(*all_texts)


def double_list(argument: str, values: Sequence[float] | None) -> tuple[Any, int]:
    """Levels of intervals for C; none stands for the usual ones."""
    if values is None:
        return None, 0
    try:
        listed = [float(value) for value in values]
    except (TypeError, ValueError):
        raise refuse(argument, values, "numbers between 0 and 1, such as (0.8, 0.95)") from None
    # One more than there are, so that no levels at all is still a list.
    return (ctypes.c_double * (len(listed) + 1))(*listed), len(listed)


def whole(argument: str, value: Any, least: int, most: int) -> int:
    """A whole number that is handed to C, which would cut it to size silently."""
    if not hasattr(value, "__index__") or not least <= value.__index__() <= most:
        raise refuse(argument, value, f"a whole number from {least} to {most}")
    return int(value.__index__())
