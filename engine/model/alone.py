"""What the tasks of a run take in the plain loop."""

from ..inside.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Alone:
    """So many ``tasks``, their CPU time, and how long they wait for something else than a core, in seconds."""

    tasks: int
    cpu_s: float
    waiting_s: float
