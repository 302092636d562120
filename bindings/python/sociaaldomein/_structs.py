"""The structs, pointers and callbacks of the C interface as ctypes has them, in the order of the headers."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint64, c_void_p
from typing import Any

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
        ("scenarios", texts),
        ("scenarios_count", c_int64),
        ("until", c_char_p),
        ("paths", c_int64),
        ("seed", c_uint64),
        ("without_futures", c_int32),
        ("reserved", c_int32),
        ("cancel", handle),
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
        ("trust", c_double),
        ("source", c_char_p),
        ("threads", c_int32),
        ("reserved", c_int32),
        ("progress", Progress),
        ("progress_data", c_void_p),
        ("cancel", handle),
    ]


class SimulateOptions(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("until", c_char_p),
        ("paths", c_int64),
        ("seed", c_uint64),
        ("levels", POINTER(c_double)),
        ("levels_count", c_int64),
        ("quantities", texts),
        ("quantities_count", c_int64),
        ("threads", c_int32),
        ("reserved", c_int32),
        ("progress", Progress),
        ("progress_data", c_void_p),
        ("cancel", handle),
    ]


class OutlookAbout(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("scenario", c_char_p),
        ("against", c_char_p),
        ("name_nl", c_char_p),
        ("name_en", c_char_p),
        ("question_nl", c_char_p),
        ("question_en", c_char_p),
        ("paths", c_int64),
        ("seed", c_uint64),
        ("series", c_int64),
        ("levels", c_int64),
    ]


class OutlookQuantity(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("quantity", c_char_p),
        ("label_nl", c_char_p),
        ("label_en", c_char_p),
        ("unit", c_char_p),
        ("measure", c_char_p),
        ("start", c_double),
        ("steps", c_int64),
        ("years", c_int64),
        ("observed", c_int64),
    ]


class QuestionStruct(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("quantity", c_char_p),
        ("relation", c_int32),
        ("moment", c_int32),
        ("value", c_double),
        ("than", c_char_p),
        ("when", c_char_p),
        ("influences", c_int32),
        ("reserved", c_int32),
    ]


class AnswerAbout(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("scenario", c_char_p),
        ("quantity", c_char_p),
        ("label_nl", c_char_p),
        ("label_en", c_char_p),
        ("unit", c_char_p),
        ("moment", c_char_p),
        ("paths", c_int64),
        ("mean", c_double),
        ("median", c_double),
        ("probability", c_double),
        ("standard_error", c_double),
        ("probability_low", c_double),
        ("probability_high", c_double),
        ("expected_years", c_double),
        ("shortfall", c_double),
        ("levels", POINTER(c_double)),
        ("lower", POINTER(c_double)),
        ("upper", POINTER(c_double)),
        ("levels_count", c_int64),
        ("influences", c_int64),
    ]


class PriceVolumeParts(Sized):
    _fields_ = [
        ("struct_size", c_int64),
        ("price", c_double),
        ("volume", c_double),
        ("mix", c_double),
        ("joint", c_double),
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
