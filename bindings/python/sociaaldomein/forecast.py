"""Projections of many series at once, with calibrated intervals."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

import numpy as np

from . import _abi
from ._errors import UnknownName, call, refuse
from ._frames import Columns, Doubles, Panel, panel_of
from ._handles import Owner, double_list, encoded, made, text_list, whole
from ._work import Cancel, ProgressArgument, run, watched
from .table import Table, Tabular, numbers_at

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .calibration import Calibration

_MEAN, _LOWER, _UPPER = 0, 1, 2
_COST = {"naive": 0.002, "seasonal_naive": 0.002, "drift": 0.002, "mean": 0.002}  # milliseconds a series, roughly


class Forecast(Owner, Tabular):
    """Projected series. Arrays are the library's own memory, horizon × series (or horizon alone for one series)."""

    _free = _abi.sd_forecast_free

    def __init__(self, handle: ctypes.c_void_p, panel: Panel, settings: dict[str, Any]) -> None:
        super().__init__(handle)
        self._panel = panel
        self._settings = settings
        self.horizon = int(_abi.sd_forecast_horizon(handle))
        """Periods that were projected."""
        self.series_count = int(_abi.sd_forecast_series(handle))
        self.levels: tuple[float, ...] = tuple(
            _abi.sd_forecast_level(handle, i) for i in range(_abi.sd_forecast_levels(handle))
        )
        """Of the intervals, in the order asked for."""

    @functools.cached_property
    def keys(self) -> list[str]:
        """The names of the series."""
        return self._panel.keys or [str(j) for j in range(self.series_count)]

    def __reduce__(self) -> tuple[Any, ...]:
        data, axis, given = self._panel.values, self._panel.axis, self._settings
        return _once_more, (data, axis.text(), self._panel.keys, given)

    def _array(self, which: int, level: int) -> Doubles:
        flat = numbers_at(
            _abi.sd_forecast_data(self._handle, which, level) or 0, self.horizon * self.series_count, self
        )
        shaped: Doubles = flat.reshape(self.series_count, self.horizon).T
        return shaped

    def _shaped(self, array: Doubles) -> Doubles:
        return array[:, 0] if self._panel.keys is None and self.series_count == 1 else array

    @property
    def mean(self) -> Doubles:
        """What is expected."""
        return self._shaped(self._array(_MEAN, 0))

    def lower(self, level: Optional[float] = None) -> Doubles:
        """The lower bounds of the intervals of a level; of the first without one."""
        return self._shaped(self._array(_LOWER, self._level(level)))

    def upper(self, level: Optional[float] = None) -> Doubles:
        """The upper bounds; see `lower`."""
        return self._shaped(self._array(_UPPER, self._level(level)))

    def _level(self, level: Optional[float]) -> int:
        if level is None and self.levels:
            return 0
        if level not in self.levels:
            raise refuse("level", level, "one of " + (", ".join(map(str, self.levels)) or "none: there are no levels"))
        return self.levels.index(level)

    def _parts(self) -> dict[str, Doubles]:
        """Each array by its column's name in the table."""
        names = iter(self.table.columns[2:])
        parts = {next(names): self._array(_MEAN, 0)}
        for i in range(len(self.levels)):
            parts[next(names)] = self._array(_LOWER, i)
            parts[next(names)] = self._array(_UPPER, i)
        return parts

    def _ordinals(self, series: int) -> range:
        """The numbers of the periods that were projected for a series."""
        origin = _abi.sd_forecast_origin(self._handle, series)
        after = len(self._panel.values) if origin < 0 else origin + 1
        first = self._panel.axis.first + after
        return range(first, first + self.horizon)

    def _series(self, series: Union[int, str]) -> int:
        if isinstance(series, str):
            if series not in self.keys:
                raise UnknownName(f"found {series!r}, expected one of the series {', '.join(self.keys[:20])}")
            return self.keys.index(series)
        return whole("series", series, 0, self.series_count - 1)

    @functools.cached_property
    def table(self) -> Table:
        """A row for each series and period: series, period, mean, lower80, upper80, …"""
        return Table(made(_abi.sd_forecast_table, self._handle), (self, "table", ()))

    @functools.cached_property
    def reports(self) -> Table:
        """What was done for each series: model, observations, sigma, notes, …"""
        return Table(made(_abi.sd_forecast_reports, self._handle), (self, "reports", ()))

    @property
    def frame(self) -> Any:
        """The forecast in the caller's kind: a DataFrame for a DataFrame, wide for wide, long for long; for an array the
        mean as an array."""
        return self._panel.native(self)

    def paths(self, series: Union[int, str] = 0, count: int = 1000, first: int = 0) -> Doubles:
        """Futures of a series, drawn one by one: count × horizon. The same path has the same bits whoever draws it."""
        number = whole("count", count, 0, 10**8)
        out = np.empty((number, self.horizon))
        call(
            _abi.sd_forecast_paths,
            self._handle,
            self._series(series),
            whole("first", first, 0, 2**62),
            number,
            out.ctypes.data,
            self.horizon,
            1,
        )
        return out

    def odds(self, target: float, series: Union[int, str] = 0, *, below: bool = True, paths: int = 10_000) -> Table:
        """How likely a series meets a target: by period, that its value does (met) and that it is the first (first_met)."""
        settings = (self._series(series), whole("paths", paths, 1, 10**8), float(target), 1 if below else 0)
        handle = made(_abi.sd_forecast_odds, self._handle, *settings)
        return Table(handle, (_Odds(self, series, below, paths), "table", (target,)))

    def plot(self, series: Union[int, str] = 0, *, ax: Optional[Axes] = None) -> Axes:
        """Draws a series with its intervals; returns the axes (needs matplotlib)."""
        from .plotting import plot_forecast

        return plot_forecast(self, ax, self._series(series))

    def __repr__(self) -> str:
        levels = ", ".join(f"{level:.4g}" for level in self.levels)
        return f"<Forecast: {self.series_count} series, {self.horizon} periods, levels {levels or 'none'}>"

    def _repr_html_(self) -> str:
        return self.table._repr_html_()


