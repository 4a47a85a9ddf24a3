"""What the terminal tells of tasks that have computed nothing for long, and of a run that does not begin."""

import subprocess

from .. import words
from ..inside.launch import UNSEEN
from ..inside.problem import PlanError
from ..inside.workloads import function as own_function
from ..insight.stillness import Deserted, Preparing, Stillness
from ..supervise import stacks
from ..trace.run import Run

_PATIENCE_S = 5.0
_TOLD_MOST = 8


class StillTold:
    """Told of a run after each reading; asks by py-spy, once for each, where they wait."""

    def __init__(
        self, stillness: Stillness | None = None, preparing: Preparing | None = None, deserted: Deserted | None = None
    ) -> None:
        """Nothing is known yet; of what is still and takes long, the arguments decide."""
        self._stillness, self._preparing = stillness or Stillness(), preparing or Preparing()
        self._deserted = deserted or Deserted()
        self.told: list[str] = []
        self.stuck: list[str] = []
        """Those of them that do not merely sleep or wait for a connection, as far as their stacks tell."""

    def look(self, run: Run) -> list[str]:
        """What is new, a sentence each, without full stops. Takes some tens of milliseconds where there is anything."""
        found: list[str] = []
        for lane, still_ns in self._stillness.look(run):
            if lane.running is not None and len(self.told) + len(found) < _TOLD_MOST and lane.header.process.is_here:
                told = words.still(words.task_name(run, lane.running.task), still_ns / 1e9)
                found.append(self._with_stack(told, lane.header.pid, lane.header.thread))
        for task in self._deserted.look(run):
            call = run.call(run.trace.tasks.call_of(task))
            self.stuck.append(self._told_of(words.deserted(run, task), call.pid, call.thread)[0])
            found.append(self.stuck[-1])
        pid = self._preparing.look(run)
        if pid is not None and run.plan.function is not None:
            path, _ = own_function.split(run.plan.function)
            found.append(self._with_stack(words.preparing(path, self._preparing.seconds), pid, pid))
        self.told += found
        return found

    def _with_stack(self, told: str, pid: int, thread: int) -> str:
        told, stack = self._told_of(told, pid, thread)
        if stack is None or stack.is_stuck:
            self.stuck.append(told)
        return told

    def _told_of(self, told: str, pid: int, thread: int) -> tuple[str, stacks.Stack | None]:
        stack = _stack_of(pid, thread)
        return f"{told}: {words.doing(stack)}" if stack is not None else told, stack


def _stack_of(pid: int, thread: int) -> stacks.Stack | None:
    try:
        asked = subprocess.run(
            stacks.question(pid), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=_PATIENCE_S, check=False, creationflags=UNSEEN,
        )  # fmt: skip
        return stacks.of_thread(stacks.answered(pid, asked.stdout), thread)
    except (PlanError, OSError, subprocess.TimeoutExpired):
        return None
