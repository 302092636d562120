"""Long calls: Ctrl-C ends them, and progress is shown."""

from __future__ import annotations

import atexit
import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any, Union

from . import _abi
from ._errors import call
from ._handles import Owner, made

ProgressArgument = Union[bool, Callable[[int, int], object], None]

WORTH_A_THREAD = 50.0
"""Estimated milliseconds from which work runs beside the interpreter, which then hears Ctrl-C."""


class Cancel(Owner):
    """A wish to stop."""

    _free = _abi.sd_cancel_free

    def __init__(self) -> None:
        super().__init__(made(_abi.sd_cancel_new))

    def request(self) -> None:
        _abi.sd_cancel_request(self._handle)


class Watcher:
    """Hands progress to the caller's function or to tqdm. What the function raises ends the work, and is raised on."""

    def __init__(self, show: Callable[[int, int], object]) -> None:
        self._show = show
        self.raised: BaseException | None = None
        self.callback = _abi.Progress(self._called)

    def _called(self, done: int, total: int, data: Any) -> int:
        try:
            return 1 if self._show(done, total) else 0
        except BaseException as raised:  # an exception in a callback would be swallowed
            self.raised = raised
            return 1


@contextlib.contextmanager
def watched(progress: ProgressArgument, milliseconds: float, unit: str = "series") -> Iterator[Watcher | None]:
    """What is to be told of progress: to a function, to tqdm when it is installed, or nobody. Done are so many `unit`s."""
    if callable(progress):
        yield Watcher(progress)
        return
    if not (progress or (progress is None and milliseconds > 2000 and sys.stderr.isatty())):
        yield None
        return
    try:
        from tqdm.auto import tqdm
    except ImportError:
        yield None
        return
    with tqdm(unit=unit, leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield Watcher(show)


_abandoned: list[threading.Event] = []
"""Set when work that was interrupted has ended. Not the threads themselves: Python 3.11 and earlier take a thread for
ended when Ctrl-C comes while it is joined."""


@atexit.register
def _wait() -> None:
    """Interrupted work ends before the interpreter takes away what it looks at."""
    for ended in _abandoned:
        ended.wait(30)  # one whose thread never began is never set


def run(
    function: Any, *arguments: Any, cancel: Cancel, milliseconds: float, watcher: Watcher | None, keeping: object
) -> None:
    """Calls a function of the C interface; above some milliseconds such that Ctrl-C ends it at once.

    The work itself may go on for up to half a second after that: `keeping` owns what it looks at.
    """
    if milliseconds < WORTH_A_THREAD or threading.current_thread() is not threading.main_thread():
        _finish(function, arguments, watcher)
        return
    outcome: list[BaseException] = []
    ended = threading.Event()

    def work(owners: tuple[object, ...]) -> None:
        try:
            call(function, *arguments)
        except BaseException as raised:
            outcome.append(raised)
        finally:
            ended.set()

    try:
        threading.Thread(target=work, args=((keeping, cancel, watcher),), name="sociaaldomein", daemon=True).start()
        while not ended.wait(0.05):
            pass
    except BaseException:
        cancel.request()
        _abandoned[:] = [*(other for other in _abandoned if not other.is_set()), ended]
        raise
    if watcher is not None and watcher.raised is not None:
        raise watcher.raised
    if outcome:
        raise outcome[0]


def _finish(function: Any, arguments: tuple[Any, ...], watcher: Watcher | None) -> None:
    try:
        call(function, *arguments)
    except Exception:
        if watcher is not None and watcher.raised is not None:
            raise watcher.raised from None
        raise

