"""Which process and thread number each worker has in a trace file, where numbers are all there is to tell them apart.

They are the worker's own, unless another has them already: a process on another host, or one that got the PID of one
that was gone. Such a worker gets a number that no system gives to a process.
"""

from ..inside.data_class import dataclass
from ..inside.records.reader import Header
from ..inside.worker import Process as Worker
from ..trace.hosts import is_spread
from ..trace.lane import Lane
from ..trace.run import Run

_GIVEN_FROM = 2_000_000_001  # above every PID; and trace files hold 32 bits
_NUMBER_MOST = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Process:
    """A process: its number, where it stands among the others, what it is called, and how far its times can be off."""

    pid: int
    position: int
    name: str
    clock_error_ns: int = 0


@dataclass(frozen=True, slots=True)
class Track:
    """A worker's track, or the runner's own: its process and thread number, which no other has.

    ``number`` is the lane's, counted from 1; the runner's is 0.
    """

    pid: int
    tid: int
    number: int
    name: str


class Tracks:
    """Those of a run.

    Attributes:
        processes: in the order of their first workers, the runner first.
        runner: the track of the process that called the strategy.
        of_lane: by the lanes' numbers.
        of_process: the number of the process that the samples mean.
    """

    def __init__(self, run: Run) -> None:
        """Give each worker of ``run`` its numbers."""
        lanes = run.trace.lanes
        self._pids: set[int] = set()
        self._tids: set[int] = set()
        self._given = _GIVEN_FROM
        self._is_spread = is_spread(run)
        by_process: dict[Worker, Process] = {}
        own = Process(self._number(run.runner_pid, self._pids), 0, "runner")
        inside = next((lane for lane in lanes if run.is_runner(lane)), None)
        if inside is not None:  # it runs the tasks itself, or its threads do
            by_process[inside.header.process] = own
        self.processes = [own]
        self.of_lane: list[Track] = []
        for lane in lanes:
            header = lane.header
            process = by_process.get(header.process)
            if process is None:
                number = self._number(header.pid, self._pids)
                process = Process(number, len(self.processes), self._name(header, number), header.clock_error_ns)
                by_process[header.process] = process
                self.processes.append(process)
            around = run.trace.workers[lane.worker][0]
            is_known = lane.level > 0 and around.number < lane.number
            self.of_lane.append(self.of_lane[around.number] if is_known else self._track(lane, process.pid))
        self.of_process = {each: process.pid for each, process in by_process.items()}
        thread = next((track.tid for track in self.of_lane if track.pid == own.pid), None)
        self.runner = Track(own.pid, thread or self._number(own.pid, self._tids), 0, "")

    def _track(self, lane: Lane, pid: int) -> Track:
        if lane.header.thread == lane.header.pid and pid not in self._tids:  # its main thread
            self._tids.add(pid)
            tid = pid
        else:
            tid = self._number(lane.header.thread, self._tids)
        return Track(pid, tid, lane.number + 1, f"worker {lane.worker + 1}")

    def _name(self, header: Header, number: int) -> str:
        pid = "" if number == header.pid else f" PID {header.pid}"
        return f"worker{pid} on {header.host}" if self._is_spread else f"worker{pid}"

    def _number(self, own: int, taken: set[int]) -> int:
        if not 0 < own <= _NUMBER_MOST or own in taken:
            own = self._given
            self._given += 1
        taken.add(own)
        return own
