"""The results of a run by the worker they came from, in the order in which each worker made them."""

import itertools
import re
from collections import Counter, defaultdict

from ...inside.data_class import dataclass
from ...trace.details import details
from ...trace.lane import State
from .finding import Case

_TASKS_MOST = 2_000
_DIGITS_LEAST = 4
_FRACTION = re.compile(r"-?(\d+)\.(\d+)(e[-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Told:
    """A task that is done: its index, its place among those of its worker, its item and its result, as texts."""

    task: int
    place: int
    item: str
    result: str


def results_by_worker(case: Case) -> list[list[list[Told]]]:
    """For each call what each worker's tasks gave, of some thousand tasks at the most; of those that are all known."""
    if case.records is None or case.run.trace.jobs > 10 * _TASKS_MOST:
        return []
    found: defaultdict[int, list[list[Told]]] = defaultdict(list)
    belongs = case.run.trace.tasks.belongs_as_columns()
    room = _TASKS_MOST
    for lane in case.run.trace.outermost:
        of_calls: defaultdict[int, list[Told]] = defaultdict(list)
        begun: Counter[int] = Counter()
        for position in range(min(len(lane), room)):
            span = lane.span(position)
            call = int(belongs["call"][span.task]) if belongs is not None else 0
            if span.state is State.DONE:
                known = details(case.run, case.records, span)
                of_calls[call].append(Told(span.task, begun[call], known.item or "", known.result or ""))
            begun[call] += 1
        room -= sum(map(len, of_calls.values()))
        for call, told in of_calls.items():
            found[call].append(told)
    return list(found.values())


def same_at_place(workers: list[list[Told]]) -> list[tuple[Told, Told]]:
    """Results of different workers that are equal, of jobs that had the same place in each.

    None of them if any two equal results have different places: then it is the items that make them equal.
    """
    pairs = []
    by_result: dict[str, list[Told]] = {}
    for told in itertools.chain.from_iterable(workers):
        by_result.setdefault(told.result, []).append(told)
    for equal in by_result.values():
        if len({each.place for each in equal}) > 1:
            return []
        pairs += [(equal[0], other) for other in equal[1:]]
    return pairs


def differs_within(workers: list[list[Told]]) -> bool:
    """Whether some worker gave different results for one item."""
    for told in workers:
        seen: dict[str, str] = {}
        if any(seen.setdefault(each.item, each.result) != each.result for each in told):
            return True
    return False


def looks_random(result: str) -> bool:
    """Whether a result has digits enough that no two are equal by chance."""
    found = _FRACTION.search(result)
    return found is not None and len((found[1] + found[2]).strip("0")) >= _DIGITS_LEAST
