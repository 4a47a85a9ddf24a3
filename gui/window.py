"""The main window: puts the panels together, and nothing else.

    run form │ summary
             │ timeline
             │ tasks, workers, output, history

``session`` has what is shown; its signals reach every panel from here. The contract of object names is in the panels.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine import __version__, words
from engine.formats import RUN_FILE_SUFFIX
from engine.plan import Plan
from engine.problem import Problem
from engine.trace.run import Run

from .appearance import appearance
from .comparing import Comparing
from .exports import Exports
from .first_painting import FirstPainting
from .history import RunHistory
from .panels.helpers_line import HelpersLine
from .panels.leftover_bar import LeftoverBar
from .panels.log import Log
from .panels.run_form import RunForm
from .panels.runs import Runs
from .panels.summary import Summary
from .panels.tasks import TaskModel, TaskTable
from .panels.workers import WorkerModel, WorkerTable
from .run_files import RunFiles
from .session import Session
from .task_selection import TaskSelection
from .theme import DARK, LIGHT, Theme
from .timeline.timeline import Timeline
from .worker_control import WorkerControl

if TYPE_CHECKING:
    from .picture import Sheet

_SIZE = QSize(1280, 800)
_TITLE = "Parallelogram"
_SAID_MS = 8_000


class MainWindow(QMainWindow):
    """The window. Made, shown and used in the main thread; closing it ends every process of a run."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_TITLE)
        self.session = Session(self)
        self.form = RunForm()
        self.summary = Summary(self.session)
        self.leftover_bar = LeftoverBar()
        self.files = RunFiles(self.session, self)
        self.control = WorkerControl(self.session, self)
        self.tasks = TaskSelection(self)
        self.timeline = Timeline(self.session, self.control, self.tasks)
        self.task_model = TaskModel(self.session)
        self.worker_model = WorkerModel(self.session)
        self._task_table = TaskTable(self.task_model, self.tasks)
        self._worker_table = WorkerTable(self.worker_model, self.control)
        self._helpers = HelpersLine(self.session)
        self.log = Log()
        self.history = RunHistory(self.session, self)
        self.runs = Runs(self.history)
        self._pages = QStackedWidget()
        self.comparing = Comparing(self.session, self._pages)
        self.exports = Exports(self.session, self._seen, self)
        self._tabs = QTabWidget()
        self._python = QLabel()
        self._what = QLabel()
        self._own_share = QLabel()
        self._lay_out()
        self._add_menus()
        self._connect()
        appearance().dress()
        self._show_theme(appearance().theme)
        self.resize(_SIZE.boundedTo(QGuiApplication.primaryScreen().availableSize()))
        FirstPainting(self, self.session.get_ready)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End every process of the run, out of sight. Qt's."""
        self.hide()
        self.form.close_questions()
        self.session.close()
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's."""
        super().showEvent(event)
        self.form.run_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere. Qt's."""
        if _dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it if it is a run; else take it for the file of one's own function. Qt's."""
        path = _dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            take = self.open_run if path.endswith(RUN_FILE_SUFFIX) else self.form.open_function_file
            take(path)

    def open_run(self, path: str) -> None:
        """Show the run that was saved in ``path``. Returns at once; what is wrong with it is said above the chart."""
        self.files.open_run(path)

    def _start(self, plan: Plan, wants_baseline: bool) -> None:
        self.form.show_problem(None)
        self.form.set_busy(True)
        self.session.start(plan, wants_baseline)

    def _began(self) -> None:
        run = self.session.run
        assert run is not None
        self.comparing.close()
        self.setWindowTitle(_TITLE)
        self.log.clear()
        self.task_model.reset()
        self.worker_model.reset()
        self.timeline.reset()
        self._own_share.setText("")
        self._refresh()

    def _refresh(self) -> None:
        self.summary.refresh()
        if self.session.baseline is not None and self.session.is_busy:
            return  # nothing else changes while the plain loop is being timed
        self.timeline.refresh()
        run = self.session.run
        if run is not None:
            self._what.setText(_in_brief(run.plan))
            self.form.show_checked(run)
        at_once = not self.session.is_busy or (run is not None and run.over)
        for model, table in ((self.task_model, self._task_table), (self.worker_model, self._worker_table)):
            if table.isVisible() or at_once:
                model.refresh(at_once=at_once)
        self._helpers.refresh()
        if run is not None:
            self.log.show_dropped(self.session.dropped_bytes)
            self._show_own_share(run)

    def _show_own_share(self, run: Run) -> None:
        """What this program takes of the machine: of the whole call once it is over, of the last moment before."""
        share = run.own_cpu_share
        if share is None and not run.over:
            sample = run.sample_now()
            share = sample.own if sample is not None else None
        if share is not None:
            self._own_share.setText(f"this program's own share {share:.1%} CPU")

    def _show_lane(self) -> None:
        """The row of the selected lane's worker is selected as well."""
        number = self.timeline.lanes.number
        if number is None:
            self._worker_table.clearSelection()
        else:
            self.worker_model.refresh(at_once=True)
            self._worker_table.selectRow(number)

    def _ended(self) -> None:
        self.form.set_busy(False)
        self._refresh()
        run = self.session.run
        if run is not None and run.refused is not None:
            self.form.show_problem(run.refused)

    def _refused(self, problem: Problem) -> None:
        self.form.show_problem(problem)

    def _warm(self, python: str | None) -> None:
        self._python.clear()  # until the runner itself says what it is
        self.session.warm(python)

    def _seen(self) -> "Sheet":
        """What the chart shows, for a picture."""
        from .picture import Sheet  # which a start has no time for

        view, run = self.timeline.chart.view(), self.session.run
        assert run is not None
        order = tuple(view.order[row] for row in view.lanes.visible())
        width = self.timeline.chart.width()
        return Sheet(
            run, self.session.sequential_s, view.start_s, view.end_s, order, width, view.colour_by,
            appearance().theme,
        )  # fmt: skip

    def _show_theme(self, theme: Theme) -> None:
        self.form.paint_icons(theme)
        self.timeline.show_theme(theme)

    def _connect(self) -> None:
        self.form.run_wanted.connect(self._start)
        self.form.stop_wanted.connect(self.session.stop)
        self.form.python_wanted.connect(self._warm)
        self.timeline.lanes.changed.connect(self._show_lane)
        self._worker_table.chosen.connect(self.timeline.lanes.choose)
        self.session.began.connect(self._began)
        self.session.grew.connect(self._refresh)
        self.session.printed.connect(self.log.add)
        self.session.ended.connect(self._ended)
        self.session.left.connect(self.leftover_bar.offer)
        self.leftover_bar.show_wanted.connect(self.session.recover)
        self.leftover_bar.remove_wanted.connect(self.session.remove_left)
        self.session.refused.connect(self._refused)
        self.exports.failed.connect(self.files.bar.say)
        for part in (self.control, self.files, self.exports):
            part.said.connect(lambda text: self.statusBar().showMessage(text, _SAID_MS))
        self.files.shown.connect(self.setWindowTitle)
        self.history.failed.connect(self.files.bar.say)
        self.runs.open_wanted.connect(lambda entry: self.open_run(entry.path))
        self.runs.compare_wanted.connect(self.comparing.compare)
        self.comparing.failed.connect(self.files.bar.say)
        self.session.warmed.connect(lambda python: self._python.setText(words.python(python)))
        self._tabs.currentChanged.connect(lambda _tab: self._refresh())
        appearance().changed.connect(self._show_theme)

    def _add_menus(self) -> None:
        file = self.menuBar().addMenu("&File")
        self._add_action(file, "&Open run …", self.files.ask_what_to_open, QKeySequence.StandardKey.Open)
        self._add_action(file, "&Save run …", self.files.ask_where_to_save, QKeySequence.StandardKey.Save)
        self.exports.fill(file.addMenu("&Export"))
        file.addSeparator()
        self._add_action(file, "&Quit", self.close, QKeySequence(QKeySequence.StandardKey.Quit))
        view = self.menuBar().addMenu("&View")
        whole = self._add_action(view, "&Whole run, live", self.timeline.fit, QKeySequence(Qt.Key.Key_Home))
        # Elsewhere the key means something else, such as a table's first row.
        whole.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.timeline.addAction(whole)
        self._add_action(view, "&Find tasks", self.timeline.search_bar.open, QKeySequence.StandardKey.Find)
        for menu in (self.timeline.heading.sort_menu, self.timeline.heading.colour_menu):
            view.addMenu(menu)
        view.addSeparator()
        for index, name in enumerate(("&Tasks", "&Workers", "&Output", "&History")):
            self._add_action(view, name, partial(self._tabs.setCurrentIndex, index), QKeySequence(f"Ctrl+{index + 1}"))
        view.addSeparator()
        for name, theme in (("&Light", LIGHT), ("&Dark", DARK), ("&System's colours", None)):
            self._add_action(view, name, partial(appearance().choose, theme), QKeySequence())
        run = self.menuBar().addMenu("&Run")
        self._add_action(run, "&Run", self.form.run_button.click, QKeySequence("Ctrl+R"))
        self._add_action(run, "&Stop", self.form.stop_button.click, QKeySequence("Ctrl+."))
        about = self.menuBar().addMenu("&Help")
        self._add_action(about, "&Keys of the chart", self.timeline.show_keys, QKeySequence())
        self._add_action(about, "&About Parallelogram", self._about, QKeySequence())

    def _add_action(
        self, menu: QMenu, text: str, what: Callable[[], object], key: QKeySequence | QKeySequence.StandardKey
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked: what())
        menu.addAction(action)
        return action

    def _about(self) -> None:
        QMessageBox.about(
            self,
            "About Parallelogram",
            f"Parallelogram {__version__}\n\nRuns a function in parallel by the way you pick, and shows live which "
            f"process handled each task and how long the whole run took.",
        )

    def _lay_out_tables(self) -> QFrame:
        self._tabs.addTab(self._task_table, "Tasks")
        workers = QWidget()
        rows = QVBoxLayout(workers)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._worker_table, 1)
        rows.addWidget(self._helpers)
        self._tabs.addTab(workers, "Workers")
        self._tabs.addTab(self.log, "Output")
        self._tabs.addTab(self.runs, "History")
        self._tabs.setCornerWidget(self.runs.bar)
        self.runs.bar.hide()
        self._tabs.setDocumentMode(True)
        tables = QFrame()
        tables.setObjectName("card")
        inner = QVBoxLayout(tables)
        inner.setContentsMargins(1, 4, 1, 6)
        inner.addWidget(self._tabs)
        return tables

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.timeline)
        split.addWidget(self._lay_out_tables())
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setSizes([430, 190])
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        of_run = QWidget()
        page = QVBoxLayout(of_run)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addWidget(self.summary)
        page.addWidget(split, 1)
        self._pages.addWidget(of_run)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        right = QVBoxLayout(canvas)
        right.setContentsMargins(16, 16, 16, 16)
        right.setSpacing(12)
        right.addWidget(self.files.bar)
        right.addWidget(self.leftover_bar)
        right.addWidget(self._pages, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addWidget(canvas, 1)
        self.setCentralWidget(whole)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        for label in (self._python, self._what, self._own_share):
            label.setTextFormat(Qt.TextFormat.PlainText)
        bar.addWidget(self._python)
        bar.addWidget(self._what)
        bar.addPermanentWidget(self._own_share)
        self.setAcceptDrops(True)
        # The log and the chart would refuse a file before it came to the window.
        self.log.text.setAcceptDrops(False)
        self.log.text.viewport().setAcceptDrops(False)
        self.timeline.viewport().setAcceptDrops(False)


def _in_brief(plan: Plan) -> str:
    """How a plan is run, for the status bar."""
    parts = [plan.strategy, *(f"{key} {value}" for key, value in plan.options.items() if key != "start_method")]
    parts.insert(1, str(plan.options.get("start_method", "")))
    parts.append(words.workers(plan.workers) if plan.workers else "")
    return " · ".join(part for part in parts if part)


def _dropped_file(data: QMimeData) -> str:
    """The first of the local files that are dropped; empty if there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
