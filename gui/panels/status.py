"""What the status bar says: the interpreter, how the run is run, and what the program takes itself."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from engine import words
from engine.inside.language import tr
from engine.inside.plan import Plan
from engine.model.call import Python
from engine.trace.run import Run


class Status(QObject):
    """Three labels, for whoever has a status bar. Main thread.

    Attributes:
        python, what, own_share: the labels.
        known: the Python that is named; None while none is.
    """

    def __init__(self, parent: QObject) -> None:
        """Empty at first; it goes with ``parent``, and so no signal reaches it afterwards."""
        super().__init__(parent)
        self.python, self.what, self.own_share = QLabel(), QLabel(), QLabel()
        self.known: Python | None = None
        for label in (self.python, self.what, self.own_share):
            label.setTextFormat(Qt.TextFormat.PlainText)

    def show_python(self, python: Python | None) -> None:
        """Name the interpreter; None: nobody knows, until the runner itself says what it is."""
        self.known = python
        self.python.setText(words.python(python) if python is not None else "")

    def show_run(self, run: Run) -> None:
        """How it is run, and what this program takes: of the whole call once it is over, of the last moment before."""
        self.what.setText(_in_brief(run.plan))
        share = run.own_cpu_share
        if share is None and not run.over:
            sample = run.sample_now()
            share = sample.own if sample is not None else None
        if share is not None:
            self.own_share.setText(tr("this program's own share {share:.1%} CPU").format(share=share))


def _in_brief(plan: Plan) -> str:
    """How a plan is run."""
    if plan.watch is not None:
        return words.load(plan)
    parts = [
        words.strategy_name(plan.strategy),
        *(f"{key} {value}" for key, value in plan.options.items() if key != "start_method"),
    ]
    parts.insert(1, str(plan.options.get("start_method", "")))
    parts.append(words.workers(plan.workers) if plan.workers else "")
    return " · ".join(part for part in parts if part)
