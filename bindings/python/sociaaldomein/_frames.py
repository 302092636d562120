"""The caller's data, whatever its kind, as a panel for the library; and projections in the caller's kind again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from ._errors import InputError, refuse
from ._periods import Axis, Moments, frequency_number, moments, parse_period
from .table import Table

if TYPE_CHECKING:
    from .forecast import Forecast

Doubles = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Columns:
    """The names of a long table's columns."""

    series: str = "series"
    period: str = "period"
    value: str = "value"


@dataclass(frozen=True)
class Panel:
    """Periods × series. An array of doubles is the caller's own memory."""

    values: Doubles
    axis: Axis
    keys: Optional[list[str]]
    native: Callable[[Forecast], Any]
    """Makes the caller's kind of frame of a forecast."""

    @property
    def start(self) -> str:
        return self.axis.text()


def doubles(data: Any) -> Doubles:
    """An array of doubles, the given one when it is; masked values and nulls become NaN."""
    if isinstance(data, np.ma.MaskedArray):
        filled: Any = np.ma.filled  # which has no types
        data = filled(data.astype(np.float64), np.nan)
    try:
        array = np.asarray(data)
        if array.dtype.kind not in "fiub":
            array = array.astype(np.float64)
    except (TypeError, ValueError):
        raise refuse("data", data, "numbers") from None
    array = array if array.dtype == np.float64 else array.astype(np.float64)
    itemsize = array.itemsize
    if any(stride % itemsize for stride in array.strides) or not array.flags.aligned or not array.dtype.isnative:
        array = np.array(array, np.float64)  # strides count doubles
    return array


def panel_of(
    data: Any, start: Optional[str], frequency: Optional[str], columns: Columns
) -> Panel:
    """Any kind of data as a panel."""
    kind = type(data).__module__.partition(".")[0]
    of = frequency_number(frequency)
    if kind == "pandas":
        return _pandas(data, start, of, columns)
    if kind == "polars":
        return _polars(data, of, columns)
    if hasattr(data, "__arrow_c_stream__"):
        return _arrow(data, of, columns)
    return _array(data, start, of)


def _array(data: Any, start: Optional[str], frequency: Optional[int]) -> Panel:
    values = doubles(data)
    if values.ndim not in (1, 2):
        raise refuse("data", f"an array of {values.ndim} dimensions", "one series, or periods × series")
    one = values.ndim == 1
    # Without a calendar: years from the year 1, which have no season.
    axis = Axis(*parse_period("0001" if start is None else start))
    if frequency is not None and frequency != axis.frequency:
        raise refuse("start", start, "a period of the frequency that is given")

    def native(result: Forecast) -> Doubles:
        return result.mean

    return Panel(values.reshape(-1, 1) if one else values, axis, None, native)


def _span(when: Moments) -> tuple[Axis, int]:
    if len(when.ordinals) == 0:
        return Axis(when.frequency, 1), 0
    first = int(when.ordinals.min())
    count = int(when.ordinals.max()) - first + 1
    if count > 100_000:
        raise InputError(f"periods span {count}, expected at most 100000")
    return Axis(when.frequency, first), count


def _placed(values: Doubles, when: Moments) -> tuple[Doubles, Axis]:
    """Rows of a wide table by their period; as they are when they already follow each other."""
    axis, count = _span(when)
    if count == len(values) and (np.diff(when.ordinals) == 1).all():
        return values, axis
    rows = when.ordinals - axis.first
    if len(np.unique(rows)) != len(rows):
        twice = int(when.ordinals[np.argmax(np.bincount(rows) > 1)] if len(rows) else 0)
        raise InputError(f"periods: {Axis(axis.frequency, twice).text()} occurs twice, expected once")
    spread = np.full((count, values.shape[1]), np.nan, order="F")
    spread[rows] = values
    return spread, axis


