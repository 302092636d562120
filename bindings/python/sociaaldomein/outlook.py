"""Futures of a programme: distributions over thousands of joint paths."""

from __future__ import annotations

import ctypes
import functools
import html
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from . import _abi
from ._errors import call, refuse
from ._futures import Band, once_more, one_of
from ._handles import Owner, encoded, made, made_text
from ._periods import parse_period, period_days
from .table import Table, Tabular, numbers_at

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Doubles = np.ndarray[Any, np.dtype[np.float64]]
Origin = tuple[Any, str, dict[str, Any], Optional[int]]

_STEPS, _YEARS, _OBSERVED = 0, 1, 2
_MEAN, _LOWER, _UPPER, _MEDIAN = 0, 1, 2, 3


class Fan:
    """A quantity's distribution in successive periods. Arrays are the library's own memory."""

    def __init__(self, outlook: Outlook, series: int, span: int, count: int) -> None:
        self._outlook = outlook
        self._series = series
        self._span = span
        self._count = count

    @functools.cached_property
    def periods(self) -> list[str]:
        """As texts: 2025-H1, …"""
        return _periods(self._outlook, self._series, self._span, self._count)

    def _array(self, which: int, level: int = 0) -> Doubles:
        address = _abi.sd_outlook_data(self._outlook._handle, self._series, self._span, which, level)
        return numbers_at(address or 0, self._count, self._outlook)

    @property
    def mean(self) -> Doubles:
        return self._array(_MEAN)

    @property
    def median(self) -> Doubles:
        return self._array(_MEDIAN)

    def lower(self, level: Optional[float] = None) -> Doubles:
        """The lower bounds of the band of a level; of the first without one."""
        return self._array(_LOWER, self._outlook._level(level))

    def upper(self, level: Optional[float] = None) -> Doubles:
        """The upper bounds; see `lower`."""
        return self._array(_UPPER, self._outlook._level(level))

    def __len__(self) -> int:
        return self._count

    def __repr__(self) -> str:
        return f"<{self._count} periods{f', {self.periods[0]} to {self.periods[-1]}' if self._count else ''}>"


class OutlookSeries(Fan):
    """One quantity of an outlook: its steps, and what it is."""

    def __init__(self, outlook: Outlook, series: int) -> None:
        about = _abi.OutlookQuantity()
        call(_abi.sd_outlook_series, outlook._handle, series, about)
        super().__init__(outlook, series, _STEPS, about.steps)
        self.quantity: str = about.quantity.decode()
        """Its name, "waitlists.sheltered-living.size"."""
        self.label_nl: str = about.label_nl.decode()
        self.label_en: str = about.label_en.decode()
        self.unit: str = about.unit.decode()
        """persons, places, eur, years, share or index"""
        self.measure: str = about.measure.decode()
        """stock: holds at the end of a step; flow: belongs to the step"""
        self.start: float = about.start
        """The mean at the start; of a flow 0."""
        self.years = Fan(outlook, series, _YEARS, about.years)
        """Of a flow: sums over calendar years; else empty."""
        self._observed = int(about.observed)

    @functools.cached_property
    def observed_periods(self) -> list[str]:
        return _periods(self._outlook, self._series, _OBSERVED, self._observed)

    @property
    def observed(self) -> Doubles:
        """What was observed before the start; NaN where nothing is known."""
        address = _abi.sd_outlook_data(self._outlook._handle, self._series, _OBSERVED, _MEAN, 0)
        return numbers_at(address or 0, self._observed, self._outlook)

    @property
    def bands(self) -> list[Band]:
        """Where the last step lies, a band for each level."""
        levels = self._outlook.levels
        return [Band(level, float(self.lower(level)[-1]), float(self.upper(level)[-1])) for level in levels]

    def yearly(self) -> Fan:
        """What is told of a year: of a flow its sum, of a stock each step."""
        return self.years if len(self.years) else self

    def plot(self, ax: Optional[Axes] = None) -> Axes:
        """Draws what was observed, the mean and the bands; returns the axes (needs matplotlib)."""
        from .plotting_futures import plot_fan

        return plot_fan(self, ax)

    def __repr__(self) -> str:
        if not self._count:
            return f"<{self.quantity}: no steps>"
        bands = "".join(f", {band.level:.4g}: {band.lower:,.6g} to {band.upper:,.6g}" for band in self.bands)
        return f"<{self.quantity} at {self.periods[-1]}: mean {self.mean[-1]:,.6g} {self.unit}{bands}>"


