"""Jobs that compute in several threads or processes of their own."""

import numpy as np

from ...inside.language import mark
from ...inside.records.facts import CPU, fact
from ...inside.strategies import strategies
from ...inside.strategies.inner_threads import INNER_THREADS
from ..own_time import beside_lock_ns, has_threads, takes_turns
from .finding import Case, Finding, Rule

_INNER = fact("inner_cpu")
_PARTS = ("own_queue", "slower")
_SHARE_FROM = 0.2
_OWN_LEAST = 0.05  # of a job that waits for its threads it is not known how many there were
_LEAST_S = 0.02
"""What is less may be the noise of the clocks, whose difference it is."""


def _applies(case: Case) -> Finding | None:
    all_s = inner_s = 0.0
    for lane in case.run.trace.outermost:
        inner = lane.facts.numbers(_INNER)
        told = np.isfinite(inner)
        inner_s += float(inner[told].sum()) / 1e9
        all_s += float(lane.facts.numbers(CPU)[told].sum()) / 1e9
    found = case.breakdown
    waits_for_them = 0.0
    if not all_s and takes_turns(case.run):  # of threads of one process nobody knows whose those are
        computed_s = found.parts["computing"] + found.parts["slower"]
        length_ns = max((each.to_ns for each in found.windows), default=0) - min(each.from_ns for each in found.windows)
        inner_s = beside_lock_ns(case.run, found.machine, length_ns, computed_s * 1e9) / 1e9
        all_s = computed_s + inner_s
        waits_for_them = min(found.share("waiting"), inner_s / found.budget_s)
    if found.machine.is_elsewhere:
        return None  # they may have cores of their own there
    at_work = min(len(case.run.trace.workers), found.workers)
    threads_each = all_s / max(all_s - inner_s, _OWN_LEAST * all_s, 1e-9)
    if inner_s < max(_LEAST_S, _SHARE_FROM * all_s) or at_work == 1 or at_work * threads_each <= found.machine.cores:
        return None
    sentence = mark("Of the {all_s} that the jobs computed, {inner_s} were in threads or processes of their own.")
    threads = case.run.samples.most_threads
    if threads > 1 and case.run.process_count() == len(case.run.trace.workers):
        sentence = mark(
            "Of the {all_s} that the jobs computed, {inner_s} were in threads or processes of their own; a worker had "
            "{threads:,} threads."
        )
    is_why = found.workers <= found.machine.cores  # but for their own threads they would have had a core each
    # What they computed beyond the cores that there are was in place of other workers; the plain loop has these cores.
    beyond = min(inner_s / all_s, 1.0 - found.machine.cores / (at_work * threads_each))
    cost = found.share(*_PARTS)
    if not found.parts["slower"]:  # else it is known what that has cost
        cost = max(cost, beyond * found.share("computing"))
    cost = max(cost, waits_for_them)
    return Finding(
        "inner_threads",
        cost if is_why else 0.0,
        sentence,
        _advice(case),
        {"inner_s": inner_s, "all_s": all_s, "threads": threads},
        instead_of=(*_PARTS, "waiting") if is_why and waits_for_them else _PARTS if is_why else (),
    )


def _advice(case: Case) -> str:
    plan = case.run.plan
    if plan.watch is not None and has_threads(case.run):  # what is set for the process holds for the rest of it, too
        return mark(
            "Give each job one thread, as the workers share the cores already: threadpoolctl's threadpool_limits(1) "
            "around the call; OMP_NUM_THREADS=1 holds for the whole program."
        )
    if plan.watch is None and INNER_THREADS in strategies()[plan.strategy].options:
        return mark(
            "Give each job one thread, as the workers share the cores already: the option inner_threads=1, or "
            "OMP_NUM_THREADS=1 by hand."
        )
    return mark(
        "Give each job one thread, as the workers share the cores already: OMP_NUM_THREADS=1, threadpoolctl, or "
        "joblib's inner_max_num_threads=1."
    )


RULE = Rule("inner_threads", _applies, is_told_small=True)
