"""A slider beside a box for a whole number, from 1 on: what one shows, the other does."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider, QSpinBox


def stops(most: int) -> list[int]:
    """The numbers that a slider stops at: all up to 8, then four for each power of two, and ``most``. Pure."""
    found = list(range(1, min(most, 8) + 1))
    step = 2
    while found[-1] + step <= most:
        found.append(found[-1] + step)
        step *= 2 if found[-1] == 8 * step else 1
    return found if found[-1] == most else [*found, most]


class NumberSlider(QSlider):
    """Equal ways on it are equal ratios. Main thread.

    It is for the mouse: whoever has the keyboard in the box does the same with its arrows, and hears the number itself.
    """

    def __init__(self, box: QSpinBox, most: int) -> None:
        """One that shows what ``box`` has, as far as that is at most ``most``."""
        super().__init__(Qt.Orientation.Horizontal)
        self._box = box
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setPageStep(1)
        self.setMinimumWidth(60)
        self.set_most(most)
        self.valueChanged.connect(lambda at: box.setValue(self._stops[at]))
        box.valueChanged.connect(self._show)

    def set_most(self, most: int) -> None:
        """Reach up to ``most``; the box reaches as far as it did."""
        self._stops = stops(most)
        with QSignalBlocker(self):
            self.setRange(0, len(self._stops) - 1)
        self._show(self._box.value())

    def _show(self, number: int) -> None:
        """Stand at the stop nearest to a number, which stays what it is."""
        nearest = min(range(len(self._stops)), key=lambda at: abs(self._stops[at] - number))
        with QSignalBlocker(self):
            self.setValue(nearest)
