"""Every function of the C interface as ctypes calls it: one line each, in the order of the headers."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint64, c_void_p
from typing import Any

from ._library import open_library

library = open_library()
numbers = c_void_p  # of doubles, by address: a numpy array is handed over without a copy
texts = POINTER(c_char_p)
handle = c_void_p
out = POINTER(c_void_p)  # of a handle or an error

Progress = ctypes.CFUNCTYPE(c_int32, c_int64, c_int64, c_void_p)


class Sized(ctypes.Structure):
    """A struct that begins with its own size."""

    def __init__(self, **members: Any) -> None:
        super().__init__(struct_size=ctypes.sizeof(self), **members)


class ProblemStruct(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("message", c_char_p),
        ("path", c_char_p),
        ("file", c_char_p),
        ("line", c_int64),
        ("column", c_int64),
        ("code", c_int32),
        ("reserved", c_int32),
    ]


class LoadOptions(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("max_bytes", c_int64),
        ("max_list", c_int64),
        ("max_problems", c_int64),
        ("max_depth", c_int32),
        ("csv_anywhere", c_int32),
    ]


class CheckSummary(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("figures", c_int64),
        ("identities", c_int64),
        ("holds", c_int64),
        ("holds_within_rounding", c_int64),
        ("undecided", c_int64),
        ("notes", c_int64),
        ("warnings", c_int64),
        ("violated", c_int64),
    ]


class ReportOptions(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("language", c_char_p),
        ("generated_at", c_char_p),
        ("levels", POINTER(c_double)),
        ("levels_count", c_int64),
        ("horizon", c_int32),
        ("suppress_below", c_int32),
    ]


class ForecastOptions(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("horizon", c_int64),
        ("model", c_char_p),
        ("levels", POINTER(c_double)),
        ("levels_count", c_int64),
        ("seed", c_uint64),
        ("threads", c_int32),
        ("non_negative", c_int32),
        ("integer", c_int32),
        ("reserved", c_int32),
        ("calibration", handle),
        ("progress", Progress),
        ("progress_data", c_void_p),
        ("cancel", handle),
    ]


class BacktestOptions(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("horizon", c_int64),
        ("first_training", c_int64),
        ("step", c_int64),
        ("levels", POINTER(c_double)),
        ("levels_count", c_int64),
        ("threads", c_int32),
        ("non_negative", c_int32),
        ("calibration", handle),
        ("cancel", handle),
    ]


class CalibrateOptions(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("horizon", c_int64),
        ("origins", c_int64),
        ("shortest", c_int64),
        ("source", c_char_p),
        ("threads", c_int32),
        ("reserved", c_int32),
        ("progress", Progress),
        ("progress_data", c_void_p),
        ("cancel", handle),
    ]


class ArrowSchema(ctypes.Structure):
    pass


class ArrowArray(ctypes.Structure):
    pass


class ArrowStream(ctypes.Structure):
    pass


ArrowSchema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(ArrowSchema))),
    ("dictionary", POINTER(ArrowSchema)),
    ("release", ctypes.CFUNCTYPE(None, POINTER(ArrowSchema))),
    ("private_data", c_void_p),
]
ArrowArray._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(ArrowArray))),
    ("dictionary", POINTER(ArrowArray)),
    ("release", ctypes.CFUNCTYPE(None, POINTER(ArrowArray))),
    ("private_data", c_void_p),
]
ArrowStream._fields_ = [
    ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, POINTER(ArrowStream), POINTER(ArrowSchema))),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, POINTER(ArrowStream), POINTER(ArrowArray))),
    ("get_last_error", ctypes.CFUNCTYPE(c_char_p, POINTER(ArrowStream))),
    ("release", ctypes.CFUNCTYPE(None, POINTER(ArrowStream))),
    ("private_data", c_void_p),
]


def _function(name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(library, name)
    function.restype = result
    function.argtypes = arguments
    return function


_status = c_int32

# base.h
sd_version = _function("sd_version", c_char_p)
sd_abi_version = _function("sd_abi_version", c_int32)
sd_status_name = _function("sd_status_name", c_char_p, c_int32)
sd_error_ref = _function("sd_error_ref", handle, handle)
sd_error_free = _function("sd_error_free", None, handle)
sd_error_code = _function("sd_error_code", _status, handle)
sd_error_message = _function("sd_error_message", c_char_p, handle)
sd_error_path = _function("sd_error_path", c_char_p, handle)
sd_error_line = _function("sd_error_line", c_int64, handle)
sd_error_column = _function("sd_error_column", c_int64, handle)
sd_error_count = _function("sd_error_count", c_int64, handle)
sd_error_problem = _function("sd_error_problem", _status, handle, c_int64, POINTER(ProblemStruct))
sd_bytes_ref = _function("sd_bytes_ref", handle, handle)
sd_bytes_free = _function("sd_bytes_free", None, handle)
sd_bytes_data = _function("sd_bytes_data", c_void_p, handle)
sd_bytes_size = _function("sd_bytes_size", c_int64, handle)
sd_cancel_new = _function("sd_cancel_new", _status, out, out)
sd_cancel_request = _function("sd_cancel_request", None, handle)
sd_cancel_requested = _function("sd_cancel_requested", c_int32, handle)
sd_cancel_ref = _function("sd_cancel_ref", handle, handle)
sd_cancel_free = _function("sd_cancel_free", None, handle)

# period.h
sd_period_parse = _function("sd_period_parse", _status, c_char_p, POINTER(c_int32), POINTER(c_int64), out)
sd_period_format = _function("sd_period_format", _status, c_int32, c_int64, c_char_p, c_int64, out)
sd_period_days = _function("sd_period_days", _status, c_int32, c_int64, POINTER(c_int64), POINTER(c_int64), out)

# arrow.h
sd_arrow_stream_delete = _function("sd_arrow_stream_delete", None, POINTER(ArrowStream))
sd_arrow_capsule_setup = _function("sd_arrow_capsule_setup", None, c_void_p)
sd_arrow_capsule_destructor = _function("sd_arrow_capsule_destructor", None, c_void_p)

# table.h
sd_table_ref = _function("sd_table_ref", handle, handle)
sd_table_free = _function("sd_table_free", None, handle)
sd_table_rows = _function("sd_table_rows", c_int64, handle)
sd_table_columns = _function("sd_table_columns", c_int64, handle)
sd_table_column_name = _function("sd_table_column_name", c_char_p, handle, c_int64)
sd_table_column_kind = _function("sd_table_column_kind", c_int32, handle, c_int64)
sd_table_numbers = _function("sd_table_numbers", c_void_p, handle, c_int64)
sd_table_format = _function("sd_table_format", _status, handle, c_char_p, out, out)
sd_table_stream = _function("sd_table_stream", _status, handle, POINTER(ArrowStream), out)
sd_table_stream_new = _function("sd_table_stream_new", _status, handle, out, out)

# programme.h
sd_programme_load = _function("sd_programme_load", _status, texts, c_int64, POINTER(LoadOptions), out, out)
sd_programme_read = _function(
    "sd_programme_read", _status, c_char_p, c_int64, c_char_p, POINTER(LoadOptions), out, out
)
sd_programme_ref = _function("sd_programme_ref", handle, handle)
sd_programme_free = _function("sd_programme_free", None, handle)
sd_programme_warning_count = _function("sd_programme_warning_count", c_int64, handle)
sd_programme_warning = _function("sd_programme_warning", _status, handle, c_int64, POINTER(ProblemStruct), out)
sd_programme_to_json = _function("sd_programme_to_json", _status, handle, out, out)
sd_programme_to_archive = _function("sd_programme_to_archive", _status, handle, out, out)
sd_programme_save = _function("sd_programme_save", _status, handle, c_char_p, out)
sd_programme_check = _function("sd_programme_check", _status, handle, out, POINTER(CheckSummary), out)
sd_programme_collections = _function("sd_programme_collections", _status, handle, out, out)
sd_programme_table = _function("sd_programme_table", _status, handle, c_char_p, out, out)
sd_programme_diff = _function("sd_programme_diff", _status, handle, handle, out, out)
sd_programme_project = _function("sd_programme_project", _status, handle, POINTER(ReportOptions), out, out)
sd_programme_report = _function("sd_programme_report", _status, handle, POINTER(ReportOptions), out, out)
sd_document_schema = _function("sd_document_schema", _status, out, out)

# calibration.h
_panel = (numbers, c_int64, c_int64, c_int64, c_int64, c_char_p)
sd_calibration_builtin = _function("sd_calibration_builtin", _status, out, out)
sd_calibration_none = _function("sd_calibration_none", _status, out, out)
sd_calibration_read = _function("sd_calibration_read", _status, c_char_p, c_int64, out, out)
sd_calibrate_panel = _function(
    "sd_calibrate_panel", _status, *_panel, texts, c_int64, POINTER(CalibrateOptions), out, out
)
sd_calibration_ref = _function("sd_calibration_ref", handle, handle)
sd_calibration_free = _function("sd_calibration_free", None, handle)
sd_calibration_to_json = _function("sd_calibration_to_json", _status, handle, out, out)

# forecast.h
sd_forecast_panel = _function("sd_forecast_panel", _status, *_panel, texts, POINTER(ForecastOptions), out, out)
sd_forecast_ref = _function("sd_forecast_ref", handle, handle)
sd_forecast_free = _function("sd_forecast_free", None, handle)
sd_forecast_horizon = _function("sd_forecast_horizon", c_int64, handle)
sd_forecast_series = _function("sd_forecast_series", c_int64, handle)
sd_forecast_levels = _function("sd_forecast_levels", c_int64, handle)
sd_forecast_level = _function("sd_forecast_level", c_double, handle, c_int64)
sd_forecast_origin = _function("sd_forecast_origin", c_int64, handle, c_int64)
sd_forecast_data = _function("sd_forecast_data", c_void_p, handle, c_int32, c_int64)
sd_forecast_copy = _function(
    "sd_forecast_copy", _status, handle, c_int32, c_int64, numbers, c_int64, c_int64, c_int64, c_int64, out
)
sd_forecast_table = _function("sd_forecast_table", _status, handle, out, out)
sd_forecast_reports = _function("sd_forecast_reports", _status, handle, out, out)
sd_forecast_paths = _function(
    "sd_forecast_paths", _status, handle, c_int64, c_int64, c_int64, numbers, c_int64, c_int64, out
)
sd_forecast_odds = _function("sd_forecast_odds", _status, handle, c_int64, c_int64, c_double, c_int32, out, out)
sd_backtest_panel = _function(
    "sd_backtest_panel", _status, *_panel, texts, c_int64, POINTER(BacktestOptions), out, out
)

version: str = sd_version().decode()
sd_arrow_capsule_setup(ctypes.cast(ctypes.pythonapi.PyCapsule_GetPointer, c_void_p))
