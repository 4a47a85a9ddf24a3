"""Sorting the table of two million jobs by each of its columns, and the window's longest stall meanwhile.

On Qt's ``offscreen`` platform, in a process of its own; the run is made up (``synthetic``).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .figure import Figure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ROOT = Path(__file__).parent.parent.parent
_JOBS = 2_000_000
_BEAT_MS = 5
_PATIENCE_S = 20.0


def figures() -> Iterator[Figure]:
    """The slowest of the columns, and the longest stall of all."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.sorting"],
        cwd=_ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, check=True, timeout=300,
    )  # fmt: skip
    rounds = [(str(key), float(took_s), float(stall_ms)) for key, took_s, stall_ms in json.loads(done.stdout)]
    told = ", ".join(f"{key} {took_s:.2f} s/{stall_ms:.0f} ms" for key, took_s, stall_ms in rounds)
    print(f"  {_JOBS:,} jobs; time and longest stall by column: {told}", file=sys.stderr)
    yield Figure("sorting_2m_jobs", max(took_s for _, took_s, _ in rounds), "s", "at most 0.5")
    yield Figure("sorting_2m_jobs_stall", max(stall_ms for *_, stall_ms in rounds), "ms", "at most 50")


def main() -> None:
    """In the process: sort by one column after the other, and print what each took as JSON."""
    from PySide6.QtCore import Qt, QTimer

    from gui.application import create_application
    from gui.start.garbage import settle
    from gui.window import MainWindow

    from .exporting import made

    application = create_application(["bench"])
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    made_up = made(_JOBS)
    made_up.run.over = True
    window.session.run, window.session.reader = made_up.run, made_up.records
    window.session.began.emit()
    window.session.ended.emit()
    model, header = window.task_model, window.contents.task_table.horizontalHeader()
    beat_at, stall_ms, told = time.perf_counter(), 0.0, []

    def beat() -> None:
        nonlocal beat_at, stall_ms
        now = time.perf_counter()
        stall_ms, beat_at = max(stall_ms, (now - beat_at) * 1e3 - _BEAT_MS), now

    timer = QTimer(window, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start(_BEAT_MS)
    settle()
    _pass(application, lambda: model.rowCount() == _JOBS)
    changed: list[int] = []
    model.rows.changed.connect(lambda: changed.append(1))
    for column, key in enumerate(model.keys):
        if window.contents.task_table.isColumnHidden(column) and key in ("call", "function"):
            continue
        _pass_time(application, 0.3)
        changed.clear()
        began_s = beat_at = time.perf_counter()
        stall_ms = 0.0
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        _pass(application, lambda: bool(changed))
        took_s = time.perf_counter() - began_s
        _pass_time(application, 0.1)
        told.append((key, took_s, stall_ms))
    print(json.dumps(told))
    window.close()


def _pass_time(application: "QApplication", seconds: float) -> None:
    until_s = time.monotonic() + seconds
    _pass(application, lambda: time.monotonic() > until_s)


def _pass(application: "QApplication", condition: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop

    until_s = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > until_s:
            raise TimeoutError("the table was not sorted")
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


if __name__ == "__main__":
    main()
