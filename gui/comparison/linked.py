"""The range of time that all compared runs show, and what is pointed at and measured in it."""

from PySide6.QtCore import QObject, Signal

from ..timeline.compute.ranges import SHORTEST_S, drawable
from ..timeline.compute.time_view import TimeView

_MARGIN = 0.02


class LinkedRange(QObject):
    """One range for all rows, in seconds since each run's own start. Main thread.

    Attributes:
        start_s, end_s: what is visible.
        cursor_s: where the pointer is; None: nowhere.
        measured: the range that is dragged over; None: there is none.

    Signals:
        moved: another range is visible.
        marked: the pointer or the measured range is elsewhere.
    """

    moved = Signal()
    marked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._until_s = 1.0
        self.start_s, self.end_s = 0.0, 1.0
        self.cursor_s: float | None = None
        self.measured: tuple[float, float] | None = None

    def begin(self, until_s: float) -> None:
        """Other runs are compared, of which the longest ends at ``until_s``."""
        self._until_s = max(until_s * (1 + _MARGIN), SHORTEST_S)
        self.cursor_s = self.measured = None
        self.show_whole()

    def show_whole(self) -> None:
        """Show all of every run."""
        self.show_range(0.0, self._until_s)

    def show_range(self, start_s: float, end_s: float) -> None:
        """Show the time from ``start_s`` to ``end_s``, or what is least to be shown."""
        self.start_s, self.end_s = drawable(start_s, end_s)
        self.moved.emit()

    def time(self, width: float, left: float = 0.0) -> TimeView:
        """The range upon ``width`` pixels from ``left`` on."""
        return TimeView(None, self.start_s, self.end_s, width, left=left)

    def zoom(self, factor: float, at_s: float | None = None) -> None:
        """Make the range ``factor`` times as long; what is at ``at_s``, else at the pointer or the middle, stays."""
        self.show_range(*self.time(1.0).zoomed(factor, self.cursor_s if at_s is None else at_s))

    def pan(self, share: float) -> None:
        """Move the range by ``share`` of its length, to the right if positive."""
        self.show_range(*self.time(1.0).panned(share))

    def fit(self) -> None:
        """Show what is measured; where nothing is, all."""
        if self.measured is None or self.measured == (self.start_s, self.end_s):
            self.show_whole()
        else:
            self.show_range(*self.measured)

    def point(self, at_s: float | None) -> None:
        """The pointer is at a moment, or nowhere."""
        if at_s != self.cursor_s:
            self.cursor_s = at_s
            self.marked.emit()

    def measure(self, measured: tuple[float, float] | None) -> None:
        """Measure another range, or none."""
        if measured != self.measured:
            self.measured = measured
            self.marked.emit()
