"""Periods as the library numbers them, and the calendars of numpy and pandas."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np

from . import _abi
from ._errors import InputError, call, refuse
from ._handles import encoded

FREQUENCIES = ("year", "half_year", "quarter", "month", "week", "school_year", "two_school_years")
YEAR, HALF_YEAR, QUARTER, MONTH, WEEK, SCHOOL_YEAR, _ = range(7)
_MONTHS = {YEAR: 12, HALF_YEAR: 6, QUARTER: 3, MONTH: 1, SCHOOL_YEAR: 12}
_PANDAS = {YEAR: "Y-DEC", QUARTER: "Q-DEC", MONTH: "M", WEEK: "W-SUN"}
_BY_PANDAS = {"Y-DEC": YEAR, "A-DEC": YEAR, "Q-DEC": QUARTER, "M": MONTH, "W-SUN": WEEK}


@dataclass(frozen=True)
class Axis:
    """Successive periods: a frequency and the number of the first."""

    frequency: int
    first: int

    def text(self, offset: int = 0) -> str:
        return period_text(self.frequency, self.first + offset)


@functools.lru_cache(maxsize=100_000)
def parse_period(text: str) -> tuple[int, int]:
    """Frequency and number of a period: "2022-Q3" and the other forms, CBS codes too."""
    frequency, ordinal = ctypes.c_int32(), ctypes.c_int64()
    call(_abi.sd_period_parse, encoded("period", text), frequency, ordinal)
    return frequency.value, ordinal.value


def period_argument(argument: str, text: str, expected: str) -> str:
    """The text of a period that a caller gives, when it is one."""
    try:
        parse_period(text)
    except InputError:
        raise refuse(argument, text, expected) from None
    return text


@functools.lru_cache(maxsize=100_000)
def period_text(frequency: int, ordinal: int) -> str:
    out = ctypes.create_string_buffer(16)
    call(_abi.sd_period_format, frequency, ordinal, out, len(out))
    return out.value.decode()


def period_days(frequency: int, ordinal: int) -> tuple[np.datetime64, np.datetime64]:
    """The first and the last day."""
    first, last = ctypes.c_int64(), ctypes.c_int64()
    call(_abi.sd_period_days, frequency, ordinal, first, last)
    return np.datetime64(first.value, "D"), np.datetime64(last.value, "D")


def frequency_number(name: Optional[str]) -> Optional[int]:
    if name is None:
        return None
    if name not in FREQUENCIES:
        raise refuse("frequency", name, "one of " + ", ".join(FREQUENCIES))
    return FREQUENCIES.index(name)


def holding(day: np.datetime64, frequency: int) -> int:
    """The number of the period that holds a day."""
    month = int(day.astype("M8[M]").astype(np.int64))  # since January 1970
    year, m = 1970 + month // 12, month % 12
    if frequency == WEEK:
        days = int(day.astype("M8[D]").astype(np.int64))
        return parse_period("1970-W01")[1] + (days + 3) // 7  # 1 January 1970 was a Thursday of week 1
    text = {
        YEAR: f"{year:04}",
        HALF_YEAR: f"{year:04}-H{m // 6 + 1}",
        QUARTER: f"{year:04}-Q{m // 3 + 1}",
        MONTH: f"{year:04}-{m + 1:02}",
        SCHOOL_YEAR: f"{year - (m < 7):04}/{year + (m >= 7):04}",
    }.get(frequency)
    if text is None:
        raise refuse("frequency", FREQUENCIES[frequency], "one that days can be put into; give periods as texts")
    return parse_period(text)[1]


def frequency_of_days(days: np.ndarray[Any, Any]) -> int:
    """How often, by how far apart the days are."""
    unique = np.unique(days.astype("M8[D]"))
    numbers: Any = unique.astype(np.int64)
    months: Any = unique.astype("M8[M]").astype(np.int64)
    steps = np.diff(months)
    if len(steps) == 0:
        raise InputError("frequency is not given and one period does not tell it, expected e.g. frequency='quarter'")
    if (steps == 0).any():
        between = np.diff(numbers)
        if (between % 7 == 0).all():
            return WEEK
        raise InputError(f"days lie {int(between.min())} apart, expected weeks, months, quarters, half-years or years")
    if len(set((unique - months.astype("M8[M]").astype("M8[D]")).tolist())) > 4 and (
        np.diff(numbers) % 7 == 0
    ).all():
        return WEEK
    step = int(np.gcd.reduce(steps))
    return YEAR if step % 12 == 0 else HALF_YEAR if step % 6 == 0 else QUARTER if step % 3 == 0 else MONTH


@dataclass(frozen=True)
class Moments:
    """What stood beside the values, as numbers of periods, and how to write later ones the same way."""

    frequency: int
    ordinals: np.ndarray[Any, np.dtype[np.int64]]
    kind: str
    """text, day (the first of a period), last_day, or period (pandas)"""
    like: Any = None

    def written(self, ordinals: Sequence[int]) -> Any:
        """Periods in the caller's own form."""
        if self.kind == "text":
            return [period_text(self.frequency, o) for o in ordinals]
        if self.kind == "period":
            import pandas as pd

            days = [period_days(self.frequency, o)[0] for o in ordinals]
            return pd.PeriodIndex(pd.DatetimeIndex(np.array(days, "M8[ns]")), freq=self.like)
        which = 1 if self.kind == "last_day" else 0
        return np.array([period_days(self.frequency, o)[which] for o in ordinals], "M8[ns]")


def moments(values: Any, frequency: Optional[int] = None) -> Moments:
    """Reads periods: texts, numbers of years, numpy or Python dates, pandas periods and timestamps."""
    dtype = getattr(values, "dtype", None)
    name = str(dtype)
    if name.startswith("period["):
        given = name[len("period[") : -1]
        if given not in _BY_PANDAS:
            raise refuse("periods", given, "years, quarters, months or weeks to Sunday (Y-DEC, Q-DEC, M, W-SUN)")
        of = _BY_PANDAS[given]
        index = getattr(values, "dt", values)  # of a Series, or an index itself
        days = np.asarray(index.to_timestamp(how="start"), "M8[D]")
        unique, back = np.unique(days, return_inverse=True)
        return Moments(of, np.array([holding(d, of) for d in unique], np.int64)[back], "period", given)
    if name.startswith("datetime64") and getattr(dtype, "tz", None) is not None:
        values = getattr(values, "dt", values).tz_localize(None)
    array = np.asarray(values)
    if array.dtype.kind == "O" and len(array) and hasattr(array[0], "year") and not isinstance(array[0], str):
        array = array.astype("M8[D]")
    if array.dtype.kind == "M":
        if np.isnat(array).any():
            raise refuse("periods", "NaT", "a date for each value")
        unique, back = np.unique(array.astype("M8[D]"), return_inverse=True)
        of = frequency_of_days(unique) if frequency is None else frequency
        numbered = np.array([holding(day, of) for day in unique], np.int64)
        at_end = len(unique) > 0 and period_days(of, int(numbered[-1]))[1] == unique[-1]
        return Moments(of, numbered[back], "last_day" if at_end else "day")
    if array.dtype.kind in "iu":
        array = np.char.zfill(array.astype(str), 4)
    texts, back = np.unique(array.astype(str), return_inverse=True)
    parsed = [parse_period(str(text)) for text in texts]
    kinds = sorted({of for of, _ in parsed})
    if len(kinds) > 1:
        raise InputError(f"periods are of {' and '.join(FREQUENCIES[k] for k in kinds)}, expected one frequency")
    return Moments(kinds[0] if kinds else YEAR, np.array([o for _, o in parsed], np.int64)[back], "text")
