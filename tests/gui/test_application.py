"""The application is made ready whoever has made it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.formats.run_file import save, saved
from gui.application import create_application
from tests.engine.supervise.driving import driver

_SOMEBODY_ELSE = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
from gui.window import MainWindow
window = MainWindow()
window.show()
window.close()
"""
_MAIN_PY = """
import gc, sys
sys.argv = ["main.py"]
import main
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
def entered(application):
    window, = (widget for widget in application.topLevelWidgets() if hasattr(widget, "timeline"))
    QTimer.singleShot(0, window.grab)
    window.session.warmed.connect(lambda python: window.close())
    return run()
run, QApplication.exec = QApplication.exec, entered
status = main.main()
assert gc.get_freeze_count()
print(*sys.modules)
sys.exit(status)
"""
_PAINTING = """
import os
from gui.application import create_application
from PySide6.QtGui import QColor, QImage, QPainter
before = dict(os.environ)
application = create_application([])
assert dict(os.environ) == before
image = QImage(2000, 2000, QImage.Format.Format_ARGB32_Premultiplied)
painter = QPainter(image)
painter.setRenderHint(QPainter.RenderHint.Antialiasing)
painter.setBrush(QColor("red"))
painter.drawEllipse(image.rect())
painter.end()
image.convertToFormat(QImage.Format.Format_RGBX64)
print(len(os.listdir("/proc/self/task")))
"""
_OPENING = """
import sys
sys.argv = ["main.py", sys.argv[1]]
import main
from PySide6.QtWidgets import QApplication
def entered(application):
    window, = (widget for widget in application.topLevelWidgets() if hasattr(widget, "timeline"))
    def said(*_):
        print(window.windowTitle(), window.timeline.span_count(), window.files.bar.text.text())
        window.close()
    window.session.opened.connect(said)
    window.session.file_failed.connect(said)
    return run()
run, QApplication.exec = QApplication.exec, entered
sys.exit(main.main())
"""
_ROOT = Path(__file__).parent.parent.parent


def test_that_there_is_one_application_however_often_it_is_created(qapp):
    assert create_application(["again"]) is qapp
    assert qapp.applicationName() == "Parallelogram"


@pytest.mark.parametrize("size", [16, 256])
def test_that_its_windows_have_the_drawn_icon(size, qapp):
    picture = create_application([]).windowIcon().pixmap(size, size).toImage()
    assert picture.pixelColor(size // 2, size // 2).alpha() == 255


def test_that_a_window_opens_in_an_application_that_somebody_else_has_made():
    done = subprocess.run(
        [
            sys.executable, "-c",
            _SOMEBODY_ELSE,
        ],
        cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads in /proc")
@pytest.mark.parametrize("chosen", [{}, {"QT_NO_GUI_THREADPOOL": "yes"}])
def test_that_qt_takes_no_cores_for_threads_of_its_own_to_paint(chosen):
    done = subprocess.run(
        [sys.executable, "-c", _PAINTING], cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1", **chosen},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1"


def test_that_qt_is_not_imported_for_the_command_line():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "main.py", "list", "strategies"],
        cwd=_ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "engine.commands" in done.stderr
    assert "PySide6" not in done.stderr


def test_that_qt_is_not_imported_where_there_is_no_display():
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "main.py", "run.pgram"],
        cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={name: value for name, value in os.environ.items() if name not in displays},
    )  # fmt: skip
    assert done.returncode == 2
    assert "gui.start.display" in done.stderr
    assert "PySide6" not in done.stderr


def test_that_a_start_imports_nothing_that_only_a_run_or_the_command_line_needs():
    done = subprocess.run(
        [sys.executable, "-c", _MAIN_PY], cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    imported = set(done.stdout.split())
    assert "gui.window" in imported
    unwanted = {
        "joblib",
        "numpy.ma",
        "asyncio",
        "rich",
        "concurrent.futures",
        "multiprocessing.pool",
        "engine.commands",
        "engine.formats.run_file",
    }
    assert imported & unwanted == set()


@pytest.mark.parametrize("is_there", [True, False])
def test_that_a_run_file_as_the_one_argument_is_opened(tmp_path, is_there):
    path = tmp_path / "run.pgram"
    with driver() as drive:
        drive.start(jobs=3, size=100)
        drive.to_the_end()
        if is_there:
            save(saved(drive.run, drive.supervisor.reader), str(path))
    done = subprocess.run(
        [sys.executable, "-c", _OPENING, str(path)], cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    if is_there:
        assert done.stdout.startswith("run.pgram 3")
    else:
        assert "run.pgram” cannot be read (No such file or directory); choose another." in done.stdout
