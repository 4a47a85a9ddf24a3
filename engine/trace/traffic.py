"""What travelled: the messages of a lane, and what each task's argument and result cost.

A message brings one task or several, and what it cost is theirs together; so a task's share is told with the number
of those that share it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.layout import ENDED, INDEX, KIND, KIND_RECEIVED, KIND_SENT, STARTED, VALUE
from ..model.cells import times_ns
from .columns import Columns
from .intervals import Intervals

_NUMBER_MOST = 50_000_000


@dataclass(frozen=True, slots=True)
class Message:
    """What brought a task's argument, or took its result.

    Attributes:
        tasks: how many tasks it brought, or how many results; at least 1.
        size: in bytes.
        pickle_ns, unpickle_ns: how long it took to make and to read it; None where that was not measured.
    """

    tasks: int
    size: int
    pickle_ns: int | None
    unpickle_ns: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """All messages of a run: those with arguments, as they were received, and those with results, as they were sent.

    Attributes:
        arguments, results: how many messages.
        argument_bytes, result_bytes: their sizes, added up.
        pickle_ns, unpickle_ns: the time it took to make all of them, and to read all of them, at both ends; None where
            that could not be measured.
    """

    arguments: int
    argument_bytes: int
    results: int
    result_bytes: int
    pickle_ns: int | None
    unpickle_ns: int | None


def totals_of(lanes: "Sequence[LaneTraffic]", runner: "RunnerTraffic") -> Totals:
    """All that travelled, by both ends of it."""
    arguments = sum(len(each.received) for each in lanes)
    unseen = np.concatenate([each.received["number"][each.received["size"] == 0] for each in lanes] or [[]])
    sizes = runner.sent(unseen.astype(np.int64))[0]
    return Totals(
        arguments=arguments,
        argument_bytes=sum(int(each.received["size"].sum()) for each in lanes) + int(sizes.sum()),
        results=sum(len(each.sent) for each in lanes),
        result_bytes=sum(int(each.sent["size"].sum()) for each in lanes),
        pickle_ns=runner.pickle_ns + sum(int(each.sent["took_ns"].sum()) for each in lanes),
        unpickle_ns=None
        if arguments == len(unseen)
        else runner.unpickle_ns + sum(int(each.received["took_ns"].sum()) for each in lanes),
    )


class LaneTraffic:
    """The messages of one worker, in their order among its tasks.

    ``before`` is, for each message, how many of the worker's tasks had ended before it.
    """

    __slots__ = ("received", "sent")

    def __init__(self) -> None:
        """None yet."""
        self.received = Columns(number=np.int64, size=np.int64, took_ns=np.int64, before=np.int64)
        self.sent = Columns(number=np.int64, size=np.int64, took_ns=np.int64, before=np.int64)

    @classmethod
    def restored(
        cls, received: "Mapping[str, NDArray[np.int64]]", sent: "Mapping[str, NDArray[np.int64]]"
    ) -> "LaneTraffic":
        """Messages as they were: ``number``, ``size``, ``took_ns`` and ``before`` of both kinds."""
        traffic = cls.__new__(cls)
        traffic.received, traffic.sent = Columns.of(**received), Columns.of(**sent)
        return traffic

    def extend(self, cells: "NDArray[np.uint64]", before: "NDArray[np.int64]") -> None:
        """Add the messages among ``cells`` (all of them messages, right ones); ``before`` as above."""
        rows = _rows(cells) | {"before": before}
        received = (cells[:, KIND] & 0xFF) == KIND_RECEIVED
        # A worker also sends what is no task's result, such as that it ends.
        last = self.sent["before"][-1:]
        sent = ~received
        sent[sent] = np.diff(before[sent], prepend=last if len(last) else 0) > 0
        for chosen, columns in ((received, self.received), (sent, self.sent)):
            if chosen.any():
                columns.append({name: column[chosen] for name, column in rows.items()})


class RunnerTraffic:
    """The runner's end: what it sent, by the messages' numbers, and what it received in all.

    ``handled`` has the times at which it pickled or unpickled a message, in the order in which they were read: columns
    ``started_ns`` and ``took_ns``.
    """

    __slots__ = ("_size", "_took_ns", "handled", "pickle_ns", "unpickle_ns")

    def __init__(self) -> None:
        """Nothing yet."""
        self._size, self._took_ns = np.zeros((2, 64), np.int64)
        self.handled = Columns(started_ns=np.int64, took_ns=np.float32)
        self.pickle_ns = 0
        self.unpickle_ns = 0

    @classmethod
    def restored(
        cls,
        size: "NDArray[np.int64]",
        took_ns: "NDArray[np.int64]",
        pickle_ns: int,
        unpickle_ns: int,
        *,
        handled: "Mapping[str, NDArray[Any]] | None" = None,
    ) -> "RunnerTraffic":
        """The runner's end as it was: the arrays of ``by_number``, and the columns of ``handled``, if known."""
        traffic = cls()
        if handled is not None:
            traffic.handled = Columns.of(**handled)
        traffic._size, traffic._took_ns = size, took_ns
        traffic.pickle_ns, traffic.unpickle_ns = pickle_ns, unpickle_ns
        return traffic

    def by_number(self) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Sizes in bytes and pickling times in ns, both by the messages' numbers, up to the last that is known."""
        known = np.flatnonzero(self._size)
        end = int(known[-1]) + 1 if len(known) else 0
        return self._size[:end], self._took_ns[:end]

    def extend(self, cells: "NDArray[np.uint64]") -> None:
        """Add messages; all of them right ones."""
        rows = _rows(cells)
        sent = (cells[:, KIND] & 0xFF) == KIND_SENT
        self.pickle_ns += int(rows["took_ns"][sent].sum())
        self.unpickle_ns += int(rows["took_ns"][~sent].sum())
        self.handled.append({"started_ns": times_ns(cells, STARTED), "took_ns": rows["took_ns"]})
        sent &= rows["number"] < _NUMBER_MOST
        numbers = rows["number"][sent]
        if len(numbers):
            self._make_room(int(numbers.max()) + 1)
            self._size[numbers] = rows["size"][sent]
            self._took_ns[numbers] = rows["took_ns"][sent]

    def busy(self) -> Intervals:
        """When it pickled or unpickled a message, in any of its threads."""
        started_ns = self.handled["started_ns"]
        return Intervals(started_ns, started_ns + self.handled["took_ns"].astype(np.int64))

    def sent(self, numbers: "NDArray[np.int64]") -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Sizes in bytes and pickling times in ns of the messages of these numbers; 0 of those that are not known."""
        sizes, times_ns = np.zeros_like(numbers), np.zeros_like(numbers)
        is_known = (numbers > 0) & (numbers < len(self._size))
        sizes[is_known], times_ns[is_known] = self._size[numbers[is_known]], self._took_ns[numbers[is_known]]
        return sizes, times_ns

    def _make_room(self, wanted: int) -> None:
        if wanted > len(self._size):
            more = max(wanted, 2 * len(self._size)) - len(self._size)
            self._size = np.concatenate([self._size, np.zeros(more, np.int64)])
            self._took_ns = np.concatenate([self._took_ns, np.zeros(more, np.int64)])


def _rows(cells: "NDArray[np.uint64]") -> "dict[str, NDArray[np.int64]]":
    started_s, ended_s = cells[:, STARTED].view(np.float64), cells[:, ENDED].view(np.float64)
    return {
        "number": np.minimum(cells[:, INDEX], _NUMBER_MOST).astype(np.int64),
        "size": np.minimum(cells[:, VALUE], 2**62).astype(np.int64),
        "took_ns": np.rint((ended_s - started_s) * 1e9).astype(np.int64),
    }
