"""How good advice is: the way advised against the best of the whole grid, on twenty workloads, on all cores.

    python -m tests.bench advice             # in a quarter of an hour
    python -m tests.bench --for 170 advice   # as much as is done in that time; the same command goes on, until all is
    python -m tests.bench.advice NAME ...    # these workloads alone; nothing is kept or written

The module ``advice_on_one_core`` is the same on one core. What is measured is kept in ``build/bench`` until the table
is whole, and its figures are told (see ``advice_kept``). How one workload is judged stands in ``advice_judged``.

A row: the way advised and what it took, the best and what that took, the quotient and its interval, what the advice
took of three rounds of the grid, how many intervals held, whether the loop was advised rightly, and the load before and
after.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator

from engine.advice.adviser import Asked, advise
from engine.advice.verifying import Helpers
from engine.history.place import MACHINE_VARIABLE
from engine.inside.plan import make_plan
from engine.prediction.ways import LOOP

from .advice_judged import EACH_S, Judged, seen
from .advice_kept import MACHINE, keep, kept, set_aside
from .advised_work import workloads
from .figure import Figure

_WARMING_S = 60.0
_NEAR = 1.05


def figures() -> Iterator[Figure]:
    """All of them, of what is kept and what is measured now."""
    piece(float("inf"))
    yield from figures_of("advice")


def piece(most_s: float) -> str:
    """Measure what is not kept yet, as far as there is time for it; and what is left to be measured, in words."""
    until_s = time.monotonic() + most_s
    _warm_up()
    known, done = workloads(), kept()
    for name in known:
        if name not in done and time.monotonic() + EACH_S < until_s:
            one = seen(name, *known[name], until_s)
            keep(one)
            done[name] = one.judged
            print(f"  {one.judged}", file=sys.stderr, flush=True)
    left = [name for name in known if name not in done]
    return "; ".join(left)


def figures_of(name: str) -> Iterator[Figure]:
    """Of the whole table, which is printed once more, and set aside."""
    done = kept()
    judged = [done[each] for each in workloads()]
    for each in judged:
        print(f"  {each}", file=sys.stderr, flush=True)
    yield from _figures(name, judged)
    set_aside()


def _warm_up() -> None:
    """The machine's constants are measured once, and kept."""
    os.environ[MACHINE_VARIABLE] = str(MACHINE)
    warm = make_plan(strategy=LOOP, workload="tiny", jobs=8)
    advise(Asked(warm, _WARMING_S), Helpers(lambda _plan, _most_s: None, lambda _heard: None))


def _figures(name: str, judged: list[Judged]) -> Iterator[Figure]:
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


def main() -> None:
    """Measure those that the arguments name."""
    _warm_up()
    for name in sys.argv[1:]:
        print(seen(name, *workloads()[name], float("inf")).judged, flush=True)


if __name__ == "__main__":
    main()
