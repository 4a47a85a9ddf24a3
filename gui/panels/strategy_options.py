"""The options of the strategy that is chosen: a row each, made from what the engine says of them alone."""

import contextlib
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.inside.language import mark, marked, tr
from engine.inside.problem import PlanError, Problem
from engine.inside.strategies import Option, Strategy

from .choices import DropDown, Entry
from .fields import Fields, Notice
from .number_box import NumberBox

DEFAULT = mark("default")
"""Identifies what stands for no value of its own; marked."""
_NUMBER_MOST = 10**9 - 1


class StrategyOptions(QWidget):
    """The rows of one strategy at a time; what was set for another is there again when that is chosen again.

    Signals:
        changed: an option has another value.
    """

    changed = Signal()

    def __init__(self, strategies: Mapping[str, Strategy], without: str) -> None:
        """Rows for the options of ``strategies``, but for the option ``without``, which has a widget elsewhere."""
        super().__init__()
        self._strategies = strategies
        self._without = without
        self._pages: dict[str, _Page] = {}
        self._page: _Page | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_strategy(self, identifier: str) -> None:
        """Show the options of a strategy."""
        if self._page is not None:
            self._column.removeWidget(self._page)
            # Two strategies may have options of one name; only one widget of a name is in the window.
            self._page.setParent(None)
        self._page = self._page_of(identifier)
        self._column.addWidget(self._page)
        self._page.show()
        self.setVisible(bool(self._page.editors))

    @property
    def problems(self) -> dict[str, Notice]:
        """The notices of the rows that are shown, by option."""
        return self._page.problems if self._page is not None else {}

    def editors(self) -> list[QWidget]:
        """The widgets of the rows that are shown, from above."""
        return [*self._page.editors.values()] if self._page is not None else []

    def fill(self, values: Mapping[str, object]) -> None:
        """Set the options of the strategy that is shown; those that are not among ``values`` have their defaults."""
        if self._page is not None:
            self._page.fill(values)

    def fill_all(self, values: Mapping[str, object]) -> None:
        """Set the options of every strategy, by its identifier; all that are not among ``values`` are defaults."""
        for identifier in self._strategies:
            own = values.get(identifier)
            if isinstance(own, Mapping):
                self._page_of(identifier).fill(own)
            elif identifier in self._pages:
                self._pages[identifier].fill({})

    def all_values(self) -> dict[str, dict[str, str | int]]:
        """What is set, of every strategy that has an option set, as ``fill_all`` takes it."""
        found = {identifier: page.values() for identifier, page in self._pages.items()}
        return {identifier: values for identifier, values in found.items() if values}

    def values(self, identifier: str | None = None) -> dict[str, str | int]:
        """What is set, as a plan's options; some of it may be wrong. Of one strategy, or of the one that is shown."""
        page = self._page if identifier is None else self._pages.get(identifier)
        return page.values() if page is not None else {}

    def _page_of(self, identifier: str) -> "_Page":
        if identifier not in self._pages:
            options = [option for option in self._strategies[identifier].options if option.key != self._without]
            self._pages[identifier] = _Page(options)
            self._pages[identifier].changed.connect(self.changed)
        return self._pages[identifier]


class _Page(Fields):
    """The rows of one strategy."""

    changed = Signal()

    def __init__(self, options: list[Option]) -> None:
        super().__init__()
        self.editors: dict[str, DropDown | NumberBox] = {}
        self._options = {option.key: option for option in options}
        for option in options:
            title = marked(option.title)
            editor = self.editors[option.key] = _editor(option)
            editor.setObjectName(f"option-{option.key}")
            editor.setAccessibleName(title)
            default = tr("Default: {default}.").format(default=marked(option.default))
            key = tr("In Python: {key}.").format(key=option.called or option.key)
            editor.setToolTip(f"{marked(option.explanation)}\n\n{default} {key}")
            self.add_field(title, editor, option.key)
            if isinstance(editor, NumberBox):
                editor.valueChanged.connect(lambda _value: self.changed.emit())
                editor.lineEdit().setAcceptDrops(False)
            elif isinstance(editor, TextBox):
                editor.currentTextChanged.connect(lambda _text: self.changed.emit())
                editor.line.editingFinished.connect(partial(self._check, option.key))
            else:
                editor.picked.connect(lambda _value: self.changed.emit())

    def values(self) -> dict[str, str | int]:
        """What is set."""
        found: dict[str, str | int] = {}
        for key, editor in self.editors.items():
            if isinstance(editor, NumberBox):
                editor.interpretText()
                if editor.value() > editor.minimum():
                    found[key] = editor.value()
            else:
                text = editor.currentText().strip()
                if text not in ("", DEFAULT, marked(DEFAULT)):
                    found[key] = text
        return found

    def fill(self, values: Mapping[str, object]) -> None:
        """Set the options; those that are not among ``values`` have their defaults."""
        for key, editor in self.editors.items():
            value = values.get(key)
            if isinstance(editor, NumberBox):
                number = value if isinstance(value, int) else editor.minimum()
                editor.setValue(min(max(number, editor.minimum()), _NUMBER_MOST))
            elif isinstance(editor, TextBox):
                editor.setCurrentText(marked(DEFAULT) if value is None else str(value))
            else:
                with contextlib.suppress(KeyError):  # an option of another platform
                    editor.choose(DEFAULT if value is None else str(value))

    def _check(self, key: str) -> None:
        # What is typed is told to be wrong when the line is left, not only when Run is pressed.
        value = self.values().get(key)
        problem: Problem | None = None
        if value is not None:
            try:
                self._options[key].read(value)
            except PlanError as error:
                problem = error.problem
        self.problems[key].say_problem(problem)


def _editor(option: Option) -> DropDown | NumberBox:
    if option.least is not None and not option.choices and not option.pattern:
        box = NumberBox(option.least - 1, _NUMBER_MOST, option.least - 1)
        box.setSpecialValueText(marked(DEFAULT))
        return box
    examples = [option.example] if option.example else []
    choices = [(DEFAULT, marked(DEFAULT), ""), *((choice, choice, "") for choice in (*option.choices, *examples))]
    return TextBox(choices) if option.least is not None or option.pattern else DropDown(choices)


class TextBox(DropDown):
    """A choice that can be typed as well."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Offer ``entries``."""
        super().__init__(entries)
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(DropDown.InsertPolicy.NoInsert)
        self.line.setPlaceholderText(marked(DEFAULT))
        self.line.setAcceptDrops(False)  # a file that is dropped is for the window
