"""Tables: rows under named columns, handed to numpy, pandas, polars and Arrow without copying the numbers."""

from __future__ import annotations

import ctypes
import html
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Optional

import numpy as np

from . import _abi
from ._errors import UnknownName, call
from ._handles import Owner, encoded, made, made_text

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_TEXT, _NUMBER = 0, 1


def numbers_at(address: int, count: int, owner: object) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Doubles in memory of the library as an array that keeps their owner; read-only, nothing is copied."""
    if count == 0:
        return np.empty(0)
    memory = (ctypes.c_double * count).from_address(address)
    memory._owner = owner  # type: ignore[attr-defined]
    array = np.ctypeslib.as_array(memory)
    array.flags.writeable = False
    return array


class Table(Owner):
    """A table of the library.

    >>> import sociaaldomein as sd
    >>> table = sd.forecast([1, 2, 3, 4, 5, 6, 7, 8], horizon=2, model="drift", levels=()).table
    >>> table.columns
    ['series', 'period', 'mean']
    >>> table["mean"]
    array([ 9., 10.])
    >>> print(table)
    series  period  mean
    ------  ------  ----
    0       0009       9
    0       0010      10
    """

    _free = _abi.sd_table_free

    def __init__(self, handle: ctypes.c_void_p, origin: tuple[object, str, tuple[Any, ...]]) -> None:
        super().__init__(handle)
        self._origin = origin
        self.columns: list[str] = [
            _abi.sd_table_column_name(handle, i).decode() for i in range(_abi.sd_table_columns(handle))
        ]
        """The names of the columns."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, self._origin

    def __len__(self) -> int:
        return int(_abi.sd_table_rows(self._handle))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a dict; what is absent is None."""
        columns = [self[name] for name in self.columns]
        for row in zip(*columns):
            yield {
                name: None if isinstance(value, float) and np.isnan(value) else value
                for name, value in zip(self.columns, (v.item() if isinstance(v, np.generic) else v for v in row))
            }

    def __getitem__(self, name: str) -> Any:
        """A column: numbers as an array of the table's own memory, texts and truth values as a list."""
        if name not in self.columns:
            raise UnknownName(f"found {name!r}, expected one of the columns {', '.join(self.columns)}")
        index = self.columns.index(name)
        if _abi.sd_table_column_kind(self._handle, index) == _NUMBER:
            return numbers_at(_abi.sd_table_numbers(self._handle, index), len(self), self)
        return self._batch_column(index)

    def _ipython_key_completions_(self) -> list[str]:
        return self.columns

    def _batch_column(self, index: int) -> list[Any]:
        stream = _abi.ArrowStream()
        call(_abi.sd_table_stream, self._handle, stream)
        batch = _abi.ArrowArray()
        try:
            if stream.get_next(stream, batch) != 0:
                raise MemoryError("a batch of a table")
            column = batch.children[index].contents
            valid = _bits(column.buffers[0], column.length) if column.buffers[0] else None
            if _abi.sd_table_column_kind(self._handle, index) == _TEXT:
                values: list[Any] = _texts(column)
            else:
                values = _bits(column.buffers[1], column.length)
            return values if valid is None else [v if there else None for v, there in zip(values, valid)]
        finally:
            stream.release(stream)
            if batch.release:
                batch.release(batch)

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The Arrow PyCapsule interface: any Arrow library takes the table, and copies nothing."""
        stream = made(_abi.sd_table_stream_new, self._handle)
        new = ctypes.pythonapi.PyCapsule_New
        new.restype, new.argtypes = ctypes.py_object, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
        return new(stream, _CAPSULE_NAME, ctypes.cast(_abi.sd_arrow_capsule_destructor, ctypes.c_void_p))

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas DataFrame; columns of numbers look into the table's memory."""
        import pandas as pd

        return pd.DataFrame({name: self[name] for name in self.columns}, copy=False)

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame (needs polars 1.3 or later)."""
        import polars as pl

        frame = pl.DataFrame(self)
        assert isinstance(frame, pl.DataFrame)
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow Table (needs pyarrow 14 or later)."""
        import pyarrow as pa

        return pa.table(self)

    def to_csv(self, path: Optional[os.PathLike[str] | str] = None) -> str:
        """The table as CSV (RFC 4180), also written to a file when one is named."""
        text = self._format("csv")
        if path is not None:
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        return text

    def to_markdown(self) -> str:
        return self._format("markdown")

    def to_json(self) -> str:
        """A list of objects, one for each row."""
        return self._format("json")

    def _format(self, name: str) -> str:
        return made_text(_abi.sd_table_format, self._handle, encoded("format", name))

    def __str__(self) -> str:
        return self._format("text").rstrip("\n")

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self, most: int = 60) -> str:
        cells = [self[name] for name in self.columns]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = []
        for values in zip(*(column[:most] for column in cells)):
            shown = (f"{v:,.6g}" if isinstance(v, float) else "" if v is None else str(v) for v in values)
            rows.append("<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in shown) + "</tr>")
        more = f"<p>{len(self):,} rows</p>" if len(self) > most else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>{more}"


class Tabular:
    """What has a table, and is handed on as one."""

    @property
    def table(self) -> Table:
        raise NotImplementedError

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas DataFrame; see `Table.to_pandas`."""
        return self.table.to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame (needs polars 1.3 or later)."""
        return self.table.to_polars()

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow Table (needs pyarrow 14 or later)."""
        return self.table.to_arrow()

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The Arrow PyCapsule interface; see `Table`."""
        return self.table.__arrow_c_stream__(requested_schema)


_CAPSULE_NAME = b"arrow_array_stream"  # the capsule keeps its address


def _again(owner: object, method: str, arguments: tuple[Any, ...]) -> Any:
    """A table made once more, of what it was made of: how tables are pickled."""
    found = getattr(owner, method)
    return found(*arguments) if callable(found) else found


def _bits(address: int, count: int) -> list[bool]:
    if count == 0:
        return []
    packed = np.ctypeslib.as_array((ctypes.c_uint8 * ((count + 7) // 8)).from_address(address))
    return [bool(bit) for bit in np.unpackbits(packed, bitorder="little")[:count]]


def _texts(column: _abi.ArrowArray) -> list[str]:
    count = column.length
    if count == 0:
        return []
    offsets = (ctypes.c_int64 * (count + 1)).from_address(column.buffers[1])
    letters = ctypes.string_at(column.buffers[2], offsets[count])
    return [letters[offsets[i] : offsets[i + 1]].decode() for i in range(count)]
