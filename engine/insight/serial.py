"""When the main process of a program was alone, and when anything was open that is parallel: pure functions."""

from collections.abc import Iterable

from ..trace.run import Run

Stretch = tuple[int, int]
"""From when to when, in ns of ``perf_counter_ns``."""


def in_calls(run: Run) -> list[Stretch]:
    """When any call was open, merged, in order; one that is open goes on to what is known last."""
    calls = [call for _, call in run.calls() if call.started_ns]
    return merged((call.started_ns, call.ended_ns or run.until_ns) for call in calls)


def serial(run: Run) -> list[Stretch]:
    """When no call was open, from the program's start to its end, or to what is known last.

    Of one that is looked at from outside nobody knows: never.
    """
    if run.plan.is_attached:
        return []
    found, at_ns = [], run.started_ns
    for start_ns, end_ns in in_calls(run):
        if start_ns > at_ns:
            found.append((at_ns, start_ns))
        at_ns = max(at_ns, end_ns)
    return [*found, (at_ns, run.until_ns)] if run.started_ns and run.until_ns > at_ns else found


def serial_s(run: Run) -> float:
    """How long no call was open, in seconds."""
    return sum(end_ns - start_ns for start_ns, end_ns in serial(run)) / 1e9


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time without overlaps, in order."""
    found: list[Stretch] = []
    for start_ns, end_ns in sorted(stretches):
        if found and start_ns <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end_ns)
        else:
            found.append((start_ns, end_ns))
    return found
