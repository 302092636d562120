"""The records of a programme as objects: what a document says, by name."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any, Union

from ._errors import UnknownName


def wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list):
        return Records(value)
    return value


class Record(Mapping[str, Any]):
    """One record: its members by name, as attributes or as a mapping. Unchangeable.

    >>> record = Record({"id": "welfare", "observations": [{"at": "2022", "value": 3541}]})
    >>> record.id, record.observations[0]["value"]
    ('welfare', 3541)
    >>> record
    Record(id='welfare', observations=[1])
    """

    __slots__ = ("_members",)

    def __init__(self, members: dict[str, Any]) -> None:
        object.__setattr__(self, "_members", members)

    def __getitem__(self, name: str) -> Any:
        return wrapped(self._members[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"found {name!r}, expected one of {', '.join(self._members)}") from None

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a record cannot be changed")

    def __getstate__(self) -> dict[str, Any]:
        return dict(self._members)

    def __setstate__(self, state: dict[str, Any]) -> None:
        object.__setattr__(self, "_members", state)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._members]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._members == other._members

    def __hash__(self) -> int:
        return hash(json.dumps(self._members, sort_keys=True))

    def __repr__(self) -> str:
        def short(value: Any) -> str:
            if isinstance(value, list):
                return f"[{len(value)}]"
            return "{…}" if isinstance(value, dict) else repr(value)

        return "Record(" + ", ".join(f"{k}={short(v)}" for k, v in self._members.items()) + ")"

    def _repr_html_(self) -> str:
        def shown(value: Any) -> str:
            return html.escape(json.dumps(value, ensure_ascii=False)[:300]) if isinstance(value, (dict, list)) else (
                html.escape(str(value))
            )

        rows = "".join(f"<tr><th>{html.escape(k)}</th><td>{shown(v)}</td></tr>" for k, v in self._members.items())
        return f"<table>{rows}</table>"


class Records:
    """A list of records, by place or by id; of other values it is just a list. Unchangeable.

    >>> records = Records([{"id": "welfare"}, {"id": "youth"}])
    >>> records["youth"].id, records[0].id, len(records), records.ids
    ('youth', 'welfare', 2, ['welfare', 'youth'])
    """

    def __init__(self, values: list[Any]) -> None:
        self._values = values

    @property
    def ids(self) -> list[str]:
        """The ids of the records that have one."""
        return [value["id"] for value in self._values if isinstance(value, dict) and "id" in value]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return map(wrapped, self._values)

    def __getitem__(self, key: Union[int, slice, str]) -> Any:
        if isinstance(key, slice):
            return Records(self._values[key])
        if not isinstance(key, str):
            return wrapped(self._values[key])
        for value in self._values:
            if isinstance(value, dict) and value.get("id") == key:
                return Record(value)
        raise UnknownName(f"found {key!r}, expected one of the ids {', '.join(self.ids) or '(there are none)'}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and self._values == other._values

    def __hash__(self) -> int:
        return hash(json.dumps(self._values, sort_keys=True))

    def _ipython_key_completions_(self) -> list[str]:
        return self.ids

    def __repr__(self) -> str:
        return f"[{', '.join(self.ids)}]" if len(self.ids) == len(self) > 0 else f"<{len(self)} values>"
