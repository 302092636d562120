"""What a programme can be asked of the future: the part of `Programme` that simulates."""

from __future__ import annotations

import ctypes
import datetime
import functools
import html
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

from . import _abi
from ._errors import InputError, refuse
from ._futures import once_more, one_of, settings_of, simulated, simulated_handle
from ._handles import Owner, encoded, made, text_list, whole
from ._periods import period_argument
from ._work import ProgressArgument
from .answer import Answer
from .outlook import Comparison, Outlook
from .table import Table

_ANYWHERE, _RELATIONS = 0, ("below", "above", "at_most", "at_least")
_MOMENTS = ("at", "by", "sum_over")

Bound = Union[float, str, None]
"""A number, or the name of a quantity that is read at the same moment."""


@dataclass(frozen=True)
class Quantity:
    """A quantity whose future can be computed."""

    quantity: str
    """Its name, "waitlists.sheltered-living.size"."""
    label_nl: str
    label_en: str
    unit: str
    """persons, places, eur, years, share or index"""
    measure: str
    """stock: holds at the end of a step; flow: belongs to the step"""
    output: bool
    """Whether it can be asked for."""
    input: bool
    """Whether an effect of a scenario can work on it."""
    record: str
    """The path of what it belongs to."""


class Quantities(Mapping[str, Quantity]):
    """The quantities of a programme, by name; names may be cut short while one fits."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._all = {row["quantity"]: Quantity(**row) for row in table}

    def __reduce__(self) -> tuple[Any, ...]:
        return Quantities, (self.table,)

    def __getitem__(self, name: str) -> Quantity:
        return self._all[one_of(self._all, name, "quantity")]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._all)

    def __repr__(self) -> str:
        return "\n".join(f"{q.quantity} ({q.unit})" for q in self._all.values()) or "<no quantities>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{html.escape(q.quantity)}</td><td>{html.escape(q.label_en or q.label_nl)}</td><td>{q.unit}</td></tr>"
            for q in self._all.values()
        )
        return f"<table><tr><th>quantity</th><th>label</th><th>unit</th></tr>{rows}</table>"


def _scenario(given: Optional[str]) -> Optional[bytes]:
    if given is not None and not isinstance(given, str):
        raise refuse("scenario", given, "the id of a scenario, or None for the programme as it is")
    return encoded("scenario", given)


def _one(choices: dict[str, Any], what: str) -> Optional[str]:
    """The only one that is given."""
    given = [name for name, value in choices.items() if value is not None]
    if len(given) > 1:
        raise InputError(f"{what}: found {' and '.join(given)}, expected at most one of {', '.join(choices)}")
    return given[0] if given else None


def _when(argument: str, given: object) -> str:
    """A date or a period as a text of the library."""
    text = str(given)
    try:
        return datetime.date.fromisoformat(text[:10] if isinstance(given, datetime.datetime) else text).isoformat()
    except ValueError:
        return period_argument(argument, text, "a date such as 2026-12-31, or a period such as 2026-H2 or 2026")


def _question(quantity: str, bounds: dict[str, Bound], moments: dict[str, Any], influences: bool) -> _abi.QuestionStruct:
    relation, moment = _one(bounds, "the bound"), _one(moments, "the moment")
    bound = None if relation is None else bounds[relation]
    value, than = 0.0, None
    if isinstance(bound, str):
        than = encoded(str(relation), bound)
    elif bound is not None:
        try:
            value = float(bound)
        except (TypeError, ValueError):
            raise refuse(str(relation), bound, "a number or the name of a quantity") from None
        if not math.isfinite(value):
            raise refuse(str(relation), bound, "a finite number")
    return _abi.QuestionStruct(
        quantity=encoded("quantity", quantity),
        relation=_ANYWHERE if relation is None else 1 + _RELATIONS.index(relation),
        moment=0 if moment is None else _MOMENTS.index(moment),
        value=value,
        than=than,
        when=None if moment is None else encoded(moment, _when(moment, moments[moment])),
        influences=bool(influences),
    )


class Futures(Owner):
    """What is simulated of a programme. `progress` and Ctrl-C are as for `forecast`; seeds begin at 1."""

    @functools.cached_property
    def quantities(self) -> Quantities:
        """The quantities whose future can be computed, by name."""
        return Quantities(self._quantities_table())

    def _quantities_table(self) -> Table:
        return Table(made(_abi.sd_programme_quantities, self._handle), (self, "_quantities_table", ()))

    def simulate(
        self,
        scenario: Optional[str] = None,
        *,
        until: Optional[str] = None,
        paths: int = 10_000,
        seed: int = 1,
        levels: Optional[Sequence[float]] = None,
        quantities: Optional[Sequence[str]] = None,
        threads: int = 0,
        progress: ProgressArgument = None,
    ) -> Outlook:
        """Carries the programme into the future under a scenario, along many joint paths.

        `scenario` is an id (of `programme.scenarios`), or None for the programme as it is. `until` is the last period, such
        as "2028"; None: three years. Without `quantities` all are computed.

        >>> import sociaaldomein as sd
        >>> programme = sd.read('{"sociaaldomein": "1.0", "outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", '
        ...                     '"future": {"start": 158, "inflow": 0, "forms": [{"id": "f", "places": 0}]}}]}')
        >>> outlook = programme.simulate(paths=100, until="2024")
        >>> outlook["w.size"].periods
        ['2023-H1', '2023-H2', '2024-H1', '2024-H2']
        >>> outlook["w.size"].mean
        array([158., 158., 158., 158.])
        """
        arguments = _arguments(locals())
        settings = settings_of(until, paths, seed, levels, threads, quantities)
        handle = simulated_handle(
            _abi.sd_simulate,
            (self._handle, _scenario(scenario)),
            settings,
            progress=progress,
            quantities=self._work(quantities),
            keeping=self,
        )
        return Outlook(handle, (self, "simulate", arguments, None))

    def compare(
        self,
        scenarios: Sequence[str],
        *,
        until: Optional[str] = None,
        paths: int = 10_000,
        seed: int = 1,
        levels: Optional[Sequence[float]] = None,
        quantities: Optional[Sequence[str]] = None,
        threads: int = 0,
        progress: ProgressArgument = None,
    ) -> Comparison:
        """Simulates scenarios on the same paths, so that what they differ from the first is policy and not chance."""
        if isinstance(scenarios, str) or not all(isinstance(name, str) for name in scenarios):
            raise refuse("scenarios", scenarios, "a list of ids of scenarios")
        names = list(scenarios)
        if len(names) < 2:
            raise refuse("scenarios", names, "two ids or more, the first to compare with")
        arguments = {**_arguments(locals()), "scenarios": names}
        room = (ctypes.c_void_p * (2 * len(names) - 1))()
        simulated(
            _abi.sd_compare,
            (self._handle, text_list("scenarios", names), len(names)),
            settings_of(until, paths, seed, levels, threads, quantities),
            room,
            progress=progress,
            quantities=self._work(quantities) * len(names),
            keeping=self,
        )
        outlooks = [
            Outlook(ctypes.c_void_p(handle), (self, "compare", arguments, at)) for at, handle in enumerate(room)
        ]
        return Comparison(outlooks, (self, arguments))

    def ask(
        self,
        quantity: str,
        *,
        scenario: Optional[str] = None,
        below: Bound = None,
        above: Bound = None,
        at_most: Bound = None,
        at_least: Bound = None,
        at: Optional[object] = None,
        by: Optional[object] = None,
        sum_over: Optional[object] = None,
        influences: bool = False,
        until: Optional[str] = None,
        paths: int = 10_000,
        seed: int = 1,
        levels: Optional[Sequence[float]] = None,
        threads: int = 0,
        progress: ProgressArgument = None,
    ) -> Answer:
        """How likely a quantity is `below`, `above`, `at_most` or `at_least` a number or another quantity.

        `at` is the end of a step (a date or a period), `by` any step until then, `sum_over` a period over which a flow is
        added up; none: the last step. With `influences` also which assumption matters most.

        >>> import sociaaldomein as sd
        >>> programme = sd.read('{"sociaaldomein": "1.0", "outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", '
        ...                     '"future": {"start": 158, "inflow": 0, "forms": [{"id": "f", "places": 0}]}}]}')
        >>> answer = programme.ask("waitlists.w.size", below=100, at="2024-12-31", paths=100)
        >>> answer.probability, answer.shortfall
        (0.0, 58.0)
        """
        arguments = _arguments(locals())
        question = _question(
            quantity,
            {"below": below, "above": above, "at_most": at_most, "at_least": at_least},
            {"at": at, "by": by, "sum_over": sum_over},
            influences,
        )
        handle = simulated_handle(
            _abi.sd_ask,
            (self._handle, _scenario(scenario), question),
            settings_of(until, paths, seed, levels, threads),
            progress=progress,
            quantities=len(self.quantities) * (20 if influences else 1),
            keeping=self,
        )
        return Answer(handle, self, arguments)

    def target_odds(
        self,
        scenario: Optional[str] = None,
        *,
        until: Optional[str] = None,
        paths: int = 10_000,
        seed: int = 1,
        threads: int = 0,
        progress: ProgressArgument = None,
    ) -> Table:
        """How likely each year's savings targets are met and budgets overspent, all in one simulation.

        Columns scenario, record, label, of (savings_met, overspent, structurally_short), year, probability,
        standard_error, probability_low, probability_high, amount (where missed or overspent, euro on average).
        """
        arguments = _arguments(locals())
        handle = simulated_handle(
            _abi.sd_target_odds,
            (self._handle, _scenario(scenario)),
            settings_of(until, paths, seed, None, threads),
            progress=progress,
            quantities=len(self.quantities),
            keeping=self,
        )
        return Table(handle, (_Again(self, "target_odds", arguments), "table", ()))

    def bridge(
        self,
        plan: str,
        from_year: int,
        to_year: int,
        scenario: Optional[str] = None,
        to_scenario: Optional[str] = None,
        *,
        until: Optional[str] = None,
        paths: int = 10_000,
        seed: int = 1,
        level: float = 0.8,
        threads: int = 0,
        progress: ProgressArgument = None,
    ) -> Table:
        """Why a budget plan's products cost more from year to year: price, volume, mix, joint, and policy.

        Columns plan, part, mean, lower, upper (euro); `policy` is what `to_scenario` makes of the last year.
        """
        arguments = _arguments(locals())
        handle = ctypes.c_void_p()
        years = (whole("from_year", from_year, 1, 9999), whole("to_year", to_year, 1, 9999))
        simulated(
            _abi.sd_bridge,
            (self._handle, encoded("plan", plan), _scenario(scenario), *years, _scenario(to_scenario)),
            settings_of(until, paths, seed, (level,), threads),
            ctypes.byref(handle),
            progress=progress,
            quantities=3.0 * len(self.quantities),
            keeping=self,
        )
        return Table(handle, (_Again(self, "bridge", arguments), "table", ()))

    def _work(self, quantities: Optional[Sequence[str]]) -> float:
        return float(len(self.quantities) if quantities is None else len(quantities))


def _arguments(given: dict[str, Any]) -> dict[str, Any]:
    """What a method was called with, fit to be called with once more."""
    left_out = ("self", "progress", "names")
    return {name: value for name, value in given.items() if name not in left_out and not name.startswith("_")}


class _Again:
    """A table of futures, asked once more when it is pickled."""

    def __init__(self, owner: Futures, method: str, arguments: dict[str, Any]) -> None:
        self._given = (owner, method, arguments, None)

    def table(self) -> Table:
        found = once_more(*self._given)
        assert isinstance(found, Table)
        return found
