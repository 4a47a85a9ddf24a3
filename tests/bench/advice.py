"""How good advice is: the way advised against the best of the whole grid, on twenty workloads, on all cores and on one.

    python -m tests.bench advice                                        # both tables, in half an hour
    python -m tests.bench.advice [--one-core] [--for SECONDS] [NAME ...]  # a part of one

Where the variable ``BENCH_ADVICE`` names a file, every way's prediction and runs are kept there, a line a workload, and
what is there already is not measured again: so that the table can be measured in pieces. With ``--for`` no workload is
begun that would not be done by then.

What other programs had more than a seventh of the machine meanwhile is measured again, up to three times: on a machine
that is shared, nobody else knows that something is measured.

Each workload has a share of the time. First every way of the grid is run once, which tells what the grid takes and
whether the intervals hold. Then those that came close take turns, which tells the best of the grid. Then the advised
way, the best, and the plain loop where it matters, take turns anew, and only these runs are compared: a way that was
chosen for its short runs would be held against the luck it had. What is compared is the median of the quotients of runs
that followed each other, as this machine's speed changes; and from where to where that median is, by chance, in nine
cases of ten. Where the machine is so slow that the time would not do, the slowest ways, as foretold, are left out of
the grid.

A row: the way advised and what it took, the best and what that took, the quotient and its interval, what the advice
took of three rounds of the grid, how many intervals held, whether the loop was advised rightly, and the load before and
after.
"""

import dataclasses
import itertools
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
from engine.advice.others import Others
from engine.advice.verifying import Helpers
from engine.commands.execute import executed
from engine.inside.cores import usable_cores
from engine.inside.plan import make_plan
from engine.insight.statistics import are_apart
from engine.prediction.ranking import best_of_each
from engine.prediction.ways import LOOP, plan_of
from engine.supervise.items_once import ItemsOnce

from .advised_work import workloads
from .figure import Figure
from .quotient import Quotient, compared

