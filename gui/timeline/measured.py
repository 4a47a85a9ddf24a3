"""The range of time that was dragged over, and its figures."""

from engine import words
from engine.insight.excerpt import excerpt

from ..session.session import Session
from .chart import Chart
from .hover import duration


class MeasuredRange:
    """Shown upon ``chart``; its figures are worked out anew only when they may have changed. Main thread.

    ``seconds`` is the range, since the run's start; None: there is none.
    """

    def __init__(self, chart: Chart, session: Session) -> None:
        self._chart = chart
        self._session = session
        self._known: tuple[object, str] = (None, "")
        self.seconds: tuple[float, float] | None = None

    def set(self, seconds: tuple[float, float] | None) -> None:
        """Measure another range, or none."""
        self.seconds = seconds
        self.show()

    def show(self) -> None:
        """Show it where it stands by now, with the figures by now."""
        if self.seconds is None:
            self._chart.overlay.show_range(None)
            return
        left, right = (self._chart.box.pixel(at_s) for at_s in self.seconds)
        self._chart.overlay.show_range((left, right), self._words(*self.seconds))

    def _words(self, from_s: float, to_s: float) -> str:
        run = self._session.run
        if run is None or not run.trace.lanes or to_s <= from_s:
            return duration(to_s - from_s)
        from_ns, to_ns = (run.started_ns + round(at_s * 1e9) for at_s in (from_s, to_s))
        what = run, from_ns, to_ns, run.trace.counts.tobytes(), min(run.until_ns, to_ns)
        if what != self._known[0]:
            self._known = what, words.excerpt(excerpt(run.trace, from_ns, to_ns, run.until_ns))
        return self._known[1]
