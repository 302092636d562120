"""Why a cost changes: prices, how much, and of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _abi
from ._errors import call, refuse
from ._frames import doubles


@dataclass(frozen=True)
class PriceVolume:
    """The parts of a change of cost; they add up to it but for rounding."""

    price: float
    volume: float
    mix: float
    joint: float
    """Price and volume changing together."""

    def sum(self) -> float:
        return self.price + self.volume + self.mix + self.joint


def price_volume(price_before: Any, volume_before: Any, price_after: Any, volume_after: Any) -> PriceVolume:
    """Splits the change of the total cost of products: a number for each in every argument, volumes in one unit.

    >>> price_volume([2], [10], [3], [12])
    PriceVolume(price=10.0, volume=4.0, mix=0.0, joint=2.0)
    """
    given = {
        "price_before": price_before,
        "volume_before": volume_before,
        "price_after": price_after,
        "volume_after": volume_after,
    }
    columns = {name: np.atleast_1d(doubles(value)) for name, value in given.items()}
    size = columns["price_before"].shape
    for name, column in columns.items():
        if column.ndim != 1 or column.shape != size:
            raise refuse(name, f"an array of shape {column.shape}", f"{size[0]} numbers, as price_before")
    rows = np.ascontiguousarray(np.column_stack(list(columns.values())))
    parts = _abi.PriceVolumeParts()
    call(_abi.sd_price_volume, rows.ctypes.data if rows.size else None, len(rows), parts)
    return PriceVolume(parts.price, parts.volume, parts.mix, parts.joint)