_EACH_S = 34.0
"""What a workload has of the time."""
_LONG_S = 60.0
_WARMING_S = 60.0
_BESIDE_S = 0.4
"""What a run takes beside itself, about."""
_TOLD_S = 0.002
_GRID_SHARE, _GRID_LEAST = 0.3, 8
_GRID_ROUNDS = 3
"""How often whoever tries all ways runs each."""
_CLOSE, _CLOSE_MOST, _CLOSE_ROUNDS = 1.25, 4, 3
_LOOP_CLOSE = 1.4
_PAIRS_LEAST, _PAIRS_MOST = 6, 30
_NEAR, _LOSES = 1.05, 1.1
_TRIES, _QUIET_S = 3, 10.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one workload.

    ``regret`` is the quotient of the advised way and the best of the grid; ``loop`` the one of the plain loop and the
    other way that matters: the advised one, or, where the loop is advised, the best of all others; None: it was not
    close. ``noise`` is how far apart two runs of the same are; ``same_told`` is how many of ``same_pairs`` of three
    runs each of the same, in turns, are called different.
    """

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
    is_loop_advised: bool
    regret: Quotient
    loop: Quotient | None
    noise: float
    same_told: int
    same_pairs: int
    load: str

    @property
    def loop_is_wrong(self) -> bool:
        """Whether the loop was advised where it loses by a tenth, or was not where it wins by as much."""
        if self.loop is None:
            return False
        more = _TOLD_S / self.best_s
        return self.loop.middle > _LOSES + more if self.is_loop_advised else 1 / self.loop.middle > _LOSES + more

    def __str__(self) -> str:
        held = f"{self.held:2}/{self.runs:<2} {'held' if self.is_advised_held else 'MISS'}"
        return (
            f"{self.name:24} {self.advised:34} {self.advised_s:7.3f}  {self.best:34} {self.best_s:7.3f}  "
            f"{self.regret}  {self.spent_s:5.1f} s {self.spent_s / self.grid_s:4.0%}  {held}  "
            f"{'LOOP WRONG' if self.loop_is_wrong else 'ok':10} {self.loop or '-'}  {self.noise:.0%}  {self.load}"
        )


def figures() -> Iterator[Figure]:
    """All of them, in half an hour."""
    yield from _figures("advice", _table(list(workloads()), None))
    if hasattr(os, "sched_setaffinity"):
        yield from _figures("advice_on_one_core", _on_one_core(list(workloads()), None))


def _on_one_core(names: list, most_s: float | None) -> list:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        return _table(names, most_s)
    finally:
        os.sched_setaffinity(0, cores)


def _table(names: list, most_s: float | None) -> list:
    """Judge each that there is time for."""
    until_s = time.monotonic() + (most_s or float("inf"))
    judged = []
    known = workloads()
    warm = make_plan(strategy=LOOP, workload="tiny", jobs=8)  # the machine's constants are measured once, and kept
    advise(Asked(warm, _WARMING_S), Helpers(lambda _plan, _most_s: None, lambda _heard: None))
    kept = _kept()
    for name in names:
        if name not in kept and time.monotonic() + _EACH_S > until_s:
            continue
        judged.append(kept.get(name) or _judged(name, *known[name], _EACH_S))
        print(f"  {judged[-1]}", file=sys.stderr, flush=True)
    return judged


def _figures(name: str, judged: list) -> Iterator[Figure]:
    of = f"of {len(judged)} workloads"
    near = sum(each.regret.middle <= _NEAR for each in judged)
    yield Figure(f"{name}_near_the_best", near / len(judged), of, "at least 0.95 within 1.05")
    far = sum(each.regret.low > _NEAR for each in judged)
    yield Figure(f"{name}_surely_far", far, of, "at most 1, beyond 1.05 by more than chance")
    told = sum(each.regret.high / each.regret.middle <= _NEAR for each in judged)
    yield Figure(f"{name}_told_to_a_twentieth", told / len(judged), of, "none: what chance leaves")
    yield Figure(f"{name}_noise", statistics.median(each.noise for each in judged), "of a run", "none: the machine's")
    pairs = sum(each.same_pairs for each in judged)
    yield Figure(
        f"{name}_same_called_different",
        sum(each.same_told for each in judged) / max(pairs, 1),
        f"of {pairs} pairs",
        "at most 0.05",
    )
    yield Figure(f"{name}_worst", max(each.regret.middle for each in judged), "times the best", "-")
    spent = sum(each.spent_s for each in judged) / sum(each.grid_s for each in judged)
    yield Figure(f"{name}_time", spent, "of the grid's", "at most 0.15")
    held = sum(each.held for each in judged) / sum(each.runs for each in judged)
    yield Figure(f"{name}_intervals_hold", held, "of runs", "0.75 to 0.9")
    advised = sum(each.is_advised_held for each in judged) / len(judged)
    yield Figure(f"{name}_advised_holds", advised, of, "0.75 to 0.9")
    yield Figure(f"{name}_loop_wrong", sum(each.loop_is_wrong for each in judged), of, "0")


def _judged(name: str, function: str, items: str, share_s: float) -> Judged:
    load, until_s = _load(), time.monotonic() + share_s
    plan = make_plan(strategy=LOOP, function=function, items=items)
    found, _ = _undisturbed(lambda: advise(Asked(plan, DEFAULT_BUDGET_S), Helpers(_elapsed_s, lambda _heard: None)))
    grid, part = _grid(found, share_s * _GRID_SHARE)
    once, grid_s = _each_once(plan, grid)
    close = _in_turns(plan, _that_came_close(found, once), _CLOSE_ROUNDS, until_s)
    known = {choice: statistics.median([once[choice], *took]) for choice, took in close.items()}
    best = min(known, key=known.__getitem__)
    is_loop = found.best is found.loop
    other = min((each for each in known if each is not found.loop), key=known.__getitem__, default=best)
    against = other if is_loop else found.best
    is_loop_close = once[found.loop] <= known.get(against, once[against]) * _LOOP_CLOSE
    finalists = list(dict.fromkeys([found.best, best, *([found.loop, against] if is_loop or is_loop_close else [])]))
    finals = _in_turns(plan, finalists, _PAIRS_MOST, until_s, least=_PAIRS_LEAST)
    advised_s = statistics.median(finals[found.best])
    judged = Judged(
        name,
        words.plan_of_way(plan, found.best.way),
        advised_s,
        words.plan_of_way(plan, best.way),
        statistics.median(finals[best]),
        found.spent_s,
        grid_s / part * _GRID_ROUNDS,
        sum(choice.low_s <= each <= choice.high_s for choice, each in once.items()),
        len(once),
        found.best.low_s <= advised_s <= found.best.high_s,
        is_loop,
        compared(finals[found.best], finals[best]),
        compared(finals[found.loop], finals[against]) if found.loop in finals and against in finals else None,
        statistics.median(_noise(took) for took in finals.values()),
        *_same(finals.values()),
        f"{load} – {_load()}",
    )
    _keep(judged, found, {choice: [[once[choice]], close.get(choice, []), finals.get(choice, [])] for choice in grid})
    return judged


def _each_once(plan, grid: list) -> tuple:
    """What each way of the grid took, and all of that together."""
    once: dict = {}
    all_s = 0.0
    for choice in random.Random(1).sample(grid, len(grid)):
        most_s = min(max(2 * min(once.values(), default=_LONG_S), 1.2 * choice.high_s) + 0.5, _LONG_S)
        once[choice], took_s = _elapsed_or(most_s, plan, choice)
        all_s += took_s
    return once, all_s


def _noise(took_s: list) -> float:
    """By how much two runs that follow each other differ: half of them by less."""
    return statistics.median(max(a, b) / min(a, b) - 1 for a, b in itertools.pairwise(took_s))


def _same(finals) -> tuple[int, int]:
    """How many pairs of three runs each of one way, that took turns, are called different; and how many there are."""
    sixes = [took[at : at + 6] for took in finals for at in range(len(took) - 5)]
    return sum(are_apart(six[::2], six[1::2]) for six in sixes), len(sixes)


def _grid(found, most_s: float) -> tuple:
    """The ways that there is time for, and which part of the whole grid's time they take, as foretold."""
    foretold = {choice: choice.predicted_s + _BESIDE_S for choice in found.choices}
    kept = sorted(found.choices, key=foretold.__getitem__)
    needed = {*kept[:_GRID_LEAST], *best_of_each(found.choices), found.best}
    for choice in reversed(list(kept)):
        if choice not in needed and sum(foretold[each] for each in kept) > most_s:
            kept.remove(choice)
    return kept, sum(foretold[each] for each in kept) / sum(foretold.values())