def _long(series: Any, when: Moments, values: Doubles) -> tuple[Doubles, Axis, list[str]]:
    """Rows of a long table as a panel; series in the order in which they first appear."""
    names: dict[Any, int] = {}
    column = np.fromiter((names.setdefault(name, len(names)) for name in series), np.int64, len(values))
    axis, count = _span(when)
    if len(names) * count > 100_000_000:
        raise InputError(f"{len(names)} series over {count} periods are nearly all gaps, expected a denser table")
    panel = np.full((count, len(names)), np.nan, order="F")
    place = column * count + (when.ordinals - axis.first)
    if len(np.unique(place)) != len(place):
        order = np.sort(place)
        twice = int(order[np.argmax(np.diff(order) == 0)])
        name, period = list(names)[twice // count], axis.text(twice % count)
        raise InputError(f"series {name!r}: {period} occurs twice, expected once")
    panel.T.reshape(-1)[place] = values
    return panel, axis, [str(name) for name in names]


def _ahead(result: Forecast, when: Moments) -> list[Any]:
    """The periods of every row of the long result, in the caller's form."""
    every = [o for j in range(result.series_count) for o in result._ordinals(j)]
    return list(when.written(every))


def _long_parts(result: Forecast, when: Moments, columns: Columns, names: list[Any]) -> dict[str, Any]:
    table = result.table
    parts: dict[str, Any] = {
        columns.series: [name for name in names for _ in range(result.horizon)],
        columns.period: _ahead(result, when),
    }
    return parts | {name: table[name] for name in table.columns[2:]}


def _need(names: Any, columns: Columns) -> bool:
    """Whether it is a long table; refuses what is neither."""
    if columns.value in names and columns.period in names:
        return columns.series in names or len(names) == 2
    if columns.period in names:
        return False
    raise InputError(
        f"data has the columns {', '.join(map(str, list(names)[:10]))}, expected {columns.series}, {columns.period} and "
        f"{columns.value} (a row for each value), or {columns.period} and a column for each series"
    )


def _pandas(data: Any, start: Optional[str], frequency: Optional[int], columns: Columns) -> Panel:
    import pandas as pd

    if isinstance(data, pd.Series):
        data = data.to_frame(data.name if data.name is not None else columns.value)
        single = True
    elif isinstance(data, pd.DataFrame):
        single = False
    else:
        raise refuse("data", type(data).__name__, "a Series or a DataFrame")
    if columns.period in data.columns:
        if _need(list(data.columns), columns):
            return _pandas_long(data, frequency, columns)
        data = data.set_index(columns.period)
    if start is not None:
        axis = Axis(*parse_period(start))
        when = Moments(axis.frequency, np.arange(axis.first, axis.first + len(data), dtype=np.int64), "text")
    elif isinstance(data.index, pd.RangeIndex):
        raise InputError(
            "data has no index of periods, expected a PeriodIndex, a DatetimeIndex, texts such as 2022-Q3, or start="
        )
    else:
        when = moments(data.index, frequency)
    values, axis = _placed(_pandas_doubles(data), when)
    names = list(data.columns)

    def native(result: Forecast) -> Any:
        last = [result._ordinals(j)[0] for j in range(result.series_count)] or [axis.first]
        begin, end = min(last), max(last) + result.horizon
        index = pd.Index(when.written(list(range(begin, end))), name=data.index.name)
        parts = {}
        for j, name in enumerate(names):
            for what, values_of in result._parts().items():
                column = np.full(end - begin, np.nan)
                column[last[j] - begin : last[j] - begin + result.horizon] = values_of[:, j]
                parts[what if single else (name, what)] = column
        return pd.DataFrame(parts, index=index)

    return Panel(values, axis, [str(name) for name in names], native)


def _pandas_doubles(data: Any) -> Doubles:
    """The values of a Series or DataFrame: its own memory when that is doubles."""
    dtypes = [data.dtype] if data.ndim == 1 else list(data.dtypes)
    plain = all(dtype == np.float64 for dtype in dtypes)
    return doubles(data.to_numpy() if plain else data.to_numpy(dtype=np.float64, na_value=np.nan))


def _pandas_long(data: Any, frequency: Optional[int], columns: Columns) -> Panel:
    import pandas as pd

    when = moments(data[columns.period], frequency)
    names = data[columns.series] if columns.series in data.columns else pd.Series(["value"] * len(data))
    values = _pandas_doubles(data[columns.value])
    panel, axis, keys = _long(names, when, values)
    own = list(dict.fromkeys(names))

    def native(result: Forecast) -> Any:
        frame = pd.DataFrame(_long_parts(result, when, columns, own))
        return frame if columns.series in data.columns else frame.drop(columns=columns.series)

    return Panel(panel, axis, keys, native)


def _polars(data: Any, frequency: Optional[int], columns: Columns) -> Panel:
    import polars as pl

    if isinstance(data, pl.Series):
        raise refuse("data", "a polars Series", "a DataFrame with its periods, or its to_numpy() and start=")
    if not isinstance(data, pl.DataFrame):
        raise refuse("data", type(data).__name__, "a DataFrame")

    def from_parts(parts: dict[str, Any]) -> Any:
        return pl.DataFrame(parts).with_columns(pl.col(columns.period).cast(data.schema[columns.period]))

    lists = {name: data[name].to_list() if data[name].dtype == pl.String else data[name].to_numpy() for name in data.columns}
    return _named(lists, frequency, columns, from_parts)


def _arrow(data: Any, frequency: Optional[int], columns: Columns) -> Panel:
    """Anything with the Arrow PyCapsule interface; a pyarrow table gives one back, all else a table of ours."""
    if isinstance(data, Table):
        lists: dict[str, Any] = {name: data[name] for name in data.columns}
    else:
        try:
            import pyarrow as pa
        except ImportError:
            raise InputError(
                f"data is a {type(data).__name__}, which is read by pyarrow, and pyarrow is not installed"
            ) from None
        table = pa.table(data)
        lists = {name: table[name].to_pylist() for name in table.column_names}
        for name, values in lists.items():
            if values and all(isinstance(v, (int, float, type(None))) for v in values) and name != columns.period:
                lists[name] = np.array([np.nan if v is None else v for v in values], np.float64)

    def from_parts(parts: dict[str, Any]) -> Any:
        if type(data).__module__.partition(".")[0] != "pyarrow":
            return None
        import pyarrow as pa

        return pa.table({name: pa.array(values) for name, values in parts.items()})

    return _named(lists, frequency, columns, from_parts)


def _named(
    lists: dict[str, Any], frequency: Optional[int], columns: Columns, from_parts: Callable[[dict[str, Any]], Any]
) -> Panel:
    """Named columns, long or wide."""
    is_long = _need(list(lists), columns)
    when = moments(np.asarray(lists[columns.period]), frequency)
    if is_long:
        series = lists.get(columns.series, ["value"] * len(when.ordinals))
        values, axis, keys = _long(series, when, doubles(lists[columns.value]))
    else:
        keys = [name for name in lists if name != columns.period]
        values, axis = _placed(np.column_stack([doubles(lists[name]) for name in keys]), when)

    def native(result: Forecast) -> Any:
        made = from_parts(_long_parts(result, when, columns, keys))
        return result.table if made is None else made

    return Panel(values, axis, [str(key) for key in keys], native)
