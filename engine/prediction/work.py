"""What jobs take, alone; and what becomes of them in company."""

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """Lists of jobs, in their order, each list a row. All arrays have the shape (lists, units).

    A unit stands for ``jobs / units`` jobs that follow each other, and has the sum of what they take.

    Attributes:
        jobs: how many each list has.
        cpu_s, wait_s: what they compute, and wait for other things than a core.
        pickle_s, unpickle_s, sent_bytes: what sending them takes the sender, and the worker; and their sizes.
        pack_s, unpack_s, result_bytes: likewise for results, at the worker's and at the sender's end.
    """

    jobs: int
    cpu_s: Floats
    wait_s: Floats
    pickle_s: Floats
    unpickle_s: Floats
    sent_bytes: Floats
    pack_s: Floats
    unpack_s: Floats
    result_bytes: Floats

    @property
    def lists(self) -> int:
        """How many lists there are."""
        return int(self.cpu_s.shape[0])

    @property
    def units(self) -> int:
        """How many units each has."""
        return int(self.cpu_s.shape[1])

    @property
    def each(self) -> float:
        """How many jobs a unit stands for."""
        return self.jobs / self.units

    def arrays(self) -> tuple[Floats, ...]:
        """All of them, in the order of the fields."""
        return (
            self.cpu_s, self.wait_s, self.pickle_s, self.unpickle_s, self.sent_bytes, self.pack_s, self.unpack_s,
            self.result_bytes,
        )  # fmt: skip

    def joined(self, count: int) -> "Work":
        """The same with so many units joined to one."""
        if count <= 1:
            return self
        edges = np.arange(0, self.units, count)
        return Work(self.jobs, *(np.add.reduceat(each, edges, axis=1) for each in self.arrays()))

    def with_more(self, cpu_s: "Floats | float") -> "Work":
        """The same with so much more to compute."""
        return Work(self.jobs, self.cpu_s + cpu_s, *self.arrays()[1:])

    def ordered(self, order: "NDArray[np.int64]") -> "Work":
        """The same in another order of the units."""
        return Work(self.jobs, *(each[:, order] for each in self.arrays()))


@dataclass(frozen=True, slots=True)
class Nature:
    """How a function behaves beside others of its kind.

    Attributes:
        cores_each: how many cores a call uses while it computes.
        company: how many times as long a call computes with another one beside it, each on a core of its own.
        threads_company: likewise with one in another thread of its process.
        exclusive: the share of a call in which no other process can be, such as one that holds a lock.
        turns: the share of a call's computing that threads of one process do in turn: 1 where Python's lock is held.
        import_s: what a fresh process takes to import the function's file.
        first_s: what the first call in a process takes more than those after it.
    """

    cores_each: float = 1.0
    company: float = 1.0
    threads_company: float = 1.0
    exclusive: float = 0.0
    turns: float = 1.0
    import_s: float = 0.0
    first_s: float = 0.0
