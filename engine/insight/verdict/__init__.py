"""Why a run took as long as it did: the largest loss that can be mended, and what else was found.

Each rule is a file of its own with a ``RULE``, found by that name; what they look at, and say, is in ``finding``.
"""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from ...inside.language import mark
from ...trace.details import Records
from ...trace.run import Run
from ..breakdown import Breakdown, breakdown_of
from .finding import Case, Finding, Rule, Value

__all__ = ["Case", "Finding", "Rule", "Value", "Why", "rules", "why"]

LEAST_SHARE = 0.1
"""What has cost less of workers × elapsed is no cause: two runs of the same plan differ by as much."""

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Why:
    """Where a run's time went, and what is to be said of it.

    Attributes:
        breakdown: the seconds.
        verdict: the largest loss that can be mended; its cause is ``none`` where there is none.
        findings: all others, by what they have cost.
    """

    breakdown: Breakdown
    verdict: Finding
    findings: tuple[Finding, ...]


@cache
def rules() -> dict[str, Rule]:
    """All rules, by their causes."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    found: list[Rule] = [module.RULE for module in modules if hasattr(module, "RULE")]
    return {rule.cause: rule for rule in found}


def why(run: Run, records: Records | None = None, sequential_s: float | None = None) -> Why:
    """Explain a run that is over. Any thread; reads some records, if there are any.

    Args:
        run: the run.
        records: what came of its tasks; None: nothing is said of that.
        sequential_s: the plain loop's time, if it is known.
    """
    breakdown = breakdown_of(run)
    case = Case(run, breakdown, records, sequential_s)
    if run.plan.is_attached:
        return Why(breakdown, _nothing(case), ())
    if not breakdown.budget_s or not run.trace.lanes:
        return Why(breakdown, _nothing(case), _beyond_time(case))
    losses = [found for rule in rules().values() if rule.is_loss and (found := rule.applies(case)) is not None]
    losses = sorted((each for each in losses if each.share >= LEAST_SHARE), key=lambda each: -each.share)
    covered = {cause for each in losses for cause in each.instead_of}
    losses = [each for each in losses if each.cause not in covered]
    verdict, others = (losses[0], losses[1:]) if losses else (_nothing(case), [])
    return Why(breakdown, verdict, (*others, *_beyond_time(case)))


def _beyond_time(case: Case) -> tuple[Finding, ...]:
    found = [said for rule in rules().values() if not rule.is_loss and (said := rule.applies(case)) is not None]
    return tuple(sorted(found, key=lambda each: -each.share))


def _nothing(case: Case) -> Finding:
    found = case.breakdown
    if case.run.plan.is_attached:
        return Finding(_NONE, 0.0, mark("It was looked at from outside, where its calls and tasks are not seen."))
    if not found.budget_s or not case.run.trace.lanes:
        return Finding(_NONE, 0.0, mark("No job has begun, so there is nothing to tell of the time."))
    gained = case.loop_s / found.elapsed_s
    most = min(found.workers, max(found.tasks, 1))
    if most == 1:
        return Finding(_NONE, 0.0, mark("Nothing to mend: one worker was at work all the time."))
    return Finding(
        _NONE,
        0.0,
        mark("Nothing to mend: {gained} × of at most {most:,} ×."),
        values={"gained": f"{gained:.2f}", "most": most},
    )
