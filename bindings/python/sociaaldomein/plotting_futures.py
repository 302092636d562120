"""Charts of futures, by matplotlib: fans, scenarios beside each other, and what matters most."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ._errors import InputError, refuse
from ._periods import parse_period, period_days
from .plotting import _axes, _bands, _finish

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .answer import Answer
    from .outlook import Comparison, Fan, OutlookSeries

_COLOURS = ("#1f5f8b", "#c2571a", "#3c7a3c", "#8a4f9e", "#8a6d1f", "#4a4a4a")
_UNITS = {"eur": "euro", "share": "share of 1", "years": "years", "index": "index", "persons": "persons", "places": "places"}


def _days(periods: list[str]) -> Any:
    return np.array([period_days(*parse_period(period))[1] for period in periods], "M8[D]")


def _units(ax: Axes, unit: str, largest: float, difference: bool = False) -> None:
    """Numbers on the axis as people write them."""
    scale, name = 1.0, _UNITS.get(unit, unit)
    if unit == "eur" and largest >= 2e6:
        scale, name = 1e6, "million euro"
    elif unit == "eur" and largest >= 2e4:
        scale, name = 1e3, "thousand euro"
    shown = largest / scale
    decimals = 0 if shown >= 8 else 1 if shown >= 2 else 2
    sign = "+" if difference else ""
    ax.yaxis.set_major_formatter(lambda value, _: f"{value / scale:{sign if value else ''},.{decimals}f}")
    ax.set_ylabel(("difference, " if difference else "") + name)


def _largest(*arrays: Any) -> float:
    return max((float(np.nanmax(np.abs(a))) for a in arrays if len(a) and not np.isnan(a).all()), default=0.0)


def _joined(series: OutlookSeries, fan: Fan, values: Any) -> tuple[Any, Any]:
    """A stock's line begins where it stood at the start, which is the end of the period before."""
    days = _days(fan.periods)
    if series.measure == "flow" or not len(fan):
        return days, values
    frequency, first = parse_period(fan.periods[0])
    return np.concatenate([[period_days(frequency, first - 1)[1]], days]), np.concatenate([[series.start], values])


def plot_fan(series: OutlookSeries, ax: Optional[Axes]) -> Axes:
    """One quantity: what was observed, the mean, and the bands."""
    ax = _axes(ax)
    outlook = series._outlook
    difference = bool(outlook.against)
    observed = series.observed
    if len(observed) and not difference:
        there = ~np.isnan(observed)
        ax.plot(
            _days(series.observed_periods)[there], observed[there], color="black", lw=1.2, marker="o", ms=3, label="observed"
        )
    levels = outlook.levels
    days = _joined(series, series, series.mean)[0]
    lower = [_joined(series, series, series.lower(level))[1] for level in levels]
    upper = [_joined(series, series, series.upper(level))[1] for level in levels]
    _bands(ax, days, list(zip(levels, lower, upper)))
    mean = _joined(series, series, series.mean)[1]
    ax.plot(days, mean, color=_COLOURS[0], lw=1.8, label="difference" if difference else "mean")
    if difference:
        ax.axhline(0.0, color="black", lw=0.8)
    _units(ax, series.unit, _largest(mean, *lower, *upper, *([] if difference else [observed])), difference)
    return _finish(ax, series.label_en or series.label_nl or series.quantity, below=True)


def plot_comparison(comparison: Comparison, ax: Optional[Axes], quantity: Optional[str], difference: bool) -> Axes:
    """One quantity under each scenario, with the narrowest band; or what each differs from the first."""
    outlooks = comparison.differences if difference else comparison.outlooks
    if not len(outlooks[0]):
        raise refuse("quantity", quantity, "outlooks with quantities")
    name = next(iter(outlooks[0])) if quantity is None else outlooks[0][quantity].quantity
    ax = _axes(ax)
    shown: list[Any] = []
    first = comparison.outlooks[0][name]
    observed = first.observed
    there = ~np.isnan(observed)
    if there.any() and not difference:
        ax.plot(_days(first.observed_periods)[there], observed[there], color="black", lw=1.2, marker="o", ms=3)
        shown.append(observed)
    for at, outlook in enumerate(outlooks):
        series = outlook[name]
        colour = _COLOURS[(at + difference) % len(_COLOURS)]
        days, mean = _joined(series, series, series.mean)
        if outlook.levels:
            level = min(outlook.levels)
            lower = _joined(series, series, series.lower(level))[1]
            upper = _joined(series, series, series.upper(level))[1]
            ax.fill_between(days, lower, upper, color=colour, alpha=0.15, lw=0)
            shown += [lower, upper]
        ax.plot(days, mean, color=colour, lw=1.8, label=outlook.scenario)
        shown.append(mean)
    if difference:
        ax.axhline(0.0, color="black", lw=0.8)
    _units(ax, first.unit, _largest(*shown), difference)
    title = first.label_en or first.label_nl or name
    band = f", band {100 * min(outlooks[0].levels):.4g} %" if outlooks[0].levels else ""
    return _finish(ax, f"{title}{f', minus {first._outlook.scenario}' if difference else ''}{band}", below=True)


def plot_influences(answer: Answer, ax: Optional[Axes], most: int) -> Axes:
    """A bar for each assumption, from the answer at its low end to that at its high end."""
    table = answer.influences
    if not len(table):
        raise InputError("the answer has no influences, expected one that was asked with influences=True")
    rows = [i for i in range(len(table)) if table["at_low"][i] != table["at_high"][i]][:most][::-1]
    odds = not math.isnan(answer.probability)
    middle = answer.probability if odds else answer.mean
    if ax is None:
        import matplotlib.pyplot as plt

        ax = plt.subplots(figsize=(8, 1.4 + 0.32 * max(1, len(rows))), layout="constrained")[1]
    for place, row in enumerate(rows):
        for end, colour in (("at_low", _COLOURS[0]), ("at_high", _COLOURS[1])):
            label = end.replace("_", " its ") + " end" if place == len(rows) - 1 else None
            ax.barh(place, table[end][row] - middle, left=middle, height=0.62, color=colour, alpha=0.85, label=label)
    ax.set_yticks(range(len(rows)), [table["name"][row] for row in rows], fontsize=8)
    ax.axvline(middle, color="black", lw=0.8)
    ax.set_xlabel("probability" if odds else f"mean, {_UNITS.get(answer.unit, answer.unit)}")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x", alpha=0.3)
    ax.set_title(f"{answer.label_en or answer.label_nl or answer.quantity}, {answer.moment}", loc="left")
    if rows:
        ax.legend(frameon=False, loc="lower right")  # where bars are shortest
    return ax
