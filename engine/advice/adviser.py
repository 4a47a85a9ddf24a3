"""Tries a function, foretells what each way would take, and runs those that cannot be told apart."""

import dataclasses
import time
from collections.abc import Mapping

from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..inside.probing.effects import CONNECTS
from ..inside.probing.order import Order
from ..inside.problem import PlanError
from ..prediction.advice import Advice, Doubt
from ..prediction.constants import Constants
from ..prediction.ranking import Choice, ranked
from ..prediction.sample import Sample, Tried
from ..prediction.ways import LOOP, plan_of, ways
from ..problems.advising import FirstCallRaised
from .known import kept_samples, rough_samples
from .measured import constants_for
from .others import Others
from .probes import Answer, Line, probed
from .tried import tried_of
from .verifying import WAYS_MOST, Helpers, Verified, runs_take_s, verified

DEFAULT_BUDGET_S = 20.0
_WORKERS_MOST = 32
_SAMPLING, _COMPANY, _TRIAL = 0.03, 0.1, 0.5
_SAMPLING_LEAST_S, _SAMPLING_MOST_S = 0.1, 1.5
_PATIENCE_S = 1.0
_CONSTANTS = 0.6
"""The share of what is left of the budget that the machine's constants may take, where they are not known yet."""
_PICKLING = ("pool", "executor")
"""The strategies that cannot do with what does not pickle; joblib's own pickling takes more."""
_LONG = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        plan: function, items and Python; its strategy is of no account.
        budget_s: how long all may take.
        most_workers: no way has more; None: as many as may be of use.
        calls: the function may be called.
    """

    plan: Plan
    budget_s: float = DEFAULT_BUDGET_S
    most_workers: int | None = None
    calls: bool = True


def advise(asked: Asked, helpers: Helpers) -> Advice:
    """Find the way to take. In one thread, which waits meanwhile.

    Raises:
        PlanError: the function or its items cannot be loaded, or its first call raises.
    """
    began_s = time.monotonic()
    others = Others()
    answer = _probe(asked, helpers)
    trial_s = time.monotonic() - began_s
    others.look()
    tried = tried_of(answer)
    doubts = _doubts_of_trial(asked, answer, tried)
    ready = answer.told("ready")[0] if answer.told("ready") else {}
    cores = max(int(ready.get("cores", 1)), 1)
    left_s = max(asked.budget_s - (time.monotonic() - began_s), 0.0) * _CONSTANTS
    reference_s = float(ready.get("reference_s", 0.0))
    constants, are_whole = constants_for(
        asked.plan.python, reference_s, left_s, lambda: helpers.hear(Doubt("measuring")), is_busy=others.are_busy
    )
    if not are_whole:
        doubts.append(Doubt("constants"))
    kept = () if asked.calls else kept_samples(asked.plan, tried.jobs)
    if kept:
        doubts = [Doubt("kept") if each.what == "not_tried" else each for each in doubts]
    tried = dataclasses.replace(tried, samples=tried.samples or kept or _unmeasured(asked, answer))
    worth_s = worth_from_s(constants, cores)
    if not tried.samples:
        spent_s = time.monotonic() - began_s
        told = (*doubts, *_busy(others))
        return Advice(None, None, (), {}, None, tried.jobs, 0, worth_s, spent_s, told)
    most = min(asked.most_workers or _WORKERS_MOST, tried.jobs)
    strategies = set(constants.costs) - (set() if tried.carries else set(_PICKLING))
    known = ways(tried.jobs, cores, most, strategies, waits=tried.waits, returns=tried.returns)
    choices = ranked(tried, known, constants, cores, forks=bool(ready.get("forks", True)))
    measured_s: Mapping[int, float] = {}
    best = choices[0]
    if asked.calls and not _are_lasting(tried) and answer.is_whole:
        left_s = asked.budget_s - (time.monotonic() - began_s)
        most_s = min(left_s, runs_take_s(choices, trial_s))
        found = verified(
            choices, most_s, helpers, lambda way: plan_of(asked.plan, way), others,
            ways_most=1 if cores == 1 and tried.only_computes else WAYS_MOST,
            spare_s=left_s - most_s, noise=constants.noise,
        )  # fmt: skip
        best, (choices, measured_s) = found.best, _in_order(found)
        doubts += found.doubts
    elif asked.calls and not _are_lasting(tried):
        doubts.append(Doubt("unverified"))
    loop = next(choice for choice in choices if choice.way.strategy == LOOP)
    calls = len(answer.told("call"))
    spent_s = time.monotonic() - began_s
    plan = plan_of(asked.plan, best.way)
    doubts += _busy(others)
    return Advice(plan, best, tuple(choices), measured_s, loop, tried.jobs, calls, worth_s, spent_s, tuple(doubts))


def worth_from_s(constants: Constants, cores: int) -> float | None:
    """From what the plain loop takes on, even jobs are done sooner by some other way; None: never, on one core."""
    if cores < 2:
        return None
    others = [cost for name, cost in constants.costs.items() if name not in (LOOP, "threads")]
    starts = [cost.start_s + cost.each_s * (cores - 1) for cost in others]
    return min(starts) / (1.0 - 1.0 / cores) if starts else None


def _in_order(found: Verified) -> tuple[list[Choice], dict[int, float]]:
    """The best first, then those that were run, then the others, each the fastest first; and what they took."""
    took_s = {found.choices[number]: took for number, took in found.measured_s.items()}
    rest = [choice for choice in found.choices if choice is not found.best]
    choices = [
        found.best,
        *sorted(rest, key=lambda choice: (choice not in took_s, took_s.get(choice, choice.predicted_s))),
    ]
    return choices, {number: took_s[choice] for number, choice in enumerate(choices) if choice in took_s}


def _probe(asked: Asked, helpers: Helpers) -> Answer:
    """The trial."""
    sampling_s = min(max(asked.budget_s * _SAMPLING, _SAMPLING_LEAST_S), _SAMPLING_MOST_S)
    order = Order(calls=asked.calls, sampling_s=sampling_s, company_s=asked.budget_s * _COMPANY)

    def heard(line: Line) -> None:
        if line["told"] == "effect":
            helpers.hear(Doubt("effect", {"kind": str(line.get("kind")), "what": str(line.get("what"))}))

    helpers.hear(Doubt("trying" if asked.calls else "loading"))
    return probed(asked.plan, order, max(asked.budget_s * _TRIAL, _PATIENCE_S), heard)


def _busy(others: Others) -> list[Doubt]:
    return [Doubt("busy", {"others_share": others.share})] if others.is_busy else []


def _unmeasured(asked: Asked, answer: Answer) -> tuple[Sample, ...]:
    """What is known where no call has come to its end: that it takes long; or else what the workload tells of itself.

    Raises:
        PlanError: the first call has raised.
    """
    raised = answer.told("raised")
    if raised:
        raise PlanError(FirstCallRaised(why=str(raised[0].get("error", ""))))
    if answer.told("begun") and not answer.is_whole:
        long_s = asked.budget_s * _TRIAL
        return (Sample(0, long_s, long_s),)
    return rough_samples(asked.plan)


def _are_lasting(tried: Tried) -> bool:
    return any(kind != CONNECTS for kind, _ in tried.effects)


def _doubts_of_trial(asked: Asked, answer: Answer, tried: Tried) -> list[Doubt]:
    found = []
    calls = len(tried.samples)
    if not answer.told("ready"):
        found.append(Doubt("not_loaded"))
    elif not asked.calls:
        found.append(Doubt("not_tried"))
    elif _are_lasting(tried):
        kind, what = next(each for each in tried.effects if each[0] != CONNECTS)
        found.append(Doubt("effects", {"kind": kind, "what": what}))
    elif not answer.is_whole and not calls:
        found.append(Doubt("long", {"long_s": asked.budget_s * _TRIAL}))
    if 0 < calls < tried.jobs:
        found.append(Doubt("few", {"calls": calls, "jobs": tried.jobs, "times": _LONG}))
    if answer.told("raised") and calls:
        found.append(Doubt("raised", {"why": str(answer.told("raised")[0].get("error", ""))}))
    return found
