"""One's own function: its file, which function of it, and its items."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import mark, marked, tr
from engine.inside.launch import command
from engine.inside.plan import PLAN_FIELDS
from engine.inside.problem import PlanError, Problem
from engine.inside.problems.functions import IsAsync, IsGenerator, NotOneArgument
from engine.inside.problems.items import Unreadable
from engine.inside.workloads.function import SUFFIXES, split_arguments
from engine.inside.workloads.notebook import SUFFIX as NOTEBOOK
from engine.problems import problem_of
from engine.problems.form import NoneChosen, NoneUsable, NoPythonFile

from ..session.question import Question
from .choices import DropDown
from .fields import ROW_SPACING, Fields, Notice
from .own_initializer import OwnInitializer
from .own_items import OwnItems
from .path_field import PathButton, ask_for_path
from .plan_editors import name_after

_NONE = mark("no argument")


class OwnFunction(QWidget):
    """The fields of one's own function. Nothing of the file is run to fill them: its Python parses it, in a process.

    Attributes:
        path: the file; empty while none is chosen.
        standing: what is wrong with the file; None if nothing is, or it is not known yet.

    Signals:
        opened(str): another file is chosen.
        changed: what would be run is another.
        watch_wanted(str): the file, which is a script as well, is to be watched as it is.
        listed: it is known what functions the file has, or what is wrong with it.
    """

    opened = Signal(str)
    changed = Signal()
    listed = Signal()
    watch_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.standing: Problem | None = None
        self._wanted = ""
        self._python: str | None = None
        self._question: Question | None = None
        self._functions: dict[str, _Listed] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self._list())
        self._watcher.directoryChanged.connect(lambda _path: self._look_whether_it_came())
        self.file = PathButton(tr("Choose a file…"))
        self.file.setAccessibleName(tr("File"))
        self.file.setObjectName("functionFile")
        self.file.setToolTip(tr("Choose your function's file, or drop it anywhere on the window."))
        self.function = DropDown()
        self.function.setObjectName("function")
        self.function.setAccessibleName(tr("Function"))
        self.function.setToolTip(tr("The function that is called, once for each item."))
        self.instead = QPushButton(tr("Watch it as a script instead"))
        self.instead.setObjectName("watchInstead")
        self.instead.setToolTip(tr("The file has a main block: it can be run as it is, and watched."))
        self.instead.clicked.connect(lambda: self.watch_wanted.emit(self.path))
        self.instead.hide()
        self.arguments = QLineEdit()
        self.arguments.setObjectName("functionArguments")
        self.arguments.setAccessibleName(tr("Arguments"))
        self.arguments.setPlaceholderText(tr("none"))
        self.arguments.setToolTip(tr("What the file finds in sys.argv, as on a command line of its own."))
        self.arguments.setAcceptDrops(False)  # a file that is dropped is for the window
        self.items = OwnItems()
        self._names: dict[str, list[str]] = {}
        self.star = QCheckBox(marked(PLAN_FIELDS["star"].caption))
        name_after(PLAN_FIELDS["star"], self.star)
        self.initializer = OwnInitializer()
        self.left_out = Notice("hint")
        self.found = Notice("hint")
        self._lay_out()
        self._connect()
        self._offer([])

    def set_file(self, path: str, function: str = "") -> None:
        """Choose the file ``path``, and have its functions listed; ``listed`` tells when they are.

        Then ``function`` is the one that is chosen, if the file has it.
        """
        path = os.path.abspath(path)
        if path != self.path:
            self.arguments.clear()
        self._wanted = function
        self.path = path
        self.file.show_path(path)
        self.items.set_folder(os.path.dirname(path))
        self.instead.hide()
        self.left_out.say("")
        self._offer([])
        self.opened.emit(path)
        self._list()

    def set_python(self, python: str | None) -> None:
        """The Python that the file is for; its functions are listed by it. None: the one that runs the program."""
        if python != self._python:
            self._python = python
            self._list()

    def reference(self) -> str:
        """What a plan's ``function`` is to be. Raises PlanError while there is none."""
        if self.standing is not None:
            raise PlanError(self.standing)
        if not self.function.chosen():
            raise PlanError(NoneChosen())
        return f"{self.path}:{self.function.chosen()}"

    def fields(self) -> dict[str, Any]:
        """What a plan is told of it. Raises PlanError if something is missing, or a quotation mark is left open."""
        return {
            "function": self.reference(),
            "items": self.items.spec(),
            "arguments": split_arguments(self.arguments.text()),
            "star": self.star.isChecked(),
            **self.initializer.fields(),
        }

    def close_question(self) -> None:
        """Have no process run on."""
        if self._question is not None:
            self._question.drop()
            self._question = None

    def _lay_out(self) -> None:
        self._fields = Fields()
        self._fields.add_field(tr("Fil&e"), self.file)
        self._fields.add_field(tr("F&unction"), self.function, "function")
        self._fields.add_field(tr("&Arguments"), self.arguments, "arguments")
        self.problems = {**self._fields.problems, **self.items.problems, **self.initializer.problems}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_SPACING)
        column.addWidget(self._fields)
        column.addWidget(self.instead)
        column.addWidget(self.items)
        column.addWidget(self.star)
        column.addWidget(self.initializer)
        column.addWidget(self.left_out)
        column.addWidget(self.found)

    def _connect(self) -> None:
        self.file.clicked.connect(lambda: self.ask(self.set_file))
        self.function.picked.connect(self._take_function)
        self.star.toggled.connect(self._change)
        self.arguments.textChanged.connect(self._change)
        self.items.changed.connect(self._change)
        self.initializer.changed.connect(self._change)

    def ask(self, take: Callable[[str], object]) -> None:
        """Open a dialog for the file; ``take`` gets its path if one is chosen. Returns at once."""
        ask_for_path(self, tr("Your function's file"), self.path, tr("Python files (*.py *.ipynb)"), take)

    def _take_function(self) -> None:
        """A function that takes several arguments gets the parts of an item; one that takes one, the item."""
        chosen = self._functions.get(self.function.chosen())
        if chosen is not None:
            self.star.setChecked(not chosen.fits)
        self._change()

    def _change(self) -> None:
        self.found.say("")
        self.changed.emit()

    def _watch(self) -> None:
        """Be told when the file changes; where it is not there, when something comes into the folder next above it."""
        # An editor that saves may put another file in the place of the old one, which is watched no more.
        folders = (str(folder) for folder in Path(self.path).parents if folder.is_dir())
        wanted = self.path if os.path.isfile(self.path) else next(folders, "")
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if others := [path for path in watched if path != wanted]:
            self._watcher.removePaths(others)
        if wanted and wanted not in watched:
            self._watcher.addPath(wanted)

    def _look_whether_it_came(self) -> None:
        self._watch()
        if os.path.isfile(self.path):
            self._list()

    def _list(self) -> None:
        self.close_question()
        if not self.path:
            return
        self._watch()  # first, so that no change is missed
        if not self.path.endswith(SUFFIXES):
            self._conclude([], NoPythonFile(path=self.path))
            return
        self._question = Question(command("workloads.listing", self.path, self._python), self._python, self)
        self._question.answered.connect(self._take_answer)
        self._question.failed.connect(self._take_failure)

    def _take_answer(self, output: bytes) -> None:
        self._question = None
        try:
            answer = json.loads(output)
            # Of two of a name it is the later that there is once the file is imported.
            self.instead.setVisible(answer.get("has_main") is True)
            functions = list({each["name"]: _Listed(**each) for each in answer.get("functions", [])}.values())
            left_out = answer.get("left_out", {})
            self.left_out.say(words.left_out_of_notebook(left_out.get("magics", 0), left_out.get("calls", 0)))
            self._names = {"list": [str(name) for name in answer.get("collections", [])]}
            problem = answer.get("problem")
        except (ValueError, TypeError, AttributeError, KeyError):
            self._take_failure(tr("its Python does not answer"))
            return
        if problem is not None:
            self._conclude([], problem_of("function", str(problem["code"]), problem))
        elif not any(function.is_usable for function in functions):
            self._conclude(functions, NoneUsable(path=self.path))
        else:
            self._conclude(functions, None)

    def _take_failure(self, why: str) -> None:
        self._question = None
        self._conclude([], Unreadable(field="function", path=self.path, why=why))

    def _conclude(self, functions: "list[_Listed]", problem: Problem | None) -> None:
        self.standing = problem
        self._offer(functions)
        self._change()
        self.listed.emit()

    def _offer(self, functions: "list[_Listed]") -> None:
        self._functions = {function.name: function for function in functions}
        usable = [function for function in functions if function.is_usable]
        before = self.function.chosen() or self._wanted
        blocker = QSignalBlocker(self.function)
        place = tr("Cell {number}") if self.path.endswith(NOTEBOOK) else tr("Line {number}")
        self.function.offer([(each.name, each.name, place.format(number=each.line)) for each in functions])
        for each in functions:
            if not each.is_usable:
                self.function.disable(each.name, each.why_not())
        names = [function.name for function in sorted(usable, key=lambda function: not function.fits)]
        if names:
            self.function.choose(before if before in names else names[0])
            chosen = self._functions[self.function.chosen()]
            if not (chosen.fits and chosen.takes_parts):  # else it is as it was, or was filled in
                self.star.setChecked(not chosen.fits)
        else:
            self.function.setCurrentIndex(-1)
        blocker.unblock()
        self.function.setEnabled(bool(functions))
        self.function.setPlaceholderText(tr("none to call") if self.path and functions else "")
        self._names["generator"] = [each.name for each in functions if each.kind == "generator"]
        self.items.offer_names(self._names)
        self.initializer.offer([each.name for each in functions if each.kind == "function"])


class _Listed:
    """A function of the file, as its Python has listed it. Raises TypeError if that is no such thing."""

    def __init__(self, name: str, line: int, kind: str, fits: bool, takes_parts: bool, **_later: Any) -> None:
        if not isinstance(name, str):
            raise TypeError(name)
        self.name = name
        self.line = line
        self.kind = kind
        self.fits = fits
        self.takes_parts = takes_parts

    @property
    def is_usable(self) -> bool:
        """Whether it can be called with one item, or with the parts of one."""
        return self.kind == "function" and (self.fits or self.takes_parts)

    def why_not(self) -> str:
        """Why it cannot be called with one item."""
        return self._problem().told() + "."

    def _problem(self) -> Problem:
        match self.kind:
            case "async":
                return IsAsync(name=self.name)
            case "generator":
                return IsGenerator(name=self.name)
            case _:
                return NotOneArgument(name=self.name, signature=marked(_NONE))
