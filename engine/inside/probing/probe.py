"""Does what a probe is asked for. In the runner's main thread; the calls are made in forked children of it."""

import os
import time
from collections.abc import Callable
from typing import Any

from ..cores import usable_cores
from ..launch import may_fork
from ..records import environment
from ..records.recorded import Recorded
from ..records.text import brief_why
from ..strategies import start_methods
from . import costs
from .company import CALLS, Piece, beside
from .effects import WRITES, Effects
from .held import Held
from .order import Order, tell
from .sampling import is_short, pickled, sample, timed, together

_DONE = 97
"""With which a child ends that has done what it was to do; a call that ends its process hardly takes the same."""

_BARE_REPEATS = 100
_SAID_S = 0.3
"""In which the program, which looks 20 times a second, has read what was told, and the person can press Ctrl-C."""


def probe(folder: str, function: "Callable[[Any], Any]", items: "list[Any]", order: Order, import_s: float) -> None:
    """Do what is asked for, and tell of it in the run folder, line by line, so that it is known whatever happens.

    Args:
        folder: the run's.
        function, items: the plan's, loaded already, which took ``import_s`` seconds.
        order: what is asked for.
        import_s: how long the function's file took to import.
    """

    def say(told: str, /, **more: Any) -> None:
        tell(folder, told, **more)

    forks = start_methods()[0] == "fork"
    reference_s = costs.reference_s()
    say("ready", jobs=len(items), import_s=import_s, reference_s=reference_s, cores=usable_cores(), forks=forks)
    if order.wants_costs:
        costs.measure(folder, order.strategies, say)
    elif order.calls:
        held = Held(folder)
        if may_fork():
            ended = _in_child(lambda: _try(folder, function, items, order, say, held=held))
            if ended != _DONE:
                say("raised", error=f"exit status {ended}" if ended >= 0 else f"signal {-ended}")
        else:
            _try(folder, function, items, order, say, held=held)
    say("end")


def _try(
    folder: str,
    function: "Callable[[Any], Any]",
    items: "list[Any]",
    order: Order,
    say: "Callable[..., None]",
    *,
    held: Held,
) -> None:
    """The calls alone, and then beside each other, unless a call does what should not be done again."""
    effects = Effects(folder, lambda kind, what: say("effect", kind=kind, what=what))

    said: set[str] = set()

    def may_go_on() -> bool:
        if not effects.are_lasting and (path := held.changed()):
            effects.note(WRITES, path)
        if not effects.are_lasting and said != set(effects.seen):
            said.update(effects.seen)
            time.sleep(_SAID_S)  # so that it is said before the next call
        return not effects.are_lasting

    def watched(called: "Callable[[Any], Any]") -> "Callable[[Any], Any]":
        def call(item: Any) -> Any:
            effects.is_on = True
            try:
                return called(item)
            finally:
                effects.is_on = False

        return call

    try:
        say("begun", carries=bool(pickled(function, ("pack_s", "unpack_s", "bytes"))))
        bare_s = min(timed(watched(_nothing), None)[1]["wall_s"] for _ in range(_BARE_REPEATS))
        say("bare", wall_s=bare_s)
        took = sample(watched(function), items, order.sampling_s, may_go_on, say)
        if may_go_on() and is_short(took):
            chosen = [items[job] for job in sorted(took)]
            recorded = Recorded(folder, function).here()
            recorded_s = together(recorded, list(enumerate(chosen)))
            say("together", each_s=together(function, chosen), recorded_s=recorded_s)
        # Those of usual length first.
        usual = sorted(took, key=took.__getitem__)[len(took) // 2 :]
        if may_go_on() and usable_cores() > 1 and CALLS * took[usual[0]] < order.company_s:
            beside(Piece(function, [items[job] for job in usual], [took[job] for job in usual]), say)
    except BaseException as error:
        say("raised", error=brief_why(error))


def _nothing(_item: Any) -> None:
    """What takes no time but that of being called and timed."""


def _in_child(do: "Callable[[], None]") -> int:
    """Do it in a forked child, with nothing to read, and nobody who sees what it prints; wait for its end.

    Returns:
        Its exit code, negative for a signal; ``_DONE`` if it did what it was to do.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        environment.restore()
        do()
    finally:
        os._exit(_DONE)
