"""From where to where the numbers of a run go: what a scale of colours needs."""

from collections.abc import Sequence

from ..inside.records.facts import Fact
from .lane import Lane


def durations_ns(lanes: Sequence[Lane]) -> tuple[int, int]:
    """How long the shortest and the longest of the spans that have ended took; 0 and 0 before."""
    used = [lane for lane in lanes if len(lane)]
    shortest_ns = min((lane.shortest_ns for lane in used), default=0)
    return shortest_ns, max((lane.longest_ns for lane in used), default=0)


def fact_range(lanes: Sequence[Lane], fact: Fact) -> tuple[float, float]:
    """The least number that is not 0, and the greatest, of a fact; 0 and 0 if there is none."""
    ranges = [lane.facts.range(fact) for lane in lanes if lane.facts.is_measured(fact)]
    least = min((low for low, high in ranges if high), default=0.0)
    return least, max((high for _, high in ranges), default=0.0)
