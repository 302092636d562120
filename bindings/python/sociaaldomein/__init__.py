"""Figures of a municipal social domain (Dutch: sociaal domein): read, check, project and report them.

>>> import sociaaldomein as sd
>>> programme = sd.read('{"sociaaldomein": "1.0", "caseloads": [{"id": "welfare", "observations": '
...                     '[{"at": "2021", "value": 3619}, {"at": "2022", "value": 3541}]}]}')
>>> programme.caseloads["welfare"].observations[1].value
3541
>>> sd.forecast([1, 2, 3, 4, 5, 6, 7, 8], horizon=2, model="drift").mean
array([ 9., 10.])
"""

from ._abi import version as __version__
from ._errors import (
    Cancelled,
    Error,
    FileError,
    InputError,
    InternalError,
    OutOfMemory,
    Problem,
    UnknownName,
)
from ._futures import Band
from .answer import Answer
from .calibration import Calibration, backtest, calibrate
from .forecast import Forecast, forecast
from .futures import Quantities, Quantity
from .outlook import Comparison, Fan, Outlook, OutlookSeries
from .price_volume import PriceVolume, price_volume
from .programme import Findings, Programme, Projections, load, read, schema
from .records import Record, Records
from .table import Table

__all__ = [
    "Answer",
    "Band",
    "Calibration",
    "Cancelled",
    "Comparison",
    "Error",
    "Fan",
    "FileError",
    "Findings",
    "Forecast",
    "InputError",
    "InternalError",
    "OutOfMemory",
    "Outlook",
    "OutlookSeries",
    "PriceVolume",
    "Problem",
    "Programme",
    "Projections",
    "Quantities",
    "Quantity",
    "Record",
    "Records",
    "Table",
    "UnknownName",
    "__version__",
    "backtest",
    "calibrate",
    "forecast",
    "load",
    "price_volume",
    "read",
    "schema",
]
