"""Why a run took as long as it did: the largest loss that can be mended, and what else was found.

Each rule is a file of its own with a ``RULE``, found by that name; what they look at, and say, is in ``finding``.
"""

import importlib
import pkgutil
from functools import cache

from ...inside.data_class import dataclass
from ...inside.language import mark
from ...long_work import part, reached
from ...model.task import State
from ...prediction.ways import LOOP
from ...trace.details import Records
from ...trace.run import Run
from ..breakdown import PARTS, Breakdown, breakdown_of
from ..own_time import has_threads
from ..reference import NO_REFERENCE, Reference
from .finding import Case, Finding, Rule, Value

__all__ = ["Case", "Finding", "Rule", "Value", "Why", "rules", "why"]

LEAST_SHARE = 0.1
"""What has cost less of workers × elapsed is no cause: two runs of the same plan differ by as much."""

_OWN_LEAST = 0.5
"""Of workers × elapsed only that counts which programs beside the run have left, but this share of it at the least."""

_BY_CHANCE = 1.05
"""The plain loop's own run differs by so much from one time to the next."""

_BREAKDOWN_SHARE = 0.7  # of the work

_OF_WORKERS = frozenset((
    "starting", "pickling", "sender", "handover", "chunk", "tail", "collecting", "unused", "replaced", "too_small",
    "too_many_workers",
))  # fmt: skip
"""The causes of which a plain loop has none: what it takes beside its jobs is no way of handing them over."""

_NONE, _OTHERS = "none", "others"
_FOREIGN = (_OTHERS, "this_program")


@dataclass(frozen=True, slots=True)
class Why:
    """Where a run's time went, and what is to be said of it.

    Attributes:
        breakdown: the seconds.
        verdict: what makes results wrong, or the largest loss that can be mended; its cause is ``none`` where there is
            neither.
        findings: all others: what is wrong, the losses, and what else there is, each by what it has cost.
    """

    breakdown: Breakdown
    verdict: Finding
    findings: tuple[Finding, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules. Two may find one cause, each where the other does not apply."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return tuple(module.RULE for module in modules if hasattr(module, "RULE"))


def why(
    run: Run,
    records: Records | None = None,
    sequential_s: float | None = None,
    reference: Reference = NO_REFERENCE,
) -> Why:
    """Explain a run that is over. Any thread; reads some records, if there are any.

    What makes results wrong is the verdict before any loss; then it is the largest loss, but one that is the jobs' own
    and that no two runs would tell apart from it comes before what any run has.

    Args:
        run: the run.
        records: what came of its tasks; None: nothing is said of that.
        sequential_s: the plain loop's time, if it is known.
        reference: what its jobs take alone, told by another run.
    """
    with part(0.0, _BREAKDOWN_SHARE):
        breakdown = breakdown_of(run, reference)
    case = Case(run, breakdown, records, sequential_s)
    least = LEAST_SHARE * max(1.0 - breakdown.share(*_FOREIGN), _OWN_LEAST)
    if run.plan.is_attached:
        return Why(breakdown, _nothing(case), ())
    losses: list[Finding] = []
    own: set[str] = set()
    is_loop = run.plan.strategy == LOOP
    wrong: list[Finding] = []
    others: list[Finding] = []
    for number, rule in enumerate(rules()):
        is_unknown = not breakdown.budget_s or not run.trace.lanes or run.is_largely_unrecorded
        is_empty = is_unknown or (is_loop and rule.cause in _OF_WORKERS)
        each = (1 - _BREAKDOWN_SHARE) / len(rules())
        with part(_BREAKDOWN_SHARE + number * each, _BREAKDOWN_SHARE + (number + 1) * each):
            reached(0.0)
            found = None if rule.is_loss and is_empty else rule.applies(case)
        if found is None:
            continue
        if rule.is_wrong:
            wrong.append(found)
        elif rule.is_loss and found.share >= rule.least * (LEAST_SHARE if rule.cause == _OTHERS else least):
            losses.append(found)
            own |= {found.cause} if rule.is_told_small else set()
        elif not rule.is_loss or rule.is_told_small:
            others.append(found)
    covered = {cause for each in losses for cause in each.instead_of}
    losses = [each for each in losses if each.cause not in covered]
    first = max(losses, key=lambda each: each.share + LEAST_SHARE * (each.cause in own), default=None)
    losses = _by_share(losses)
    if not wrong:
        losses.sort(key=lambda each: each is not first)
    told = [*wrong, *losses, *_by_share(others)]
    if not wrong and not losses:
        told.insert(0, _nothing(case))
    return Why(breakdown, told[0], tuple(told[1:]))


def _by_share(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: -each.share)


def _nothing(case: Case) -> Finding:
    found = case.breakdown
    if case.run.plan.is_attached:
        return Finding(_NONE, 0.0, mark("It was looked at from outside, where its calls and jobs are not seen."))
    if not found.budget_s or not case.run.trace.lanes:
        return Finding(_NONE, 0.0, mark("No job has begun, so there is nothing to tell of the time."))
    if case.run.lost_records:
        told = mark("What was recorded was removed meanwhile, so nobody can say where the time went.")
        return Finding(_NONE, 0.0, told)
    if case.run.is_largely_unrecorded:
        told = mark("{unrecorded:,} of {jobs:,} jobs left no record, so nobody can say where the time went.")
        values = {"unrecorded": case.run.unrecorded, "jobs": case.run.trace.jobs}
        return Finding(_NONE, 0.0, told, values=values)
    counts = case.run.trace.counts
    if counts[State.ERROR]:
        told, advice = mark("{errors:,} of {jobs:,} jobs raised an error."), mark("Mend that first.")
        return Finding(_NONE, 0.0, told, advice, {"errors": int(counts[State.ERROR]), "jobs": int(counts.sum())})
    gained = case.loop_s / found.elapsed_s
    most = min(found.workers, max(found.tasks, 1))
    cores, is_one_call = found.machine.cores, len(found.windows) == 1
    is_loop = case.run.plan.strategy == LOOP
    is_by_choice = is_loop or has_threads(case.run)
    if most == 1 < min(cores, found.tasks) and is_one_call and not is_by_choice:
        told = mark("One worker was busy all the time, and {cores:,} cores can be used: take as many workers.")
        return Finding(_NONE, 0.0, told, values={"cores": cores})
    beside_s = sum(found.parts[name] for name in PARTS if name in _OF_WORKERS)
    if is_loop and beside_s >= LEAST_SHARE * found.elapsed_s:
        told = mark("Nothing to fix: of {elapsed_s}, {beside_s} went into calling the jobs and recording them.")
        return Finding(_NONE, 0.0, told, values={"elapsed_s": found.elapsed_s, "beside_s": beside_s})
    if most == 1:
        return Finding(_NONE, 0.0, mark("Nothing to fix: one worker was busy all the time."))
    if case.is_loop_known and gained * _BY_CHANCE < 1.0:
        told = mark("No cause is known for {unknown_share} of the workers' time.")
        advice = mark("The plain loop is faster: it takes about {loop_s}.")
        unknown = found.unexplained_s / found.budget_s
        return Finding(_NONE, 0.0, told, advice, {"unknown_share": unknown, "loop_s": case.loop_s})
    told = mark("Nothing to fix: {gained} × of at most {most:,} ×.")
    if case.sequential_s is not None and gained > most * _BY_CHANCE:
        told = mark(
            "Nothing to fix: {gained} ×. Workers alone give {most:,} × at most, so the plain loop was slowed by "
            "something else."
        )
    return Finding(_NONE, 0.0, told, values={"gained": f"{gained:.2f}", "most": most})
