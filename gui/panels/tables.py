"""The tables below the chart, a tab each, with what belongs to one beside the tabs."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from engine.inside.language import tr

from .durations import DurationsPanel
from .helpers_line import HelpersLine
from .log import Log
from .runs import Runs
from .task_filter import TaskFilter
from .tasks import TaskTable
from .workers import WorkerTable

_NARROW = 450


class Tables(QTabWidget):
    """Jobs, workers, durations, output, history. Main thread.

    Signals:
        shown(bool): another tab is; whether it is of the run that is shown, and not of other runs.
    """

    shown = Signal(bool)

    def __init__(
        self, tasks: TaskTable, task_filter: TaskFilter, *, workers: WorkerTable, helpers: HelpersLine,
        durations: DurationsPanel, log: Log, runs: Runs,
    ) -> None:  # fmt: skip
        super().__init__()
        self._tasks, self._filter, self._runs, self._durations = tasks, task_filter, runs, durations
        self.addTab(tasks, tr("Jobs", "what ran"))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(workers, 1)
        rows.addWidget(helpers)
        self.addTab(page, tr("Workers"))
        self.addTab(durations, tr("Durations"))
        self.addTab(log, tr("Output"))
        self.addTab(runs, tr("History"))
        corner = QWidget()
        beside = QHBoxLayout(corner)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(task_filter)
        beside.addWidget(runs.bar)
        self.setCornerWidget(corner)
        runs.bar.hide()
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, it is the tabs'. Qt's."""
        super().resizeEvent(event)
        self._filter.set_narrow(is_narrow=self.width() < _NARROW)

    def _show(self) -> None:
        is_history = self.currentWidget() is self._runs
        self._filter.setVisible(self.currentWidget() in (self._tasks, self._durations))
        self.shown.emit(not is_history)  # which makes room for the bar
        self._runs.bar.setVisible(is_history)
