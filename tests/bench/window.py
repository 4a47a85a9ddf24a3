"""The window's event loop while short tasks pour in, and how soon the first bar shows."""

import sys
from collections.abc import Iterator

from .figure import Figure
from .shown import Load, seen

_ROUNDS = 3


def figures() -> Iterator[Figure]:
    """The longest stall, and the time to the first bar, each the worst of three runs."""
    rounds = [seen(Load("pool", 20_000, 12_000, watch="beat")) for _ in range(_ROUNDS)]
    told = ", ".join(f"{each.stall_ms:.0f}/{each.computed_ms:.0f}" for each in rounds)
    print(
        f"  {_ROUNDS} runs of 20,000 tasks; longest stall, most that the window's thread has computed meanwhile: "
        f"{told} ms",
        file=sys.stderr,
    )
    yield Figure("event_loop_stall", max(each.stall_ms for each in rounds), "ms", "at most 50")
    first_ms = [seen(Load("pool", 4, 1_000_000)).first_bar_ms for _ in range(_ROUNDS)]
    yield Figure("first_bar_with_fork", max(first_ms), "ms", "at most 300")
