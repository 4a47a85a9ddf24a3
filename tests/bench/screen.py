"""A virtual screen, and the moment at which a program's window is seen on it.

Xvfb keeps the screen's picture in a file (``-fbdir``), which is mapped here: so a window is seen without asking the
program, which may be any, and without a frame of delay.
"""

import contextlib
import mmap
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence

_WIDTH, _HEIGHT, _PIXEL_BYTES = 1600, 1000, 4
_STEP = 20
_SHARE = 1 / 3
_LOOK_S = 0.001
_MOST_S = 60.0


class Screen:
    """A screen that is black where no window is. ``display`` is its name in the environment."""

    def __init__(self, display: str, picture: mmap.mmap) -> None:
        """A screen that runs, and its file."""
        self.display = display
        self._picture = picture
        # XWDFile.h: the header's length comes first, the number of colours as its 20th word; a colour is 12 bytes.
        words = struct.unpack_from(">20I", picture)
        first = words[0] + words[19] * 12
        line = _WIDTH * _PIXEL_BYTES
        columns = range(0, line, _STEP * _PIXEL_BYTES)
        self._points = [first + row * line + column for row in range(0, _HEIGHT, _STEP) for column in columns]

    def is_covered(self) -> bool:
        """Whether a third of it is painted, which only a window can be."""
        painted = sum(self._picture[point : point + 3] != b"\0\0\0" for point in self._points)
        return painted > _SHARE * len(self._points)

    def seen_ms(self, command: Sequence[str], folder: str) -> float:
        """How long from starting the program in ``folder`` to its window on the screen; it is ended by SIGTERM then.

        Raises:
            RuntimeError: no window came, or it did not go.
        """
        # Whoever forbids Python to keep compiled modules would have them compiled anew at every start.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        began_s = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as program:
            try:
                self._wait(True, began_s + _MOST_S)
                seen_s = time.perf_counter() - began_s
                program.send_signal(signal.SIGTERM)
                program.wait(_MOST_S)
            except BaseException:
                program.kill()
                raise
        self._wait(False, time.perf_counter() + _MOST_S)
        return seen_s * 1e3

    def _wait(self, is_covered: bool, until_s: float) -> None:
        while self.is_covered() is not is_covered:
            if time.perf_counter() > until_s:
                raise RuntimeError("no window came" if is_covered else "the window did not go")
            time.sleep(_LOOK_S)


@contextlib.contextmanager
def screen() -> Iterator[Screen | None]:
    """A screen of its own; None where there is no Xvfb."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        command = ["Xvfb", "-displayfd", "1", "-br", "-nolisten", "tcp", "-fbdir", folder]
        command += ["-screen", "0", f"{_WIDTH}x{_HEIGHT}x24"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                assert server.stdout is not None
                display = f":{server.stdout.readline().strip()}"
                with open(os.path.join(folder, "Xvfb_screen0"), "rb") as file:
                    picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                yield Screen(display, picture)
                picture.close()
            finally:
                server.terminate()
