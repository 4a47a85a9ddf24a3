"""The run form: what to run and how, in one column that reads downward to Run."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine import words
from engine.cores import usable_cores
from engine.plan import (
    DEFAULT_JOBS,
    DEFAULT_STRATEGY,
    JOBS_MOST,
    SIZE_MOST,
    WORKERS_MOST,
    Plan,
    concern,
    make_plan,
)
from engine.problem import PlanError, Problem
from engine.strategies import start_methods, strategies
from engine.workloads import workloads

from ..theme import Theme
from .choices import DropDown, OpenList

_WIDTH = 272
_START_METHOD = "start_method"


class RunForm(QWidget):
    """The form.

    Signals:
        run_wanted(Plan, bool): Run was pressed on a right plan; whether the plain loop is to be run as well.
        stop_wanted: Stop was pressed.
    """

    run_wanted = Signal(object, bool)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._strategies = strategies()
        self._workloads = workloads()
        self._workers_are_mine = False
        self._confirmed: Plan | None = None
        self._problems: dict[str, QLabel] = {}

        self.workload = DropDown([(each.identifier, each.title, each.lesson) for each in self._workloads.values()])
        self.jobs = _spin_box(1, JOBS_MOST, DEFAULT_JOBS)
        self.size_box = _spin_box(0, SIZE_MOST, 0)
        self.strategy = OpenList([(each.identifier, each.title, each.summary) for each in self._strategies.values()])
        self.workers = _spin_box(1, WORKERS_MOST, 1)
        self.start_method = DropDown([(name, name, _START_METHOD_TIPS[name]) for name in start_methods()])
        self.baseline = QCheckBox("Compare with the plain loop")
        self.run_button = QPushButton("Run")
        self.stop_button = QPushButton("Stop")
        self._name_widgets()
        self._lay_out()
        self._connect()
        self._take_workload()
        self.strategy.choose(DEFAULT_STRATEGY)
        self.set_busy(False)

    def paint_icons(self, theme: Theme) -> None:
        """Colour the strategies' icons."""
        self.strategy.paint_icons(theme)

    def set_busy(self, busy: bool) -> None:
        """Only one of Run and Stop can be pressed. While a run goes on the form can be changed for the next."""
        self.run_button.setEnabled(not busy)
        self.stop_button.setEnabled(busy)

    def show_problem(self, problem: Problem | None) -> None:
        """Say what is wrong beside the field it belongs to, and nothing elsewhere."""
        for label in self._problems.values():
            label.hide()
        if problem is not None:
            label = self._problems.get(problem.field, self._problems["run"])
            label.setText(words.problem(problem) + ".")
            label.show()

    def submit(self) -> None:
        """What Run does: start what the form says, or say beside the field what is wrong with it."""
        self.jobs.interpretText()
        self.size_box.interpretText()
        self.workers.interpretText()
        try:
            plan = self._plan()
        except PlanError as error:
            self.show_problem(error.problem)
            return
        worry = concern(plan)
        if worry is not None and plan != self._confirmed:
            self._confirmed = plan
            self.show_problem(worry)
            self.run_button.setText("Run anyway")
            return
        self._forget_confirmation()
        self.run_wanted.emit(plan, self.baseline.isChecked())

    def _plan(self) -> Plan:
        way = self._strategies[self.strategy.chosen()]
        options = {}
        if _START_METHOD in {option.key for option in way.options} and self.start_method.chosen() != start_methods()[0]:
            options[_START_METHOD] = self.start_method.chosen()
        return make_plan(
            strategy=way.identifier,
            # Its own number is left to the strategy, which may refuse it with a reason that the box's limit has not.
            workers=self.workers.value() if self._workers_are_mine and way.takes_workers else None,
            jobs=self.jobs.value(),
            workload=self.workload.chosen(),
            size=self.size_box.value(),
            options=options,
        )

    def _take_workload(self) -> None:
        task = self._workloads[self.workload.chosen()]
        self.size_box.setValue(task.size_default)
        self.size_box.setToolTip(task.size_meaning.capitalize() + ".")
        self.workload.setToolTip(task.lesson)

    def _take_strategy(self) -> None:
        way = self._strategies[self.strategy.chosen()]
        self.workers.setEnabled(way.takes_workers)
        self.start_method.setEnabled(_START_METHOD in {option.key for option in way.options})
        self.baseline.setEnabled(way.identifier != "sequential")
        self._offer_workers()

    def _offer_workers(self) -> None:
        """Offer the strategy's own number, unless the person has set another."""
        if not self._workers_are_mine:
            way = self._strategies[self.strategy.chosen()]
            self.workers.blockSignals(True)
            self.workers.setValue(way.default_workers(self.jobs.value()))
            self.workers.blockSignals(False)

    def _take_workers(self) -> None:
        self._workers_are_mine = True

    def _forget_confirmation(self) -> None:
        self._confirmed = None
        self.run_button.setText("Run")
        self.show_problem(None)

    def _name_widgets(self) -> None:
        for widget, object_name, spoken in (
            (self.workload, "workload", "Workload"),
            (self.jobs, "jobs", "Jobs"),
            (self.size_box, "size", "Size"),
            (self.strategy, "strategy", "Strategy"),
            (self.workers, "workers", "Workers"),
            (self.start_method, "startMethod", "Start method"),
            (self.baseline, "baseline", "Compare with the plain loop"),
            (self.run_button, "runButton", "Run"),
            (self.stop_button, "stopButton", "Stop"),
        ):
            widget.setObjectName(object_name)
            widget.setAccessibleName(spoken)
        self.jobs.setToolTip("How many times the function is called.")
        self.workers.setToolTip("How many processes run the jobs at once.")
        self.start_method.setToolTip("How a process begins.")
        self.baseline.setToolTip(
            "Runs the same jobs in a plain loop afterwards, and shows how many times as fast this was."
        )
        self.run_button.setToolTip("Run (Ctrl+R)")
        self.stop_button.setToolTip("End every process of the run (Ctrl+.)")

    def _connect(self) -> None:
        self.workload.picked.connect(self._take_workload)
        self.strategy.picked.connect(self._take_strategy)
        self.jobs.valueChanged.connect(self._offer_workers)
        self.workers.valueChanged.connect(self._take_workers)
        for changed in (
            self.workload.picked,
            self.strategy.picked,
            self.start_method.picked,
            self.jobs.valueChanged,
            self.size_box.valueChanged,
            self.workers.valueChanged,
        ):
            changed.connect(self._forget_confirmation)
        self.run_button.clicked.connect(self.submit)
        self.stop_button.clicked.connect(self.stop_wanted)

    def _lay_out(self) -> None:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(16, 14, 16, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 84)
        self._add_section(grid, "WHAT")
        self._add_field(grid, "&Workload", self.workload, "workload")
        self._add_field(grid, "&Jobs", self.jobs, "jobs")
        self._add_field(grid, "Si&ze", self.size_box, "size")
        grid.setRowMinimumHeight(grid.rowCount(), 6)
        self._add_section(grid, "HOW")
        grid.addWidget(self.strategy, grid.rowCount(), 0, 1, 2)
        self._add_problem(grid, "strategy")
        self._add_field(grid, "W&orkers", self.workers, "workers", f"{_cores()} to use here")
        self._add_field(grid, "Start &method", self.start_method, "options")
        grid.setRowMinimumHeight(grid.rowCount(), 2)
        grid.addWidget(self.baseline, grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)

        scroll = QScrollArea()
        scroll.setWidget(fields)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        fields.setAutoFillBackground(False)

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.run_button, 1)
        buttons.addWidget(self.stop_button, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.setSpacing(8)
        foot.addWidget(self._problem_label("run"))
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _add_section(self, grid: QGridLayout, text: str) -> None:
        label = QLabel(text)
        label.setObjectName("section")
        grid.addWidget(label, grid.rowCount(), 0, 1, 2)

    def _add_field(self, grid: QGridLayout, text: str, widget: QWidget, field: str, hint: str = "") -> None:
        label = QLabel(text)
        label.setObjectName("caption")
        label.setBuddy(widget)
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(widget, row, 1)
        if hint:
            note = QLabel(hint)
            note.setObjectName("hint")
            grid.addWidget(note, grid.rowCount(), 1)
        self._add_problem(grid, field)

    def _add_problem(self, grid: QGridLayout, field: str) -> None:
        grid.addWidget(self._problem_label(field), grid.rowCount(), 0, 1, 2)

    def _problem_label(self, field: str) -> QLabel:
        label = QLabel()
        label.setObjectName("problem")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        label.hide()
        self._problems[field] = label
        return label


_START_METHOD_TIPS = {
    "fork": "Copies the process at once; the quickest start.",
    "spawn": "Starts a fresh Python that imports everything anew; the only way on Windows.",
    "forkserver": "Forks from a clean helper process.",
}


def _spin_box(least: int, most: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setGroupSeparatorShown(True)
    box.setValue(value)
    box.setAccelerated(True)
    box.setMinimumWidth(60)
    box.lineEdit().setTextMargins(5, 0, 0, 0)
    return box


def _cores() -> str:
    cores = usable_cores()
    return "1 core" if cores == 1 else f"{cores} cores"
