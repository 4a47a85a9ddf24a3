"""What one run lost that another one did not."""

from collections.abc import Iterator, Sequence

from ..inside.data_class import dataclass
from .breakdown import PARTS, Breakdown
from .comparison import SEQUENTIAL, Comparison
from .verdict import Why

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


@dataclass(frozen=True, slots=True)
class Explained:
    """A way of a comparison: its place among the ways, why it took as long as it did, and what it lost more.

    ``more`` is against the fastest way, whose place is ``fastest``; None for that one, and where nothing stands out.
    """

    place: int
    why: Why
    fastest: int
    more: LostMore | None


def explained(comparison: Comparison, whys: Sequence[Why]) -> Iterator[Explained]:
    """Each way that is ranked, the plain loop left out, the fastest first. Pure.

    Args:
        comparison: of some runs.
        whys: of each of them, by its number.
    """
    fastest: int | None = None
    for place, way in enumerate(comparison.ways[: comparison.ranked]):
        if way.plan.strategy == SEQUENTIAL:
            continue
        found = whys[way.runs[0]]
        fastest = place if fastest is None else fastest
        than = whys[comparison.ways[fastest].runs[0]]
        more = lost_more(found.breakdown, than.breakdown) if place != fastest else None
        yield Explained(place, found, fastest, more)
