"""The strategies: one is chosen, whose options are shown, and any may be ticked, to be run and compared."""

import contextlib
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .choices import OpenList


class StrategyTicks(QWidget):
    """A list of which any entries may be ticked.

    Signals:
        changed: others are ticked.
    """

    changed = Signal()

    def __init__(self, strategies: OpenList) -> None:
        """Ticks for the entries of ``strategies``, which stands in this; none is ticked."""
        super().__init__()
        self._list = strategies
        strategies.make_checkable()
        self._told = self.ticked()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(strategies)
        strategies.itemChanged.connect(lambda _item: self._tell())

    def tick(self, identifier: str, on: bool) -> None:
        """Tick an entry, or not, as a click on its box does. Raises KeyError if there is no such, or it cannot be."""
        item = self._list.entry(identifier)
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            raise KeyError(identifier)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def ticked(self) -> list[str]:
        """The identifiers of those that are ticked and can be run, from above."""
        return [
            identifier
            for identifier in self._list.identifiers()
            if self._list.entry(identifier).checkState() is Qt.CheckState.Checked
            and self._list.entry(identifier).flags() & Qt.ItemFlag.ItemIsEnabled
        ]

    def fill(self, identifiers: Sequence[object]) -> None:
        """Tick those of these that can be, and no others."""
        for identifier in self._list.identifiers():
            with contextlib.suppress(KeyError):
                self.tick(identifier, identifier in identifiers)

    def to_run(self) -> list[str]:
        """What Run runs: all that are ticked, if they are several, else the one that is chosen."""
        ticked = self.ticked()
        return ticked if len(ticked) > 1 else [self._list.chosen()]

    def _tell(self) -> None:
        # An entry also changes by its icon and its tip.
        if self.ticked() != self._told:
            self._told = self.ticked()
            self.changed.emit()
