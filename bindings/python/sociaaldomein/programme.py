"""Programmes: what the reports of a municipality say."""

from __future__ import annotations

import ctypes
import functools
import html
import json
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional, Union

from . import _abi
from ._errors import Problem, call, problem_of, refuse
from ._handles import double_list, encoded, made, made_bytes, made_text, taken, text_list, whole
from ._work import Cancel, run
from .futures import Futures
from .records import Record, Records, wrapped
from .table import Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FilePath = Union[str, "os.PathLike[str]"]

_INT64 = 2**63 - 1
_DOUBTFUL = ("violated", "warning")


@dataclass(frozen=True)
class Summary:
    """How many identities were checked, and with what outcome."""

    figures: int
    identities: int
    holds: int
    holds_within_rounding: int
    undecided: int
    notes: int
    warnings: int
    violated: int


class Findings(Table):
    """What a check found: a row for each identity and rule, violations first."""

    summary: Summary

    def __str__(self) -> str:
        """What does not hold, a line each."""
        rows = zip(self["severity"], self["id"], self["message_en"])
        doubtful = [f"{severity:8}  {name}: {message}" for severity, name, message in rows if severity in _DOUBTFUL]
        return "\n".join([*doubtful, repr(self)])

    def __repr__(self) -> str:
        s = self.summary
        return (
            f"<Findings: {s.figures} figures, {s.identities} identities: {s.holds} hold, {s.holds_within_rounding} "
            f"within rounding, {s.undecided} undecided, {s.warnings} warnings, {s.violated} violated>"
        )


class Projections(Table):
    """The series of a programme, observed and projected, a row for each period."""

    def plot(self, series: Optional[str] = None, *, ax: Optional[Axes] = None) -> Axes:
        """Draws one series, or all, with what was observed; returns the axes (needs matplotlib)."""
        from .plotting import plot_projections

        return plot_projections(self, ax, series)


