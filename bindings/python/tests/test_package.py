"""The package itself: its types, its capsules, and how it finds its library."""

import ctypes
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import sociaaldomein as sd
from sociaaldomein import _abi

PACKAGE = Path(sd.__file__).parent


def test_types_are_strict(root):
    pytest.importorskip("mypy", reason="mypy is not installed")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", root / "pyproject.toml", "--cache-dir", "/dev/null", PACKAGE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert (PACKAGE / "py.typed").exists()


def test_a_capsule_that_nobody_takes_is_freed_at_exit():
    code = "import sociaaldomein as sd; kept = sd.forecast([1, 2, 3]).__arrow_c_stream__(); print(type(kept).__name__)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "PyCapsule\n"), run.stderr


def test_a_capsule_holds_the_table():
    table = sd.forecast(np.arange(5.0), horizon=2, model="naive").table
    address = table["mean"].ctypes.data
    capsule = table.__arrow_c_stream__()
    del table
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)
    stream = _abi.ArrowStream.from_address(pointer(capsule, b"arrow_array_stream"))
    batch = _abi.ArrowArray()
    assert stream.get_next(stream, batch) == 0 and batch.length == 2
    assert batch.children[2].contents.buffers[1] == address
    batch.release(batch)


def test_structs_are_as_large_as_in_c():
    sizes = {"ProblemStruct": 56, "LoadOptions": 40, "CheckSummary": 72, "ReportOptions": 104, "ForecastOptions": 96}
    sizes |= {"SimulateOptions": 96, "OutlookAbout": 88, "OutlookQuantity": 80, "QuestionStruct": 56, "AnswerAbout": 168}
    sizes |= {"PriceVolumeParts": 40}
    for name, size in sizes.items():
        assert ctypes.sizeof(getattr(_abi, name)) == size


def test_a_missing_library_is_said():
    run = subprocess.run(
        [sys.executable, "-c", "import sociaaldomein"],
        env={"SOCIAALDOMEIN_LIBRARY": "/nowhere/lib.so", "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ImportError: sociaaldomein: found no library at /nowhere/lib.so" in run.stderr


def test_version(root):
    assert sd.__version__.count(".") == 2
