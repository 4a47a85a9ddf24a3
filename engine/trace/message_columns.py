"""What travelled for many tasks of a worker at once: the messages of each, as columns."""

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from .traffic import LaneTraffic, Message, RunnerTraffic

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Messages:
    """What brought the argument of each task, or took its result, as ``Message`` has it for one.

    ``tasks`` is 0 where nothing did that is known; the times are -1 where they were not measured.
    """

    tasks: Whole
    size: Whole
    pickle_ns: Whole
    unpickle_ns: Whole

    @classmethod
    def none(cls, count: int) -> "Messages":
        """Of so many tasks nothing is known; to be filled in."""
        return cls(np.zeros(count, np.int64), np.zeros(count, np.int64), *np.full((2, count), -1, np.int64))

    def one(self, row: int) -> Message | None:
        """That of one task; None if nothing is known of it."""
        times_ns = (int(column[row]) for column in (self.pickle_ns, self.unpickle_ns))
        known = (None if time_ns < 0 else time_ns for time_ns in times_ns)
        return Message(int(self.tasks[row]), int(self.size[row]), *known) if self.tasks[row] else None

    def put(self, rows: "NDArray[np.intp]", other: "Messages") -> None:
        """Those of some rows are the other ones."""
        for name in ("tasks", "size", "pickle_ns", "unpickle_ns"):
            getattr(self, name)[rows] = getattr(other, name)


def argument_messages(lane: LaneTraffic, runner: RunnerTraffic, positions: Whole, count: int) -> Messages:
    """What brought the arguments of a lane's tasks at ``positions`` of ``count``."""
    before = lane.received["before"]
    if not len(before):
        return Messages.none(len(positions))
    at = np.searchsorted(before, positions, "right") - 1
    was_received, at = at >= 0, np.maximum(at, 0)
    tasks = np.append(before[1:], count)[at] - before[at]
    number, size, took_ns = (lane.received[name][at] for name in ("number", "size", "took_ns"))
    sent_size, sent_ns = runner.sent(number)
    # A process object is unpickled unseen, and its size is known from the runner alone.
    is_known = was_received & ((size > 0) | (sent_size > 0))
    return Messages(
        np.where(is_known, tasks, 0),
        np.where(size > 0, size, sent_size),
        np.where(sent_size > 0, sent_ns, -1),
        np.where(size > 0, took_ns, -1),
    )


def result_messages(lane: LaneTraffic, positions: Whole) -> Messages:
    """What took the results of a lane's tasks at ``positions``."""
    before = lane.sent["before"]
    if not len(before):
        return Messages.none(len(positions))
    at = np.searchsorted(before, positions, "right")
    is_known, at = at < len(before), np.minimum(at, len(before) - 1)
    tasks = np.diff(before, prepend=0)[at]
    unpickle_ns = np.full(len(positions), -1, np.int64)
    return Messages(np.where(is_known, tasks, 0), lane.sent["size"][at], lane.sent["took_ns"][at], unpickle_ns)
