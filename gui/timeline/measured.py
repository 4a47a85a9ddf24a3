"""The range of time that was dragged over, and its figures."""

from ..session.session import Session
from .chart import Chart
from .range_figures import RangeFigures


class MeasuredRange:
    """Shown upon ``chart``. Main thread.

    ``seconds`` is the range, since the run's start; None: there is none.
    """

    def __init__(self, chart: Chart, session: Session) -> None:
        self._chart = chart
        self._session = session
        self._figures = RangeFigures()
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
        left, right = (self._chart.box.time.pixel(at_s) for at_s in self.seconds)
        self._chart.overlay.show_range((left, right), self._figures.told(self._session.run, self.seconds))
