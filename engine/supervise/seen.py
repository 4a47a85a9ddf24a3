"""What may be seen of a run, for the judge to judge by (see ``judging``)."""

import dataclasses
from collections.abc import Mapping, Sequence

from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..inside.problem import Problem
from ..inside.problems.results import OfATask
from ..inside.records.missing import Shortage
from ..model.batch import Fate
from ..model.call import StrategyCall
from ..model.death import Death, IdleDeaths
from ..model.task import State
from ..problems.room import NoRoom


@dataclass(frozen=True, slots=True)
class Begun:
    """The runner was told to begin.

    ``until_ns``: its time is up then (0: never). ``stops_stalled``: a run that is stalled is stopped.
    """

    plan: Plan
    until_ns: int = 0
    stops_stalled: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The items of a function of one's own were counted: so many jobs there are, for so many workers.

    0: nobody knows yet, as items are still being made.
    """

    jobs: int
    workers: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The runner cannot run the plan."""

    why: Problem


@dataclass(frozen=True, slots=True)
class Called:
    """The runner that was started last has come to the call: what is known of that."""

    call: StrategyCall


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks there are in each state."""

    of: Mapping[State, int]


@dataclass(frozen=True, slots=True)
class WorkerLost:
    """A worker has died in the midst of a task. ``task`` and ``fate`` are None where its record cannot be right."""

    pid: int
    death: Death
    task: int | None = None
    fate: Fate | None = None


@dataclass(frozen=True, slots=True)
class ThreadDied:
    """One of the strategy's own threads has died, of this."""

    why: str


@dataclass(frozen=True, slots=True)
class Odd:
    """A worker has told what may be why the run ends so (see ``inside/records/odd.py``)."""

    why: OfATask


@dataclass(frozen=True, slots=True)
class RunnerEnded:
    """The runner that was started last has ended, with this exit code."""

    code: int


@dataclass(frozen=True, slots=True)
class Looked:
    """All that was to be seen at ``at_ns`` has been told.

    ``still_s``: for how long the call has gone on without any task running or any news; 0 if it has computed lately.
    """

    at_ns: int
    still_s: float = 0.0
    idle_deaths: IdleDeaths | None = None


@dataclass(frozen=True, slots=True)
class StopAsked:
    """Somebody wants the run to be stopped, for this reason; ``interrupted``: by Ctrl-C."""

    reason: str = "stopped"


@dataclass(frozen=True, slots=True)
class Gone:
    """The tree is gone, and all that it has left was told.

    Attributes:
        problem: why the run is over, where that is known from elsewhere.
        missing: what workers could not write; ``no_room``: why they could not.
        last_words: what guardian and runner have printed as errors, in lines.
        guardian_code: the guardian's exit status.
        goes_on: how many tasks still run on each of other hosts, where nobody ends them.
    """

    problem: Problem | None = None
    missing: Shortage = dataclasses.field(default_factory=Shortage)
    no_room: NoRoom | None = None
    last_words: Sequence[str] = ()
    guardian_code: int | None = 0
    goes_on: Mapping[str, int] = dataclasses.field(default_factory=dict)


Seen = (
    Begun | Counted | Refused | Called | Counts | WorkerLost | ThreadDied | Odd | RunnerEnded | Looked | StopAsked
    | Gone
)  # fmt: skip
