"""Tries a person's function on some of its items, in a forked child that is as a worker of the strategy would be.

In the runner, before the run. Nothing of it is left behind: what the calls have started is ended with the child, and
the resource trackers among it are given time to remove what they track. Where no such child can be had, nothing is
tried: a fork has none of the threads that the file has started, and whatever lock they hold stays locked in it.
"""

import contextlib
import json
import os
import select
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from . import semaphores, tree
from .launch import may_fork
from .process import proc_stat
from .records import core_wait, environment
from .records.lazy import lazy_kind
from .records.opened import Trial
from .records.pickling import unpicklable_part
from .records.text import brief_why
from .strategies import Initializer, Setup, Strategy
from .ticks import start_ticks

DONE, RAISED, DIED, LONG, NOT_TRIED = "done", "raised", "died", "long", "not-tried"
_TRIAL_S = 2.0
_MORE_S = 1.0
_ITEMS_MOST = 5
_OPENING_MOST_S = 0.05
_WARM_UP = 3.0
"""A first call that takes so many times as long as the others, and as itself again, has warmed something up."""


def tried(function: Callable[[Any], Any], items: "list[Any]", strategy: Strategy, setup: Setup) -> "dict[str, Any]":
    """Call the function on the first item, and on others that are spread over the rest while that takes little.

    Returns:
        The fields of ``events.Found`` that are known by it; ``"files"`` that several calls open; ``"part"`` and
        ``"why"`` where the first result does not pickle.
    """
    is_unsafe = not may_fork() or threading.active_count() > 1
    if not hasattr(os, "fork") or (is_unsafe and not strategy.forks(setup)):
        return {"trial": NOT_TRIED}
    ours, theirs = os.pipe()
    began_s = time.perf_counter()
    child = os.fork()
    if not child:
        os.close(ours)
        _try_and_end(function, items, strategy, setup, theirs)
    os.close(theirs)
    try:
        answers = _answers(ours, began_s + _TRIAL_S)
    finally:
        os.close(ours)
        code = _end(child)
    if setup.initializer is not None and not answers:
        return {"trial": RAISED, "initializer": f"exit status {code}" if code >= 0 else f"signal {-code}"}
    return _told([line for line in answers if "initialized" not in line])


def _answers(pipe: int, until_s: float) -> "list[dict[str, Any]]":
    """The lines that the child has written until it was done, died, or had no more time."""
    text = b""
    while True:
        ready, _, _ = select.select([pipe], [], [], max(until_s - time.perf_counter(), 0))
        piece = os.read(pipe, 65_536) if ready else b""
        text += piece
        lines = [found for line in text.split(b"\n")[:-1] if (found := _read(line)) is not None]
        if not ready:
            return lines if any("trial" in line for line in lines) else [{"trial": LONG, "call_s": _TRIAL_S}]
        if not piece or any("end" in line for line in lines):
            return lines
        if lines and "result" in lines[-1]:
            until_s = max(until_s, time.perf_counter() + _TRIAL_S)  # for the result's pickling


def _read(line: bytes) -> "dict[str, Any] | None":
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _told(lines: "list[dict[str, Any]]") -> "dict[str, Any]":
    """What the lines say together: of the first call, of its result, and of the calls that followed."""
    if not lines:
        return {"trial": DIED}
    first = lines[0]
    # A function that forks, and returns in both processes, answers twice.
    rest = next((line for line in lines[1:] if "part" in line or "result_bytes" in line), None)
    if "result" in first and rest is None:
        return {**first, "trial": DIED}
    calls = [(line["call_s"], line["cpu_s"]) for line in lines if "more" in line]
    again = next(((line["call_s"], line["cpu_s"]) for line in lines if "again" in line), None)
    files: list[str] = next((line["files"] for line in lines if "files" in line), [])
    return {
        **first,
        **(rest or {}),
        "files": files,
        **_figures((first.get("call_s", 0.0), first.get("cpu_s", 0.0)), calls, again),
    }


def _figures(
    first: "tuple[float, float]", others: "list[tuple[float, float]]", again: "tuple[float, float] | None"
) -> "dict[str, Any]":
    """What a call takes, and how much more the first one did if it is another call that it makes slow, not its item."""
    calls = [first, *others]
    has_warmed_up = again is not None and again[0] * _WARM_UP < first[0]
    if again is not None and has_warmed_up:
        calls = [again, *others]
    call_s, cpu_s = (sum(each[which] for each in calls) / len(calls) for which in (0, 1))
    found: dict[str, Any] = {"call_s": call_s, "cpu_s": cpu_s, "calls": len(calls)}
    return {**found, "first_s": first[0], "first_cpu_s": first[1]} if has_warmed_up else found


