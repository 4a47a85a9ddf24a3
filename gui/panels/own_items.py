"""Where the items of one's own function come from."""

import os
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from engine.inside.language import mark, marked, tr
from engine.inside.problem import PlanError
from engine.problems.form import NoSource

from .choices import DropDown
from .fields import Fields
from .path_field import PathField

NUMBERS, GENERATOR = "numbers", "generator"


@dataclass(frozen=True, slots=True)
class _Source:
    """A kind of items that is typed: how it begins in a spec, an example, and what its dialog asks for, if any.

    All texts but ``prefix`` are marked.
    """

    title: str
    meaning: str
    prefix: str
    example: str
    dialog: str = ""
    kinds: str = ""


_SOURCES = {
    "range": _Source(
        mark("A range"), mark("Whole numbers, START:STOP or START:STOP:STEP; STOP is left out."), "range:", "0:100"
    ),
    "json": _Source(mark("A JSON list"), mark("The values of a list, as JSON has them."), "", '[1, "two", [3, 4]]'),
    "json-file": _Source(
        mark("A JSON file"),
        mark("The values of a list in a file."),
        "@",
        "items.json",
        mark("The items"),
        mark("JSON (*.json);;Any file (*)"),
    ),
    "lines": _Source(
        mark("Lines of a file"),
        mark("Each line of a text file is an item."),
        "lines:",
        "items.txt",
        mark("The items"),
        mark("Any file (*)"),
    ),
    "files": _Source(
        mark("Files of a folder"),
        mark("The path of each file is an item."),
        "files:",
        mark("folder"),
        mark("The folder"),
    ),
}


class OwnItems(Fields):
    """The kind of items, and the editor that goes with it.

    Signals:
        changed: the items are others.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = ""
        self._texts: dict[str, str] = {}
        self._shown = NUMBERS
        sources = [(key, marked(source.title), marked(source.meaning)) for key, source in _SOURCES.items()]
        self.kind = DropDown(
            [
                (NUMBERS, tr("Numbers from 0"), tr("Each job gets its own number: 0, 1, 2 and so on.")),
                *sources,
                (GENERATOR, tr("A generator"), tr("What a generator function of the same file yields.")),
            ]
        )
        self.kind.setObjectName("itemsKind")
        self.kind.setAccessibleName(tr("Items"))
        self.kind.setToolTip(tr("What the function gets: one item a job."))
        self.line = QLineEdit()
        self.line.setObjectName("items")
        self.line.setAccessibleName(tr("Which items"))
        self.line.setAcceptDrops(False)  # a file that is dropped is for the window
        self._path = PathField(self.line)
        self.generator = DropDown()
        self.generator.setObjectName("itemsGenerator")
        self.generator.setAccessibleName(tr("Generator function"))
        self.add_field(tr("&Items"), self.kind)
        self.add_field("", self._path)
        self.add_field("", self.generator)
        self.add_problem("items")
        self.kind.picked.connect(self._take_kind)
        self._path.changed.connect(self.changed)
        self.generator.picked.connect(self.changed)
        self.offer_generators([])
        self._take_kind(NUMBERS)

    @property
    def hang_on_jobs(self) -> bool:
        """Whether it is the number of jobs that says which items there are."""
        return self.kind.chosen() == NUMBERS

    def offer_generators(self, names: list[str]) -> None:
        """The generator functions of the file."""
        self.generator.offer([(name, name, "") for name in names] or [("", tr("none in this file"), "")])
        self.generator.setEnabled(bool(names))

    def set_folder(self, folder: str) -> None:
        """The folder that typed paths are relative to: the function's own."""
        self._folder = self._path.start = folder

    def fill(self, kind: str, text: str) -> None:
        """Choose a kind of items, and what is typed for it."""
        self._texts[kind] = text
        self.kind.choose(kind)
        if kind in _SOURCES:
            self.line.setText(text)

    def spec(self) -> str | None:
        """What a plan's ``items`` is to be; None: the numbers from 0 to the number of jobs.

        Raises:
            PlanError: nothing is chosen.
        """
        kind = self.kind.chosen()
        if kind == NUMBERS:
            return None
        if kind == GENERATOR:
            if not self.generator.chosen():
                raise PlanError(NoSource())
            return f"generator:{self.generator.chosen()}"
        source = _SOURCES[kind]
        text = self.line.text().strip().removeprefix(source.prefix) if source.prefix else self.line.text().strip()
        if kind == "json":
            return text if text.startswith("[") else f"[{text}]"
        if source.dialog:
            if not text:
                raise PlanError(NoSource())
            text = os.path.join(self._folder, os.path.expanduser(text))
        return source.prefix + text

    def _take_kind(self, kind: str) -> None:
        self._texts[self._shown] = self.line.text()
        self._shown = kind
        source = _SOURCES.get(kind)
        self.show_row(self._path, source is not None)
        self.show_row(self.generator, kind == GENERATOR)
        if source is not None:
            self._path.ask_for(marked(source.dialog), marked(source.kinds))
            self.line.setPlaceholderText(marked(source.example))
            self.line.setToolTip(marked(source.meaning))
            self.line.setText(self._texts.get(kind, ""))
        self.changed.emit()
