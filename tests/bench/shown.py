"""A run in the window, and what was seen of it: on Qt's ``offscreen`` platform, in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
_BEAT_MS = 5
_LAST_MS = 100  # for the last frame
_SIZE = 1280, 800  # as on a desktop; the platform's own screen is smaller


@dataclass(frozen=True, slots=True)
class Load:
    """What the form is to say. ``workers`` 0: the strategy's own number.

    ``watch`` is what costs CPU time itself: ``"beat"``, a timer that tells stalls; ``"bars"``, when each is painted.
    """

    strategy: str
    jobs: int
    size: int
    workload: str = "squares"
    workers: int = 0
    options: dict[str, int] = field(default_factory=dict)
    watch: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen.

    Attributes:
        elapsed_s, own_cpu_share: the run's own.
        first_bar_ms: from pressing Run to the first painting with a bar.
        stall_ms: the longest that the event loop did not come round; computed_ms: the most that its thread has computed
            meanwhile, of which a stall consists where nobody else wants the cores.
        bar_after_ms: from each task's end to the end of the first painting with its bar, by size.
    """

    elapsed_s: float
    own_cpu_share: float
    first_bar_ms: float
    stall_ms: float
    computed_ms: float
    bar_after_ms: list[float]


def seen(load: Load) -> Seen:
    """Have a window opened, Run pressed, and the window closed when the run is over."""
    with tempfile.TemporaryDirectory() as history:  # what is kept here already would be read meanwhile
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.shown", json.dumps(asdict(load))],
            cwd=_ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PARALLELOGRAM_HISTORY": history},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=300,
        )  # fmt: skip
    return Seen(**json.loads(done.stdout))


def main(load: Load) -> None:
    """In the process: run it, and print what was seen as JSON."""
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtWidgets import QSpinBox

    from gui.application import create_application
    from gui.start.garbage import settle
    from gui.window import MainWindow

    application = create_application(["bench"])
    window = MainWindow()
    window.resize(*_SIZE)
    window.show()
    form = window.form
    form.workload.choose(load.workload)
    form.strategy.choose(load.strategy)
    form.jobs.setValue(load.jobs)
    form.size_box.setValue(load.size)
    if load.workers:
        form.workers.setValue(load.workers)
    for key, value in load.options.items():
        window.findChild(QSpinBox, f"option-{key}").setValue(value)
    stall_ms = computed_ms = first_bar_ms = 0.0
    beat_at = pressed_at = time.perf_counter()
    computed_at = time.thread_time()
    paintings: list[tuple[int, list[int]]] = []  # when each was over, and how many spans of each lane had ended before
    painting: list[int] | None = None

    def beat() -> None:
        nonlocal beat_at, computed_at, stall_ms, computed_ms
        now, computed = time.perf_counter(), time.thread_time()
        stall_ms = max(stall_ms, (now - beat_at) * 1e3 - _BEAT_MS)
        computed_ms = max(computed_ms, (computed - computed_at) * 1e3)
        beat_at, computed_at = now, computed

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            nonlocal first_bar_ms, painting
            if event.type() == QEvent.Type.Paint and window.timeline.span_count():
                if not first_bar_ms:
                    first_bar_ms = (time.perf_counter() - pressed_at) * 1e3
                if load.watch == "bars":
                    if painting is None:
                        # By the next time the loop comes round, all that is painted now is on the screen.
                        QTimer.singleShot(0, note)
                    painting = [len(lane) for lane in window.session.run.trace.lanes]
            return False

    def note() -> None:
        nonlocal painting
        assert painting is not None
        paintings.append((time.perf_counter_ns(), painting))
        painting = None

    painted = Painted()
    window.timeline.viewport().installEventFilter(painted)
    timer = QTimer(window, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)

    def press() -> None:
        nonlocal beat_at, pressed_at, computed_at
        beat_at = pressed_at = time.perf_counter()
        computed_at = time.thread_time()
        if load.watch == "beat":
            timer.start(_BEAT_MS)
        form.run_button.click()

    def leave() -> None:
        # Before the window is closed: while that waits for the run's files to be removed, it is not on the screen.
        timer.stop()
        application.quit()

    window.session.ended.connect(lambda: QTimer.singleShot(_LAST_MS, leave))
    window.session.warmed.connect(lambda _python: QTimer.singleShot(400, press), Qt.ConnectionType.SingleShotConnection)
    settle()
    application.exec()
    run = window.session.run
    assert run.outcome == "finished"
    assert run.trace.span_count() == load.jobs
    after_ms = []
    if load.watch == "bars":
        drawn = [0] * len(run.trace.lanes)
        for at_ns, counts in paintings:
            for number, count in enumerate(counts):
                lane = run.trace.lanes[number]
                ends_ns = (lane.span(position).ended_ns for position in range(drawn[number], count))
                after_ms += [(at_ns - ended_ns) / 1e6 for ended_ns in ends_ns]
                drawn[number] = count
        assert len(after_ms) == load.jobs
    found = Seen(
        elapsed_s=run.elapsed_s or 0.0,
        own_cpu_share=run.own_cpu_share or 0.0,
        first_bar_ms=first_bar_ms,
        stall_ms=stall_ms,
        computed_ms=computed_ms,
        bar_after_ms=sorted(after_ms),
    )
    print(json.dumps(asdict(found)))
    window.close()


if __name__ == "__main__":
    main(Load(**json.loads(sys.argv[1])))
