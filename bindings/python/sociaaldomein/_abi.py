"""Every function of the C interface as ctypes calls it: one line each, in the order of the headers."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_void_p
from typing import Any

from ._library import open_library
from ._structs import *

library = open_library()


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

# outlook.h
_simulated = (handle, c_char_p, POINTER(SimulateOptions), out, out)
sd_programme_quantities = _function("sd_programme_quantities", _status, handle, out, out)
sd_simulate = _function("sd_simulate", _status, *_simulated)
sd_compare = _function("sd_compare", _status, handle, texts, c_int64, POINTER(SimulateOptions), out, out)
sd_outlook_ref = _function("sd_outlook_ref", handle, handle)
sd_outlook_free = _function("sd_outlook_free", None, handle)
sd_outlook_describe = _function("sd_outlook_describe", _status, handle, POINTER(OutlookAbout), out)
sd_outlook_level = _function("sd_outlook_level", c_double, handle, c_int64)
sd_outlook_find = _function("sd_outlook_find", c_int64, handle, c_char_p)
sd_outlook_series = _function("sd_outlook_series", _status, handle, c_int64, POINTER(OutlookQuantity), out)
sd_outlook_period = _function("sd_outlook_period", c_char_p, handle, c_int64, c_int32, c_int64)
sd_outlook_data = _function("sd_outlook_data", c_void_p, handle, c_int64, c_int32, c_int32, c_int64)
sd_outlook_table = _function("sd_outlook_table", _status, out, c_int64, out, out)
sd_outlook_assumptions = _function("sd_outlook_assumptions", _status, handle, out, out)
sd_outlook_notes = _function("sd_outlook_notes", _status, handle, out, out)
sd_outlook_text = _function("sd_outlook_text", _status, handle, c_char_p, out, out)

# answer.h
sd_ask = _function(
    "sd_ask", _status, handle, c_char_p, POINTER(QuestionStruct), POINTER(SimulateOptions), out, out
)
sd_answer_ref = _function("sd_answer_ref", handle, handle)
sd_answer_free = _function("sd_answer_free", None, handle)
sd_answer_describe = _function("sd_answer_describe", _status, handle, POINTER(AnswerAbout), out)
sd_answer_table = _function("sd_answer_table", _status, handle, out, out)
sd_answer_influences = _function("sd_answer_influences", _status, handle, out, out)
sd_answer_assumptions = _function("sd_answer_assumptions", _status, handle, out, out)
sd_answer_notes = _function("sd_answer_notes", _status, handle, out, out)
sd_answer_text = _function("sd_answer_text", _status, handle, c_char_p, out, out)
sd_target_odds = _function("sd_target_odds", _status, *_simulated)

# price_volume.h
sd_price_volume = _function("sd_price_volume", _status, numbers, c_int64, POINTER(PriceVolumeParts), out)
sd_bridge = _function(
    "sd_bridge", _status, handle, c_char_p, c_char_p, c_int32, c_int32, c_char_p, POINTER(SimulateOptions), out, out
)

version: str = sd_version().decode()
sd_arrow_capsule_setup(ctypes.cast(ctypes.pythonapi.PyCapsule_GetPointer, c_void_p))
