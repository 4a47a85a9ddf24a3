"""The first window is on the screen whole, with its frame, under a real window manager."""

import contextlib
import os
import shutil
import subprocess
import sys

import pytest

_PROGRAM = """
import sys
from PySide6.QtCore import QRect, QTimer
from gui.application import create_application
from gui.window import MainWindow
from tests.waiting import wait_until
application = create_application(["within"])
window = MainWindow()
if sys.argv[1:] == ["beyond"]:
    window.move(500, 400)
window.show()
def is_framed():
    application.processEvents()
    return not window.windowHandle().frameMargins().isNull()
def is_within():
    application.processEvents()
    return window.screen().availableGeometry().contains(window.frameGeometry())
wait_until(is_framed, what="a frame")
wait_until(is_within, what="a window that is on the screen whole")
application.processEvents()
assert is_within()
print(window.width(), window.height(), window.minimumSize().toTuple())
window.close()
"""


@contextlib.contextmanager
def desktop(size):
    """A screen of ``size`` with a window manager; its display's name."""
    if any(shutil.which(name) is None for name in ("Xvfb", "openbox")):
        pytest.skip("Xvfb or openbox is not installed")
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", f"{size}x24"]
    quiet = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **quiet) as server:
        try:
            display = f":{server.stdout.readline().strip()}"
            environment = {**os.environ, "DISPLAY": display}
            with subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, **quiet) as manager:
                try:
                    yield display
                finally:
                    manager.terminate()
        finally:
            server.terminate()


@pytest.mark.parametrize(("size", "where"), [("1280x800", ""), ("1280x800", "beyond"), ("1100x700", "")])
def test_that_the_first_window_is_on_the_screen_whole_with_its_frame(size, where, tmp_path):
    with desktop(size) as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
        environment["PARALLELOGRAM_HISTORY"] = str(tmp_path)
        command = [sys.executable, "-c", _PROGRAM, *([where] if where else [])]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
