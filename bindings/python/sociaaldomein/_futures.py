"""How futures are asked for: options for the C interface, names that may be cut short, and the call itself."""

from __future__ import annotations

import ctypes
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Optional

from . import _abi
from ._errors import UnknownName, refuse
from ._handles import double_list, encoded, text_list, whole
from ._periods import period_argument
from ._work import Cancel, ProgressArgument, run, watched

_A_STEP = 1.2e-4  # milliseconds for a path and quantity over a dozen steps, roughly


@dataclass(frozen=True)
class Band:
    """Between these bounds lie so many of the paths."""

    level: float
    """0.8: a tenth lies below, a tenth above."""
    lower: float
    upper: float


def one_of(names: Iterable[str], given: str, what: str) -> str:
    """The name that is meant: itself, or the only one that begins with it or ends with it after a point."""
    known = list(names)
    if given in known:
        return given
    if not isinstance(given, str):
        raise refuse(what, given, f"the name of a {what}")
    meant = [name for name in known if given and (name.startswith(given) or name.endswith("." + given))]
    if len(meant) == 1:
        return meant[0]
    near = meant[:5] or difflib.get_close_matches(given, known, 3, 0.5) or known[:5]
    raise UnknownName(f"{what}: found {given!r}, expected {' or '.join(near) or 'none: there are none'}")


@dataclass(frozen=True)
class Settings:
    """How to simulate."""

    until: Optional[str] = None
    paths: int = 10_000
    seed: int = 1
    levels: Optional[tuple[float, ...]] = None
    quantities: Optional[tuple[str, ...]] = None
    threads: int = 0

    def struct(self, cancel: Cancel) -> _abi.SimulateOptions:
        numbers, count = double_list("levels", self.levels)
        names = None if self.quantities is None else text_list("quantities", self.quantities)
        return _abi.SimulateOptions(
            until=encoded("until", self.until),
            paths=whole("paths", self.paths, 1, 10_000_000),
            seed=whole("seed", self.seed, 1, 2**64 - 1),
            levels=numbers,
            levels_count=count,
            quantities=names,
            quantities_count=0 if self.quantities is None else len(self.quantities),
            threads=whole("threads", self.threads, 0, 1024),
            cancel=cancel._handle,
        )


def settings_of(
    until: Optional[str],
    paths: int,
    seed: int,
    levels: Optional[Sequence[float]],
    threads: int,
    quantities: Optional[Sequence[str]] = None,
) -> Settings:
    if isinstance(quantities, str):
        raise refuse("quantities", quantities, "a list of names")
    return Settings(
        None if until is None else period_argument("until", str(until), "a period such as 2028 or 2028-H2"),
        paths,
        seed,
        None if levels is None else tuple(levels),
        None if quantities is None else tuple(quantities),
        threads,
    )


def simulated(
    function: Any,
    before: Sequence[Any],
    settings: Settings,
    output: Any,
    *,
    progress: ProgressArgument,
    quantities: float,
    keeping: object,
) -> None:
    """Calls a function of futures: arguments before the options, options, output. `quantities` tells how much work it is."""
    cancel = Cancel()
    milliseconds = _A_STEP * settings.paths * quantities if isinstance(settings.paths, int) else 0.0
    with watched(progress, milliseconds, "paths") as watcher:
        options = settings.struct(cancel)
        if watcher is not None:
            options.progress = watcher.callback
        run(
            function,
            *before,
            options,
            output,
            cancel=cancel,
            milliseconds=milliseconds,
            watcher=watcher,
            keeping=keeping,
        )


def simulated_handle(function: Any, before: Sequence[Any], settings: Settings, **how: Any) -> ctypes.c_void_p:
    """The handle that such a function puts out."""
    handle = ctypes.c_void_p()
    simulated(function, before, settings, ctypes.byref(handle), **how)
    return handle


def once_more(owner: Any, method: str, arguments: dict[str, Any], at: Optional[int]) -> Any:
    """What is pickled is asked once more of the same programme: the same bits."""
    found = getattr(owner, method)(**arguments)
    return found if at is None else found._all[at]
