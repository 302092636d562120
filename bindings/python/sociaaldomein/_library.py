"""Where the shared library is: beside this file in an installed package, or where SOCIAALDOMEIN_LIBRARY says."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

ABI_MAJOR = 1
ABI_MINOR = 0


def _candidates() -> list[Path]:
    here = Path(__file__).parent / "lib"
    if named := os.environ.get("SOCIAALDOMEIN_LIBRARY"):
        return [Path(named)]
    if sys.platform == "win32":
        return [here / "libsociaaldomein.dll", here / "sociaaldomein.dll"]
    if sys.platform == "darwin":
        return [here / f"libsociaaldomein.{ABI_MAJOR}.dylib"]
    return [here / f"libsociaaldomein.so.{ABI_MAJOR}"]


def open_library() -> ctypes.CDLL:
    """Loads the library and sees that it speaks our version of the interface. Calls release the interpreter's lock."""
    candidates = _candidates()
    found = next((path for path in candidates if path.exists()), None)
    if found is None:
        raise ImportError(f"sociaaldomein: found no library at {' or '.join(map(str, candidates))}")
    library = ctypes.CDLL(str(found))
    library.sd_abi_version.restype = ctypes.c_int32
    served: int = library.sd_abi_version()
    if served // 1000 != ABI_MAJOR or served % 1000 < ABI_MINOR:
        raise ImportError(
            f"sociaaldomein: {found} serves version {served // 1000}.{served % 1000} of the interface, "
            f"expected {ABI_MAJOR}.{ABI_MINOR} or a later {ABI_MAJOR}.x"
        )
    return library
