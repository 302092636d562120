"""Answers to questions a council asks of the future."""

from __future__ import annotations

import ctypes
import functools
import html
import math
from typing import TYPE_CHECKING, Any, Optional

from . import _abi
from ._errors import call
from ._futures import Band, once_more
from ._handles import Owner, encoded, made, made_text
from .table import Table, Tabular

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Answer(Owner, Tabular):
    """How likely, when, how far off, and what it depends on. As a number it is the probability."""

    _free = _abi.sd_answer_free

    def __init__(self, handle: ctypes.c_void_p, programme: Any, arguments: dict[str, Any]) -> None:
        super().__init__(handle)
        self._origin = (programme, "ask", arguments, None)
        about = _abi.AnswerAbout()
        call(_abi.sd_answer_describe, handle, about)
        self.scenario: str = about.scenario.decode()
        """Its id; empty: the programme as it is."""
        self.quantity: str = about.quantity.decode()
        """Its whole name."""
        self.label_nl: str = about.label_nl.decode()
        self.label_en: str = about.label_en.decode()
        self.unit: str = about.unit.decode()
        self.moment: str = about.moment.decode()
        """As it was read: the step "2026-H2", or "2026-H1 .. 2026-H2"."""
        self.paths: int = about.paths
        self.mean: float = about.mean
        self.median: float = about.median
        self.bands: tuple[Band, ...] = tuple(
            Band(about.levels[i], about.lower[i], about.upper[i]) for i in range(about.levels_count)
        )
        self.probability: float = about.probability
        """NaN when only the distribution was asked."""
        self.standard_error: float = about.standard_error
        """Of the probability, by chance and by what was assumed."""
        self.probability_low: float = about.probability_low
        """In eight of ten worlds of assumptions the probability lies between this and `probability_high`."""
        self.probability_high: float = about.probability_high
        self.expected_years: float = about.expected_years
        """With `by`: the mean time until it is reached, on the paths that reach it; else NaN."""
        self.shortfall: float = about.shortfall
        """The mean distance to the value on the paths that miss it; 0 when none does."""

    def __reduce__(self) -> tuple[Any, ...]:
        return once_more, self._origin

    def __float__(self) -> float:
        return self.probability

    @functools.cached_property
    def table(self) -> Table:
        """The answer as one row, so that many can be put below each other."""
        return Table(made(_abi.sd_answer_table, self._handle), (self, "table", ()))

    @functools.cached_property
    def influences(self) -> Table:
        """How it moves with each assumption, largest first: name, value, low, high, at_low, at_high, first_order, total.

        Without rows unless asked with `influences=True`.
        """
        return Table(made(_abi.sd_answer_influences, self._handle), (self, "influences", ()))

    @functools.cached_property
    def assumptions(self) -> Table:
        """All numbers that were assumed; see `Outlook.assumptions`."""
        return Table(made(_abi.sd_answer_assumptions, self._handle), (self, "assumptions", ()))

    @functools.cached_property
    def notes(self) -> Table:
        """What was inferred or could not be known: note_nl, note_en."""
        return Table(made(_abi.sd_answer_notes, self._handle), (self, "notes", ()))

    def text(self, language: str = "nl") -> str:
        """The answer in sentences, "nl" or "en"."""
        return made_text(_abi.sd_answer_text, self._handle, encoded("language", language))

    def plot(self, ax: Optional[Axes] = None, most: int = 12) -> Axes:
        """Draws what matters most, a bar for each assumption from its low to its high end (needs matplotlib)."""
        from .plotting_futures import plot_influences

        return plot_influences(self, ax, most)

    def __str__(self) -> str:
        return self.text("en").rstrip("\n")

    def __repr__(self) -> str:
        of = f"{self.quantity}, {self.moment}"
        if math.isnan(self.probability):
            return f"<Answer {of}: mean {self.mean:,.6g} {self.unit}>"
        return (
            f"<Answer {of}: probability {self.probability:.3f}, "
            f"{self.probability_low:.2f} to {self.probability_high:.2f} over the assumptions>"
        )

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"
