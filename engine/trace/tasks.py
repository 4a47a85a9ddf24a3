"""Which task is which: its index by its key, its call, and where its span stands."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model.cells import TASKS_MOST, reached
from .calls import Calls
from .columns import Columns
from .numbers import Numbers

_PLACE_MOST = 2**63 - 1


class Tasks:
    """The tasks of a run, by their indices. ``len`` is how many are known.

    Those of a plan are known from the start: all are of call 0, and a task's number, index and place in its call are
    one. Otherwise a task is known by its call's key and its number in that call, any 64 bits each, and gets the next
    index when it is first heard of. Of a plan's task, 7 bytes are kept; of any other, 21 more, and 12 for its number.
    """

    __slots__ = ("_belongs", "_grows", "_numbers", "_where", "calls")

    def __init__(self, planned: int | None, *, grows: bool = False) -> None:
        """``planned`` tasks, all waiting; None: whichever will come.

        ``grows``: the plan may have more, up to the highest number that is seen, until that is closed.
        """
        self._grows = grows
        self.calls = Calls()
        self._numbers: dict[int, Numbers] = {}
        count = planned or 0
        self._where = Columns.of(
            state=np.zeros(count, np.uint8), lane=np.full(count, -1, np.int16), position=np.zeros(count, np.int32)
        )
        self._belongs: Columns | None = None
        if planned is None:
            self._belongs = Columns(call=np.int32, place=np.int64, submitted_ns=np.int64, is_container=np.bool_)

    @classmethod
    def restored(
        cls, state: "NDArray[np.uint8]", calls: Calls | None, belongs: "dict[str, NDArray[Any]] | None"
    ) -> "Tasks":
        """Tasks as they were, none of which is at any place yet. What they are made of is not checked here.

        Args:
            state: of each task; their own from now on.
            calls, belongs: None for those of a plan; else all calls, and the columns of ``belongs_as_columns``.
        """
        tasks = cls(len(state))
        tasks._where = Columns.of(state=state, lane=tasks.lane, position=tasks.position)
        if calls is not None and belongs is not None:
            tasks.calls, tasks._belongs = calls, Columns.of(**belongs)
        return tasks

    def __len__(self) -> int:
        return len(self._where)

    @property
    def is_planned(self) -> bool:
        """Whether all of them were known from the start."""
        return self._belongs is None

    @property
    def state(self) -> "NDArray[np.uint8]":
        """A ``State`` for each; a view, valid until one more is heard of."""
        return self._where["state"]

    @property
    def lane(self) -> "NDArray[np.signedinteger[Any]]":
        """The number of the lane where each ran or runs; -1: none yet."""
        return self._where["lane"]

    @property
    def position(self) -> "NDArray[np.int32]":
        """The position of its span in that lane."""
        return self._where["position"]

    @property
    def is_container(self) -> "NDArray[np.bool_]":
        """Which of them only carry others, and are not counted; empty where there can be none."""
        found: NDArray[np.bool_] = np.zeros(0, np.bool_) if self._belongs is None else self._belongs["is_container"]
        return found

    def is_one_container(self, task: int) -> bool:
        """Whether a task only carries others, and is not counted."""
        return self._belongs is not None and bool(self._belongs["is_container"][task])

    def call_of(self, task: int) -> int:
        """The number of a task's call."""
        return int(self._belongs["call"][task]) if self._belongs is not None else 0

    def place_of(self, task: int) -> int | None:
        """A task's place in its call; None if nobody knows."""
        place = int(self._belongs["place"][task]) if self._belongs is not None else task
        return place if place >= 0 else None

    def submitted_ns_of(self, task: int) -> int | None:
        """When a task was handed over to be run, by ``perf_counter_ns``; None if nobody knows."""
        return (int(self._belongs["submitted_ns"][task]) or None) if self._belongs is not None else None

    def of_calls(self, numbers: Iterable[int]) -> "NDArray[np.bool_]":
        """Which of the tasks are of one of the calls of these numbers, of which some may be no call's."""
        if self._belongs is None:
            return np.full(len(self), 0 in numbers)
        wanted = np.zeros(len(self.calls), np.bool_)
        wanted[[number for number in numbers if 0 <= number < len(wanted)]] = True
        found: NDArray[np.bool_] = wanted[self._belongs["call"]]
        return found

    def counts_by_call(self, *states: int) -> "NDArray[np.int64]":
        """How many tasks each call has in one of ``states``, or in any; containers are not counted."""
        is_its = np.isin(self.state, states) if states else np.ones(len(self), np.bool_)
        if self._belongs is None:
            return np.array([np.count_nonzero(is_its)], np.int64)
        is_its &= ~self.is_container
        return np.bincount(self._belongs["call"][is_its], minlength=len(self.calls)).astype(np.int64)

    def belongs_as_columns(self) -> "dict[str, NDArray[Any]] | None":
        """``call``, ``place``, ``submitted_ns`` and ``is_container`` of each task; None for those of a plan."""
        names = ("call", "place", "submitted_ns", "is_container")
        return None if self._belongs is None else {name: self._belongs[name] for name in names}

    def make_room_for_lane(self, number: int) -> None:
        """There is a lane of this number by now."""
        if number > np.iinfo(self.lane.dtype).max:
            self._where.widen("lane", np.int32)

    def known(self, keys: "NDArray[np.uint64]", numbers: "NDArray[np.uint64]") -> "NDArray[np.int64]":
        """The index of each task with a call's key and a number; the next one for one that is not known yet.

        Returns:
            -1 where there is no such task in the plan, or where there are too many already.
        """
        if self._belongs is None:
            if self._grows:
                self._reach(reached(keys, numbers))
            is_right = (keys == 0) & (numbers < len(self))
            return np.where(is_right, numbers.astype(np.int64), -1)
        order = np.lexsort((numbers, keys))
        keys_there, numbers_there = keys[order], numbers[order]
        is_first = np.ones(len(order), np.bool_)
        is_first[1:] = (np.diff(keys_there) != 0) | (np.diff(numbers_there) != 0)
        keys_there, numbers_there = keys_there[is_first], numbers_there[is_first]
        indices = self._looked_up(keys_there, numbers_there)
        self._add_new(keys_there, numbers_there, indices, order[is_first])
        found = np.empty(len(order), np.int64)
        found[order] = indices[np.cumsum(is_first) - 1]
        return found

    def close(self, count: int) -> None:
        """The plan has so many, and no more."""
        self._reach(count)
        self._grows = False

    def submit(self, tasks: "NDArray[np.int64]", call: int, first_place: int, at_ns: int) -> None:
        """Tasks that are known were handed over by the call of this number at ``at_ns``, from ``first_place`` on."""
        if self._belongs is not None:
            self._belongs["call"][tasks] = call
            self._belongs["place"][tasks] = first_place + np.arange(len(tasks))
            self._belongs["submitted_ns"][tasks] = at_ns

    def make_containers(self, tasks: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """Some tasks only carry others. Returns those of them of which that was not known."""
        if self._belongs is None:
            return tasks[:0]
        new = tasks[~self.is_container[tasks]]
        self._belongs["is_container"][new] = True
        return new

    def _reach(self, count: int) -> None:
        zeros = np.zeros(max(count - len(self), 0), np.int64)
        self._where.append({"state": zeros, "lane": zeros - 1, "position": zeros})

    def _looked_up(self, keys: "NDArray[np.uint64]", numbers: "NDArray[np.uint64]") -> "NDArray[np.int64]":
        indices = np.full(len(keys), -1, np.int64)
        for key, rows in _stretches(keys):
            known = self._numbers.get(key)
            if known is not None:
                indices[rows] = known.of(numbers[rows])
        return indices

    def _add_new(
        self,
        keys: "NDArray[np.uint64]",
        numbers: "NDArray[np.uint64]",
        indices: "NDArray[np.int64]",
        places: "NDArray[np.intp]",
    ) -> None:
        """Give those without an index the next ones, in the order of their ``places``, as far as there is room."""
        new = np.flatnonzero(indices < 0)
        new = new[np.argsort(places[new])][: TASKS_MOST - len(self)]
        if not len(new) or self._belongs is None:
            return
        first = len(self)
        indices[new] = np.arange(first, first + len(new))
        call = np.empty(len(keys), np.int32)
        added = np.sort(new)
        for key, rows in _stretches(keys[added]):
            at = added[rows]
            self._numbers.setdefault(key, Numbers()).add(numbers[at], indices[at])
            call[at] = self.calls.number(key)
        zeros = np.zeros(len(new), np.int64)
        self._where.append({"state": zeros, "lane": zeros - 1, "position": zeros})
        place = np.where(numbers[new] <= _PLACE_MOST, numbers[new].astype(np.int64), -1)
        self._belongs.append({"call": call[new], "place": place, "submitted_ns": zeros, "is_container": zeros != 0})


def _stretches(keys: "NDArray[np.uint64]") -> "Iterator[tuple[int, slice]]":
    """Each of the keys, which ascend, and where it stands."""
    edges = [0, *(np.flatnonzero(np.diff(keys)) + 1).tolist(), len(keys)] if len(keys) else []
    for start, end in itertools.pairwise(edges):
        yield int(keys[start]), slice(start, end)
