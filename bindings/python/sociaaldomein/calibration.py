"""How much wider intervals must be than a model says, learnt from past forecasts; and how good models would have been."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Sequence
from typing import Any, Optional, Union

from . import _abi
from ._errors import refuse
from ._frames import Columns, panel_of
from ._handles import Owner, double_list, encoded, made, made_text, text_list, whole
from ._work import Cancel, ProgressArgument, run, watched
from .forecast import panel_arguments
from .table import Table


class Calibration(Owner):
    """Sizes of the errors of past forecasts.

    >>> Calibration.none().to_dict()["cells"]
    []
    """

    _free = _abi.sd_calibration_free

    @classmethod
    def builtin(cls) -> Calibration:
        """The one that is used where none is given, learnt from the M1 competition."""
        return cls(made(_abi.sd_calibration_builtin))

    @classmethod
    def none(cls) -> Calibration:
        """None: intervals are as wide as the model says."""
        return cls(made(_abi.sd_calibration_none))

    @classmethod
    def from_json(cls, text: Union[str, bytes]) -> Calibration:
        given = text.encode() if isinstance(text, str) else bytes(text)
        return cls(made(_abi.sd_calibration_read, given, len(given)))

    def to_json(self) -> str:
        return made_text(_abi.sd_calibration_to_json, self._handle)

    def to_dict(self) -> dict[str, Any]:
        parsed: dict[str, Any] = {"source": "", "cells": []}
        parsed.update(json.loads(self.to_json()))
        return parsed

    def __reduce__(self) -> tuple[Any, ...]:
        return Calibration.from_json, (self.to_json(),)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Calibration) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __repr__(self) -> str:
        parsed = self.to_dict()
        return f"<Calibration: {len(parsed['cells'])} cells, {parsed['source'] or 'no source'}>"


def calibrate(
    data: Any,
    horizon: int = 8,
    *,
    models: Sequence[str] = ("automatic",),
    origins: int = 12,
    shortest: int = 6,
    trust: float = 1.0,
    source: str = "",
    start: Optional[str] = None,
    frequency: Optional[str] = None,
    series: str = "series",
    period: str = "period",
    value: str = "value",
    threads: int = 0,
    progress: ProgressArgument = None,
) -> Calibration:
    """Learns a calibration from series of one frequency; `data` as for `forecast`.

    `trust` says how far the errors found are believed, above 0 and to 1: less where it is to serve other series than these.
    """
    if not isinstance(trust, (int, float)) or not 0 < trust <= 1:
        raise refuse("trust", trust, "a number above 0, at most 1")
    panel = panel_of(data, start, frequency, Columns(series, period, value))
    milliseconds = float(panel.values.shape[1] * len(models) * origins)
    cancel = Cancel()
    handle = ctypes.c_void_p()
    with watched(progress, milliseconds) as watcher:
        options = _abi.CalibrateOptions(
            horizon=whole("horizon", horizon, 1, 10_000),
            origins=whole("origins", origins, 1, 10_000),
            shortest=whole("shortest", shortest, 1, 10_000),
            trust=trust,
            source=encoded("source", source),
            threads=whole("threads", threads, 0, 1024),
            cancel=cancel._handle,
        )
        if watcher is not None:
            options.progress = watcher.callback
        run(
            _abi.sd_calibrate_panel,
            *panel_arguments(panel),
            text_list("models", models),
            len(models),
            options,
            ctypes.byref(handle),
            cancel=cancel,
            milliseconds=milliseconds,
            watcher=watcher,
            keeping=panel,
        )
    return Calibration(handle)


def backtest(
    data: Any,
    horizon: int = 1,
    *,
    models: Sequence[str] = ("automatic",),
    first_training: int = 0,
    step: int = 1,
    levels: Optional[Sequence[float]] = None,
    start: Optional[str] = None,
    frequency: Optional[str] = None,
    series: str = "series",
    period: str = "period",
    value: str = "value",
    non_negative: bool = False,
    calibration: Optional[Calibration] = None,
    threads: int = 0,
) -> Table:
    """How good models would have been, beside the last value and a straight line: a row for each; `data` as for `forecast`.

    >>> import numpy as np
    >>> table = backtest(np.arange(20.0) ** 1.1, models=["drift"])
    >>> table["model"]
    ['drift', 'naive', 'linear trend, 3 years']
    """
    panel = panel_of(data, start, frequency, Columns(series, period, value))
    numbers, count = double_list("levels", levels)
    cancel = Cancel()
    handle = ctypes.c_void_p()
    options = _abi.BacktestOptions(
        horizon=whole("horizon", horizon, 1, 10_000),
        first_training=whole("first_training", first_training, 0, 10**9),
        step=whole("step", step, 1, 10_000),
        levels=numbers,
        levels_count=count,
        threads=whole("threads", threads, 0, 1024),
        non_negative=bool(non_negative),
        calibration=None if calibration is None else calibration._handle,
        cancel=cancel._handle,
    )
    run(
        _abi.sd_backtest_panel,
        *panel_arguments(panel),
        text_list("models", models),
        len(models),
        options,
        ctypes.byref(handle),
        cancel=cancel,
        milliseconds=float(panel.values.shape[1] * len(models) * 12),
        watcher=None,
        keeping=(panel, calibration),
    )
    again = _Backtest(
        data,
        horizon,
        {
            "models": tuple(models),
            "first_training": first_training,
            "step": step,
            "levels": levels,
            "start": start,
            "frequency": frequency,
            "series": series,
            "period": period,
            "value": value,
            "non_negative": non_negative,
            "calibration": calibration,
            "threads": threads,
        },
    )
    return Table(handle, (again, "table", ()))


class _Backtest:
    """What a backtest was asked with, so that it can be done again when its table is pickled."""

    def __init__(self, data: Any, horizon: int, settings: dict[str, Any]) -> None:
        self._given = (data, horizon, settings)

    def table(self) -> Table:
        data, horizon, settings = self._given
        return backtest(data, horizon, **settings)
