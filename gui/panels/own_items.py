"""Where the items of one's own function come from."""

import os
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit

from engine.inside.language import marked, tr
from engine.inside.problem import PlanError
from engine.inside.workloads.sources import SOURCES
from engine.problems.form import NoNumbers, NoSource

from .choices import DropDown
from .fields import Fields
from .path_field import PathField

NUMBERS = "numbers"


_SOURCES = {source.identifier: source for source in SOURCES}


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
            ]
        )
        self.kind.setObjectName("itemsKind")
        self.kind.setAccessibleName(tr("Items"))
        self.kind.setToolTip(tr("What the function gets: one item per job."))
        self.line = QLineEdit()
        self.line.setObjectName("items")
        self.line.setAccessibleName(tr("Which items"))
        self.line.setAcceptDrops(False)  # a file that is dropped is for the window
        self._path = PathField(self.line)
        self.named = DropDown()
        self.named.setObjectName("itemsNamed")
        self.named.setAccessibleName(tr("Which of the file's"))
        self._names: Mapping[str, Sequence[str]] = {}
        self.add_field(tr("&Items"), self.kind)
        self.add_field("", self._path)
        self.add_field("", self.named)
        self.add_problem("items")
        self.kind.picked.connect(self._take_kind)
        self._path.changed.connect(self.changed)
        self.named.picked.connect(self.changed)
        self._take_kind(NUMBERS)

    @property
    def hang_on_jobs(self) -> bool:
        """Whether it is the number of jobs that says which items there are."""
        return self.kind.chosen() == NUMBERS

    def offer_names(self, names: Mapping[str, Sequence[str]]) -> None:
        """What the file has that items can be taken from: names, by what a source calls them."""
        self._names = names
        self._offer()

    def set_folder(self, folder: str) -> None:
        """The folder that typed paths are relative to: the function's own."""
        self._folder = self._path.start = folder

    def fill(self, kind: str, text: str) -> None:
        """Choose a kind of items, and what is typed for it."""
        self._texts[kind] = text
        self.kind.choose(kind)
        source = _SOURCES.get(kind)
        if source is not None and source.named:
            self._offer()
        elif source is not None:
            self.line.setText(text)

    def told(self) -> str:
        """What is typed or chosen for the kind of items, as ``fill`` takes it."""
        source = _SOURCES.get(self.kind.chosen())
        return self.named.chosen() if source is not None and source.named else self.line.text()

    def spec(self) -> str | None:
        """What a plan's ``items`` is to be; None: the numbers from 0 to the number of jobs.

        Raises:
            PlanError: nothing is chosen.
        """
        kind = self.kind.chosen()
        if kind == NUMBERS:
            return None
        source = _SOURCES[kind]
        if source.named:
            if not self.named.chosen():
                raise PlanError(NoSource())
            return source.prefix + self.named.chosen()
        text = self.line.text().strip().removeprefix(source.prefix) if source.prefix else self.line.text().strip()
        if not source.prefix:
            return text if text.startswith("[") else f"[{text}]"
        if not text:
            raise PlanError(NoSource() if source.is_path else NoNumbers())
        if source.is_path:
            text = os.path.join(self._folder, os.path.expanduser(text))
        return source.prefix + text

    def _take_kind(self, kind: str) -> None:
        self._texts[self._shown] = self.line.text()
        self._shown = kind
        source = _SOURCES.get(kind)
        self.show_row(self._path, source is not None and not source.named)
        self.show_row(self.named, source is not None and bool(source.named))
        if source is not None and source.named:
            self._offer()
        elif source is not None:
            self._path.ask_for(marked(source.dialog), marked(source.kinds))
            self.line.setPlaceholderText(marked(source.example))
            self.line.setToolTip(marked(source.meaning))
            self.line.setText(self._texts.get(kind, ""))
        self.changed.emit()

    def _offer(self) -> None:
        """Offer the names of the kind that is chosen; the one that was chosen stays, if it is among them."""
        source = _SOURCES.get(self.kind.chosen())
        names = [*self._names.get(source.named, ())] if source is not None and source.named else []
        before = self.named.chosen() or self._texts.get(self.kind.chosen(), "")
        blocker = QSignalBlocker(self.named)
        self.named.offer([(name, name, "") for name in names] or [("", tr("none in this file"), "")])
        if before in names:
            self.named.choose(before)
        blocker.unblock()
        self.named.setEnabled(bool(names))
