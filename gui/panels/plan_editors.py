"""The widgets of a plan's fields, made from what the engine says of them alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from engine.inside.language import marked, tr
from engine.inside.plan import SHOWN_SETTINGS
from engine.inside.plan_field import Flag, PlanField, Seconds, Whole

from .fields import Fields
from .number_box import NumberBox, SecondsBox

Editor = NumberBox | SecondsBox | QCheckBox | QLineEdit
_TEXT_MOST = 100_000


def name_widget(widget: QWidget, object_name: str, spoken: str, explanation: str = "") -> None:
    """Name a widget for the contract, for screen readers and for who hovers over it."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(spoken)
    if explanation:
        widget.setToolTip(explanation)


def name_after(field: PlanField, widget: QWidget) -> None:
    """Name a widget after the field that it is for."""
    name_widget(widget, field.object_name, marked(field.spoken or field.title), marked(field.explanation))


class PlanSettings(Fields):
    """A row for each field of a plan that stands by itself.

    Signals:
        changed: one of them has another value.
    """

    changed = Signal()

    def __init__(self, fields: Sequence[PlanField] = SHOWN_SETTINGS) -> None:
        """Rows for ``fields``, in their order."""
        super().__init__()
        self._known = fields
        self._editors = {field.key: _editor(field) for field in fields}
        for field in fields:
            editor = self._editors[field.key]
            name_after(field, editor)
            caption = marked(field.caption or field.title)
            if isinstance(editor, QCheckBox):
                editor.setText(caption)
                editor.toggled.connect(self._tell)
                self.add_wide(editor)
                continue
            self.add_field(caption, editor, field.name)
            changed = editor.textChanged if isinstance(editor, QLineEdit) else editor.valueChanged
            changed.connect(self._tell)

    def __getitem__(self, key: str) -> Any:
        """The widget of the field ``key``."""
        return self._editors[key]

    def editors(self) -> list[QWidget]:
        """The widgets, from above."""
        return [*self._editors.values()]

    def values(self) -> dict[str, Any]:
        """What is set, as a plan's fields; as JSON can carry it."""
        return {field.key: _value(field, self._editors[field.key]) for field in self._known}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Set what is among ``values`` and could be so; all else stays as it is. None stands for what is not set."""
        for field in self._known:
            if field.key in values:
                _fill(field, self._editors[field.key], values[field.key])

    def _tell(self) -> None:
        self.changed.emit()


def _editor(field: PlanField) -> Editor:
    match field.kind:
        case Flag():
            return QCheckBox()
        case Seconds():
            return SecondsBox(Seconds.most)
        case Whole(least, most) if field.default is None:
            box = NumberBox(least - 1, most, least - 1)
            box.setSpecialValueText(tr("none"))
            return box
        case Whole(least, most):
            return NumberBox(least, most, field.default)
        case _:
            line = QLineEdit()
            line.setPlaceholderText(tr("none"))
            line.setAcceptDrops(False)  # a file that is dropped is for the window
            return line


def _value(field: PlanField, editor: Editor) -> Any:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QLineEdit):
        return editor.text() or field.default
    editor.interpretText()
    is_none = bool(editor.specialValueText()) and editor.value() == editor.minimum()
    return field.default if is_none else editor.value()


def _fill(field: PlanField, editor: Editor, value: Any) -> None:
    match editor:
        case QCheckBox():
            editor.setChecked(value if isinstance(value, bool) else editor.isChecked())
        case QLineEdit():
            if value is None or (isinstance(value, str) and len(value) <= _TEXT_MOST and "\0" not in value):
                editor.setText(value or "")
        case NumberBox() | SecondsBox():
            if value is None:
                value = editor.minimum() if field.default is None else field.default
            kinds = int if isinstance(editor, NumberBox) else (int, float)
            is_number = isinstance(value, kinds) and not isinstance(value, bool)
            if is_number and editor.minimum() <= value <= editor.maximum():
                editor.setValue(value)
