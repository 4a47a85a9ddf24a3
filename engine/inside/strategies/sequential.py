"""A plain loop: one task after the other, in one process."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..code import ELAPSED, Idiom
from ..language import mark
from ..records.recorded import Recorded
from .strategy import Carries, Pair, Setup, Strategy, Takes, Workers


class Sequential(Strategy):
    """``[function(item) for item in items]``, in the runner itself."""

    identifier = "sequential"
    position = 10
    title = mark("Plain loop")
    summary = mark("One job after the other in one process: what every other way is measured against.")
    takes_workers = False

    def default_workers(self, jobs: int) -> int:
        """One."""
        return 1

    def workers_are(self, options: Mapping[str, Any]) -> Workers:
        """The runner itself does the work."""
        return Workers.NOBODY

    def takes_initializer(self, options: Mapping[str, Any]) -> bool:
        """It is called once, before the loop."""
        return True

    def takes(self, options: Mapping[str, Any]) -> Takes:
        """As any loop does."""
        return Takes.ONE_BY_ONE

    def carries(self, setup: Setup) -> Carries:
        """Nothing."""
        return Carries(items=False, results=False)

    def run(self, call: Callable[[Pair], Any], pairs: "Iterable[Pair]", setup: Setup) -> "int | None":
        """The loop; stops at the first error, as a loop does."""
        if setup.initializer is not None:
            setup.initializer()
        if isinstance(call, Recorded):
            call = call.here()
        return len([call(pair) for pair in pairs])

    def code(self, setup: Setup, function: str, jobs: int) -> Idiom:
        """The loop."""
        first = (setup.initializer.code(),) if setup.initializer is not None else ()
        return Idiom((), (*first, f"results = [{function}(item) for item in items]", ELAPSED))


STRATEGY = Sequential()
