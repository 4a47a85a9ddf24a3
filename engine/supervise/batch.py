"""What a supervisor hands on of a run: all that is new since it was asked last."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..inside import preflight
from ..inside.deaths import Death
from ..inside.problem import Problem
from ..inside.records.layout import CELL_BYTES
from ..inside.records.reader import Block
from ..inside.records.shortage import Shortage
from ..inside.workloads.items_once import AT_ONCE, Made


@dataclass(frozen=True, slots=True)
class Call:
    """The strategy's call: when it started and ended (0: not yet), in ns; what it raised, as JSON, if anything; and how
    many results it returned, if it returned and returns any.
    """

    runner_pid: int
    started_ns: int
    ended_ns: int
    error: bytes | None
    returned: int | None


@dataclass(frozen=True, slots=True)
class Python:
    """The Python that the runner is: its version, whether it has the global lock, and the cores it may use."""

    version: str
    gil: bool
    cores: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A function of one's own was tried: how many items there are, what was found, and how the items came about."""

    jobs: int
    workers: int
    found: preflight.Found
    made: Made = AT_ONCE

    @classmethod
    def from_event(cls, fields: Mapping[str, Any]) -> "Checked | None":
        """From the runner's event; None from one that is garbled."""
        try:
            found, made = (
                {field.name: fields[field.name] for field in dataclasses.fields(kind)}
                for kind in (preflight.Found, Made)
            )
            return cls(int(fields["jobs"]), int(fields["workers"]), preflight.Found(**found), Made(**made))
        except (KeyError, TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Lost:
    """The task that a dead worker was running: the worker's record file, and how the worker ended.

    ``is_taken_down`` says that the worker was ended on purpose, with its pool or with the tree: it is not to blame.
    """

    records_name: str
    death: Death
    is_taken_down: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """The tree is gone; every later batch says so again.

    Attributes:
        stopped: why the run was stopped: ``"stopped"`` (somebody asked), ``"timeout"``, ``"stalled"``, ``"respawn"``
            (its workers die before they run a task); None if it ended by itself.
        refused: what the runner found wrong with the plan, if it did; then nothing was run.
        problem: why it never began otherwise, if it did not.
        missing: what workers could not write, by their own count.
        no_room: why they could not; None if there is nothing that they could not.
    """

    stopped: str | None
    refused: Problem | None
    problem: Problem | None
    missing: Shortage = dataclasses.field(default_factory=Shortage)
    no_room: Problem | None = None


@dataclass(frozen=True, slots=True)
class IdleDeaths:
    """Workers that died while they ran no task: as they began, or received a task or sent its result.

    Attributes:
        count: how many.
        in_a_row: how many that never ran one, since a task has last ended.
        pid, death, words: of the last of them: how it ended, and the error that was printed last, if any.
    """

    count: int
    in_a_row: int
    pid: int
    death: Death
    words: str


@dataclass(frozen=True, slots=True)
class ProcessSample:
    """What a worker's process took: CPU since it was sampled last (1.0 is one core; None: not known yet), and memory.

    ``rss_bytes`` is its resident memory. Pages that it shares with others are in it, and so in each of theirs.
    """

    pid: int
    cpu: float | None
    rss_bytes: int


@dataclass(frozen=True, slots=True)
class Sample:
    """What went on at the machine for a while.

    Attributes:
        since_ns, at_ns: from when, which is when the sample before was taken, or the run was started; and when it was
            taken; in ns of ``perf_counter_ns``.
        cores: how much of the cores that the program may use was in use, by whomever, from 0 to 1.
        own: how much of them this program and the guardian took, from 0 to 1.
        processes: those that have run tasks and live; each once, however many of its threads are workers.
        others: how many cores programs used that are neither this one nor of the run; None where that is not known.
    """

    since_ns: int
    at_ns: int
    cores: float
    own: float
    processes: tuple[ProcessSample, ...]
    others: float | None = None


@dataclass(frozen=True, slots=True)
class Helper:
    """A process of the run's tree that has run no task. ``kind`` is one of ``helpers.KINDS``."""

    pid: int
    kind: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What is new since the last ``poll``; times in ns of ``perf_counter_ns``. What is left out is nothing new.

    Attributes:
        at_ns: when it was read.
        python, checked: None until they are known.
        call: None until the strategy is called.
        blocks, lost: of the workers.
        traffic: cells of the runner's messages.
        unsent: tasks that could not be brought to a worker, each with the error as plain data.
        output: what was printed, by PID; ``dropped_bytes``: how much of it was skipped so far.
        still_s: for how many seconds the call has gone on without any task running or any news; 0 if it has computed
            lately.
        idle_deaths: None as long as there are none.
        suspended: the PIDs of stopped workers.
        samples: what was measured of the machine and of the workers, oldest first.
        helpers: all other processes of the tree, as they were found last (at most once a second), and in the
            end those as well that were found before and have ended with the call.
        own_cpu_share: None until the call is over.
        stopped, end: as in ``End``.
        dead_thread: what one of the strategy's own threads died of, in one line; None as long as none has.
        imports: the seconds that workers spent importing modules to unpickle what they got, by PID.
        mapped_bytes: how much joblib has written to files that it maps, in all.
        oddities: what workers have told that explains how the run ends, by its code (see ``records/odd.py``).
        is_part: there is more of the same reading to come.
    """

    at_ns: int
    python: Python | None = None
    checked: Checked | None = None
    call: Call | None = None
    blocks: tuple[Block, ...] = ()
    lost: tuple[Lost, ...] = ()
    traffic: tuple[bytes, ...] = ()
    unsent: tuple[tuple[int, Mapping[str, Any]], ...] = ()
    output: tuple[tuple[int, bytes], ...] = ()
    dropped_bytes: int = 0
    still_s: float = 0.0
    idle_deaths: IdleDeaths | None = None
    suspended: frozenset[int] = frozenset()
    samples: tuple[Sample, ...] = ()
    helpers: tuple[Helper, ...] = ()
    own_cpu_share: float | None = None
    stopped: str | None = None
    end: End | None = None
    dead_thread: str | None = None
    is_part: bool = False
    oddities: Mapping[str, Problem] = dataclasses.field(default_factory=dict)
    imports: Mapping[int, float] = dataclasses.field(default_factory=dict)
    mapped_bytes: int = 0

    def parts(self, cells_most: int) -> Iterator["Batch"]:
        """The same news in batches of at most ``cells_most`` ended cells (at least 1), to be applied in turn.

        What is not of the tasks is in the last one.
        """
        most = room = cells_most * CELL_BYTES
        taken: list[Block] = []
        for block in sorted(self.blocks, key=lambda block: block.first_start_s):
            ended = block.ended
            while len(ended) > room:
                if room:
                    taken.append(Block(block.header, ended[:room], b""))
                yield dataclasses.replace(
                    self, blocks=tuple(taken), lost=(), traffic=(), unsent=(), output=(), samples=(), end=None,
                    is_part=True,
                )  # fmt: skip
                ended, taken, room = ended[room:], [], most
            room -= len(ended)
            taken.append(Block(block.header, ended, block.running))
        yield dataclasses.replace(self, blocks=tuple(taken))
