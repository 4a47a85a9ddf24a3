"""Whether fewer workers are run as well, to see how each way scales."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from engine.inside.language import tr
from engine.inside.plan import Plan
from engine.inside.strategies import strategies
from engine.insight.sweep import doubling


class SweepBox(QCheckBox):
    """A box to be ticked."""

    def __init__(self) -> None:
        """A box that is not ticked."""
        super().__init__(tr("and fewer"))

    def beside(self, workers: QWidget) -> QWidget:
        """A row of this box and that of the number of workers."""
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(workers, 1)
        inner.addWidget(self)
        return row

    def ways(self, identifiers: Sequence[str], workers: int) -> int:
        """How many ways the strategies are, of which each has so many workers at most."""
        return sum(len(self._counts(identifier, workers)) for identifier in identifiers)

    def swept(self, plans: Sequence[Plan]) -> tuple[Plan, ...]:
        """Each plan with every number of workers that it is to be run with."""
        return tuple(
            dataclasses.replace(plan, workers=count)
            for plan in plans
            for count in self._counts(plan.strategy, plan.workers)
        )

    def _counts(self, identifier: str, workers: int) -> list[int]:
        is_swept = self.isChecked() and workers > 0 and strategies()[identifier].takes_workers
        return doubling(workers) if is_swept else [workers]