class Tables(Mapping[str, Table]):
    """The collections of a programme as tables, by name: `tables["caseloads.observations"]`."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme

    @functools.cached_property
    def _counts(self) -> dict[str, int]:
        table = Table(made(_abi.sd_programme_collections, self._programme._handle), (self, "_counts", ()))
        return {name: int(rows) for name, rows in zip(table["name"], table["rows"])}

    def __getitem__(self, name: str) -> Table:
        return self._programme.table(name)

    def __contains__(self, name: object) -> bool:
        return name in self._counts

    def __iter__(self) -> Iterator[str]:
        """The names of those that hold something."""
        return (name for name, rows in self._counts.items() if rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Any, ...]:
        return Tables, (self._programme,)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def __repr__(self) -> str:
        return "\n".join(f"{rows:6}  {name}" for name, rows in self._counts.items() if rows)


class Programme(Futures):
    """A programme that was read. Its members are attributes: `programme.caseloads["welfare"].observations`."""

    _free = _abi.sd_programme_free

    def __reduce__(self) -> tuple[Any, ...]:
        return read, (self.to_archive(),)

    @functools.cached_property
    def _members(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(self.to_json())
        document.pop("sociaaldomein")
        return document

    @functools.cached_property
    def _collections(self) -> list[str]:
        return [name for name in self.tables._counts if "." not in name]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._members:
            return wrapped(self._members[name])
        if name in self._collections:
            return Records([])
        raise AttributeError(
            f"found {name!r}, expected one of {', '.join(sorted({*self._members, *self._collections}))}"
        )

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._collections, *self._members]

    def to_dict(self) -> dict[str, Any]:
        """The members as plain Python values."""
        copied: dict[str, Any] = json.loads(self.to_json())
        return copied

    @property
    def record(self) -> Record:
        """The whole programme as one record."""
        return Record(self._members)

    @property
    def warnings(self) -> list[Problem]:
        """What reading left out, such as fields of a newer version."""
        found = []
        for index in range(_abi.sd_programme_warning_count(self._handle)):
            struct = _abi.ProblemStruct()
            call(_abi.sd_programme_warning, self._handle, index, struct)
            found.append(problem_of(struct))
        return found

    def to_json(self) -> str:
        """The programme as a document."""
        return made_text(_abi.sd_programme_to_json, self._handle)

    def to_archive(self) -> bytes:
        """The programme as an archive: small, checked, readable for ever."""
        return made_bytes(_abi.sd_programme_to_archive, self._handle)

    def save(self, path: FilePath) -> None:
        """Writes a document (.json) or an archive (.sdm), whole or not at all."""
        call(_abi.sd_programme_save, self._handle, encoded("path", path))

    def check(self) -> Findings:
        """Checks every identity in interval arithmetic over the rounding of its figures.

        >>> import sociaaldomein as sd
        >>> sd.read('{"sociaaldomein": "1.0"}').check()
        <Findings: 0 figures, 0 identities: 0 hold, 0 within rounding, 0 undecided, 0 warnings, 0 violated>
        """
        counts = _abi.CheckSummary()
        handle = ctypes.c_void_p()
        call(_abi.sd_programme_check, self._handle, ctypes.byref(handle), counts)
        findings = Findings(handle, (self, "check", ()))
        findings.summary = Summary(*(getattr(counts, name) for name in Summary.__dataclass_fields__))
        return findings

    @property
    def tables(self) -> Tables:
        """The collections as tables, by name."""
        return Tables(self)

    def table(self, name: str) -> Table:
        """One collection: "caseloads", "caseloads.observations" or "caseloads.welfare.observations"."""
        return Table(made(_abi.sd_programme_table, self._handle, encoded("name", name)), (self, "table", (name,)))

    def diff(self, other: Programme) -> Table:
        """What differs from this programme to another: columns path, kind, before and after."""
        if not isinstance(other, Programme):
            raise refuse("other", other, "a Programme")
        return Table(made(_abi.sd_programme_diff, self._handle, other._handle), (self, "diff", (other,)))

    def project(self, horizon: int = 0, levels: Optional[Sequence[float]] = None) -> Projections:
        """Projects every series, `horizon` periods ahead (0: two years), with intervals of these levels."""
        options, kept = _report_options(horizon=horizon, levels=levels)
        table = made(_abi.sd_programme_project, self._handle, options)
        del kept
        return Projections(table, (self, "project", (horizon, levels)))

    def report(
        self,
        path: Optional[FilePath] = None,
        *,
        language: str = "nl",
        horizon: int = 0,
        levels: Optional[Sequence[float]] = None,
        suppress_below: int = 0,
        generated_at: Optional[str] = None,
        futures: bool = True,
        scenarios: Optional[Sequence[str]] = None,
        until: Optional[str] = None,
        paths: int = 10_000,
        seed: int = 1,
    ) -> str:
        """The programme and what a check found in it as one HTML page, also written to a file when one is named.

        Counts of persons below `suppress_below` are not shown. Without `generated_at`, equal input gives equal bytes. Where
        the programme states an outlook, its pages on `futures` tell the `scenarios` named, or all; see `simulate`.
        """
        if isinstance(scenarios, str):
            raise refuse("scenarios", scenarios, "a list of ids of scenarios")
        options, kept = _report_options(
            language=language, horizon=horizon, levels=levels, suppress_below=suppress_below, generated_at=generated_at
        )
        options.without_futures = not futures
        options.scenarios = None if scenarios is None else text_list("scenarios", scenarios)
        options.scenarios_count = 0 if scenarios is None else len(scenarios)
        options.until = encoded("until", until)
        options.paths = whole("paths", paths, 1, 10_000_000)
        options.seed = whole("seed", seed, 1, 2**64 - 1)
        cancel = Cancel()
        options.cancel = cancel._handle
        handle = ctypes.c_void_p()
        work = 0.01 * paths * (len(self.scenarios) or 1) if futures and "outlook" in self._members else 0.0
        run(
            _abi.sd_programme_report,
            self._handle,
            options,
            ctypes.byref(handle),
            cancel=cancel,
            milliseconds=work,
            watcher=None,
            keeping=(self, kept),
        )
        page = taken(handle).decode()
        if path is not None:
            Path(path).write_text(page, encoding="utf-8")
        return page

    def plot(self, series: Optional[str] = None, *, ax: Optional[Axes] = None) -> Axes:
        """Draws the projections; see `Projections.plot`."""
        return self.project().plot(series, ax=ax)

    @property
    def _title(self) -> str:
        name = self._members.get("name", "")
        return str((name.get("nl") or name.get("en", "")) if isinstance(name, dict) else name)

    def __repr__(self) -> str:
        held = [f"{self.tables._counts[name]} {name}" for name in self._collections if self.tables._counts[name]]
        return f"<Programme {self._members.get('id', '')!r}: {', '.join(held) or 'empty'}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{name}</td><td>{self.tables._counts[name]}</td></tr>"
            for name in self._collections
            if self.tables._counts[name]
        )
        return f"<b>{html.escape(self._title)}</b><table><tr><th>collection</th><th>records</th></tr>{rows}</table>"


def _report_options(
    *,
    horizon: int,
    levels: Optional[Sequence[float]],
    language: str = "nl",
    suppress_below: int = 0,
    generated_at: Optional[str] = None,
) -> tuple[_abi.ReportOptions, Any]:
    numbers, count = double_list("levels", levels)
    options = _abi.ReportOptions(
        language=encoded("language", language),
        generated_at=encoded("generated_at", generated_at),
        horizon=whole("horizon", horizon, 0, 1000),
        suppress_below=whole("suppress_below", suppress_below, 0, 10**9),
        levels=numbers,
        levels_count=count,
    )
    return options, numbers


def _load_options(max_bytes: int, csv_anywhere: bool) -> _abi.LoadOptions:
    return _abi.LoadOptions(max_bytes=whole("max_bytes", max_bytes, 0, _INT64), csv_anywhere=bool(csv_anywhere))


def _programme(handle: ctypes.c_void_p) -> Programme:
    programme = Programme(handle)
    for warning in programme.warnings:
        warnings.warn(f"{warning.file}:{warning.line}: {warning.path}: {warning.message}", stacklevel=3)
    return programme


def load(*paths: FilePath, max_bytes: int = 0, csv_anywhere: bool = False) -> Programme:
    """Reads one archive (.sdm), or documents (.json) with the CSV files they name, into one programme.

    A folder stands for the documents in it, by name.
    """
    files: list[FilePath] = []
    for path in paths:
        if isinstance(path, (str, os.PathLike)) and os.path.isdir(path):
            files += sorted(Path(path).glob("*.json"))
        else:
            files.append(path)
    names = text_list("paths", [os.fspath(path) for path in files])
    options = _load_options(max_bytes, csv_anywhere)
    return _programme(made(_abi.sd_programme_load, names, len(files), options))


def read(
    document: Union[str, bytes], file_name: Optional[str] = None, *, max_bytes: int = 0, csv_anywhere: bool = False
) -> Programme:
    """Reads a document, or an archive as bytes. Problems call it `file_name`; CSV files it names are looked for there."""
    if isinstance(document, str):
        document = document.encode()
    if not isinstance(document, (bytes, bytearray, memoryview)):
        raise refuse("document", document, "a text or bytes")
    given = bytes(document)
    options = _load_options(max_bytes, csv_anywhere)
    return _programme(made(_abi.sd_programme_read, given, len(given), encoded("file_name", file_name), options))


def schema() -> dict[str, Any]:
    """The JSON Schema of documents."""
    parsed: dict[str, Any] = json.loads(made_text(_abi.sd_document_schema))
    return parsed
