"""How long it takes to say why a run of a million tasks took as long as it did.

By CPU time, since other programs do not count; the spans are made up (``synthetic``), with a message for every ten of
them and samples of the machine.
"""

import time
from collections.abc import Iterator

import numpy as np

from engine.insight.verdict import why
from engine.model.call import Python
from engine.trace.run import Run

from . import synthetic
from .figure import Figure

_SPANS = 1_000_000
_ROUNDS = 5


def figures() -> Iterator[Figure]:
    """The best of some rounds, in seconds."""
    run = Run(synthetic.plan(_SPANS))
    for batch in synthetic.batches(_SPANS):
        run.apply(batch)
    run.python = Python("3.11.0", True, 2)
    for lane in run.trace.lanes:
        before = np.arange(0, len(lane), 10)
        rows = {"number": before, "size": before + 100, "took_ns": before * 0 + 900, "before": before}
        lane.traffic.received.append(rows)
        lane.traffic.sent.append(rows | {"before": before + 10})
    took_s = []
    for _ in range(_ROUNDS):
        began_s = time.thread_time()
        found = why(run)
        took_s.append(time.thread_time() - began_s)
    assert found.breakdown.tasks >= _SPANS - 1
    yield Figure("explaining_1m_tasks", min(took_s), "s", "at most 1")
