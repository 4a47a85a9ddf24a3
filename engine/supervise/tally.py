"""What has become of each task so far, as the workers' records and deaths tell. Pure; in the supervising thread."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.layout import CALL, CELL_WORDS, ENDED, INDEX, STARTED, word_as_ns
from ..inside.records.reader import Block
from ..inside.worker import Process
from ..model.batch import Fate
from ..model.begun import Begun
from ..model.cells import ended_states, has_right_times, is_message, reached, right_tasks, times_ns
from ..model.task import State

_STATES = {
    Fate.LOST: State.LOST,
    Fate.CANCELLED: State.CANCELLED,
    Fate.INTERRUPTED: State.INTERRUPTED,
    Fate.AGAIN: State.WAITING,
    Fate.RETRIED: State.WAITING,
}


@dataclass(slots=True)
class _Lane:
    """A record file: the process that writes it, the task that runs (-1: none), when the last one ended, and the cell
    that was read last of one that had not.
    """

    process: Process
    running: int = -1
    last_ended_ns: int = 0
    cell: bytes = b""


class Tally:
    """Told of all that is new, blocks before losses; ``counts`` has the number of tasks in each ``State``.

    Of a task that is run more than once, what came of it last counts; as long as it has ended once, it is no more
    waiting or running.
    """

    def __init__(self, jobs: int, *, reruns: bool = False, grows: bool = False) -> None:
        """``jobs`` tasks of a plan, all waiting. ``reruns``: what runs them runs one again whose worker died.

        ``grows``: there may be more, up to the highest number that is seen, until it is closed.
        """
        self._grows = grows
        self._begun = Begun() if reruns else None
        self._retried: set[int] = set()
        self.state: NDArray[np.uint8] = np.zeros(jobs, np.uint8)
        self.counts: NDArray[np.int64] = np.bincount(self.state, minlength=len(State))
        self._lanes: dict[str, _Lane] = {}
        self._lanes_in: dict[Process, int] = {}
        self._runs_in: dict[int, str] = {}
        self._tried_again: set[int] = set()

    def close(self, jobs: int) -> None:
        """There are so many tasks, and will be no more."""
        self._reach(jobs)
        self._grows = False

    def take(self, block: Block) -> None:
        """What is new in a worker's file."""
        name = block.header.name
        lane = self._lanes.get(name)
        if lane is None:
            process = block.header.process
            lane = self._lanes[name] = _Lane(process)
            # A thread has one of level 0, and others for what is nested in its tasks.
            self._lanes_in[process] = self._lanes_in.get(process, 0) + (block.header.level == 0)
        is_known = not block.ended and block.running == lane.cell and self._begun is None
        if is_known and lane.running >= 0 and self.state[lane.running] == State.RUNNING:
            return  # it goes on, as most do from one reading to the next
        before, lane.running, lane.cell = lane.running, -1, block.running
        if block.ended:
            self._take_ended(lane, np.frombuffer(block.ended, np.uint64).reshape(-1, CELL_WORDS))
        if block.running:
            self._take_running(lane, name, np.frombuffer(block.running, np.uint64).reshape(1, CELL_WORDS))
        if before >= 0 and before != lane.running and self._runs_in.get(before) == name:
            # It has ended, or its record was overwritten.
            del self._runs_in[before]
            if self.state[before] == State.RUNNING:
                self._take_back(before, State.WAITING)

    def lose(
        self, name: str, *, is_taken_down: bool, may_go_on: bool, is_interrupted: bool = False
    ) -> tuple[int, Fate] | None:
        """The worker of the file ``name`` is dead, and no more will come of it.

        Where several threads of its process have run tasks, nobody knows which has ended it: what they were running is
        tried again, where that may be, and blamed the second time.

        Args:
            name: the record file's.
            is_taken_down: the worker was ended on purpose, with its pool or with the tree.
            may_go_on: what is not to blame may be run again.
            is_interrupted: the tree is ended because of Ctrl-C.

        Returns:
            The task it was running, and its fate; None if it was running none.
        """
        lane = self._lanes.get(name)
        if lane is None or lane.running < 0:
            return None
        task, lane.running = lane.running, -1
        is_suspected = task not in self._tried_again and self._lanes_in[lane.process] > 1
        fate = Fate.LOST if not is_taken_down else Fate.INTERRUPTED if is_interrupted else Fate.CANCELLED
        if may_go_on and (is_taken_down or is_suspected):
            fate = Fate.AGAIN
            self._tried_again.add(task)
        elif self._begun is not None and not is_taken_down:
            fate = Fate.RETRIED
            self._retried.add(task)
        if self._runs_in.get(task) == name:
            del self._runs_in[task]
            if self.state[task] == State.RUNNING:
                self._take_back(task, _STATES[fate])
        return task, fate

    def give_up(self) -> None:
        """Nobody will try any more what was lost."""
        for task in self._retried:
            if self.state[task] == State.WAITING:
                self._set(task, State.LOST)

    def fail(self, task: int) -> bool:
        """A task could not be brought to a worker. Returns whether it was waiting, and so is an error now."""
        if not 0 <= task < len(self.state) or self.state[task] != State.WAITING:
            return False
        self._set(task, State.ERROR)
        return True

    def counted(self) -> dict[State, int]:
        """How many tasks there are in each state."""
        return {state: int(self.counts[state]) for state in State}

    def elsewhere(self) -> dict[str, int]:
        """How many tasks run on each of the other hosts."""
        lanes = [lane for lane in self._lanes.values() if lane.running >= 0 and not lane.process.is_here]
        return dict(Counter(lane.process.host for lane in lanes))

    def _take_ended(self, lane: _Lane, cells: NDArray[np.uint64]) -> None:
        at = np.flatnonzero(has_right_times(cells) & ~is_message(cells))
        tasks = np.full(len(cells), -1, np.int64)
        tasks[at] = self._known(cells[at])
        is_right = right_tasks(cells, tasks, self.state, lane.last_ended_ns, reruns=self._begun is not None)
        cells, tasks = cells[is_right], tasks[is_right]
        if not len(cells):
            return
        lane.last_ended_ns = int(times_ns(cells[-1:], ENDED)[0])
        states = ended_states(cells)
        if self._begun is not None:
            last = self._begun.newest(tasks, times_ns(cells, STARTED), self.state)
            tasks, states = tasks[last], states[last]
        self.counts -= np.bincount(self.state[tasks], minlength=len(State))
        self.counts += np.bincount(states, minlength=len(State))
        self.state[tasks] = states

    def _take_running(self, lane: _Lane, name: str, cell: NDArray[np.uint64]) -> None:
        started_ns = word_as_ns(int(cell[0, STARTED]))
        if is_message(cell)[0] or not started_ns or started_ns < lane.last_ended_ns:
            return
        task = int(self._known(cell)[0])
        has_ended = task >= 0 and self.state[task] > State.RUNNING
        if task < 0 or (has_ended and self._begun is None):
            return
        lane.running = task
        if not has_ended and (self._begun is None or self._begun.counts(task, started_ns)):
            self._runs_in[task] = name
            self._set(task, State.RUNNING)

    def _known(self, cells: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The index of the task of each cell, all of which are of tasks; -1 where the plan has none such."""
        if self._grows:
            self._reach(reached(cells[:, CALL], cells[:, INDEX]))
        is_planned = (cells[:, CALL] == 0) & (cells[:, INDEX] < len(self.state))
        return np.where(is_planned, cells[:, INDEX].astype(np.int64), -1)

    def _reach(self, jobs: int) -> None:
        more = jobs - len(self.state)
        if more > 0:
            self.state = np.concatenate([self.state, np.full(more, State.WAITING, np.uint8)])
            self.counts[State.WAITING] += more

    def _take_back(self, task: int, state: State) -> None:
        self._set(task, state)
        if self._begun is not None and state is State.WAITING:
            self._begun.forget(task)

    def _set(self, task: int, state: State) -> None:
        self.counts[self.state[task]] -= 1
        self.counts[state] += 1
        self.state[task] = state