def _periods(outlook: Outlook, series: int, span: int, count: int) -> list[str]:
    return [_abi.sd_outlook_period(outlook._handle, series, span, i).decode() for i in range(count)]


class Outlook(Owner, Tabular, Mapping[str, OutlookSeries]):
    """What simulating a programme says of every quantity, or what two scenarios differ.

    A mapping from the names of quantities, which may be cut short while one fits: `outlook["sheltered-living.size"]`.
    """

    _free = _abi.sd_outlook_free

    def __init__(self, handle: ctypes.c_void_p, origin: Origin) -> None:
        super().__init__(handle)
        self._origin = origin
        about = _abi.OutlookAbout()
        call(_abi.sd_outlook_describe, handle, about)
        self.scenario: str = about.scenario.decode()
        """Its id; empty: the programme as it is."""
        self.against: str = about.against.decode()
        """Of a difference, the scenario that is taken off; else empty."""
        self.name_nl: str = about.name_nl.decode()
        self.name_en: str = about.name_en.decode()
        self.question_nl: str = about.question_nl.decode()
        """What the scenario is to answer."""
        self.question_en: str = about.question_en.decode()
        self.paths: int = about.paths
        self.seed: int = about.seed
        self.levels: tuple[float, ...] = tuple(_abi.sd_outlook_level(handle, i) for i in range(about.levels))
        """Of the bands, in the order asked for."""
        self._series = [OutlookSeries(self, i) for i in range(about.series)]

    def __reduce__(self) -> tuple[Any, ...]:
        return once_more, self._origin

    # Two of the same bits are not the same thing: mappings compare arrays, which has no single answer.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __getitem__(self, quantity: str) -> OutlookSeries:
        index = -1
        if isinstance(quantity, str):
            index = _abi.sd_outlook_find(self._handle, encoded("quantity", quantity))
        if index < 0:
            return self[one_of(self, quantity, "quantity")]
        return self._series[index]

    def __iter__(self) -> Iterator[str]:
        return (series.quantity for series in self._series)

    def __len__(self) -> int:
        return len(self._series)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def _level(self, level: Optional[float]) -> int:
        if level is None and self.levels:
            return 0
        if level not in self.levels:
            raise refuse("level", level, "one of " + (", ".join(map(str, self.levels)) or "none: there are no levels"))
        return self.levels.index(level)

    @functools.cached_property
    def table(self) -> Table:
        """A row for each step and whole year: scenario, against, quantity, unit, period, mean, median, lower80, …"""
        return outlooks_table([self], self)

    @functools.cached_property
    def assumptions(self) -> Table:
        """All numbers that were assumed: name, value, low, high, spread, ground, reason, source."""
        return Table(made(_abi.sd_outlook_assumptions, self._handle), (self, "assumptions", ()))

    @functools.cached_property
    def notes(self) -> Table:
        """What was inferred or could not be known: note_nl, note_en."""
        return Table(made(_abi.sd_outlook_notes, self._handle), (self, "notes", ()))

    def text(self, language: str = "nl") -> str:
        """The outlook as the command line prints it, "nl" or "en"."""
        return made_text(_abi.sd_outlook_text, self._handle, encoded("language", language))

    def plot(self, quantity: Optional[str] = None, *, ax: Optional[Axes] = None) -> Axes:
        """Draws one quantity (the first without a name): observed, mean and bands; returns the axes (needs matplotlib)."""
        if not self._series:
            raise refuse("quantity", quantity, "an outlook with quantities")
        return (self._series[0] if quantity is None else self[quantity]).plot(ax)

    def _title(self) -> str:
        name = self.name_en or self.name_nl or self.scenario or "without a scenario"
        return f"{name} minus {self.against}" if self.against else name

    def __str__(self) -> str:
        return self.text("en").rstrip("\n")

    def __repr__(self) -> str:
        of = f"{self.scenario} minus {self.against}" if self.against else self.scenario or "without a scenario"
        last = next((f" to {series.periods[-1]}" for series in self._series if series.periods), "")
        return f"<Outlook {of}: {len(self)} quantities{last}, {self.paths} paths>"

    def _repr_html_(self) -> str:
        years = sorted({year for series in self._series for year in _year_ends(series)})[-6:]
        level = max(self.levels, default=None)
        band = [] if level is None else [f"{100 * level:.4g} % at the end"]
        head = "".join(f"<th>{html.escape(text)}</th>" for text in ["quantity", "unit", *map(str, years), *band])
        rows = []
        for series in self._series:
            fan, ends = series.yearly(), _year_ends(series)
            if not np.any(fan.mean) and (level is None or not (np.any(fan.lower(level)) or np.any(fan.upper(level)))):
                continue
            cells = [series.quantity, series.unit]
            cells += [f"{fan.mean[ends[year]]:,.6g}" if year in ends else "" for year in years]
            if level is not None:
                cells.append(f"{fan.lower(level)[-1]:,.6g} to {fan.upper(level)[-1]:,.6g}" if len(fan) else "")
            rows.append("<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in cells) + "</tr>")
        question = html.escape(self.question_en or self.question_nl)
        return (
            f"<b>{html.escape(self._title())}</b> ({self.paths:,} paths)<br>{question}"
            f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        )


def _year_ends(series: OutlookSeries) -> dict[int, int]:
    """Which period is the last of each year."""
    ends = {}
    for index, period in enumerate(series.yearly().periods):
        last = period_days(*parse_period(period))[1]
        ends[int(last.astype("M8[Y]").astype(int)) + 1970] = index
    return ends


def outlooks_table(outlooks: Sequence[Outlook], owner: object) -> Table:
    handles = (ctypes.c_void_p * len(outlooks))(*(outlook._handle for outlook in outlooks))
    return Table(made(_abi.sd_outlook_table, handles, len(outlooks)), (owner, "table", ()))


class Comparison(Tabular, Mapping[str, Outlook]):
    """Scenarios on the same paths, by id, and what each differs from the first."""

    def __init__(self, outlooks: Sequence[Outlook], origin: tuple[Any, dict[str, Any]]) -> None:
        self._all = list(outlooks)
        self._origin = origin
        count = (len(self._all) + 1) // 2
        self.outlooks = self._all[:count]
        """One for each scenario, in the order asked for."""
        self.differences = self._all[count:]
        """What each but the first differs from the first, path by path."""

    def __reduce__(self) -> tuple[Any, ...]:
        programme, arguments = self._origin
        return once_more, (programme, "compare", arguments, None)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __getitem__(self, scenario: str) -> Outlook:
        ids = [outlook.scenario for outlook in self.outlooks]
        return self.outlooks[ids.index(one_of(ids, scenario, "scenario"))]

    def __iter__(self) -> Iterator[str]:
        return (outlook.scenario for outlook in self.outlooks)

    def __len__(self) -> int:
        return len(self.outlooks)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def difference(self, scenario: str) -> Outlook:
        """What a scenario differs from the first."""
        ids = [outlook.scenario for outlook in self.differences]
        return self.differences[ids.index(one_of(ids, scenario, "scenario"))]

    @functools.cached_property
    def table(self) -> Table:
        """All of it as one table; see `Outlook.table`. Rows of differences say `against` what."""
        return outlooks_table(self._all, self)

    def plot(self, quantity: Optional[str] = None, *, difference: bool = False, ax: Optional[Axes] = None) -> Axes:
        """Draws one quantity (the first without a name) under each scenario, or the differences; returns the axes."""
        from .plotting_futures import plot_comparison

        return plot_comparison(self, ax, quantity, difference)

    def __repr__(self) -> str:
        others = " and ".join(repr(outlook.scenario) for outlook in self.outlooks[1:])
        first = self.outlooks[0]
        return f"<Comparison of {others} with {first.scenario!r}: {len(first)} quantities, {first.paths} paths>"

    def _repr_html_(self) -> str:
        return "".join(part._repr_html_() for part in [self.outlooks[0], *self.differences])

