"""Items that are made as the strategy takes them, as they would be by hand; in the runner."""

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

from ..problem import PlanError, Problem
from ..problems.items import NoItems, TooManyItems
from ..strategies.strategy import Pair
from .sources import ITEMS_MOST

_FIRST_MOST, _FIRST_S = 5, 0.05
STEPS_MOST, _GAP_S = 64, 0.001


class Flow:
    """The items of a run, by their numbers; iterated once, in whichever thread the strategy takes them.

    Attributes:
        first: those that were made beforehand, to try the function on: at least one, and so many as take little time.
        is_over: no more will come.
        count: how many were made.
        items_s: how long that took, in seconds.
        steps: when they were made: from when to when, by ``time.perf_counter``, and how many there were then. What
            follows within a millisecond is one step; where there are very many, each two are made one.
        failure: why there are no more, where making them has failed; None if it has not.
        when_over: called once, as soon as it is over.
    """

    def __init__(self, spec: str, items: "Iterator[Any]") -> None:
        """The items of ``spec``. Raises PlanError if the first cannot be made, or there is none."""
        self._items = items
        self.is_over = False
        self.count = 0
        self.items_s = 0.0
        self.steps: list[tuple[float, float, int]] = []
        self.failure: Problem | None = None
        self.when_over: Callable[[], None] = lambda: None
        self.first = list(itertools.islice(self._made(), 1))
        if self.failure is not None:
            raise PlanError(self.failure)
        if not self.first:
            raise PlanError(NoItems(value=spec))
        while self.items_s < _FIRST_S and len(self.first) < _FIRST_MOST and not self.is_over:
            self.first += itertools.islice(self._made(), 1)

    def __iter__(self) -> "Iterator[Pair]":
        yield from enumerate(itertools.chain(self.first, self._made()))

    def all(self) -> "list[Any]":
        """All of them. Raises PlanError where one cannot be made, or there are too many."""
        if not self.is_over:
            self.first += itertools.islice(self._items, ITEMS_MOST + 1 - self.count)
            self.count = len(self.first)
            if self.count > ITEMS_MOST:
                self.failure = TooManyItems(most=ITEMS_MOST)
            self.end()
        if self.failure is not None:
            raise PlanError(self.failure)
        return self.first

    def end(self) -> None:
        """Nobody takes any more."""
        if not self.is_over:
            self.is_over = True
            self.when_over()

    def _made(self) -> "Iterator[Any]":
        while not self.is_over:
            began_s = time.perf_counter()
            try:
                item = next(self._items)
            except StopIteration:
                self.end()
                return
            except PlanError as error:
                self.failure = error.problem
                self.end()
                return
            finally:
                ended_s = time.perf_counter()
                self.items_s += ended_s - began_s
            if self.count == ITEMS_MOST:
                self.failure = TooManyItems(most=ITEMS_MOST)
                self.end()
                return
            self.count += 1
            self._note(began_s, ended_s)
            yield item

    def _note(self, began_s: float, ended_s: float) -> None:
        steps = self.steps
        if steps and began_s - steps[-1][1] < _GAP_S:
            steps[-1] = (steps[-1][0], ended_s, self.count)
            return
        steps.append((began_s, ended_s, self.count))
        if len(steps) > STEPS_MOST:
            pairs = [(steps[at], steps[min(at + 1, STEPS_MOST)]) for at in range(0, len(steps), 2)]
            self.steps = [(one[0], other[1], other[2]) for one, other in pairs]
