"""The hosts on which the workers of a run were."""

from ..inside.data_class import dataclass
from .lane import Lane
from .run import Run


@dataclass(frozen=True, slots=True)
class Host:
    """One of them.

    Attributes:
        name: its own.
        clock_error_ns: how far its times can be off; 0 where they are by the run's own clock.
        is_here: the strategy was called on it.
        workers: the lanes of each, the outermost first.
    """

    name: str
    clock_error_ns: int
    is_here: bool
    workers: tuple[list[Lane], ...]


def hosts_of(run: Run) -> list[Host]:
    """All of them, in the order of their first workers."""
    found: dict[str, list[list[Lane]]] = {}
    for lanes in run.trace.workers:
        found.setdefault(lanes[0].header.host, []).append(lanes)
    return [
        Host(
            name,
            max(lanes[0].header.clock_error_ns for lanes in workers),
            name == (run.runner_host or name),
            tuple(workers),
        )
        for name, workers in found.items()
    ]


def is_spread(run: Run) -> bool:
    """Whether a host has to be named for one to know where a worker was."""
    names = {lane.header.host for lane in run.trace.lanes}
    return len(names | {run.runner_host} - {""}) > 1 if names else False
