"""The window's event loop while all kinds of faults happen in the runs that it shows."""

import json
import os
import subprocess
import sys
import time

from tests.e2e.main_py import ROOT
from tests.engine.faults.table import FORKED, JOBLIB, TABLE, cells
from tests.soak.judged import at_most, count

_BEAT_MS = 5
_GOES_ON_S = 1.0
_WAYS = {way: {**FORKED, **JOBLIB}[way] for way in ("process-fork", "pool-fork", "joblib-loky")}


def figures(sandbox, share):
    """Have one window show them all, one after the other."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.window", str(share)],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    stalls = json.loads(done.stdout)
    worst = max(stalls, key=lambda cell: stalls[cell]["ms"])
    print(f"the longest was in {worst}", file=sys.stderr, flush=True)
    yield count("runs shown while they go wrong", len(stalls), "runs")
    yield at_most("longest stall of the window meanwhile", stalls[worst]["ms"], "ms", 50)
    # On a machine that others use as well, the rest of it is the wait for a core.
    yield at_most("what the program itself computed in it", stalls[worst]["computed_ms"], "ms", 50)


class _Showing:
    """Starts one run after the other in a window, and notes the longest gap between two beats in each."""

    def __init__(self, window, chosen, done):
        from PySide6.QtCore import Qt, QTimer

        self.session = window.session
        self.waiting = list(chosen)
        self.done = done
        self.cell = None
        self.began_s = self.beat_at_s = self.computed_s = 0.0
        self.stalls = {}
        self.timer = QTimer(window, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.beat)
        self.session.ended.connect(lambda: QTimer.singleShot(0, self.next))

    def next(self):
        if not self.waiting:
            self.timer.stop()
            self.done()
            return
        self.cell = self.waiting.pop(0)
        self.stalls[str(self.cell)] = {"ms": 0.0, "computed_ms": 0.0}
        self.began_s = self.beat_at_s = time.perf_counter()
        self.computed_s = time.process_time()
        self.timer.start(_BEAT_MS)
        self.session.start(self.cell.plan(), False)

    def beat(self):
        now_s, computed_s = time.perf_counter(), time.process_time()
        stall = {"ms": (now_s - self.beat_at_s) * 1e3 - _BEAT_MS, "computed_ms": (computed_s - self.computed_s) * 1e3}
        self.stalls[str(self.cell)] = max(self.stalls[str(self.cell)], stall, key=lambda each: each["ms"])
        self.beat_at_s, self.computed_s = now_s, computed_s
        run = self.session.run
        lasts_too_long = self.cell.goes_on and now_s - self.began_s > _GOES_ON_S
        if run is not None and not run.over and (lasts_too_long or str(run.outcome) == "stalled"):
            self.session.stop()


def main(share):
    """In the process: show the runs, and print the longest stall in each as JSON."""
    from PySide6.QtCore import Qt, QTimer

    from gui.application import create_application
    from gui.start.garbage import settle
    from gui.window import MainWindow

    application = create_application(["soak"])
    window = MainWindow()
    window.show()

    def done():
        window.close()
        application.quit()

    chosen = cells(TABLE, _WAYS, (False,))[:: max(1, int(1 / share))]
    showing = _Showing(window, chosen, done)
    once = Qt.ConnectionType.SingleShotConnection
    window.session.warmed.connect(lambda _python: QTimer.singleShot(300, showing.next), once)
    settle()
    application.exec()
    print(json.dumps(showing.stalls))


if __name__ == "__main__":
    main(float(sys.argv[1]))
