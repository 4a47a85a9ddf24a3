"""Whether fewer workers are run as well, and several chunk sizes, to see how each way grows with them."""

import contextlib
import dataclasses
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from engine.inside.language import tr
from engine.inside.plan import Plan
from engine.inside.problem import PlanError
from engine.inside.strategies import CHUNK_KEYS, strategies
from engine.insight.sweep import chunk_sizes, doubling


class SweepBox(QCheckBox):
    """A box to be ticked for fewer workers; ``chunks`` is another one, for several chunk sizes.

    Signals:
        changed: either is ticked, or not any more.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Boxes that are not ticked."""
        super().__init__(tr("and fewer"))
        self.chunks = QCheckBox(tr("Run with several chunk sizes"))
        for box in (self, self.chunks):
            box.toggled.connect(lambda _checked: self.changed.emit())

    def beside(self, workers: QWidget) -> QWidget:
        """A row of this box and that of the number of workers."""
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(workers, 1)
        inner.addWidget(self)
        return row

    def ways(self, identifiers: Sequence[str], workers: int, jobs: int) -> int:
        """How many ways the strategies are, of which each has so many workers at most; ``jobs``: 0 if not known."""
        return sum(
            len(self._counts(identifier, workers)) * len(self._sizes(identifier, jobs)) for identifier in identifiers
        )

    def swept(self, plans: Sequence[Plan]) -> tuple[Plan, ...]:
        """Each plan with every number of workers and every chunk size that it is to be run with."""
        return tuple(
            dataclasses.replace(plan, workers=count, options={**plan.options, **size})
            for plan in plans
            for count in self._counts(plan.strategy, plan.workers)
            for size in self._fitting(plan)
        )

    def _fitting(self, plan: Plan) -> Sequence[Mapping[str, int]]:
        """The sizes that go with a plan's other options."""
        sizes = self._sizes(plan.strategy, plan.jobs if plan.function is None else 0)
        with contextlib.suppress(PlanError):
            for size in sizes:
                strategies()[plan.strategy].check({**plan.options, **size})
            return sizes
        return [{}]

    def _counts(self, identifier: str, workers: int) -> list[int]:
        is_swept = self.isChecked() and workers > 0 and strategies()[identifier].takes_workers
        return doubling(workers) if is_swept else [workers]

    def _sizes(self, identifier: str, jobs: int) -> Sequence[Mapping[str, int]]:
        known = {option.key for option in strategies()[identifier].options}
        key = next((key for key in CHUNK_KEYS if key in known), None)
        return [{key: size} for size in chunk_sizes(jobs)] if key is not None and self.chunks.isChecked() else [{}]
