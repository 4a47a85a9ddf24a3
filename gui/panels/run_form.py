"""The run form: what to run and how, in one column that reads downward to Run."""

import contextlib
import itertools
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from engine import words
from engine.inside.cores import usable_cores
from engine.inside.language import marked, tr
from engine.inside.plan import DEFAULT_JOBS, PLAN_FIELDS, Plan, concern
from engine.inside.plan_fields import DEFAULT_STRATEGY, JOBS_MOST, SIZE_MOST, WORKERS_MOST
from engine.inside.problem import PlanError, Problem
from engine.inside.problems.modules import NoModule
from engine.inside.strategies import start_methods, strategies
from engine.inside.workloads import workloads
from engine.insight.estimate import expected_s
from engine.model.experiment import REPEATS_MOST, Experiment
from engine.trace.run import Run

from ..look.theme import Theme, strategy_hue
from .choices import DropDown, OpenList
from .drop_area import DropArea
from .fields import Fields, Notice
from .filling import OWN
from .form_column import MARGIN, FormColumn, Part, section
from .form_names import name_fields
from .form_plan import plan_of, takes_start_method
from .number_box import NumberBox
from .options_fold import OptionsFold
from .own_function import OwnFunction
from .plan_editors import PlanSettings
from .python_choice import PythonChoice
from .run_buttons import RunButtons
from .strategy_options import StrategyOptions
from .strategy_ticks import StrategyTicks
from .sweep_box import SweepBox
from .tips import OWN_TIP, SCRIPT_TIP, START_METHOD_TIPS
from .watch_form import WatchForm

_WIDTH = 318
_REPEATS = 3
"""The fewest by which two ways can be told apart."""
_START_METHOD = "start_method"
_SCRIPT = "script"


