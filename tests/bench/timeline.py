"""Panning and zooming over a million and over ten million spans.

In a window of 1600 × 900 on Qt's ``offscreen`` platform, which draws in software, in a process of its own; over a run
that is made up (``synthetic``) and put into the window as one that was recorded.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_ROUNDS = 3
_VISITS = 6
_SHORTEST_S = 5e-6
_PATIENCE_S = 5.0
_GOALS_MS = {1_000_000: 16, 10_000_000: 33}


def figures() -> Iterator[Figure]:
    """The 99th percentile of a frame: the median of three rounds of some 400 frames each."""
    for spans, goal_ms in _GOALS_MS.items():
        rounds = _measured(spans)
        slow_ms = [statistics.quantiles(frames_ms, n=100)[98] for frames_ms in rounds]
        every_ms = [frame_ms for frames_ms in rounds for frame_ms in frames_ms]
        print(
            f"  {spans:,} spans: {len(every_ms):,} frames, median {statistics.median(every_ms):.1f} ms, longest "
            f"{max(every_ms):.1f} ms, 99th percentile of each round {', '.join(f'{ms:.1f}' for ms in slow_ms)} ms",
            file=sys.stderr,
        )
        yield Figure(f"pan_and_zoom.{spans}", statistics.median(slow_ms), "ms a frame", f"at most {goal_ms}")


def _measured(spans: int) -> list[list[float]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.timeline", str(spans)],
        cwd=_ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, check=True, timeout=300,
    )  # fmt: skip
    return list(json.loads(done.stdout))


def ranges(draw: random.Random, whole_s: float) -> Iterator[tuple[float, float]]:
    """Where a person might look: from the whole down to some microseconds, to both sides there, and back again."""
    for _ in range(_VISITS):
        yield 0.0, whole_s
        at_s = draw.uniform(0, whole_s)
        width_s = whole_s
        widths_s = []
        while width_s > _SHORTEST_S:
            width_s *= draw.uniform(0.4, 0.75)
            widths_s.append(width_s)
        stops = set(draw.sample(range(len(widths_s)), 4))
        for number, width_s in enumerate(widths_s):
            yield at_s - width_s / 2, at_s + width_s / 2
            if number in stops:
                for _ in range(6):
                    at_s += draw.uniform(-0.4, 0.4) * width_s
                    yield at_s - width_s / 2, at_s + width_s / 2
        for width_s in widths_s[-2::-2]:
            yield at_s - width_s / 2, at_s + width_s / 2


def main(spans: int) -> None:
    """In the process: show the run, and print what each frame took, in ms, as JSON."""
    from PySide6.QtCore import QEvent, QObject

    from engine.trace.run import Run
    from gui.application import create_application
    from gui.start.garbage import settle
    from gui.window import MainWindow

    from . import synthetic

    application = create_application(["bench"])
    window = MainWindow()
    window.resize(1600, 900)
    window.show()
    run = Run(synthetic.plan(spans))
    for batch in synthetic.batches(spans):
        run.apply(batch)
    assert window.size().toTuple() == (1600, 900)
    window.session.run = run
    window.session.began.emit()
    window.session.ended.emit()
    assert window.timeline.span_count() == spans
    assert window.timeline.lane_count() == 64

    class Paints(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            self.count += event.type() == QEvent.Type.Paint
            return False

    paints = Paints()
    window.timeline.viewport().installEventFilter(paints)
    settle()
    while not paints.count:
        application.processEvents()

    def frame_ms(start_s: float, end_s: float) -> float:
        """From the range's being set until all that it changes is painted, however many paintings that takes."""
        began = time.perf_counter()
        window.timeline.set_range(start_s, end_s)
        painted = began
        seen = paints.count
        while painted == began or paints.count > seen:
            seen = paints.count
            application.processEvents()
            if paints.count > seen:
                painted = time.perf_counter()
            assert time.perf_counter() < began + _PATIENCE_S, f"the range {start_s} to {end_s} was not painted"
        return (painted - began) * 1e3

    rounds = []
    for number in range(-1, _ROUNDS):
        found = [frame_ms(*each) for each in ranges(random.Random(number), run.elapsed_s or 0.0)]
        rounds += [found] if number >= 0 else []  # the first fills the caches
    print(json.dumps(rounds))
    window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
