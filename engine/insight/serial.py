"""When the main process of a program computed alone, and when it waited in calls of its own: pure functions."""

from collections.abc import Iterable

from ..trace.calls import Call
from ..trace.run import Run

Stretch = tuple[int, int]
"""From when to when, in ns of ``perf_counter_ns``."""


def in_calls(run: Run) -> list[Stretch]:
    """When calls of the main process were open, merged, in order; one that is open goes on to what is known last.

    The body of a process or thread, which is a call by its own, is none of the main process's.
    """
    calls = [call for _, call in run.calls() if _is_of_main(run, call)]
    return merged((call.started_ns, call.ended_ns or run.until_ns) for call in calls if call.started_ns)


def serial(run: Run) -> list[Stretch]:
    """When no call of the main process was open, from the program's start to its end, or to what is known last."""
    found, at_ns = [], run.started_ns
    for start_ns, end_ns in in_calls(run):
        if start_ns > at_ns:
            found.append((at_ns, start_ns))
        at_ns = max(at_ns, end_ns)
    return [*found, (at_ns, run.until_ns)] if run.started_ns and run.until_ns > at_ns else found


def serial_s(run: Run) -> float:
    """How long no call of the main process was open, in seconds."""
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


def _is_of_main(run: Run, call: Call) -> bool:
    return call.pid == run.runner_pid and call.host in ("", run.runner_host)