def _that_came_close(found, once: dict) -> list:
    """The advised way, and those that came close to the best."""
    least_s = min(once.values())
    close = sorted((choice for choice in once if once[choice] <= least_s * _CLOSE), key=lambda choice: once[choice])
    return list(dict.fromkeys([found.best, *close[:_CLOSE_MOST]]))


def _in_turns(plan, choices: list, rounds: int, until_s: float, least: int = 1) -> dict:
    """What each took, in turns, back and forth; none of one that has nobody to be held against."""
    took: dict = {choice: [] for choice in choices}
    for number in range(rounds if len(choices) > 1 else least):
        if number >= least and time.monotonic() > until_s:
            break
        for choice in choices if number % 2 else reversed(choices):
            took[choice].append(_elapsed_or(_LONG_S, plan, choice)[0])
    return took


def _elapsed_or(most_s: float, plan, choice) -> tuple[float, float]:
    """What a run took, or ``most_s`` if it did not finish by then; and what it took with all that is beside it."""
    elapsed_s, took_s = _undisturbed(lambda: _elapsed_s(plan_of(plan, choice.way), most_s))
    return most_s if elapsed_s is None else elapsed_s, took_s


def _keep(judged: Judged, found, took: dict) -> None:
    """Where ``BENCH_ADVICE`` names a file, what every way was predicted to take, and took: a line a workload."""
    if path := os.environ.get("BENCH_ADVICE"):
        ways = [
            {
                "way": words.plan_of_way(found.plan, choice.way),
                "predicted": [choice.low_s, choice.predicted_s, choice.high_s],
                "took": each,
                "advisers_s": found.took_s(choice),
            }
            for choice, each in took.items()
        ]
        with open(path, "a", encoding="utf-8") as file:
            fields = {"cores": usable_cores(), "doubts": [each.what for each in found.doubts]}
            file.write(json.dumps({**fields, "judged": dataclasses.asdict(judged), "ways": ways}) + "\n")


def _kept() -> dict:
    """What was judged already, on as many cores."""
    path = os.environ.get("BENCH_ADVICE", "")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    own = [line["judged"] for line in lines if line["cores"] == usable_cores()]
    return {each["name"]: _judged_of(each) for each in own}


def _judged_of(fields: dict) -> Judged:
    loop = fields["loop"] and Quotient(**fields["loop"])
    return Judged(**{**fields, "regret": Quotient(**fields["regret"]), "loop": loop})


def _undisturbed(measured) -> tuple:
    """What ``measured`` gives, once more if others were at work meanwhile, when they have ended, as far as that is
    soon; and how long it took.
    """
    for _ in range(_TRIES):
        others, began_s = Others(), time.monotonic()
        found = measured()
        took_s = time.monotonic() - began_s
        if not others.are_busy():
            break
        _wait_for_quiet()
    return found, took_s


def _wait_for_quiet() -> None:
    until_s = time.monotonic() + _QUIET_S
    while time.monotonic() < until_s:
        others = Others()
        time.sleep(0.4)
        if not others.are_busy():
            return


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _elapsed_s(plan, most_s: float) -> float | None:
    # The items are made beforehand, as for all runs that are compared.
    with closing(ItemsOnce()) as items, executed(plan, most_s, quiet=True, items=items) as (run, _):
        return run.finished_s


def main() -> None:
    """Measure those that the arguments name, or all, on all cores, or on one; nothing is written."""
    given = sys.argv[1:]
    most_s = float(given.pop(given.index("--for") + 1)) if "--for" in given else None
    names = [name for name in given if not name.startswith("--")] or list(workloads())
    table = _on_one_core if "--one-core" in given else _table
    for figure in _figures("advice", table(names, most_s)):
        print(figure)


if __name__ == "__main__":
    main()
