"""How good advice is: the way advised against the best of the whole grid, on twenty workloads, on all cores and on one.

    python -m tests.bench advice                          # the whole table, in a quarter of an hour at most
    python -m tests.bench.advice [--one-core] [NAME ...]  # a part of it

Where the variable ``BENCH_ADVICE`` names a file, every way's prediction and runs are kept there, a line a workload, and
what is there already is not measured again: so that the table can be measured in pieces.

Each workload has a share of the time. First every way of the grid is run once, which tells what the grid takes and
whether the intervals hold; then the advised way, the plain loop and those that came close take turns, as often as there
is time, and their medians are compared; and the least that each took, as a busy moment only ever makes runs longer. How
much of a difference is chance tells the best way held against itself, every second run against the others. A way is
stopped when it is neither the best nor within its interval any more. Where the machine is so slow that the time would
not do, the slowest ways, as foretold, are left out of the grid.

A row: the way advised and what it took, the best and what that took, the quotient, what the advice took of three
rounds of the grid, how many intervals held, whether the loop was advised rightly, and the load before and after.
"""

import dataclasses
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from engine import words
from engine.advice.adviser import DEFAULT_BUDGET_S, Asked, advise
from engine.advice.verifying import Helpers
from engine.commands.execute import executed
from engine.inside.cores import usable_cores
from engine.inside.plan import make_plan
from engine.prediction.ranking import best_of_each
from engine.prediction.ways import LOOP, plan_of
from engine.supervise.items_once import ItemsOnce

from .advised_work import workloads
from .figure import Figure

