"""The window's event loop while short tasks pour in, and how soon the first bar shows.

In a window of Qt's ``offscreen`` platform, which draws in software, in a process of its own.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_BEAT_MS = 5
_ROUNDS = 3


def figures() -> Iterator[Figure]:
    """The longest stall, the time to the first bar, and the program's own share of the CPU."""
    runs = [_measured("pool", 20_000, 12_000) for _ in range(_ROUNDS)]
    stalls = ", ".join(f"{run['stall_ms']:.0f}" for run in runs)
    print(f"  longest stall of each of {_ROUNDS} runs of 20,000 tasks: {stalls} ms", file=sys.stderr)
    yield Figure("event_loop_stall", max(run["stall_ms"] for run in runs), "ms", "at most 50")
    first = [_measured("pool", 4, 1_000_000)["first_bar_ms"] for _ in range(_ROUNDS)]
    yield Figure("first_bar_with_fork", max(first), "ms", "at most 300")
    shares = [_measured("pool", 4, 10_000_000)["own_cpu_share"] for _ in range(_ROUNDS)]
    yield Figure("own_cpu_share", 100 * sorted(shares)[_ROUNDS // 2], "% of the machine", "at most 2")


def _measured(strategy: str, jobs: int, size: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window", strategy, str(jobs), str(size)],
        cwd=_ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=300,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


def main(strategy: str, jobs: int, size: int) -> None:
    """In the process: open the window, press Run, and print what was seen as JSON."""
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer

    from gui.application import create_application, settle
    from gui.window import MainWindow

    application = create_application(["bench"])
    window = MainWindow()
    window.show()
    window.form.strategy.choose(strategy)
    window.form.jobs.setValue(jobs)
    window.form.size_box.setValue(size)
    seen = {"stall_ms": 0.0, "first_bar_ms": 0.0, "own_cpu_share": 0.0}
    beat_at = pressed_at = time.perf_counter()

    def beat() -> None:
        nonlocal beat_at
        now = time.perf_counter()
        seen["stall_ms"] = max(seen["stall_ms"], (now - beat_at) * 1e3 - _BEAT_MS)
        beat_at = now

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and not seen["first_bar_ms"] and window.timeline.span_count():
                seen["first_bar_ms"] = (time.perf_counter() - pressed_at) * 1e3
            return False

    painted = Painted()
    window.timeline.viewport().installEventFilter(painted)
    timer = QTimer(window, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)

    def press() -> None:
        nonlocal beat_at, pressed_at
        beat_at = pressed_at = time.perf_counter()
        # The beat costs CPU time itself, so the share is measured without it.
        if jobs > 100:
            timer.start(_BEAT_MS)
        window.form.run_button.click()

    def end() -> None:
        timer.stop()
        run = window.session.run
        assert run is not None
        assert run.outcome == "finished"
        seen["own_cpu_share"] = run.own_cpu_share or 0.0
        window.close()
        application.quit()

    window.session.ended.connect(end)
    window.session.warmed.connect(lambda _python: QTimer.singleShot(300, press), Qt.ConnectionType.SingleShotConnection)
    settle()
    application.exec()
    print(json.dumps(seen))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
