"""The options of a strategy and of a run, folded away; what is in force is said in a line."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engine.inside.language import tr

from .fields import ROW_SPACING


class OptionsFold(QWidget):
    """A line that opens and closes what is below it. Main thread.

    Signals:
        defaults_wanted: everything is to be as it was at first.
    """

    defaults_wanted = Signal()

    def __init__(self, in_force: Callable[[], str], *parts: QWidget) -> None:
        """Hold ``parts``; ``in_force()`` says in a few words what is set in them, empty if nothing is."""
        super().__init__()
        self._in_force = in_force
        self._title = ""
        self.button = QToolButton()
        self.button.setObjectName("optionsFold")
        self.button.setProperty("quiet", True)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show)
        self.defaults = QToolButton()
        self.defaults.setObjectName("optionDefaults")
        self.defaults.setProperty("quiet", True)
        self.defaults.setText(tr("Defaults"))
        self.defaults.setToolTip(tr("Set all options back to their defaults."))
        self.defaults.clicked.connect(self.defaults_wanted)
        self.told = QLabel()
        self.told.setObjectName("hint")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self._body = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.button)
        head.addStretch(1)
        head.addWidget(self.defaults)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(ROW_SPACING)
        for part in parts:
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(ROW_SPACING)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self._body)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the parts are shown."""
        return self.button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show the parts, or not."""
        self.button.setChecked(is_open)

    def set_title(self, title: str) -> None:
        """Name what the options are of."""
        self._title = title
        self.refresh()

    def refresh(self) -> None:
        """Say what is in force by now."""
        told = self._in_force()
        self.button.setText(f"{'▾' if self.is_open else '▸'} {self._title}")
        self.button.setAccessibleName(self._title)
        self.told.setText(told)
        self.told.setVisible(bool(told) and not self.is_open)
        self.defaults.setVisible(bool(told))

    def _show(self) -> None:
        self._body.setVisible(self.is_open)
        self.refresh()
