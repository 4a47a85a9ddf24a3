"""What jobs take alone, told by another run: the plain loop's, or one of the same program on one core."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from ..model.alone import Alone
from ..trace.calls import Call
from ..trace.run import Run
from .own_time import alone_of, measured, takes_turns
from .stretches import Stretch, windows_of

Site = tuple[str | None, int | None, str | None]
"""Where a call stands, and what its jobs call: the file, the line, the function."""

Reference = Mapping[Site, Alone]
"""What the jobs of some calls take alone, by where these stand."""

NO_REFERENCE: Reference = MappingProxyType({})


def site(call: Call) -> Site:
    """Where a call stands."""
    return call.file, call.line, call.function


def reference_of(run: Run) -> Reference:
    """What a run tells of its jobs alone; empty of one whose jobs were not alone, or of which nothing was measured.

    On one core jobs compute in turn. Of threads it is not known then what they waited for. Pure; any thread.
    """
    if run.plan.watch is None:
        alone = alone_of(run) if run.plan.strategy == "sequential" else None
        return {site(run.call(0)): alone} if alone is not None else {}
    if run.python is None or run.python.cores != 1 or takes_turns(run):
        return {}
    stretches: defaultdict[Site, list[Stretch]] = defaultdict(list)
    for window in windows_of(run):
        stretches[site(run.call(window.call))] += window.stretches
    found = {where: _alone(its) for where, its in stretches.items()}
    return {where: alone for where, alone in found.items() if alone.tasks}


def _alone(stretches: list[Stretch]) -> Alone:
    count, cpu_ns, waiting_ns = 0, 0.0, 0.0
    for each in stretches:
        lane, at = each.lane, each.positions
        took = (lane.ended_ns(at) - lane.column("started_ns")[at]).astype(np.float64)
        took, cpu, queued = measured(took, lane.facts, at)
        count += len(at)
        cpu_ns += float(cpu.sum())
        waiting_ns += float((took - cpu - queued).sum())
    return Alone(count, cpu_ns / 1e9, waiting_ns / 1e9)
