"""Where in the program's own source something was called."""

from __future__ import annotations

import os
import sys
from types import CodeType, FrameType

from .loader import UNNAMED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_STANDARD = os.path.dirname(os.path.abspath(os.__file__))
_INSTALLED = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")
_FRAMES_MOST = 60
_COMPILED = "cython_function_or_method"
is_known: dict[str, bool] = {}
"""Of source files that were asked about, whether they are a library's."""


def is_library(file: str) -> bool:
    """Whether a source file is the standard library's, an installed package's, or ours; not the program's own."""
    known = is_known.get(file)
    if known is None:
        known = file.startswith((_STANDARD + os.sep, _OURS + os.sep, UNNAMED, "<frozen ")) or any(
            folder in file for folder in _INSTALLED
        )
        is_known[file] = known = known or file == "<string>" or _is_of_archive(file)
    return known


def _is_of_archive(file: str) -> bool:
    """Whether it is the standard library's where that is an archive, whose files know their paths in it alone."""
    if os.path.isabs(file) or os.path.isfile(os.__file__):
        return False
    return file.replace("/", os.sep).partition(os.sep)[0].removesuffix(".py") in sys.stdlib_module_names


def own_frame(frame: FrameType | None) -> FrameType | None:
    """The nearest frame of the program's own code, from ``frame`` outward."""
    known, left = is_known, _FRAMES_MOST
    while frame is not None and left:
        file = frame.f_code.co_filename
        if not (known[file] if file in known else is_library(file)):
            return frame
        frame, left = frame.f_back, left - 1
    return None


def place(frame: FrameType | None = None) -> tuple[str, int]:
    """File and line of the program's own code that has called, seen from ``frame``, or from the caller; or nothing."""
    found = own_frame(frame or sys._getframe(1))
    return (found.f_code.co_filename, found.f_lineno) if found is not None else ("", 0)


def place_or_main(frame: FrameType | None) -> tuple[str, int]:
    """Likewise; or where the main thread is, for which a thread of a library's has called."""
    file, line = place(frame)
    if not file:
        import threading

        file, line = place(sys._current_frames().get(threading.main_thread().ident or 0))
    return file, line


def is_own(function: Any) -> bool:
    """Whether a function is of the program's own code; one without code, such as a built-in one, is taken to be."""
    code = code_of(function)
    if type(function).__name__ == _COMPILED:  # whose file is the source's, wherever that was
        module = sys.modules.get(str(getattr(function, "__module__", "")))
        return not is_library(str(getattr(module, "__file__", None) or ""))
    return code is None or not is_library(code.co_filename)


def code_of(function: Any) -> CodeType | None:
    """A function's or method's code, if it has any."""
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    return code if isinstance(code, CodeType) else None