_ALL_S = 840.0
_EACH_S = 16.0
"""What a workload has of it, where a part is measured by itself."""
_LONG_S = 60.0
_WARMING_S = 60.0
_BESIDE_S = 0.4
"""What a run takes beside itself, about."""
_TOLD_S = 0.002
_GRID_SHARE, _GRID_LEAST = 0.5, 8
_GRID_ROUNDS = 3
"""How often whoever tries all ways runs each."""
_FINALS_LEAST, _FINALS_MOST = 2, 7
_CLOSE, _CLOSE_MOST = 1.25, 4
_NEAR = 1.05


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one workload."""

    name: str
    advised: str
    advised_s: float
    best: str
    best_s: float
    spent_s: float
    grid_s: float
    held: int
    runs: int
    is_advised_held: bool
    loop_is_wrong: bool
    load: str
    least_regret: float = 1.0
    same_twice: float = 1.0

    @property
    def regret(self) -> float:
        return max(self.advised_s / self.best_s, 1.0)

    def __str__(self) -> str:
        held = f"{self.held:2}/{self.runs:<2} {'held' if self.is_advised_held else 'MISS'}"
        return (
            f"{self.name:24} {self.advised:34} {self.advised_s:7.3f}  {self.best:34} {self.best_s:7.3f}  "
            f"{self.regret:5.3f}  {self.spent_s:5.1f} s {self.spent_s / self.grid_s:4.0%}  {held}  "
            f"{'LOOP WRONG' if self.loop_is_wrong else 'ok':10}  {self.load}"
        )


def figures() -> Iterator[Figure]:
    """All of them, in a quarter of an hour."""
    until_s = time.monotonic() + _ALL_S
    half_s = time.monotonic() + _ALL_S * 0.55
    yield from _figures("advice", _table(list(workloads()), half_s))
    if hasattr(os, "sched_setaffinity"):
        yield from _figures("advice_on_one_core", _on_one_core(list(workloads()), until_s))


def _on_one_core(names: list, until_s: float) -> list:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        return _table(names, until_s)
    finally:
        os.sched_setaffinity(0, cores)


def _table(names: list, until_s: float) -> list:
    """Judge each, in its share of the time that is left."""
    judged = []
    known = workloads()
    warm = make_plan(strategy=LOOP, workload="tiny", jobs=8)  # the machine's constants are measured once, and kept
    advise(Asked(warm, _WARMING_S), Helpers(lambda _plan, _most_s: None, lambda _heard: None))
    kept = _kept()
    for place, name in enumerate(names):
        share_s = (until_s - time.monotonic()) / (len(names) - place)
        judged.append(kept.get(name) or _judged(name, *known[name], share_s))
        print(f"  {judged[-1]}", file=sys.stderr, flush=True)
    return judged


def _figures(name: str, judged: list) -> Iterator[Figure]:
    near = sum(each.regret <= _NEAR for each in judged)
    yield Figure(f"{name}_near_the_best", near / len(judged), "of workloads", "at least 0.95 within 1.05")
    least = sum(each.least_regret <= _NEAR for each in judged)
    yield Figure(f"{name}_near_by_the_least", least / len(judged), "of workloads", "at least 0.95 within 1.05")
    same = sum(1 / _NEAR <= each.same_twice <= _NEAR for each in judged)
    yield Figure(f"{name}_best_near_itself", same / len(judged), "of workloads", "none: what chance leaves of 1")
    yield Figure(f"{name}_worst", max(each.regret for each in judged), "times the best", "-")
    spent = sum(each.spent_s for each in judged) / sum(each.grid_s for each in judged)
    yield Figure(f"{name}_time", spent, "of the grid's", "at most 0.15")
    held = sum(each.held for each in judged) / sum(each.runs for each in judged)
    yield Figure(f"{name}_intervals_hold", held, "of runs", "0.75 to 0.9")
    advised = sum(each.is_advised_held for each in judged) / len(judged)
    yield Figure(f"{name}_advised_holds", advised, "of workloads", "0.75 to 0.9")
    yield Figure(f"{name}_loop_wrong", sum(each.loop_is_wrong for each in judged), "workloads", "0")


def _judged(name: str, function: str, items: str, share_s: float) -> Judged:
    load, until_s = _load(), time.monotonic() + share_s
    plan = make_plan(strategy=LOOP, function=function, items=items)
    found = advise(Asked(plan, DEFAULT_BUDGET_S), Helpers(_elapsed_s, lambda _heard: None))
    grid, part = _grid(found, share_s * _GRID_SHARE)
    took: dict = {choice: [] for choice in grid}
    began_s = time.monotonic()
    for choice in random.Random(1).sample(grid, len(grid)):
        best_s = min((each[0] for each in took.values() if each), default=_LONG_S)
        most_s = min(max(2 * best_s, 1.2 * choice.high_s) + 0.5, _LONG_S)
        elapsed_s = _elapsed_s(plan_of(plan, choice.way), most_s)
        took[choice].append(most_s if elapsed_s is None else elapsed_s)
    grid_s = (time.monotonic() - began_s) / part * _GRID_ROUNDS
    once = {choice: each[0] for choice, each in took.items()}
    finalists = _finalists(found, once)
    finals = _finals(plan, finalists, until_s)
    best = min(finalists, key=lambda choice: statistics.median(finals[choice]))
    medians = {**once, **{choice: statistics.median(each) for choice, each in finals.items()}}
    loop_s, advised_s = medians[found.loop], medians[found.best]
    others_s = min(each for choice, each in medians.items() if choice is not found.loop)
    is_loop = found.best is found.loop
    least = {choice: min(each) for choice, each in finals.items()}
    judged = Judged(
        name,
        words.plan_of_way(plan, found.best.way),
        advised_s,
        words.plan_of_way(plan, best.way),
        medians[best],
        found.spent_s,
        grid_s,
        sum(choice.low_s <= each <= choice.high_s for choice, each in once.items()),
        len(once),
        found.best.low_s <= advised_s <= found.best.high_s,
        _is_more(loop_s, others_s) if is_loop else _is_more(advised_s, loop_s),
        f"{load} – {_load()}",
        least[found.best] / min(least.values()),
        _same_twice(finals[best]),
    )
    _keep(judged, found, took, finals)
    return judged


def _same_twice(took_s: list) -> float:
    """The quotient of two medians of the same: of every second run, and of the others."""
    return statistics.median(took_s[::2]) / statistics.median(took_s[1::2])


def _is_more(one_s: float, other_s: float) -> bool:
    """Whether one is longer by a tenth, and by what can be told of one run."""
    return one_s > 1.1 * other_s + _TOLD_S


def _grid(found, most_s: float) -> tuple:
    """The ways that there is time for, and which part of the whole grid's time they take, as foretold."""
    foretold = {choice: choice.predicted_s + _BESIDE_S for choice in found.choices}
    kept = sorted(found.choices, key=foretold.__getitem__)
    needed = {*kept[:_GRID_LEAST], *best_of_each(found.choices), found.best}
    for choice in reversed(list(kept)):
        if choice not in needed and sum(foretold[each] for each in kept) > most_s:
            kept.remove(choice)
    return kept, sum(foretold[each] for each in kept) / sum(foretold.values())