class _Odds:
    """What odds were asked with, so that they can be asked again when they are pickled."""

    def __init__(self, forecast: Forecast, series: Union[int, str], below: bool, paths: int) -> None:
        self._given = (forecast, series, below, paths)

    def table(self, target: float) -> Table:
        forecast, series, below, paths = self._given
        return forecast.odds(target, series, below=below, paths=paths)


def forecast(
    data: Any,
    horizon: int = 1,
    *,
    model: str = "automatic",
    levels: Optional[Sequence[float]] = None,
    start: Optional[str] = None,
    frequency: Optional[str] = None,
    series: str = "series",
    period: str = "period",
    value: str = "value",
    non_negative: bool = False,
    integer: bool = False,
    calibration: Optional[Calibration] = None,
    seed: int = 0,
    threads: int = 0,
    progress: ProgressArgument = None,
) -> Forecast:
    """Projects every series `horizon` periods beyond its last observation. Missing values are NaN.

    `data` is an array (one series, or periods × series; `start` is the period of its first row, such as "2015-Q1"), a
    pandas DataFrame or Series with periods as its index, or any table with a row for each value (its columns named by
    `series`, `period` and `value`). Arrays of doubles and such frames are not copied. `Forecast.frame` gives back the
    caller's kind.

    `progress` is True (tqdm), a function of the series done and those in all that returns something true to stop, or
    None: tqdm on a terminal, when it takes long. Ctrl-C ends it.

    >>> forecast([3840, 3727, 3619, 3585, 3541], horizon=2, start="2020-H2").table["period"]
    ['2023-H1', '2023-H2']
    """
    panel = panel_of(data, start, frequency, Columns(series, period, value))
    return _project(
        panel,
        {
            "horizon": horizon,
            "model": model,
            "levels": None if levels is None else tuple(levels),
            "non_negative": bool(non_negative),
            "integer": bool(integer),
            "calibration": calibration,
            "seed": seed,
            "threads": threads,
        },
        progress,
    )


def panel_arguments(panel: Panel) -> tuple[Any, ...]:
    """A panel as the first six arguments of the C interface."""
    values = panel.values
    rows, cols = values.shape
    row_stride, col_stride = (stride // values.itemsize for stride in values.strides)
    return values.ctypes.data if values.size else None, rows, cols, row_stride, col_stride, encoded("start", panel.start)


def _project(panel: Panel, settings: dict[str, Any], progress: ProgressArgument = None) -> Forecast:
    rows, cols = panel.values.shape
    milliseconds = cols * max(1.0, rows / 40) * _COST.get(settings["model"], 0.5)
    numbers, count = double_list("levels", settings["levels"])
    cancel = Cancel()
    calibration = settings["calibration"]
    keys = None if panel.keys is None else text_list("series", panel.keys)
    handle = ctypes.c_void_p()
    with watched(progress, milliseconds) as watcher:
        options = _abi.ForecastOptions(
            horizon=whole("horizon", settings["horizon"], 1, 10_000),
            model=encoded("model", settings["model"]),
            levels=numbers,
            levels_count=count,
            seed=whole("seed", settings["seed"], 0, 2**64 - 1),
            threads=whole("threads", settings["threads"], 0, 1024),
            non_negative=settings["non_negative"],
            integer=settings["integer"],
            calibration=None if calibration is None else calibration._handle,
            cancel=cancel._handle,
        )
        if watcher is not None:
            options.progress = watcher.callback
        run(
            _abi.sd_forecast_panel,
            *panel_arguments(panel),
            keys,
            options,
            ctypes.byref(handle),
            cancel=cancel,
            milliseconds=milliseconds,
            watcher=watcher,
            keeping=(panel, calibration),
        )
    return Forecast(handle, panel, settings)


def _once_more(values: Doubles, start: str, keys: Optional[list[str]], settings: dict[str, Any]) -> Forecast:
    """A pickled forecast: the same bits, made again of the same data."""
    plain = panel_of(values, start, None, Columns())
    return _project(Panel(values, plain.axis, keys, plain.native), settings)
