"""The check before a function of one's own is run: do the items pickle, and what does a call take? In the runner."""

import contextlib
import inspect
import os
import re
import time
from collections.abc import Callable
from typing import Any

from .problem import PlanError
from .problems.initializers import InitializerFailed
from .problems.sending import FunctionNotPicklable, ItemNotPicklable, ResultLazy, ResultNotPicklable
from .records import events, opened
from .records.events import Found
from .records.evidence import MAIN_ONLY
from .records.pickling import unpicklable_part
from .records.recorded import Recorded
from .records.text import brief_why
from .strategies import Setup, Strategy, of_a_run, strategies
from .trial import NOT_TRIED, tried

_ITEMS_S = 1.0
_MISSED = re.compile(r"NameError: name '(\w+)' is not defined")


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
    item_bytes = function_bytes = None
    if carries.items:
        _check_function(call, strategy)
        function_bytes = len(strategy.pickled(function))
        with contextlib.suppress(*(() if is_strict else (PlanError,))):
            item_bytes = _check_items(items, strategy)
    answer: dict[str, Any] = tried(function, items, strategy, setup) if makes_call else {"trial": NOT_TRIED}
    opened.look_out(call.folder, answer.get("files", []))
    _look_for_missing(call, str(answer.get("error", "")))
    if "initializer" in answer and setup.initializer is not None:  # a pool would start workers for ever
        raise PlanError(InitializerFailed(name=setup.initializer.name, why=answer["initializer"]))
    if "part" in answer and is_strict:
        if answer.get("lazy"):
            raise PlanError(ResultLazy(strategy=strategy.identifier, kind=answer["lazy"]))
        raise PlanError(ResultNotPicklable(strategy=strategy.identifier, part=answer["part"], why=answer["why"]))
    return Found(
        trial=str(answer["trial"]),
        call_s=float(answer.get("call_s", 0.0)),
        cpu_s=float(answer.get("cpu_s", 0.0)),
        item_bytes=item_bytes,
        result_bytes=answer.get("result_bytes"),
        error=str(answer.get("error", "")),
        lazy=str(answer.get("lazy", "")),
        calls=int(answer.get("calls", 1)),
        first_s=float(answer.get("first_s", 0.0)),
        first_cpu_s=float(answer.get("first_cpu_s", 0.0)),
        function_bytes=function_bytes,
    )


def _look_for_missing(call: Recorded, error: str) -> None:
    """Tell of a name that the function has missed, where its file sets it in the main block, which is not run here."""
    found = _MISSED.fullmatch(error)
    path = getattr(call.function, "__globals__", {}).get("__file__")
    if found is None or not isinstance(path, str):
        return
    from .workloads.listing import line_in_main_block  # which few runs need

    with contextlib.suppress(OSError, SyntaxError, ValueError, RecursionError):
        with open(path, "rb") as file:
            line = line_in_main_block(file.read(), found[1])
        if line:
            values = {"name": found[1], "file": path, "line": line}
            events.note(call.folder, events.Evidence(MAIN_ONLY, os.getpid(), values))


def _check_function(call: Recorded, strategy: Strategy) -> None:
    try:
        strategy.pickled(call)
    except BaseException as error:
        cause, why = _cause(call.function), brief_why(error)
        raise PlanError(
            FunctionNotPicklable(strategy=strategy.identifier, cause=cause, why=why, able=_able(call))
        ) from None


def _cause(function: Callable[[Any], Any]) -> str:
    """Why a function does not pickle by its name: it is a ``"lambda"``, stands within another (``"local"``), or goes by
    the name of another, as what a decorator has made does (``"hidden"``); else ``"other"``.
    """
    name = getattr(function, "__qualname__", "")
    if not inspect.isfunction(function):
        return "other"
    if name.endswith("<lambda>"):
        return "lambda"
    return "local" if "<locals>" in name else "hidden"


def _able(call: Recorded) -> "list[str]":
    """The strategies that can call such a function here, with the options that they have by themselves."""
    found = []
    for strategy in map(of_a_run, strategies()):
        setup = Setup(1, {})
        with contextlib.suppress(BaseException):
            strategy.prepare(setup)
            if strategy.carries(setup).items:
                strategy.pickled(call)
            found.append(strategy.identifier)
    return found


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
            raise PlanError(
                ItemNotPicklable(number=number + 1, part=part, why=why, strategy=strategy.identifier)
            ) from None
        first_bytes = first_bytes or size
        if time.perf_counter() > until_s:
            break
    return first_bytes
