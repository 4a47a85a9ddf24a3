"""Where joblib may keep what its workers share, for whoever has a temporary folder with letters beyond ASCII.

Its resource tracker writes paths as ASCII (joblib 1.6, loky 3.6: ``ResourceTracker._send``), and so on Windows no call
of ``Parallel`` works for a person whose name is Korean: their name is in the path of the temporary folder.
"""

import contextlib
import os
from collections.abc import Iterator
from typing import Any

VARIABLE = "JOBLIB_TEMP_FOLDER"
_LONGEST = 32_768  # characters of a path, as Windows has it


class AsciiFolder:
    """A folder that joblib is told of, if it needs one, from ``take`` until ``give_back``."""

    def __init__(self) -> None:
        self._made = ""
        self._is_told = False

    def take(self) -> None:
        """Tell joblib of one, where its own would not do and nobody has chosen another. Before its first call."""
        import tempfile  # which, like ``shutil``, would make each fork of the runner take longer

        temporary = tempfile.gettempdir()
        if os.name != "nt" or temporary.isascii() or os.environ.get(VARIABLE):
            return
        found = short_of(temporary)
        if not found.isascii():
            found = self._made = made_in(common_folders())
        if found:
            os.environ[VARIABLE] = found
            self._is_told = True

    def give_back(self) -> None:
        """Remove what was made."""
        if self._is_told:
            os.environ.pop(VARIABLE, None)
            self._is_told = False
        if self._made:
            import shutil

            shutil.rmtree(self._made, ignore_errors=True)
            self._made = ""


def short_of(path: str) -> str:
    """The path by the names of eight letters that Windows may keep beside the long ones; itself where it keeps none."""
    import ctypes  # which takes time, and nobody else here needs it

    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    found = ctypes.create_unicode_buffer(_LONGEST)
    return found.value if kernel.GetShortPathNameW(path, found, _LONGEST) else path


def common_folders() -> Iterator[str]:
    """Those of all persons, whose paths have nobody's name in them."""
    for name in ("PUBLIC", "ProgramData"):
        folder = os.environ.get(name, "")
        if folder and folder.isascii():
            yield folder


def made_in(folders: Iterator[str]) -> str:
    """A new folder, for this person alone, in the first that takes one; empty if none does."""
    import tempfile

    for folder in folders:
        with contextlib.suppress(OSError):
            return tempfile.mkdtemp(prefix="parallelogram-joblib-", dir=folder)
    return ""
