"""What to watch: a script of the person's own, its arguments, and the folder that it is started in."""

import os
import shlex

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.inside.language import tr
from engine.inside.plan import Plan, Watch
from engine.inside.problem import PlanError
from engine.inside.workloads.function import split_arguments
from engine.problems.watching import NoScriptChosen, NoSuchScript

from .fields import Fields
from .path_field import PathField


class WatchForm(Fields):
    """The fields of a script that is run as it is. Nothing of the file is read here.

    Signals:
        opened(str): another script is named, by its whole path.
        changed: what would be run is another.
    """

    opened = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.script, self.arguments, self.folder = QLineEdit(), QLineEdit(), QLineEdit()
        self._script, self._folder = PathField(self.script), PathField(self.folder)
        for line, name, spoken, tip in (
            (self.script, "watchScript", tr("Script"), tr("A script that goes parallel by itself; or drop it here.")),
            (self.arguments, "watchArguments", tr("Arguments"), tr("What is typed after the script's name.")),
            (self.folder, "watchFolder", tr("Folder"), tr("The folder that the script is started in.")),
        ):
            line.setObjectName(name)
            line.setAccessibleName(spoken)
            line.setToolTip(tip)
        self._script.ask_for(tr("The script to be watched"), tr("Python (*.py)"))
        self._folder.ask_for(tr("The folder that the script is started in"), "")
        self.script.setPlaceholderText("SCRIPT.py")
        self.arguments.setPlaceholderText(tr("none"))
        self.folder.setPlaceholderText(tr("the script's own"))
        self.add_field(tr("Scri&pt"), self._script, "watch", self.script)
        self.add_field(tr("&Arguments"), self.arguments, "watch_arguments")
        self.add_field(tr("Fol&der"), self._folder, buddy=self.folder)
        self.script.textChanged.connect(self._take_script)
        self.arguments.textChanged.connect(lambda _text: self.changed.emit())
        self._folder.changed.connect(self.changed)

    def lines(self) -> tuple[tuple[str, QLineEdit], ...]:
        """What is typed, by what it is."""
        return ("script", self.script), ("script_arguments", self.arguments), ("folder", self.folder)

    def path(self) -> str:
        """The script's whole path; empty while none is named."""
        text = self.script.text().strip()
        return os.path.abspath(os.path.expanduser(text)) if text else ""

    def plan(self, python: str | None) -> Plan:
        """A plan to watch what the fields say, in ``python``. Raises PlanError."""
        path = self.path()
        if not path:
            raise PlanError(NoScriptChosen())
        if not os.path.isfile(path):
            raise PlanError(NoSuchScript(value=path))
        try:
            arguments = split_arguments(self.arguments.text())
        except PlanError as error:
            raise PlanError(error.problem.changed(field="watch_arguments")) from None
        folder = os.path.abspath(os.path.expanduser(self.folder.text().strip() or os.path.dirname(path)))
        return Plan.watching(Watch((path, *arguments), None, folder), python)

    def ask(self) -> None:
        """Have the script chosen."""
        self.script.setFocus()
        self._script.browse.click()

    def take(self, watch: Watch) -> None:
        """Say what ``watch`` was, if that was a script."""
        if watch.module is None and watch.argv:
            path = os.path.join(watch.folder or "", watch.argv[0])
            self.script.setText(path)
            self.arguments.setText(shlex.join(watch.argv[1:]))
            is_own = watch.folder is None or watch.folder == os.path.dirname(path)
            self.folder.setText("" if is_own else watch.folder or "")

    def _take_script(self) -> None:
        path = self.path()
        self._folder.start = os.path.dirname(path)
        if os.path.isfile(path):
            self.opened.emit(path)
        self.changed.emit()
