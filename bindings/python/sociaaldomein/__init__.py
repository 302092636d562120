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
from .calibration import Calibration, backtest, calibrate
from .forecast import Forecast, forecast
from .programme import Findings, Programme, Projections, load, read, schema
from .records import Record, Records
from .table import Table

__all__ = [
    "Calibration",
    "Cancelled",
    "Error",
    "FileError",
    "Findings",
    "Forecast",
    "InputError",
    "InternalError",
    "OutOfMemory",
    "Problem",
    "Programme",
    "Projections",
    "Record",
    "Records",
    "Table",
    "UnknownName",
    "__version__",
    "backtest",
    "calibrate",
    "forecast",
    "load",
    "read",
    "schema",
]
