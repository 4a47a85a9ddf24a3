"""The options of a strategy and of a run, folded away; what is in force is said in a line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import marked, tr
from engine.inside.plan import UNSET
from engine.inside.strategies import Strategy

from .fields import ROW_SPACING
from .plan_editors import PlanSettings
from .strategy_options import StrategyOptions


class OptionsFold(QWidget):
    """A line that opens and closes what is below it. Main thread."""

    def __init__(self, options: StrategyOptions, settings: PlanSettings, between: QWidget) -> None:
        """Hold both, and what stands between them."""
        super().__init__()
        self._options, self._settings = options, settings
        self._strategy = ""
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
        self.defaults.clicked.connect(self._take_defaults)
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
        for part in (options, between, settings):
            inner.addWidget(part)
        for changed in (options.changed, settings.changed):
            changed.connect(self._refresh)
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

    def show_strategy(self, strategy: Strategy) -> None:
        """The options that are shown are those of this strategy."""
        self._strategy = strategy.identifier
        self._title = tr("Options of {strategy}").format(strategy=marked(strategy.title))
        self._refresh()

    def _take_defaults(self) -> None:
        self._options.fill({})
        self._settings.fill(UNSET)

    def _refresh(self) -> None:
        """Say what is in force by now."""
        if not self._strategy:
            return
        told = words.in_force(self._strategy, self._options.values(), self._settings.values())
        self.button.setText(f"{'▾' if self.is_open else '▸'} {self._title}")
        self.button.setAccessibleName(self._title)
        self.told.setText(told)
        self.told.setVisible(bool(told) and not self.is_open)
        self.defaults.setVisible(bool(told))

    def _show(self) -> None:
        self._body.setVisible(self.is_open)
        self._refresh()
