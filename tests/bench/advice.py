"""How good advice is: the way advised against the best of a whole grid, on twenty workloads; and on one core on six.

Of each workload the ways of the grid take turns, in so many rounds; what is compared are their medians.
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.advice.adviser import Asked, advise
from engine.advice.verifying import Helpers
from engine.commands.execute import executed
from engine.inside.plan import make_plan
from engine.prediction.ranking import best_of_each
from engine.prediction.ways import LOOP, plan_of

from .figure import Figure

_HERE = Path(__file__).parent
_ROUNDS = 3
_BUDGET_S = 30.0
_LONG_S = 60.0
_ON_ONE_CORE = ("even", "tiny", "waiting", "uneven", "big arguments", "mixed")


def _ms(*milliseconds):
    return json.dumps([round(each, 3) for each in milliseconds])


def _workloads():
    """By name: a function of ``advised_work``, and its items."""
    uneven = random.Random(7)
    lengths = [min(uneven.lognormvariate(3.0, 1.0), 300.0) for _ in range(40)]
    return {
        "even": ("burn", _ms(*[20] * 40)),
        "even and short": ("burn", _ms(*[1] * 400)),
        "tiny": ("tiny", "range:0:20000"),
        "few and long": ("burn", _ms(*[400] * 3)),
        "almost nothing": ("burn", _ms(*[0.2] * 8)),
        "uneven": ("burn", _ms(*lengths)),
        "growing": ("burn", _ms(*sorted(lengths))),
        "shrinking": ("burn", _ms(*sorted(lengths, reverse=True))),
        "long last": ("burn", _ms(*[20] * 30, 400)),
        "long among many": ("burn", _ms(*[2] * 998, 200, 2)),
        "big arguments": ("length", "generator:large_items"),
        "big arguments, worth it": ("summed", "generator:large_items"),
        "big results": ("large_result", json.dumps([300_000] * 12)),
        "waiting": ("wait", json.dumps([0.05] * 40)),
        "mixed": ("mixed", _ms(*[40] * 30)),
        "locked": ("locked", _ms(*[20] * 30)),
        "blas": ("blas", json.dumps([700] * 16)),
        "memory-bound": ("memory_bound", json.dumps([32] * 16)),
        "first call slow": ("cached_first", _ms(*[10] * 30)),
        "nested": ("nested", _ms(*[30] * 20)),
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one workload."""

    name: str
    regret: float
    spent_share: float
    within: list
    loop_is_wrong: bool


def figures() -> Iterator[Figure]:
    """The regret, what the advice took, whether intervals held, and whether the loop was advised where it wins."""
    both = [_judged(name, *work) for name, work in _workloads().items()]
    yield from _figures("advice", both)
    if not hasattr(os, "sched_setaffinity"):
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        one = [_judged(name, *work) for name, work in _workloads().items() if name in _ON_ONE_CORE]
    finally:
        os.sched_setaffinity(0, cores)
    yield from _figures("advice_on_one_core", one)


def _figures(name: str, judged: list) -> Iterator[Figure]:
    good = sum(each.regret <= 1.05 for each in judged)
    yield Figure(f"{name}_near_the_best", good / len(judged), "of workloads", "at least 0.95 within 1.05")
    yield Figure(f"{name}_worst", max(each.regret for each in judged), "times the best", "-")
    spent = statistics.median(each.spent_share for each in judged)
    yield Figure(f"{name}_time", spent, "of the grid's", "at most 0.15")
    within = [held for each in judged for held in each.within]
    yield Figure(f"{name}_intervals_hold", sum(within) / len(within), "of ways", "0.75 to 0.9")
    yield Figure(f"{name}_loop_wrong", sum(each.loop_is_wrong for each in judged), "workloads", "0")


def _judged(name: str, function: str, items: str) -> Judged:
    plan = make_plan(strategy=LOOP, function=f"{_HERE / 'advised_work.py'}:{function}", items=items)
    found = advise(Asked(plan, _BUDGET_S), Helpers(_elapsed_s, lambda _heard: None))
    grid = list(dict.fromkeys([found.best, *best_of_each(found.choices), *found.choices[:8]]))
    took = {choice: [] for choice in grid}
    began_s = time.monotonic()
    for number in range(_ROUNDS):
        for choice in grid if number % 2 else reversed(grid):
            elapsed_s = _elapsed_s(plan_of(plan, choice.way), _LONG_S)
            took[choice].append(_LONG_S if elapsed_s is None else elapsed_s)
    grid_s = time.monotonic() - began_s
    medians = {choice: statistics.median(each) for choice, each in took.items()}
    best_s, loop_s = min(medians.values()), medians[found.loop]
    is_loop = found.best is found.loop
    others_s = min(each for choice, each in medians.items() if choice is not found.loop)
    judged = Judged(
        name,
        medians[found.best] / best_s,
        found.spent_s / grid_s,
        [choice.low_s <= medians[choice] <= choice.high_s for choice in grid],
        (is_loop and loop_s > 1.1 * others_s) or (not is_loop and loop_s * 1.1 < medians[found.best]),
    )
    way = max(medians, key=lambda choice: -medians[choice]).way
    print(f"  {name}: advised {found.best.way}, best {way}, {judged.regret:.3f}", file=sys.stderr, flush=True)
    return judged


def _elapsed_s(plan, most_s):
    with executed(plan, most_s, quiet=True) as (run, _):
        return run.finished_s
