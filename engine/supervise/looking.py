"""Looks at the stacks of a tree of processes again and again, one py-spy at a time, and never waits for one.

A round goes through all processes. Two rounds begin at least ``EVERY_S`` apart, and between them is so much time that
looking takes at most a fifth of a core. In the supervising thread.
"""

import contextlib
import os
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import IO

from ..inside.data_class import dataclass
from ..inside.launch import UNSEEN
from ..inside.problem import PlanError, Problem
from . import stacks
from .stacks import Stack
from .starting import starting

EVERY_S = 0.5
_REST = 4.0  # of the CPU time that a round took
_LIMIT_S = 15.0
_OUTPUT_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a process, and when, by ``perf_counter_ns``; or why nothing was."""

    pid: int
    at_ns: int
    stacks: tuple[Stack, ...] = ()
    problem: Problem | None = None


@dataclass(slots=True)
class _Asked:
    pid: int
    process: "subprocess.Popen[bytes]"
    output: IO[bytes]
    at_ns: int


class Looking:
    """``poll`` as often as possible; ``close`` in the end."""

    def __init__(self, of_whom: Callable[[], Iterable[int]]) -> None:
        """Look at those that ``of_whom`` names at the beginning of each round."""
        self._of_whom = of_whom
        self._waiting: deque[int] = deque()
        self._asked: _Asked | None = None
        self._began_s = self._next_s = self._spent_s = 0.0
        self.rounds = 0

    def poll(self) -> Look | None:
        """What has been seen since, if anything; and see to it that more will be."""
        found = self._answer()
        if self._asked is None:
            self._go_on()
        return found

    def close(self) -> None:
        """Have no py-spy run on."""
        if self._asked is not None:
            self._asked.process.kill()
            self._asked.process.wait()
            self._asked.output.close()
            self._asked = None

    def _go_on(self) -> None:
        now_s = time.perf_counter()
        if not self._waiting:
            if self._began_s:
                self._next_s = max(self._began_s + EVERY_S, now_s + _REST * (_spent_s() - self._spent_s))
                self._began_s = 0.0
                self.rounds += 1
            if now_s < self._next_s:
                return
            self._began_s, self._spent_s = now_s, _spent_s()
            self._waiting.extend(self._of_whom())
        if self._waiting:
            self._ask(self._waiting.popleft())

    def _ask(self, pid: int) -> None:
        output = tempfile.TemporaryFile()  # noqa: SIM115 - it is open for as long as the answer is awaited
        try:
            with starting():
                process = subprocess.Popen(
                    stacks.question(pid), stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                    start_new_session=True, creationflags=UNSEEN,
                )  # fmt: skip
        except (OSError, PlanError):
            output.close()
            return
        self._asked = _Asked(pid, process, output, time.perf_counter_ns())

    def _answer(self) -> Look | None:
        asked = self._asked
        if asked is None:
            return None
        now_ns = time.perf_counter_ns()
        if asked.process.poll() is None:
            if now_ns - asked.at_ns > _LIMIT_S * 1e9:
                self.close()
            return None
        self._asked = None
        with contextlib.closing(asked.output) as output:
            output.seek(0)
            said = output.read(_OUTPUT_BYTES)
        at_ns = (asked.at_ns + now_ns) // 2
        try:
            return Look(asked.pid, at_ns, tuple(stacks.answered(asked.pid, said)))
        except PlanError as error:
            return Look(asked.pid, at_ns, problem=error.problem)


def _spent_s() -> float:
    """The CPU time of this process's children that have ended."""
    times = os.times()
    return times.children_user + times.children_system
