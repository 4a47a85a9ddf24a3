"""The same calls with as many beside them, in two processes or two threads at once: what is slower then, and waits.

The function's own processes are none of these: each call is made as it was made alone.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from ..launch import may_fork
from ..records import core_wait
from ..strategies import Setup, of_a_run

_LEAST_S, _MOST_S = 0.1, 0.4
_CALLS_LEAST = 4
_INTERVAL_S = 5.0
_REPEATS_MOST = 2_000
_ANSWER_BYTES = 65_536
CALLS = 5
"""How often a call is made at least, so that it need not be tried where it takes too long."""


class Piece:
    """Some of the calls, several times if they are short: long enough to be timed, as short as can be."""

    def __init__(self, function: "Callable[[Any], Any]", items: "list[Any]", took_s: "list[float]") -> None:
        """Take items from the first on, until they take long enough together, each as long as it took before."""
        self._function = function
        self._items: list[Any] = []
        spent_s = 0.0
        for item, each_s in zip(items, took_s, strict=True):
            spent_s += each_s
            self._items.append(item)
            if spent_s > (_LEAST_S if len(self._items) >= _CALLS_LEAST else _MOST_S):
                break
        self._repeats = max(min(round(_LEAST_S / max(spent_s, 1e-6)), _REPEATS_MOST // len(self._items)), 1)

    def warm(self) -> None:
        """Make one of the calls, in a process or thread that has made none yet: alone, they are warm as well."""
        self._function(self._items[0])

    def take(self, clock: "Callable[[], float]" = time.process_time) -> "tuple[float, float]":
        """Make the calls. Returns their own time, without waiting for a core, and their CPU time by ``clock``.

        Nothing is asked of the system in between, as threads would take turns there.
        """
        queued_ns, cpu_s, began_s = core_wait.waited_ns(), clock(), time.perf_counter()
        for _repeat in range(self._repeats):
            for item in self._items:
                self._function(item)
        wall_s = time.perf_counter() - began_s
        cpu_s = clock() - cpu_s
        return max(wall_s - (core_wait.waited_ns() - queued_ns) / 1e9, min(cpu_s, wall_s)), cpu_s


def beside(piece: Piece, tell: "Callable[..., None]") -> None:
    """In two threads at once, and in two forked processes where there are such; each compared with what it is alone."""
    alone = piece.take()
    in_threads = _in_threads(piece)
    in_processes = _in_processes(piece) if may_fork() else []
    again = piece.take()  # a machine's speed changes while it is looked at
    both = (alone[0] + again[0]) / 2, (alone[1] + again[1]) / 2
    _tell("threads", both, in_threads, tell)
    _tell("processes", both, in_processes, tell)


def _in_threads(piece: Piece) -> "list[tuple[float, float]]":
    """What each of two threads has taken since both were there, waiting for the other one included."""
    began_s: list[float] = []
    both = threading.Barrier(2, lambda: began_s.append(time.perf_counter()))
    answers: list[tuple[float, float]] = []

    def take(_: Any) -> None:
        piece.warm()
        queued_ns = core_wait.waited_ns()
        both.wait()
        _, cpu_s = piece.take(time.thread_time)
        own_s = time.perf_counter() - began_s[0] - (core_wait.waited_ns() - queued_ns) / 1e9
        answers.append((max(own_s, cpu_s), cpu_s))

    way = of_a_run("threads")
    way.prepare(Setup(2, {}))
    # Who waits for the lock of Python is woken at each interval, and would wait for a core then as well.
    interval_s = sys.getswitchinterval()
    sys.setswitchinterval(_INTERVAL_S)
    try:
        way.run(take, [(0, None), (1, None)], Setup(2, {}))
    finally:
        sys.setswitchinterval(interval_s)
    way.tidy()
    return answers


def _tell(
    kind: str, alone: "tuple[float, float]", answers: "list[tuple[float, float]]", tell: "Callable[..., None]"
) -> None:
    if len(answers) == 2:
        # The one that began later had the other beside it all the time.
        own_s, cpu_s = max(each[0] for each in answers), sum(each[1] for each in answers) / 2
        tell("beside", kind=kind, alone_s=alone[0], alone_cpu_s=alone[1], beside_s=own_s, beside_cpu_s=cpu_s)


def _in_processes(piece: Piece) -> "list[tuple[float, float]]":
    """What each of two forked processes has measured; both begin when both are there."""
    here, gate = os.pipe(), os.pipe()
    children = []
    for _ in range(2):
        answer, answering = os.pipe()
        child = os.fork()
        if not child:
            try:
                try:
                    piece.warm()
                finally:
                    os.write(here[1], b"x")
                os.read(gate[0], 1)
                os.write(answering, json.dumps(piece.take()).encode("ascii"))
            finally:
                os._exit(0)
        os.close(answering)
        children.append((child, answer))
    for _ in children:
        os.read(here[0], 1)
    os.write(gate[1], b"xx")
    found = []
    for child, answer in children:
        text = os.read(answer, _ANSWER_BYTES)
        os.close(answer)
        os.waitpid(child, 0)
        if text:
            own_s, cpu_s = json.loads(text)
            found.append((float(own_s), float(cpu_s)))
    for end in (*here, *gate):
        os.close(end)
    return found
