"""What one run lost that another one did not."""

from dataclasses import dataclass

from .breakdown import PARTS, Breakdown

_OF_ELAPSED_LEAST = 0.1
_GAINED = ("computing",)


@dataclass(frozen=True, slots=True)
class LostMore:
    """The part in which a run lost most against another; what each lost in it for each of its workers, in seconds."""

    part: str
    lost_s: float
    other_s: float


def lost_more(run: Breakdown, other: Breakdown) -> LostMore | None:
    """What ``run`` lost more than ``other``; None if that is no tenth of its time in any part.

    As it is told for each worker, and elapsed is what all parts make together, runs of different numbers of workers
    can be held against each other.
    """
    found = [
        LostMore(name, run.parts[name] / run.workers, other.parts[name] / other.workers)
        for name in PARTS
        if name not in _GAINED
    ]
    most = max(found, key=lambda each: each.lost_s - each.other_s)
    return most if most.lost_s - most.other_s >= _OF_ELAPSED_LEAST * max(run.elapsed_s, 1e-9) else None
