"""Pictures of the real window, for the README: ``python -m tests.e2e.pictures FOLDER`` (needs a display).

window-light.png, window-dark.png            during the tutorial's run with Pool(2)
finished-light.png, finished-dark.png        after joblib's run, beside the plain loop
idle-light.png, idle-dark.png                before the first run
compare-light.png, compare-dark.png          these runs and some more side by side
window-ko.png                                during that run, in Korean
run.gif                                      a film: Run is pressed, Pool(2), the plain loop, the speed-up
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from engine.history.place import VARIABLE as HISTORY
from gui.application import create_application
from gui.look.appearance import appearance
from gui.look.theme import DARK, LIGHT, Theme
from gui.window import MainWindow

from .film import Film

_PATIENCE_MS = 120_000
_RUNS = 7  # with two plain loops


def main(folder: Path) -> None:
    """Run what is to be seen, and write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    # Its own, so that no run that another program left behind is offered in a picture.
    tempfile.tempdir = os.environ["TMPDIR"] = tempfile.mkdtemp()
    create_application(["pictures"])
    with _a_window(LIGHT) as window:
        _film(window, folder / "run.gif")
    for name, theme in (("light", LIGHT), ("dark", DARK)):
        with _a_window(theme) as window:
            _take_all(window, folder, name)
    with _a_window(LIGHT) as window:
        window.speak("ko")
        _wait_until(lambda: bool(window.contents.python.text()))
        _take_a_run(window, folder / "window-ko.png")
    shutil.rmtree(os.environ["TMPDIR"], ignore_errors=True)


@contextmanager
def _a_window(theme: Theme) -> Iterator[MainWindow]:
    """A window with a history of its own, ready for a run."""
    os.environ[HISTORY] = tempfile.mkdtemp()
    appearance().choose(theme)
    window = MainWindow()
    window.show()
    _wait_until(lambda: bool(window.contents.python.text()))
    yield window
    window.close()
    window.deleteLater()
    shutil.rmtree(os.environ[HISTORY])


def _film(window: MainWindow, path: Path) -> None:
    form = window.form
    form.strategy.choose("pool")
    form.jobs.setValue(8)
    form.size_box.setValue(5_000_000)
    form.baseline.setChecked(True)
    film = Film(window)
    _pass_time(1)
    form.run_button.click()
    _wait_until(lambda: not window.session.is_busy)
    _pass_time(0.3)  # until the last frame has it
    film.write(path, hold_s=3)


def _take_all(window: MainWindow, folder: Path, name: str) -> None:
    _take(window, folder / f"idle-{name}.png")
    _take_a_run(window, folder / f"window-{name}.png")
    form = window.form
    form.strategy.choose("joblib")
    form.run_button.click()
    _wait_until(lambda: not window.session.is_busy)
    _take(window, folder / f"finished-{name}.png")
    form.baseline.setChecked(False)
    for strategy in ("process", "pool", "pool"):
        form.strategy.choose(strategy)
        form.run_button.click()
        _wait_until(lambda: not window.session.is_busy)
    window.contents.tabs.setCurrentWidget(window.runs)
    _wait_until(lambda: window.runs.table.model().rowCount() == _RUNS)
    window.runs.table.selectAll()
    window.runs.compare_button.click()
    _wait_until(lambda: window.comparing.is_open)
    row = window.comparing.page.stack.rows[0]
    _wait_until(lambda: row.height() >= row.sizeHint().height())  # it is laid out
    _take(window, folder / f"compare-{name}.png")


def _take_a_run(window: MainWindow, path: Path) -> None:
    """In the middle of the tutorial's run, when each worker is at its second job; it is over then."""
    form = window.form
    form.strategy.choose("pool")
    form.baseline.setChecked(True)
    form.run_button.click()
    _wait_until(lambda: window.session.run is not None and window.session.run.trace.ended_count() >= 2)
    _wait_until(_Later(window, 0.15))
    _take(window, path)
    _wait_until(lambda: not window.session.is_busy)


class _Later:
    """True once the run has gone on for ``seconds`` more."""

    def __init__(self, window: MainWindow, seconds: float) -> None:
        self._window = window
        self._until_ns = window.session.run.seen_ns + seconds * 1e9

    def __call__(self) -> bool:
        return self._window.session.run.over or self._window.session.run.seen_ns > self._until_ns


def _take(window: MainWindow, path: Path) -> None:
    if not window.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")


def _pass_time(seconds: float) -> None:
    until = time.monotonic() + seconds
    _wait_until(lambda: time.monotonic() > until)


def _wait_until(condition: Callable[[], bool]) -> None:
    loop = QEventLoop()
    check, limit = QTimer(), QTimer()
    check.timeout.connect(lambda: loop.quit() if condition() else None)
    check.start(20)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start(_PATIENCE_MS)
    if loop.exec():
        raise TimeoutError("the window did not come that far")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
