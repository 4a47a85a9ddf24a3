"""The range of time that was dragged over."""

from PySide6.QtCore import QObject, Signal

from engine import words

from .chart import Chart


class MeasuredRange(QObject):
    """Shown upon ``chart``, with its length. Main thread.

    ``seconds`` is the range, since the run's start; None: there is none.

    Signals:
        changed(object): it is another one, as ``seconds`` are.
    """

    changed = Signal(object)

    def __init__(self, chart: Chart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.seconds: tuple[float, float] | None = None

    def set(self, seconds: tuple[float, float] | None) -> None:
        """Measure another range, or none."""
        is_new = seconds != self.seconds
        self.seconds = seconds
        self.show()
        if is_new:
            self.changed.emit(seconds)

    def show(self) -> None:
        """Show it where it stands by now."""
        if self.seconds is None:
            self._chart.overlay.show_range(None)
            return
        from_s, to_s = self.seconds
        left, right = (self._chart.box.time.pixel(at_s) for at_s in self.seconds)
        self._chart.overlay.show_range((left, right), words.exact(to_s - from_s))
