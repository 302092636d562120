"""Charts of projections, by matplotlib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ._errors import UnknownName
from ._periods import parse_period, period_days

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .forecast import Forecast
    from .programme import Projections

_COLOUR = "#1f5f8b"


def _axes(ax: Optional[Axes]) -> Axes:
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(8, 4), layout="constrained")[1]


def _bands(ax: Axes, days: Any, bounds: list[tuple[float, Any, Any]]) -> None:
    """The widest first, so that narrower ones lie upon it."""
    from matplotlib.colors import to_rgb

    for depth, (level, lower, upper) in enumerate(sorted(bounds, key=lambda bound: -bound[0])):
        # As if they were laid upon each other, so that the legend shows what the chart does.
        shade = 1 - np.multiply(1 - np.array(to_rgb(_COLOUR)), 1 - 0.82 ** (depth + 1))
        ax.fill_between(days, lower, upper, color=tuple(shade), lw=0, zorder=1, label=f"{100 * level:.4g} %")


def _finish(ax: Axes, title: str, below: bool = False) -> Axes:
    ax.set_title(title, loc="left")
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis="y", alpha=0.3)
    if below:  # names that are long
        ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, -0.08), ncol=4)
    else:  # above the chart, and over nothing
        ax.legend(frameon=False, loc="lower right", bbox_to_anchor=(1, 1), ncol=4)
    return ax


def plot_forecast(forecast: Forecast, ax: Optional[Axes], series: int) -> Axes:
    """One series of a forecast: observations, mean and intervals."""
    ax = _axes(ax)
    panel = forecast._panel
    frequency, first = panel.axis.frequency, panel.axis.first
    past = np.array([period_days(frequency, first + t)[1] for t in range(len(panel.values))], "M8[D]")
    ahead = np.array([period_days(frequency, o)[1] for o in forecast._ordinals(series)], "M8[D]")
    ax.plot(past, panel.values[:, series], color="black", lw=1.2, marker="o", ms=3, label="observed")
    _bands(
        ax,
        ahead,
        [
            (level, forecast._array(1, i)[:, series], forecast._array(2, i)[:, series])
            for i, level in enumerate(forecast.levels)
        ],
    )
    ax.plot(ahead, forecast._array(0, 0)[:, series], color=_COLOUR, lw=1.8, label="projected")
    return _finish(ax, "" if panel.keys is None else forecast.keys[series])


def plot_projections(table: Projections, ax: Optional[Axes], series: Optional[str]) -> Axes:
    """Series of a programme; with more than one, without intervals."""
    paths = np.array(table["path"], dtype=object)
    known = list(dict.fromkeys(paths))
    wanted = known if series is None else [p for p in known if series in (p, p.rpartition("/")[2])]
    if not wanted:
        ids = ", ".join(p.rpartition("/")[2] for p in known)
        raise UnknownName(f"found {series!r}, expected one of the series {ids or '(there are none)'}")
    ax = _axes(ax)
    bounds = [name.removeprefix("lower") for name in table.columns if name.startswith("lower")]
    for path in wanted:
        rows = np.flatnonzero(paths == path)
        periods = [table["period"][row] for row in rows]
        days = np.array([period_days(*parse_period(period))[1] for period in periods], "M8[D]")
        observed, mean = table["observed"][rows], table["mean"][rows]
        there = ~np.isnan(observed)
        (line,) = ax.plot(days[there], observed[there], lw=1.2, marker="o", ms=3, label=path.rpartition("/")[2])
        if len(wanted) == 1:
            line.set(color="black", label="observed")
            _bands(ax, days, [(float(b) / 100, table[f"lower{b}"][rows], table[f"upper{b}"][rows]) for b in bounds])
        alone = {"color": _COLOUR, "label": "projected"} if len(wanted) == 1 else {"color": line.get_color()}
        ax.plot(days, mean, lw=1.8, ls="--", **alone)
    return _finish(ax, wanted[0] if len(wanted) == 1 else "")