def _try_and_end(
    function: Callable[[Any], Any], items: "list[Any]", strategy: Strategy, setup: Setup, pipe: int
) -> None:
    """In the child: make the calls, write what came of each as a line of JSON, and end."""
    try:
        os.setpgid(0, 0)
        while pipe < 3:  # the file has closed a standard stream while it was imported
            pipe = os.dup(pipe)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        environment.restore()

        def tell(answer: "dict[str, Any]") -> None:
            os.write(pipe, json.dumps(answer).encode("ascii") + b"\n")

        pickled = strategy.pickled if strategy.carries(setup).results else None
        with strategy.as_worker(setup):
            if setup.initializer is not None:
                _initialize(setup.initializer, tell)
                tell({"initialized": True})
            if first := _call(function, items[0], pickled, tell):
                _call_more(function, items, first, tell)
                if first <= _OPENING_MOST_S and len(items) > 1:
                    tell({"files": _opened(function, items)})
        tell({"end": True})
        while True:  # so that all it has started can be found by it
            signal.pause()
    finally:
        os._exit(0)


def _initialize(initializer: Initializer, tell: "Callable[[dict[str, Any]], None]") -> None:
    try:
        initializer()
    except BaseException as error:
        tell({"trial": RAISED, "initializer": brief_why(error)})
        tell({"end": True})
        signal.pause()


def _call(
    function: Callable[[Any], Any],
    item: Any,
    pickled: "Callable[[Any], bytes] | None",
    tell: "Callable[[dict[str, Any]], None]",
) -> float:
    """The first call. Returns how long it took but for waiting for a core; 0 where there is no sense in another one."""
    queued_ns = core_wait.waited_once_ns()
    began_s, cpu_s = time.perf_counter(), time.process_time()
    answer: dict[str, Any] = {"trial": DONE}
    try:
        result = function(item)
    except BaseException as error:
        answer = {"trial": RAISED, "error": brief_why(error)}
    answer |= {"call_s": time.perf_counter() - began_s, "cpu_s": time.process_time() - cpu_s}
    queued_s = (core_wait.waited_once_ns() - queued_ns) / 1e9
    if answer["trial"] == RAISED:
        tell(answer)
        return 0.0
    answer["lazy"] = lazy_kind(result)
    if pickled is None:
        tell(answer)
    else:
        tell({**answer, "result": "follows"})
        found = unpicklable_part(result, pickled, "result")
        tell({"part": found[0], "why": found[1]} if found is not None else {"result_bytes": len(pickled(result))})
    return 0.0 if answer["lazy"] else max(float(answer["call_s"]) - queued_s, 1e-9)


def _call_more(
    function: Callable[[Any], Any], items: "list[Any]", first_s: float, tell: "Callable[[dict[str, Any]], None]"
) -> None:
    """Others, until they are enough; and the first item again where it has taken much longer than they did."""
    last = len(items) - 1
    chosen = sorted({round(last * number / (_ITEMS_MOST - 1)) for number in range(1, _ITEMS_MOST)} - {0})
    spent_s, longest_s = first_s, 0.0
    others: list[float] = []
    for number in chosen:
        if others and spent_s + longest_s > max(_MORE_S, first_s + _MORE_S / 2):
            break
        call_s = _time("more", function, items[number], tell)
        if call_s is None:
            return
        others.append(call_s)
        spent_s, longest_s = spent_s + call_s, max(longest_s, call_s)
    if others and max(others) * _WARM_UP < first_s:
        _time("again", function, items[0], tell)


def _opened(function: Callable[[Any], Any], items: "list[Any]") -> "list[str]":
    """Which files the calls with two of the items both open; none where that costs too much to look out for."""
    trial = Trial()
    with contextlib.suppress(BaseException):
        for item in (items[0], items[-1]):
            trial.begin()
            function(item)
        return trial.common()
    return []


def _time(
    what: str, function: Callable[[Any], Any], item: Any, tell: "Callable[[dict[str, Any]], None]"
) -> "float | None":
    began_s, cpu_s = time.perf_counter(), time.process_time()
    try:
        function(item)
    except BaseException:
        return None  # which the run itself will show
    call_s = time.perf_counter() - began_s
    tell({what: True, "call_s": call_s, "cpu_s": time.process_time() - cpu_s})
    return call_s


def _end(child: int) -> int:
    """End the child and all that it has started, and wait for the trackers to remove what those have left. Returns its
    exit code; of what ended by a signal that, negated.
    """
    frozen: set[int] = set()
    while news := {child, *(each.pid for each in tree.of_group(child) if not each.is_tracker)} - frozen:
        for pid in news:
            tree.send(pid, signal.SIGSTOP)
        frozen |= news
    trackers = {each.pid: start_ticks(each.pid) for each in tree.of_group(child) if each.is_tracker}
    for pid in tree.killing_order(frozen, child):
        tree.send(pid, signal.SIGKILL)
    until_s = time.perf_counter() + tree.TRACKER_GRACE_S
    while time.perf_counter() < until_s and any(_lives(pid, began) for pid, began in trackers.items()):
        time.sleep(0.005)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    semaphores.clear_of(frozen)
    return os.waitstatus_to_exitcode(status)


def _lives(pid: int, began: int) -> bool:
    stat = proc_stat(pid)
    return stat is not None and not stat.is_dead and stat.start_ticks == began
