"""A script that is watched in the window: how late a task's start is seen, and when a stuck one is told.

On Qt's ``offscreen`` platform, in a process of its own.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_SCRIPT = """
import multiprocessing, time

LOCK = multiprocessing.Lock()

def work(number):
    if number < 60:
        time.sleep(0.1 + number % 7 * 0.03)
    else:
        with LOCK:
            pass

if __name__ == "__main__":
    LOCK.acquire()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(work, range(61), chunksize=1)
"""
_LINE = "it waits in `with LOCK`, script.py:10."


def figures() -> Iterator[Figure]:
    """Of one run: 60 tasks that sleep, and one that never gets its lock."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "script.py")
        Path(path).write_text(_SCRIPT, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.watched_window", path],
            cwd=_ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, check=True, timeout=120,
        )  # fmt: skip
    found = json.loads(done.stdout)
    late_ms = statistics.quantiles(found["start_seen_ms"], n=100)[94]
    yield Figure("watched_start_seen", late_ms, "ms, 95th percentile", "at most 100")
    yield Figure("stuck_told", found["stuck_told_s"], "s after its last CPU, with its line", "at most 11")


def main(path: str) -> None:
    """In the process: watch the script, and print what was seen as JSON."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    from gui.application import create_application
    from gui.start.garbage import settle
    from gui.window import MainWindow

    application = create_application(["bench"])
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    window.form.workload.choose("script")
    window.form.watch.script.setText(path)
    seen_ns: dict[int, int] = {}
    told_ns = 0
    is_noted = False

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            nonlocal is_noted
            if event.type() == QEvent.Type.Paint and not is_noted:
                is_noted = True
                QTimer.singleShot(0, note)  # by then all that is painted now is on the screen
            return False

    def note() -> None:
        nonlocal is_noted
        is_noted = False
        run = window.session.run
        if run is not None:
            for task in range(run.trace.jobs):
                if task not in seen_ns and run.trace.span_of(task) is not None:
                    seen_ns[task] = time.perf_counter_ns()

    def take_told(_pid: int, told: str, _matters: bool) -> None:
        nonlocal told_ns
        if told.endswith(_LINE) and not told_ns:
            told_ns = time.perf_counter_ns()
            window.form.stop_button.click()
            window.form.stop_button.click()

    painted = Painted()
    window.timeline.viewport().installEventFilter(painted)
    window.contents.still_tasks.told.connect(take_told)
    window.session.ended.connect(application.quit)
    window.session.warmed.connect(lambda _python: QTimer.singleShot(400, window.form.watch_button.click))
    QTimer.singleShot(60_000, application.quit)
    settle()
    application.exec()
    run = window.session.run
    assert run is not None
    spans = {task: span for task in range(run.trace.jobs) if (span := run.trace.span_of(task)) is not None}
    stuck = max(spans.values(), key=lambda span: span.started_ns)
    print(
        json.dumps(
            {
                "start_seen_ms": [(at_ns - spans[task].started_ns) / 1e6 for task, at_ns in seen_ns.items()],
                "stuck_told_s": (told_ns - stuck.started_ns) / 1e9,
            }
        )
    )
    window.close()


if __name__ == "__main__":
    main(sys.argv[1])