class RunForm(QWidget):
    """The form.

    Attributes:
        own, watch: the fields of a function of one's own, and of a script, shown where that is to be run.
        python: which Python runs it.
        options: the options of the strategy that is chosen.
        settings: the fields of a plan that stand by themselves.

    Signals:
        run_wanted(Plan, bool): Run or Watch was pressed on a right plan; whether the plain loop is to be run too.
        comparison_wanted(Experiment): Run was pressed with several ways ticked.
        several_ticked: more than one way is ticked.
        stop_wanted: Stop was pressed.
        python_wanted(str | None): the next runs will be in this Python, which has said that it is one.
    """

    run_wanted = Signal(object, bool)
    comparison_wanted = Signal(object)
    several_ticked = Signal()
    stop_wanted = Signal()
    python_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._strategies = strategies()
        self._workloads = workloads()
        self._workers_are_mine = False
        self._confirmed: tuple[Plan, ...] = ()

        built_in = [(each.identifier, marked(each.title), marked(each.lesson)) for each in self._workloads.values()]
        own = (OWN, tr("Your own function…"), marked(OWN_TIP))
        self.workload = DropDown([*built_in, own, (_SCRIPT, tr("A script, watched…"), marked(SCRIPT_TIP))])
        self.own, self.watch = OwnFunction(), WatchForm()
        self.jobs = NumberBox(1, JOBS_MOST, DEFAULT_JOBS)
        self.size_box = NumberBox(0, SIZE_MOST, 0)
        self.python = PythonChoice()
        self.strategy = OpenList(
            [(each.identifier, marked(each.title), marked(each.summary)) for each in self._strategies.values()]
        )
        self.ticks, self.sweep = StrategyTicks(self.strategy), SweepBox()
        self.workers = NumberBox(1, WORKERS_MOST, 1)
        self.repeats = NumberBox(1, REPEATS_MOST, _REPEATS)
        self.start_method = DropDown([(name, name, marked(START_METHOD_TIPS[name])) for name in start_methods()])
        self.options = StrategyOptions(self._strategies, without=_START_METHOD)
        self.settings = PlanSettings()
        self.fold = OptionsFold(self.options, self.settings, self.sweep.chunks)
        self.drop = DropArea()
        self.baseline = QCheckBox(tr("Compare with the plain loop"))
        self.buttons = RunButtons()
        self.run_button, self.watch_button, self.stop_button = self.buttons.run, self.buttons.watch, self.buttons.stop
        self._what, self._load, self._how = Fields(), Fields(), Fields()
        self._foot = Notice("problem")
        self._scroll = FormColumn()
        name_fields(self)
        self._lay_out()
        self._connect()
        self._take_workload()
        self.strategy.choose(DEFAULT_STRATEGY)
        self._take_python()
        self.set_busy(False)

    def paint_icons(self, theme: Theme) -> None:
        """Colour the strategies' icons."""
        self.strategy.paint_icons(partial(strategy_hue, theme))

    def set_busy(self, busy: bool) -> None:
        """Only one of Run and Stop can be pressed. While a run goes on the form can be changed for the next."""
        self.buttons.set_busy(busy)

    def choose_function(self) -> None:
        """Have the file of a function of one's own chosen."""
        self.own.ask(self.open_function_file)

    def open_function_file(self, path: str) -> None:
        """Choose the functions of the file ``path`` as what is to be run."""
        self.workload.choose(OWN)
        self.own.set_file(path)

    def open_script(self, path: str) -> None:
        """Choose the script ``path`` as what is to be watched."""
        self.watch.script.setText(path)
        self.workload.choose(_SCRIPT)

    def show_problem(self, problem: Problem | None) -> None:
        """Say what is wrong beside the field it belongs to, and nothing elsewhere but what holds until it is mended."""
        for notice in self._problems.values():
            notice.say("")
        for each in [*self._standing(), problem]:
            if each is not None:
                notice = self._notice_of(each)
                notice.say_problem(each)
                if self.fold.isAncestorOf(notice):
                    self.fold.set_open(True)
        if problem is not None:
            self.setVisible(not self.isWindow() or self.isVisible())  # folded away or not; and once it has room:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._notice_of(problem), 0, 8))

    def show_checked(self, run: Run) -> None:
        """Tell what trying the function of ``run`` has shown, unless another is chosen by now."""
        if run.checked is None or self.own.found.text():
            return
        with contextlib.suppress(PlanError):
            if self.is_own() and self.own.reference() == run.plan.function:
                self.own.found.say(words.checked(run.checked, expected_s(run)) + ".")

    def submit(self) -> None:
        """What Run does: start what the form says, or say beside the field what is wrong with it."""
        if self._is_script():
            self.submit_script()
            return
        plans = self.sweep.swept(self.right_plans())
        if not plans:
            return
        worry = next((worry for plan in plans if (worry := concern(plan)) is not None), None)
        if worry is not None and (worry.is_sure or plans != self._confirmed):
            self.show_problem(worry)
            if not worry.is_sure:
                self._confirmed = plans
                self.buttons.label_run(tr("Run anyway"), is_alone=True)
            return
        self._forget_confirmation()
        self.own.found.say("")
        if len(plans) > 1:
            with_loop = self.baseline.isChecked()
            self.comparison_wanted.emit(Experiment.of_ways(plans, self.repeats.value(), with_loop=with_loop))
        else:
            self.run_wanted.emit(plans[0], self.baseline.isChecked())

    def right_plans(self) -> tuple[Plan, ...]:
        """What the form says, a plan for each strategy; none where something is wrong, which its field then says."""
        for box in (self.jobs, self.size_box, self.workers, self.repeats):
            box.interpretText()
        try:
            self._check_standing()
            return tuple(plan_of(self, identifier) for identifier in self.ticks.to_run())
        except PlanError as error:
            self.show_problem(error.problem)
            return ()

    def submit_script(self) -> None:
        """What Watch does: start the script, or say beside the field what is wrong."""
        self.workload.choose(_SCRIPT)
        try:
            self._check_standing()
            plan = self.watch.plan(self.python.path())
        except PlanError as error:
            self.show_problem(error.problem)
            return
        self.show_problem(None)
        self.run_wanted.emit(plan, False)

    def close_questions(self) -> None:
        """Have no process run on that was asked something."""
        self.own.close_question()
        self.python.close_question()

    def is_own(self) -> bool:
        """Whether a function of one's own is to be run."""
        return self.workload.chosen() == OWN

    def _is_script(self) -> bool:
        return self.workload.chosen() == _SCRIPT

    def _check_standing(self) -> None:
        for standing in self._standing():
            raise PlanError(standing)

    def _standing(self) -> list[Problem]:
        """What is wrong until it is mended, whatever else is changed."""
        found = [self.python.standing]
        if self.is_own():
            found.append(self.own.standing)
        if not self._is_script():
            found += map(self.missing_module, self.ticks.to_run())
        return [problem for problem in found if problem is not None]

    def missing_module(self, identifier: str) -> Problem | None:
        """What the Python that is chosen has not, for a strategy; None if nothing, or as long as it is being asked."""
        module, interpreter = self._strategies[identifier].module, self.python.interpreter
        if not module or interpreter is None or module in interpreter.modules:
            return None
        return NoModule(strategy=identifier, module=module)

    @property
    def _problems(self) -> dict[str, Notice]:
        """Every notice, by field and by option."""
        found = {"run": self._foot, **self.options.problems}
        for part in (self._what, self.own, self.watch, self._load, self.python, self._how, self.settings):
            found.update(part.problems)
        return found

    def _notice_of(self, problem: Problem) -> Notice:
        names = [problem.field]
        if problem.field == "options":
            names = [str(problem.values.get(key)) for key in ("key", "second")] + names
        notices = self._problems
        return next((notices[name] for name in names if name in notices), self._foot)

    def _take_workload(self) -> None:
        self._show_load()
        if self.is_own() or self._is_script():
            self.workload.setToolTip(marked(OWN_TIP if self.is_own() else SCRIPT_TIP))
            return
        task = self._workloads[self.workload.chosen()]
        self.jobs.setValue(task.jobs_default)
        self.size_box.setValue(task.size_default)
        meaning = marked(task.size_meaning).strip("()")  # in which a translation may stand after a number
        self.size_box.setToolTip(f"{meaning[:1].upper()}{meaning[1:]}.")
        self.workload.setToolTip(marked(task.lesson))

    def _show_load(self) -> None:
        """Show the fields that mean something for what is to be run."""
        is_own, is_script = self.is_own(), self._is_script()
        self.own.setVisible(is_own)
        self.drop.setVisible(not is_own and not is_script)
        self.watch.setVisible(is_script)
        self._planned.setVisible(not is_script)
        self.buttons.show_for(is_script=is_script)
        self._load.show_row(self.size_box, not is_own)
        self._load.show_row(self.jobs, not is_own or self.own.items.hang_on_jobs)
        self._load.setVisible(not is_script and (not is_own or self.own.items.hang_on_jobs))

    def _take_python(self) -> None:
        """Another Python is chosen, or has said what it is, or that is wrong."""
        for identifier in self._strategies:
            missing = self.missing_module(identifier)
            self.strategy.set_available(identifier, missing.told() + "." if missing is not None else "")
        self._forget_confirmation()
        if self.python.interpreter is not None:
            self.own.set_python(self.python.path())
            self.python_wanted.emit(self.python.path())

    def _take_strategy(self) -> None:
        way = self._strategies[self.strategy.chosen()]
        ways = [self._strategies[identifier] for identifier in self.ticks.to_run()]
        self.workers.setEnabled(any(each.takes_workers for each in ways))
        self.start_method.setEnabled(any(map(takes_start_method, [way, *ways])))
        self.baseline.setEnabled("sequential" not in self.ticks.to_run())
        self.options.show_strategy(way.identifier)
        self.fold.show_strategy(way)
        for before, after in itertools.pairwise([self.start_method, *self.options.editors(), *self.settings.editors()]):
            QWidget.setTabOrder(before, after)
        self._offer_workers()

    def _offer_workers(self) -> None:
        """Offer the strategy's own number, or one for several, unless the person has set another."""
        if not self._workers_are_mine:
            jobs, ways = self.jobs.value(), self.ticks.to_run()
            own = self._strategies[self.strategy.chosen()].default_workers(jobs)
            self.workers.blockSignals(True)
            self.workers.setValue(min(usable_cores(), jobs) if len(ways) > 1 else own)
            self.workers.blockSignals(False)

    def _take_ticks(self) -> None:
        """Others are ticked."""
        self._take_strategy()
        self._forget_confirmation()

    def _take_workers(self) -> None:
        self._workers_are_mine = True

    def own_workers(self) -> int | None:
        """The number of workers that the person has set; None where it is left to the strategy."""
        return self.workers.value() if self._workers_are_mine else None

    def set_workers(self, workers: int | None) -> None:
        """Set a number of workers, as the person may; None: leave it to the strategy."""
        self._workers_are_mine = workers is not None
        if workers is None:
            self._offer_workers()
        else:
            self.workers.setValue(workers)

    def _take_script(self) -> None:
        """Whoever names a script wants it watched."""
        self.workload.choose(_SCRIPT)
        self._forget_confirmation()

    def _forget_confirmation(self) -> None:
        self._confirmed = ()
        ways = self.sweep.ways(self.ticks.to_run(), self.workers.value(), 0 if self.is_own() else self.jobs.value())
        told = tr("Run {n} ways and compare").format(n=ways) if ways > 1 else tr("Run")
        self.buttons.label_run(told, is_alone=ways > 1)
        self._how.show_row(self.repeats, ways > 1)
        self.show_problem(None)
        if ways > 1:
            self.several_ticked.emit()

    def _connect(self) -> None:
        self.workload.picked.connect(self._take_workload)
        self.own.items.changed.connect(self._show_load)
        for each in (self.own, self.watch):
            each.opened.connect(self.python.look_beside)
        self.own.watch_wanted.connect(self.open_script)
        self.watch.changed.connect(self._take_script)
        self.watch_button.clicked.connect(self.submit_script)
        self.python.changed.connect(self._take_python)
        self.python.known.connect(self._take_python)
        self.strategy.picked.connect(self._take_strategy)
        self.ticks.changed.connect(self._take_ticks)
        self.sweep.changed.connect(self._forget_confirmation)
        self.jobs.valueChanged.connect(self._offer_workers)
        self.workers.valueChanged.connect(self._take_workers)
        for changed in (
            self.workload.picked,
            self.own.changed,
            self.strategy.picked,
            self.start_method.picked,
            self.options.changed,
            self.jobs.valueChanged,
            self.size_box.valueChanged,
            self.workers.valueChanged,
            self.settings.changed,
        ):
            changed.connect(self._forget_confirmation)
        self.drop.clicked.connect(self.choose_function)
        self.run_button.clicked.connect(self.submit)
        self.stop_button.clicked.connect(self.stop_wanted)

    def _lay_out(self) -> None:
        self._what.add_field(marked(PLAN_FIELDS["workload"].caption), self.workload, "workload")
        self._load.add_field(marked(PLAN_FIELDS["jobs"].caption), self.jobs, "jobs")
        self._load.add_field(marked(PLAN_FIELDS["size"].caption), self.size_box, "size")
        self._how.add_wide(self.ticks)
        self._how.add_problem("strategy")
        numbers = self.sweep.beside(self.workers)
        self._how.add_field(marked(PLAN_FIELDS["workers"].caption), numbers, "workers", buddy=self.workers)
        self._how.add_field(tr("Re&peats"), self.repeats)
        self._how.show_row(self.repeats, False)
        self._how.add_field(tr("Start &method"), self.start_method, "options")

        what = self._what, self.own, self.watch, self._load, self.python, self.drop
        self._scroll.add(section(tr("WHAT")), *what)
        self._planned = Part(tr("HOW"), self._how, self.baseline, self.fold)
        self._scroll.add(self._planned)
        self._scroll.fill_up()

        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, MARGIN)
        foot.setSpacing(8)
        foot.addWidget(self._foot)
        foot.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
