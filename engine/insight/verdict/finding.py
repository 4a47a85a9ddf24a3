"""What a rule says of a run, and what it looks at."""

from collections.abc import Callable, Mapping
from dataclasses import field

from ...inside.data_class import dataclass
from ...inside.records.evidence import MADE
from ...model.task import State
from ...trace.details import Records
from ...trace.run import Run
from ..breakdown import Breakdown

Value = float | int | str
_NO_MAKING_S = 10e-6
"""For each item: what takes less in a watched program is that joblib's ``delayed`` takes it (3 to 6 µs), and so is
handing over.
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with its figures.

    Attributes:
        cause: its name, that of a part or of something beyond time.
        share: the share of workers × elapsed that it has cost, 0 to 1; 0 where it has cost no time.
        sentence: what is so, and ``advice``, what to do: whole sentences, marked for translation, with the places of
            ``values``; the advice may be empty.
        values: the figures. By their names: ``…_s`` seconds, ``…_bytes`` a size, ``…_share`` a share, others a number
            or a text.
        tasks: those that it is about, by their indices; few of many.
        instead_of: other causes that need not be told beside this one, since it is what they come from.
    """

    cause: str
    share: float
    sentence: str
    advice: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    tasks: tuple[int, ...] = ()
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at: a run that is over, where its time went, and its records, if they can still be read.

    ``sequential_s`` is the plain loop's time, if that is known.
    """

    run: Run
    breakdown: Breakdown
    records: Records | None = None
    sequential_s: float | None = None

    @property
    def each_s(self) -> float:
        """What a task computes, on average."""
        parts = self.breakdown.parts
        return (parts["computing"] + parts["slower"]) / max(self.breakdown.tasks, 1)

    @property
    def loop_s(self) -> float:
        """What the plain loop takes: as it was measured, or else what the tasks computed and waited."""
        parts = self.breakdown.parts
        made_s = self.flow_s or 0.0
        return self.sequential_s if self.sequential_s is not None else parts["computing"] + parts["waiting"] + made_s

    @property
    def is_loop_known(self) -> bool:
        """Whether ``loop_s`` is what the loop takes: not where jobs have failed, or have not run to their end."""
        counts = self.run.trace.counts
        return self.sequential_s is not None or counts[State.DONE] == counts.sum()

    @property
    def flow_s(self) -> float | None:
        """What it took to make the items, where they were made while the jobs ran; None else, or if nobody knows."""
        checked = self.run.checked
        if checked is not None:
            return checked.made.items_s if checked.made.is_flow else None
        callers = {self.run.call(window.call).pid for window in self.breakdown.windows}
        made = {
            (each.pid, each.values["call"]): (each.values["us"] / 1e6, each.values["items"])
            for each in self.run.evidence
            if each.kind == MADE and each.pid in callers
        }
        took_s = sum(took_s for took_s, items in made.values() if took_s > _NO_MAKING_S * items)
        return took_s if made else None

    @property
    def is_sender_measured(self) -> bool:
        """Whether it is known when the main process pickled; else it is known at most when it handed jobs over."""
        return len(self.run.trace.runner_traffic.handled) > 0

    def values(self, *parts: str) -> dict[str, Value]:
        """The figures of some parts: ``share``, and ``lost_s`` of all workers together."""
        found = self.breakdown
        lost_s = sum(found.parts[name] for name in parts)
        return {"lost_share": found.share(*parts), "lost_s": lost_s, "workers": found.workers}


@dataclass(frozen=True, slots=True)
class Rule:
    """How to find one cause.

    Attributes:
        cause: its name.
        applies: what it has to say of a case; None: nothing.
        is_loss: it has cost time, and so may be the verdict.
        is_wrong: because of it results are wrong or missing, which is told before any time.
        is_told_small: it is told even if it has cost next to nothing, but not as the verdict.
        least: what a loss has to have cost to be the verdict, as a share of what it takes of others: of one that is
            proven by more than its time, less will do.
    """

    cause: str
    applies: Callable[[Case], Finding | None]
    is_loss: bool = True
    is_wrong: bool = False
    is_told_small: bool = False
    least: float = 1.0
