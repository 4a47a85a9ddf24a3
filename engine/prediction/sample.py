"""What a trial has seen of a function: some calls, alone; and what two of them at once took."""

from ..inside.data_class import dataclass
from .work import Nature

_NOISE, _ALWAYS = 1.4, 0.8
"""A share that is as good as none, and one that is as good as all."""
_NOTHING_BYTES = 4
"""What None takes, pickled."""
_COMPANY_MOST = 2.0
"""With two that are slower than that, nothing is gained anyhow."""
_ALL = 0.97
"""What computes for so much of its time computes all of it, as far as clocks tell."""
_TOLD_FROM_S = 20e-6
"""Of what takes less, the clock of CPU time tells nothing."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One call: which job's, and what it took, as in ``Work``; ``inner_s`` is the CPU time with inner threads."""

    job: int
    wall_s: float
    cpu_s: float
    queued_s: float = 0.0
    inner_s: float = 0.0
    pickle_s: float = 0.0
    unpickle_s: float = 0.0
    sent_bytes: float = 0.0
    pack_s: float = 0.0
    unpack_s: float = 0.0
    result_bytes: float = 0.0

    @property
    def own_s(self) -> float:
        """What it takes where nobody else wants the core."""
        return max(self.wall_s - self.queued_s, min(self.cpu_s, self.wall_s), 1e-8)

    @property
    def computing_s(self) -> float:
        """Of that, what it computes, in threads of its own as well."""
        return self.own_s if self.own_s < _TOLD_FROM_S else min(max(self.cpu_s, self.inner_s), self.own_s)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the same calls took alone, and with as many beside them: own time and CPU time of each, in seconds."""

    alone_s: float
    alone_cpu_s: float
    beside_s: float
    beside_cpu_s: float

    @property
    def longer(self) -> float:
        """How many times as long they took, at least once."""
        return max(self.beside_s / max(self.alone_s, 1e-9), 1.0)

    @property
    def more_cpu(self) -> float:
        """How many times as much they computed, at least once."""
        return max(self.beside_cpu_s / max(self.alone_cpu_s, 1e-9), 1.0)


@dataclass(frozen=True, slots=True)
class Tried:
    """All that a trial has seen.

    Attributes:
        jobs: how many there are.
        samples: calls that were timed, by job.
        first_s: what the very first call took more than the same one again.
        import_s: what importing the function's file took.
        processes, threads: two at once of either kind; None where that was not tried.
        carries: the function, and the items and results of these calls, pickle as multiprocessing does it.
        recording_s: what recording a call takes, with its item; None where it counts for nothing.
        effects: what the calls did beside computing: of what kind, and to what.
    """

    jobs: int
    samples: tuple[Sample, ...]
    first_s: float = 0.0
    import_s: float = 0.0
    processes: Beside | None = None
    threads: Beside | None = None
    carries: bool = True
    recording_s: float | None = None
    effects: tuple[tuple[str, str], ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a call waits for more than a third of its time."""
        own_s = sum(each.own_s for each in self.samples)
        return sum(each.own_s - each.computing_s for each in self.samples) > own_s / 3

    @property
    def only_computes(self) -> bool:
        """Whether calls do nothing but compute, in the thread that makes them: on one core nothing is gained then by
        doing two at once.
        """
        own_s = sum(each.own_s for each in self.samples)
        here_s = sum(each.own_s if each.own_s < _TOLD_FROM_S else min(each.cpu_s, each.own_s) for each in self.samples)
        return bool(self.samples) and here_s >= own_s * _ALL

    @property
    def stretch(self) -> float:
        """How many times as long the calls took as they would have where nobody else wanted their core."""
        own_s = sum(each.own_s for each in self.samples)
        return max(sum(each.wall_s for each in self.samples) / own_s, 1.0) if own_s else 1.0

    @property
    def returns(self) -> bool:
        """Whether a call returned more than None, as far as anything is known of it."""
        return any(each.result_bytes > _NOTHING_BYTES for each in self.samples) or not self.samples

    def nature(self) -> Nature:
        """How the function behaves in company; where that was not tried, nothing is in its way but Python's lock."""
        computing_s = sum(each.computing_s for each in self.samples)
        own_s = sum(each.own_s for each in self.samples)
        inner_s = sum(max(each.inner_s, each.computing_s) for each in self.samples)
        wants = computing_s / own_s if own_s else 1.0
        company = _company(self.processes) if computing_s > 1e-3 else 1.0
        return Nature(
            cores_each=inner_s / computing_s if computing_s > 1e-3 else 1.0,
            company=company,
            threads_company=_company(self.threads) if self.threads and computing_s > 1e-3 else company,
            exclusive=_held(self.processes),
            turns=_turns(self.threads, wants),
            import_s=self.import_s,
            first_s=self.first_s,
        )


def _company(two: Beside | None) -> float:
    """How many times as much two compute beside each other."""
    return min(two.more_cpu, _COMPANY_MOST) if two is not None else 1.0


def _held(two: Beside | None) -> float:
    """The share of a call in which no other can be: two that take twice as long, without computing more, are never at
    once.
    """
    if two is None or two.longer / two.more_cpu < _NOISE:
        return 0.0
    held = two.longer / two.more_cpu / 2.0
    return held if held < _ALWAYS else 1.0


def _turns(two: Beside | None, wants: float) -> float:
    """The share of computing that threads do in turn; all of it where that cannot be told, as with Python's lock."""
    if two is None or wants < 0.55:
        return 1.0
    longest = 2.0 * wants
    # What is slower for want of memory's speed is not in turn for it.
    turns = max((two.longer / two.more_cpu - 1.0) / (longest - 1.0), 0.0)
    return turns if turns < _ALWAYS else 1.0
