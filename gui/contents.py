"""All that the window shows: the panels, put together for one session and in one language.

    run form │ lesson
             │ the page of the run │ or, in its place, the runs that are compared

``session`` has what is shown; its signals reach every panel from here. The contract of object names is in the panels.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine import words
from engine.inside.language import tr
from engine.inside.plan import Plan
from engine.model.experiment import Experiment

from .advice.advising import Advising
from .beginnings import Beginnings
from .comparison.comparing import Comparing
from .exports import Exports
from .look.appearance import appearance
from .look.theme import Theme
from .panels.details.chosen import Chosen
from .panels.details.panel import Details
from .panels.durations import DurationsPanel
from .panels.go_on_bar import GoOnBar
from .panels.helpers_line import HelpersLine
from .panels.leftover_bar import LeftoverBar
from .panels.lesson_bar import LessonBar
from .panels.log import Log
from .panels.notices import Notices
from .panels.run_form import RunForm
from .panels.run_title import RunTitle
from .panels.runs import Runs
from .panels.status import Status
from .panels.summary import Summary
from .panels.tables import Tables
from .panels.task_filter import TaskFilter
from .panels.tasks import TaskModel, TaskTable
from .panels.work_bar import WorkBar
from .panels.workers import WorkerModel, WorkerTable
from .run_files import RunFiles
from .run_page import RunPage
from .session.history import RunHistory
from .session.session import Session
from .session.still_tasks import StillTasks
from .session.task_selection import TaskSelection
from .session.worker_control import WorkerControl
from .timeline.compute.emphasis import Emphasis
from .timeline.timeline import Timeline
from .what_if.panel import WhatIf

if TYPE_CHECKING:
    from engine.history.entry import Entry
    from engine.supervise.stacks import Stack

    from .picture import Sheet


class Contents(QWidget):
    """The window's central widget. Main thread.

    Attributes:
        beginnings: the ways to begin a run.
        notices: what has to be said, and where it stands.
        python, what, own_share: for the status bar: the interpreter, how the run is run, and what the program takes.

    Signals:
        titled(str): another run is shown, from the file of this name; empty: from none.
        said(str): something has gone well, which is said for a moment.
    """

    titled = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, history: RunHistory) -> None:
        super().__init__()
        self.session = session
        self.form = RunForm()
        self.summary = Summary(session)
        self.leftover_bar = LeftoverBar()
        self.lesson_bar = LessonBar()
        self.go_on_bar = GoOnBar(session)
        self.files = RunFiles(session, self)
        self.control = WorkerControl(session, self)
        self.still_tasks = StillTasks(session, self)
        self.tasks = TaskSelection(self)
        self.timeline = Timeline(session, self.control, self.tasks)
        self.task_model = TaskModel(session)
        self.worker_model = WorkerModel(session)
        self.task_table = TaskTable(self.task_model, self.tasks)
        self.worker_table = WorkerTable(self.worker_model, self.control)
        self.task_filter = TaskFilter(self.task_model, session)
        self.durations = DurationsPanel(session)
        self._helpers = HelpersLine(session)
        self.log = Log()
        self.runs = Runs(history)
        self._pages = QStackedWidget()
        self.comparing = Comparing(session, self._pages)
        self.advising = Advising(self.form, self._pages)
        self.exports = Exports(session, self._seen, self.comparing.picture, self)
        self.share_menu = QMenu(tr("&Export"), self)
        self.exports.fill(self.share_menu)
        self.title = RunTitle(self.share_menu)
        self.tabs = Tables(
            self.task_table, self.task_filter, workers=self.worker_table, helpers=self._helpers,
            durations=self.durations, log=self.log, runs=self.runs,
        )  # fmt: skip
        self.what_if = WhatIf(session, self.timeline.chart)
        self.tabs.addTab(self.what_if, tr("What if"))
        self.chosen = Chosen(session, self.tasks, self)
        self.details = Details(session, self.chosen, self.control, self.summary.verdict)
        self._page = RunPage(self.title, self.summary, self.timeline, tabs=self.tabs, details=self.details)
        self.split = self._page.split
        self.status = Status(self)
        self.work_bar = WorkBar()
        self.python, self.what, self.own_share = self.status.python, self.status.what, self.status.own_share
        self.beginnings = Beginnings(self, history)
        self._lay_out()
        self._connect(history)
        self._show_theme(appearance().theme)

    def close_questions(self) -> None:
        """Have no process run on that was asked something."""
        self.form.close_questions()
        for part in (self.advising, self.control, self.still_tasks):
            part.close_question()

    def show_tab(self, index: int) -> None:
        """Show one of the tables."""
        self.comparing.close()
        self.tabs.setCurrentIndex(index)

    def find_tasks(self) -> None:
        """Have tasks looked for."""
        self.comparing.close()
        self.timeline.search_bar.open()

    def take_over(self, before: "Contents") -> None:
        """Show what ``before`` has shown, in whose place this is put."""
        self.form.buttons.take_over(before.form.buttons, is_busy=self.session.is_busy)
        self.log.take_over(before.log)
        self.files.take_over(before.files)
        self.runs.take_over(before.runs)
        self.status.show_python(before.status.known)
        self.work_bar.take_over(before.work_bar.works)
        self.split.setSizes(before.split.sizes())
        self.tabs.setCurrentIndex(before.tabs.currentIndex())
        self.leftover_bar.offer(before.leftover_bar.offered)
        self.go_on_bar.show_left(before.go_on_bar.pids)
        run = self.session.run
        before.summary.verdict.clear()
        if run is not None:
            self._reset()
            self.summary.verdict.explain()
            if run.refused is not None:
                self.form.show_problem(run.refused)
        self.tasks.choose(before.tasks.task)  # which brings it into view, so the range comes after it
        self.timeline.look_as(before.timeline)
        self.comparing.take_over(before.comparing)
        self.advising.take_over(before.advising)
        self.beginnings.take_over(before.beginnings)

    def start(self, plan: Plan, wants_baseline: bool) -> None:
        """Run a plan, and the plain loop as well if it is wanted, and no advice any more. Returns at once."""
        self.advising.stop()
        self.form.show_problem(None)
        self.form.set_busy(True)
        self.session.start(plan, wants_baseline)

    def _compare(self, experiment: Experiment) -> None:
        self.form.show_problem(None)
        self.form.set_busy(True)
        self.comparing.begin(experiment)
        self.session.carry_out(experiment)

    def _stop(self) -> None:
        self.session.stop()
        run = self.session.run
        if self.session.is_busy and run is not None and run.plan.watch is not None and not run.plan.is_attached:
            self.form.buttons.show_interrupted()

    def _began(self) -> None:
        if not self.session.is_comparing:
            self.comparing.close()
        self.titled.emit("")
        self.files.bar.forget_run()
        self.log.clear()
        self._reset()

    def _reset(self) -> None:
        self.task_model.reset()
        self.worker_model.reset()
        self.timeline.reset()
        self.own_share.setText("")
        self.refresh()

    def _draw(self) -> None:
        """A frame of what runs. Where all cores are busy it is taken from the jobs: it draws no more than it has to."""
        frames = self.session.frames
        if frames.is_early:
            return
        if frames.bars_alone and not self.session.is_timing_loop:
            self.summary.refresh()
            self.timeline.refresh()
            self._follow()
        elif not frames.only_time_passed:
            self.refresh()
        else:
            self.summary.pass_time()
            if not self.session.is_timing_loop:
                self.timeline.pass_time()

    def refresh(self) -> None:
        """Bring everything up to date."""
        self.summary.refresh()
        self._show_title()
        is_empty = self.session.run is None and not self.session.is_busy
        self.beginnings.show_doors(is_empty and self.lesson_bar.lesson is None)
        if self.session.is_timing_loop:
            return  # nothing else changes while the plain loop is being timed
        self.timeline.refresh()
        run = self.session.run
        if run is not None:
            self.status.show_run(run)
            self.form.show_checked(run)
        at_once = not self.session.is_busy or (run is not None and run.over)
        for model, table in ((self.task_model, self.task_table), (self.worker_model, self.worker_table)):
            if table.isVisible() or at_once:
                model.refresh(at_once=at_once)
        self._follow()
        self._helpers.refresh()
        self.durations.refresh()
        self.what_if.refresh()
        self.details.refresh()
        if run is not None:
            self.log.show_dropped(self.session.dropped_bytes)

    def _follow(self) -> None:
        """No table says of a job that it waits where the chart shows that it runs."""
        for table in (self.task_table, self.worker_table):
            table.follow()

    def _show_title(self) -> None:
        session = self.session
        self.title.show_run(session.run, is_busy=session.is_busy, can_share=session.can_save)

    def _run_again(self) -> None:
        """Run what is shown once more, with the plain loop if that is known of it."""
        run = self.session.run
        if run is not None and not self.session.is_busy:
            is_loop = run.plan.strategy == "sequential"
            self.start(run.plan, self.session.sequential_s is not None and not is_loop)

    def _show_lane(self) -> None:
        """The row of the selected lane's worker is selected as well."""
        number = self.timeline.lanes.number
        self.chosen.choose_lane(number)
        if number is None:
            self.worker_table.clearSelection()
        else:
            self.worker_model.refresh(at_once=True)
            self.worker_table.show_lane(number)

    def _opened(self, _path: str) -> None:
        # No lambda: a connection to one would outlive these panels, and hold them.
        self.beginnings.show_plan()

    def _ended(self) -> None:
        self.form.set_busy(False)
        self.files.bar.forget_run()
        self.refresh()
        run = self.session.run
        if run is not None and run.refused is not None:
            self.form.show_problem(run.refused)

    def _warm(self, python: str | None) -> None:
        self.status.show_python(None)
        self.session.warm(python)

    def open_kept(self, entry: "Entry") -> None:
        """Show a run that is kept."""
        self.files.open_run(entry.path, entry.remark.title)

    def _seen(self) -> "Sheet":
        """What the chart shows, for a picture."""
        from .picture import Sheet  # which a start has no time for

        view, run = self.timeline.chart.view(), self.session.run
        assert run is not None
        order = tuple(number for _, number in view.lane_rows())
        idle = tuple(life for _, life in view.idle_rows())
        width = self.timeline.chart.width()
        return Sheet(
            run, self.session.sequential_s, view.start_s, view.end_s, order, width, view.colour_by,
            appearance().theme, idle,
        )  # fmt: skip

    def _tell_still(self, pid: int, sentence: str, is_worth_a_look: bool) -> None:
        self.log.add([(pid, sentence)])
        if is_worth_a_look:
            self.files.bar.say(f"{sentence.rstrip('.')}.")

    def _show_doing(self, worker: str, stack: "Stack | None", found: "list[Stack]") -> None:
        from .panels.stack_dialog import StackDialog  # which a start has no time for

        chosen = [stack] if stack is not None else found
        sentence = words.doing(stack) if stack is not None else tr("it runs no Python code")
        StackDialog(worker, f"{sentence[:1].upper()}{sentence[1:]}.", words.stack_text(chosen), self.window()).open()

    def _emphasise(self) -> None:
        """What the table is filtered by stands out in the chart and its map."""
        rows, run = self.task_model.rows, self.session.run
        if not rows.wanted.query:
            self.durations.forget_bucket()
        if run is not None and rows.tasks is not None and rows.wanted.is_filtering:
            self.timeline.chart.emphasise(Emphasis(rows.tasks, run.trace.jobs))
        else:
            self.timeline.chart.emphasise(None)

    def _click_worker(self, index: QModelIndex) -> None:
        self.chosen.choose_worker(self.worker_model.lane_at(index.row()))

    def _click_job(self, index: QModelIndex) -> None:
        self.chosen.choose_job(self.task_model.rows.task_at(index.row()))

    def _show_theme(self, theme: Theme) -> None:
        self.form.paint_icons(theme)
        self.timeline.show_theme(theme)

    def _connect(self, history: RunHistory) -> None:
        self.form.run_wanted.connect(self.start)
        self.form.comparison_wanted.connect(self._compare)
        self.form.several_ticked.connect(self.comparing.get_ready)
        self.form.stop_wanted.connect(self._stop)
        self.title.again_wanted.connect(self._run_again)
        self.form.python_wanted.connect(self._warm)
        self.lesson_bar.run_wanted.connect(self.form.run_button.click)
        self.lesson_bar.next_wanted.connect(self.beginnings.lesson)
        self.timeline.lanes.changed.connect(self._show_lane)
        self.worker_table.chosen.connect(self.timeline.lanes.choose)
        self.worker_table.clicked.connect(self._click_worker)
        self.task_table.clicked.connect(self._click_job)
        self.durations.query_wanted.connect(self.task_filter.show_query)
        self.task_model.rows.changed.connect(self._emphasise)
        self.task_table.state_wanted.connect(self.task_filter.show_state)
        self.task_table.fit_wanted.connect(self.timeline.fit_selection)
        self.timeline.measured.changed.connect(self.chosen.choose_range)
        self.session.long.began.connect(self.work_bar.add)
        self.session.began.connect(self._began)
        self.session.opened.connect(self._opened)
        self.session.grew.connect(self._draw)
        self.session.printed.connect(self.log.add)
        self.session.ended.connect(self._ended)
        self.session.left.connect(self.leftover_bar.offer)
        self.leftover_bar.show_wanted.connect(self.session.recover)
        self.leftover_bar.remove_wanted.connect(self.session.remove_left)
        self.session.refused.connect(self.form.show_problem)
        self.session.warmed.connect(self.status.show_python)
        self.control.doing.connect(self._show_doing)
        self.still_tasks.told.connect(self._tell_still)
        for part in (self.control, self.files, self.exports, self.comparing, self.work_bar):
            part.said.connect(self.said)
        for source in (self.exports, history, self.comparing):
            source.failed.connect(self.files.bar.say)
        self.files.shown.connect(self.titled)
        self.runs.open_wanted.connect(self.open_kept)
        self.runs.compare_wanted.connect(self.comparing.compare)
        self.tabs.shown.connect(self.details.setVisible)
        self.tabs.currentChanged.connect(self.refresh)
        appearance().changed.connect(self._show_theme)

    def _lay_out(self) -> None:
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.comparing.place)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        right = QVBoxLayout(canvas)
        right.setContentsMargins(16, 8, 16, 10)
        right.setSpacing(8)
        right.addWidget(self.lesson_bar)
        right.addWidget(self._pages, 1)
        self.notices = Notices(self, self.files.bar, self.leftover_bar, self.go_on_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addWidget(canvas, 1)
        # The log and the chart would refuse a file before it came to the window.
        self.log.text.setAcceptDrops(False)
        self.log.text.viewport().setAcceptDrops(False)
        self.timeline.viewport().setAcceptDrops(False)
