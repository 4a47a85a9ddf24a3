"""What a supervisor hands on of a run: all that is new since it was asked last, and what is judged of it."""

import dataclasses
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from ..inside.data_class import dataclass
from ..inside.problem import Problem
from ..inside.records.events import Checked, Engine, Evidence
from ..inside.records.layout import CELL_BYTES
from ..inside.records.missing import Shortage
from ..inside.records.reader import Block
from ..inside.worker import Process
from .call import Python, StrategyCall
from .death import Death
from .incident import Incident
from .measured import Helper, Life, Sample
from .outcome import OPEN, TaskError, Verdict


class Fate(Enum):
    """What becomes of a task whose worker is gone: it is lost, was taken down with others, or is run again; its engine
    tries it once more by itself; or it was interrupted by Ctrl-C.
    """

    LOST = "lost"
    CANCELLED = "cancelled"
    AGAIN = "again"
    RETRIED = "retried"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Lost:
    """The task that a dead worker was running: the worker's record file, how the worker ended, and the task's fate.

    ``at_ns``: by when it had ended, where that is known better than by the moment at which this is told; else 0.
    """

    records_name: str
    death: Death
    fate: Fate = Fate.LOST
    at_ns: int = 0


@dataclass(frozen=True, slots=True)
class End:
    """The tree is gone; every later batch says so again.

    Attributes:
        running: what becomes of the tasks that still were.
        missing: what workers could not write, by their own count.
        no_room: why they could not; None if there is nothing that they could not.
        exit_status: of a program that was watched, as a shell has it; None of any other run.
        retried: what becomes of the tasks that were lost, and were to be tried once more.
    """

    running: Fate = Fate.LOST
    missing: Shortage = dataclasses.field(default_factory=Shortage)
    no_room: Problem | None = None
    exit_status: int | None = None
    retried: Fate = Fate.LOST


@dataclass(frozen=True, slots=True)
class Submitted:
    """Tasks that a call has handed over, as its process has noted it.

    Attributes:
        group, first, count: what the tasks have in their records: one key, and numbers from ``first`` on.
        call: the key of the call.
        place: the first one's place in the call.
        at_ns: when that was.
    """

    group: int
    first: int
    count: int
    call: int
    place: int
    at_ns: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What is new since the last ``poll``; times in ns of ``perf_counter_ns``. What is left out is nothing new.

    Attributes:
        at_ns: when it was read.
        python, checked: None until they are known.
        preparing_pid: the process that imports the function's file and makes its items; 0 before and afterwards.
        call: None until the strategy is called.
        calls: what has been told anew of the calls of a program that is watched: each one's key, and plain data.
        submitted: what these have handed over.
        blocks, lost: of the workers.
        traffic: cells of the runner's messages.
        unsent: tasks that could not be brought to a worker, each with the error.
        output: what was printed, by PID; ``dropped_bytes``: how much of it was skipped so far.
        suspended: the processes of stopped workers.
        lives: what is new of the processes that have run no task: those that were born, are something else than was
            thought, or are gone.
        incidents: what befell workers: signals that this program has sent them, and deaths between tasks.
        samples: what was measured of the machine and of the workers, oldest first.
        helpers: all other processes of the tree, as they were found last (at most once a second), and in the
            end those as well that were found before and have ended with the call.
        own_cpu_share: None until the call is over.
        engine: what runs the tasks, where that is a cluster; None until it is known.
        waits: what the run waits for at the moment before it can go on, where somebody may help; None: for nothing.
        imports: the seconds that workers spent importing modules to unpickle what they got, so far.
        mapped_bytes: how much joblib has written so far to files that it maps.
        evidence: what processes have seen that may be why the run is slow or wrong.
        unseen: all that is known so far of what cannot be seen of a program that is watched: what, and why.
        verdict: what is judged of the run so far; of all of the reading, so it holds once its last part is applied.
        end: None as long as there is more to come.
        is_part: there is more of the same reading to come.
    """

    at_ns: int
    python: Python | None = None
    checked: Checked | None = None
    preparing_pid: int = 0
    call: StrategyCall | None = None
    calls: tuple[tuple[int, Mapping[str, Any]], ...] = ()
    submitted: tuple[Submitted, ...] = ()
    blocks: tuple[Block, ...] = ()
    lost: tuple[Lost, ...] = ()
    traffic: tuple[bytes, ...] = ()
    unsent: tuple[tuple[int, TaskError], ...] = ()
    output: tuple[tuple[int, bytes], ...] = ()
    dropped_bytes: int = 0
    suspended: frozenset[Process] = frozenset()
    lives: tuple[Life, ...] = ()
    incidents: tuple[Incident, ...] = ()
    samples: tuple[Sample, ...] = ()
    helpers: tuple[Helper, ...] = ()
    own_cpu_share: float | None = None
    engine: Engine | None = None
    waits: Problem | None = None
    imports: Mapping[Process, float] = dataclasses.field(default_factory=dict)
    mapped_bytes: int = 0
    evidence: tuple[Evidence, ...] = ()
    unseen: tuple[tuple[str, str], ...] = ()
    verdict: Verdict = OPEN
    end: End | None = None
    is_part: bool = False

    def parts(self, cells_most: int) -> Iterator["Batch"]:
        """The same news in batches of at most ``cells_most`` ended cells (at least 1), to be applied in turn.

        What is not of the tasks is in the last one.
        """
        most = room = cells_most * CELL_BYTES
        taken: list[Block] = []
        is_split = False
        for block in sorted(self.blocks, key=lambda block: block.first_start_s):
            ended = block.ended
            while len(ended) > room:
                if room:
                    taken.append(Block(block.header, ended[:room], b""))
                yield dataclasses.replace(
                    self, calls=(), submitted=(), blocks=tuple(taken), lost=(), traffic=(), unsent=(), output=(),
                    lives=(), incidents=(), samples=(), evidence=(), end=None, is_part=True,
                )  # fmt: skip
                ended, taken, room, is_split = ended[room:], [], most, True
            room -= len(ended)
            taken.append(Block(block.header, ended, block.running))
        yield dataclasses.replace(self, blocks=tuple(taken)) if is_split else self