def _finalists(found, once: dict) -> list:
    """The advised way, those that came close to the best, and the plain loop if it did."""
    least_s = min(once.values())
    close = sorted((choice for choice in once if once[choice] <= least_s * _CLOSE), key=lambda choice: once[choice])
    chosen = [found.best, *close[:_CLOSE_MOST]]
    if once[found.loop] <= least_s * _CLOSE:
        chosen.append(found.loop)
    return list(dict.fromkeys(chosen))


def _finals(plan, finalists: list, until_s: float) -> dict:
    """What each took, in turns, back and forth."""
    took: dict = {choice: [] for choice in finalists}
    for number in range(_FINALS_MOST):
        if number >= _FINALS_LEAST and time.monotonic() > until_s:
            break
        for choice in finalists if number % 2 else reversed(finalists):
            elapsed_s = _elapsed_s(plan_of(plan, choice.way), _LONG_S)
            took[choice].append(_LONG_S if elapsed_s is None else elapsed_s)
    return took


def _keep(judged: Judged, found, took: dict, finals: dict) -> None:
    """Where ``BENCH_ADVICE`` names a file, what every way was predicted to take, and took: a line a workload."""
    if path := os.environ.get("BENCH_ADVICE"):
        ways = [
            {
                "way": words.plan_of_way(found.plan, choice.way),
                "predicted": [choice.low_s, choice.predicted_s, choice.high_s],
                "took": [*took[choice], *finals.get(choice, [])],
                "advisers_s": found.took_s(choice),
            }
            for choice in took
        ]
        with open(path, "a", encoding="utf-8") as file:
            fields = {"cores": usable_cores(), "doubts": [each.what for each in found.doubts]}
            file.write(json.dumps({**fields, **dataclasses.asdict(judged), "ways": ways}) + "\n")


def _kept() -> dict:
    """What was judged already, on as many cores."""
    path = os.environ.get("BENCH_ADVICE", "")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    names = [field.name for field in dataclasses.fields(Judged)]
    own = [line for line in lines if line["cores"] == usable_cores()]
    return {line["name"]: Judged(**{name: line[name] for name in names}) for line in own}


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _elapsed_s(plan, most_s: float) -> float | None:
    # The items are made beforehand, as for all runs that are compared.
    with closing(ItemsOnce()) as items, executed(plan, most_s, quiet=True, items=items) as (run, _):
        return run.finished_s


def main() -> None:
    """Measure those that the arguments name, or all, on all cores, or on one; nothing is written."""
    names = [name for name in sys.argv[1:] if not name.startswith("--")] or list(workloads())
    until_s = time.monotonic() + _EACH_S * len(names)
    table = _on_one_core if "--one-core" in sys.argv else _table
    for figure in _figures("advice", table(names, until_s)):
        print(figure)


if __name__ == "__main__":
    main()
