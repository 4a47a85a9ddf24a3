"""The task that is selected: one, or none, the same in the chart and in the table."""

from PySide6.QtCore import QObject, Signal


class TaskSelection(QObject):
    """A task by its index, or None. Main thread.

    Signals:
        changed: another task is selected, or none.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.task: int | None = None

    def choose(self, task: int | None) -> None:
        """Select ``task``; None: none."""
        if task != self.task:
            self.task = task
            self.changed.emit()
