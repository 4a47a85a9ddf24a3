"""The check before a function of one's own is run: do the items pickle, and what does one call take?

In the runner. The call is made on the first item in a forked child, so that it leaves nothing behind in the run, and
takes at most two seconds; where processes cannot be forked, no call is made.
"""

import contextlib
import json
import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .problem import PlanError
from .records import environment
from .records.lazy import lazy_kind
from .records.recorded import Recorded
from .records.text import brief_why
from .strategies import Setup, Strategy
from .workloads.pickling import unpicklable_part

_ITEMS_S = 1.0
_CALL_S = 2.0

DONE, RAISED, DIED, LONG, NOT_TRIED = "done", "raised", "died", "long", "not-tried"


@dataclass(frozen=True, slots=True)
class Found:
    """What the check found.

    Attributes:
        trial: what became of the call: ``"done"``, ``"raised"``, ``"died"`` (its process did), ``"long"`` (it was ended
            after ``call_s``), ``"not-tried"``.
        call_s, cpu_s: wall and CPU time of the call; 0 where it was not made.
        item_bytes: the first item, pickled as the strategy does it; None if the strategy does not carry items.
        result_bytes: its result, likewise.
        error: what the call raised, in one line; empty if nothing.
        lazy: the name of the type of a result that nobody has computed yet (see ``records/lazy.py``); empty if it has.
    """

    trial: str
    call_s: float
    cpu_s: float
    item_bytes: "int | None"
    result_bytes: "int | None"
    error: str
    lazy: str = ""


def check(
    function: Callable[[Any], Any],
    items: "list[Any]",
    call: Recorded,
    strategy: Strategy,
    setup: Setup,
    *,
    is_strict: bool = True,
    makes_call: bool = True,
) -> Found:
    """Check a function that can be called with one item. In the runner's main thread, before any worker is started.

    No call is made unless ``makes_call``. Unless ``is_strict``, items and results that do not pickle are left to the
    run, as it keeps going all the same.

    Raises:
        PlanError: the function, an item, or the first item's result does not pickle, and the strategy has to carry it.
    """
    carries = strategy.carries(setup)
    item_bytes = None
    if carries.items:
        _check_function(call, strategy)
        with contextlib.suppress(*(() if is_strict else (PlanError,))):
            item_bytes = _check_items(items, strategy)
    pickled = strategy.pickled if carries.results else None
    answer: dict[str, Any] = _tried(function, items[0], pickled) if makes_call else {"trial": NOT_TRIED}
    if "part" in answer and is_strict:
        values = {"strategy": strategy.identifier, "part": answer["part"], "why": answer["why"]}
        if answer.get("lazy"):
            raise PlanError("function", "result-lazy", strategy=strategy.identifier, kind=answer["lazy"])
        raise PlanError("function", "result-not-picklable", **values)
    return Found(
        trial=str(answer["trial"]),
        call_s=float(answer.get("call_s", 0.0)),
        cpu_s=float(answer.get("cpu_s", 0.0)),
        item_bytes=item_bytes,
        result_bytes=answer.get("result_bytes"),
        error=str(answer.get("error", "")),
        lazy=str(answer.get("lazy", "")),
    )


def _check_function(call: Recorded, strategy: Strategy) -> None:
    try:
        strategy.pickled(call)
    except BaseException as error:
        values = {"strategy": strategy.identifier, "why": brief_why(error)}
        raise PlanError("function", "function-not-picklable", **values) from None


def _check_items(items: "list[Any]", strategy: Strategy) -> int:
    """Pickle each, for a second at most. Returns the size of the first in bytes."""
    first_bytes = 0
    until_s = time.perf_counter() + _ITEMS_S
    for number, item in enumerate(items):
        try:
            size = len(strategy.pickled(item))
        except BaseException as error:
            found = unpicklable_part(item, strategy.pickled, "item")
            part, why = found or ("item", brief_why(error))
            values = {"number": number + 1, "part": part, "why": why, "strategy": strategy.identifier}
            raise PlanError("items", "item-not-picklable", **values) from None
        first_bytes = first_bytes or size
        if time.perf_counter() > until_s:
            break
    return first_bytes


def _tried(function: Callable[[Any], Any], item: Any, pickled: "Callable[[Any], bytes] | None") -> "dict[str, Any]":
    if not hasattr(os, "fork"):
        return {"trial": NOT_TRIED}
    ours, theirs = os.pipe()
    began_s = time.perf_counter()
    child = os.fork()
    if not child:
        os.close(ours)
        _try_and_end(function, item, pickled, theirs)
    os.close(theirs)
    try:
        answer = _answer(ours, began_s + _CALL_S)
    finally:
        os.close(ours)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return answer or {"trial": DIED}


def _answer(pipe: int, until_s: float) -> "dict[str, Any] | None":
    """What the child writes, first of the call, then of its result; None if it dies without a word."""
    text = b""
    answer: dict[str, Any] | None = None
    while True:
        ready, _, _ = select.select([pipe], [], [], max(until_s - time.perf_counter(), 0))
        if not ready:
            return answer or {"trial": LONG, "call_s": _CALL_S}
        piece = os.read(pipe, 65_536)
        text += piece
        # A function that forks, and returns in both processes, answers twice.
        lines = [_read(line) for line in text.split(b"\n")[:-1]]
        if lines and answer is None:
            answer = lines[0]
            until_s = time.perf_counter() + _CALL_S  # for the result's pickling
        rest = next((line for line in lines[1:] if line is not None and "trial" not in line), None)
        if answer is not None and (rest is not None or "result" not in answer):
            return {**answer, **(rest or {})}
        if not piece:
            return None if answer is None else {**answer, "trial": DIED}


def _read(line: bytes) -> "dict[str, Any] | None":
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _try_and_end(
    function: Callable[[Any], Any], item: Any, pickled: "Callable[[Any], bytes] | None", pipe: int
) -> None:
    """In the child: make the call, write what came of it as a line of JSON, and end."""
    try:
        os.setpgid(0, 0)
        while pipe < 3:  # the file has closed a standard stream while it was imported
            pipe = os.dup(pipe)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        environment.restore()
        _call(function, item, pickled, lambda answer: os.write(pipe, json.dumps(answer).encode("ascii") + b"\n"))
    finally:
        os._exit(0)


def _call(
    function: Callable[[Any], Any],
    item: Any,
    pickled: "Callable[[Any], bytes] | None",
    tell: "Callable[[dict[str, Any]], object]",
) -> None:
    began_s, cpu_s = time.perf_counter(), time.process_time()
    answer: dict[str, Any] = {"trial": DONE}
    try:
        result = function(item)
    except BaseException as error:
        answer = {"trial": RAISED, "error": brief_why(error)}
    else:
        answer["lazy"] = lazy_kind(result)
    answer |= {"call_s": time.perf_counter() - began_s, "cpu_s": time.process_time() - cpu_s}
    if pickled is None or answer["trial"] == RAISED:
        tell(answer)
        return
    tell({**answer, "result": "follows"})
    found = unpicklable_part(result, pickled, "result")
    tell({"part": found[0], "why": found[1]} if found is not None else {"result_bytes": len(pickled(result))})
