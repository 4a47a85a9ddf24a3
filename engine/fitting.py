"""How large jobs may be on this machine, where nobody has asked for a size."""

import dataclasses
from collections.abc import Iterator, Sequence

from .inside.plan import Plan, memory_need

_ROOM = 1.5  # times the memory that is needed: there is more on a machine than the run


def fitting_size(plans: Sequence[Plan]) -> int | None:
    """A round size below that of the ``plans``, with which each of them leaves a third of the machine's memory free.

    None where they do so as they are, where nothing is known of what they need, and where no size would help.
    """
    sizes = [plan.size for plan in plans if plan.size is not None]
    if not sizes or all(_fits(plan) for plan in plans):
        return None
    for size in _round_below(min(sizes)):
        if all(_fits(dataclasses.replace(plan, size=size)) for plan in plans):
            return size
    return None


def _fits(plan: Plan) -> bool:
    needed, machine = memory_need(plan)
    return needed * _ROOM <= machine or not machine


def _round_below(size: int) -> Iterator[int]:
    """1, 2 and 5 times each power of ten that is less than ``size``, from the greatest down."""
    power = 10 ** len(str(size))
    while power:
        yield from (times * power for times in (5, 2, 1) if times * power < size)
        power //= 10
