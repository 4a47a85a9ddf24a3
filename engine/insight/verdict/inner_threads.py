"""Jobs that compute in several threads or processes of their own."""

import numpy as np

from ...inside.language import mark
from ...inside.records.facts import CPU, fact
from .finding import Case, Finding, Rule

_INNER = fact("inner_cpu")
_PARTS = ("own_queue", "slower")
_SHARE_FROM = 0.2
_LEAST_S = 0.02
"""What is less may be the noise of the clocks, whose difference it is."""


def _applies(case: Case) -> Finding | None:
    all_s = inner_s = 0.0
    for lane in case.run.trace.outermost:
        inner = lane.facts.numbers(_INNER)
        told = np.isfinite(inner)
        inner_s += float(inner[told].sum()) / 1e9
        all_s += float(lane.facts.numbers(CPU)[told].sum()) / 1e9
    if inner_s < max(_LEAST_S, _SHARE_FROM * all_s):
        return None
    found = case.breakdown
    sentence = mark("Of the {all_s} that the jobs computed, {inner_s} were in threads or processes of their own.")
    threads = case.run.samples.most_threads
    if threads > 1 and case.run.process_count() == len(case.run.trace.workers):
        sentence = mark(
            "Of the {all_s} that the jobs computed, {inner_s} were in threads or processes of their own; a worker had "
            "{threads:,} threads."
        )
    is_why = found.workers <= found.machine.cores  # but for their own threads they would have had a core each
    return Finding(
        "inner_threads",
        found.share(*_PARTS) if is_why else 0.0,
        sentence,
        mark("Give each job one thread, as the workers share the cores already: OMP_NUM_THREADS=1, or threadpoolctl."),
        {"inner_s": inner_s, "all_s": all_s, "threads": threads},
        instead_of=_PARTS if is_why else (),
    )


RULE = Rule("inner_threads", _applies, is_told_small=True)
