"""What this machine takes to start workers and to hand jobs over: measured once, and kept."""

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

from ..inside.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Costs:
    """What a strategy takes beyond the jobs themselves, in seconds.

    Attributes:
        start_s: from its call until the first worker is ready, and from the last result until it returns.
        each_s: for each further worker.
        message_s: for each message, where messages follow each other at once: the sender's part.
        job_s: for each job, whatever travels with it.
        apart_s: what a message takes of the cores, in all processes together, more than that where jobs compute for
            some milliseconds in between: whoever is woken then finds nothing in the caches.
    """

    start_s: float
    each_s: float
    message_s: float
    job_s: float
    apart_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Constants:
    """The constants of one machine and one Python.

    Attributes:
        costs: by strategy.
        pipe_s: what a byte takes through a pipe, read and written.
        reference_s: a fixed piece of computing, by which it is told whether they still hold.
        turning: how many times as long two threads take together for what is done in turn, for Python's lock.
        noise: how far apart two runs of the same are here, as the standard deviation of the logarithm of one.
    """

    costs: Mapping[str, Costs]
    pipe_s: float
    reference_s: float
    turning: float = 1.0
    noise: float = 0.05

    def fields(self) -> dict[str, Any]:
        """As plain data."""
        return dataclasses.asdict(self)

    def recording(self, recording_s: float | None) -> "Constants":
        """The same where recording a job takes so long; as it depends on the item. None: as long as it took here."""
        if recording_s is None:
            return self
        more_s = recording_s - self.costs["sequential"].job_s
        return dataclasses.replace(self, costs={name: _with_more(each, more_s) for name, each in self.costs.items()})

    @classmethod
    def of_fields(cls, fields: Any) -> "Constants":
        """What ``fields`` gave. Raises ValueError if it is nothing of the kind."""
        try:
            costs = {
                str(name): Costs(**{key: float(each[key]) for key in _COSTS}) for name, each in fields["costs"].items()
            }
            found = cls(costs, *(float(fields[name]) for name in _FIGURES))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ValueError("no constants") from None
        figures = [
            *(getattr(found, name) for name in _FIGURES),
            *(getattr(each, key) for each in costs.values() for key in _COSTS),
        ]
        if not all(math.isfinite(figure) and figure >= 0 for figure in figures) or "sequential" not in costs:
            raise ValueError("no constants")
        return found


def _with_more(cost: Costs, more_s: float) -> Costs:
    """The same with so much more for each job; of threads each message is one."""
    name = "job_s" if cost.job_s else "message_s"
    least_s = min(getattr(cost, name), _JOB_LEAST_S)
    return dataclasses.replace(cost, **{name: max(getattr(cost, name) + more_s, least_s)})


_JOB_LEAST_S = 0.2e-6
_COSTS = tuple(field.name for field in dataclasses.fields(Costs))
_FIGURES = tuple(field.name for field in dataclasses.fields(Constants) if field.name != "costs")
