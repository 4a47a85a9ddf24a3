"""What this machine takes to start workers and to hand jobs over: measured once, and kept."""

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Costs:
    """What a strategy takes beyond the jobs themselves, in seconds.

    Attributes:
        start_s: from its call until the first worker is ready, and from the last result until it returns.
        each_s: for each further worker.
        message_s: for each message, where messages follow each other at once: the sender's part.
        job_s: for each job, whatever travels with it.
    """

    start_s: float
    each_s: float
    message_s: float
    job_s: float


@dataclass(frozen=True, slots=True)
class Constants:
    """The constants of one machine and one Python.

    Attributes:
        costs: by strategy.
        pipe_s: what a byte takes through a pipe, read and written.
        reference_s: a fixed piece of computing, by which it is told whether they still hold.
    """

    costs: Mapping[str, Costs]
    pipe_s: float
    reference_s: float

    def fields(self) -> dict[str, Any]:
        """As plain data."""
        return dataclasses.asdict(self)

    @classmethod
    def of_fields(cls, fields: Any) -> "Constants":
        """What ``fields`` gave. Raises ValueError if it is nothing of the kind."""
        try:
            costs = {
                str(name): Costs(**{key: float(each[key]) for key in _COSTS}) for name, each in fields["costs"].items()
            }
            found = cls(costs, float(fields["pipe_s"]), float(fields["reference_s"]))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise ValueError("no constants") from None
        figures = [found.pipe_s, found.reference_s, *(getattr(each, key) for each in costs.values() for key in _COSTS)]
        if not all(math.isfinite(figure) and figure >= 0 for figure in figures) or "sequential" not in costs:
            raise ValueError("no constants")
        return found


_COSTS = tuple(field.name for field in dataclasses.fields(Costs))
