"""What else goes on while a run does: the machine's cores, each worker's CPU and memory, and the program's own share.

Sampled in the supervising thread, which asks for it at every poll; no other thread, and nothing in the workers.

The kernel counts CPU time in ticks, of which there are mostly a hundred a second, so what is measured over 0.3 seconds
is right to four hundredths of a core, and what is measured over less is coarser yet. Memory is as ``/proc/PID/stat``
has it, which the kernel keeps up to date to some hundred kilobytes.
"""

import contextlib
import time

import psutil

from ..inside.cores import usable_cores
from ..inside.data_class import dataclass
from ..inside.process import ProcStat, proc_stat
from ..inside.records.layout import ROLE_WORKER
from ..inside.worker import Process
from ..model.call import StrategyCall
from ..model.measured import Helper, Life, ProcessSample, Sample
from .family import UNTOLD
from .helpers import find_helpers
from .kin import Kin
from .machine_time import machine_s
from .own_cpu import OwnCpu
from .remote_loads import RemoteLoads
from .sources import Source

_EVERY_S = 0.3
_HELPERS_EVERY_S = 1.0
_KIN_EVERY_S = 0.05
_SHORTEST_S = 0.1  # less would be a few ticks
# Of the cores that may be used: together 0.5 %.
_SHARE_MOST = 0.002
_HELPERS_SHARE_MOST = 0.001
_KIN_SHARE_MOST = 0.002


@dataclass(slots=True)
class Known:
    """A worker's process, when it began (0: nobody knows), and what it had used when it was sampled last (-1: it was
    not).
    """

    process: Process
    born_ns: int = 0
    cpu_s: float = -1.0
    at_ns: int = 0
    by_psutil: psutil.Process | None = None


class Pace:
    """How often to do what costs CPU time: so often, or as rarely as keeps it below a share of the machine."""

    def __init__(self, every_s: float, share_most: float) -> None:
        """Every ``every_s`` seconds at most, for at most ``share_most`` of the cores that may be used."""
        self._every_s = every_s
        self._per_s = share_most * usable_cores()
        self._began_s = 0.0
        self.cost_s = 0.0
        self.next_ns = 0

    @property
    def left_s(self) -> float:
        """How long it is until it is to be done again, in seconds."""
        return max(self.next_ns - time.perf_counter_ns(), 0) / 1e9

    def begin(self) -> None:
        """It is being done now."""
        self._began_s = time.thread_time()

    def end(self) -> None:
        """It is done; ``cost_s``, its CPU time, is half of this time's and half of what it was, ``next_ns`` is set."""
        spent_s = time.thread_time() - self._began_s
        self.cost_s = (self.cost_s + spent_s) / 2 if self.cost_s else spent_s
        self.next_ns = time.perf_counter_ns() + int(max(self._every_s, self.cost_s / self._per_s) * 1e9)


class Sampler:
    """Samples a run three times a second while its call is open, and as it begins and ends; less often if that costs.

    ``begin`` once, then ``look`` at every poll. ``helpers`` are those that were found last, at most once a second;
    ``cores`` is how many may be used. ``remote``: what is told of the workers of other hosts.
    """

    def __init__(self, guardian_pid: int, reader: Source, own: OwnCpu) -> None:
        """Of the run whose records ``reader`` reads; ``own`` knows what the program itself has used."""
        self._guardian_pid = guardian_pid
        self._reader = reader
        self._own = own
        self.cores = usable_cores()
        self.remote = RemoteLoads()
        self._headers_seen = 0
        self._known: dict[Process, Known] = {}
        self._pace = Pace(_EVERY_S, _SHARE_MOST)
        self._helpers_pace = Pace(_HELPERS_EVERY_S, _HELPERS_SHARE_MOST)
        self._has_begun = self._is_over = False
        self._at_ns = 0
        self._machine_s = (0.0, 0.0)
        self._own_s = 0.0
        self._run_s: dict[tuple[int, int], float] = {}
        self.helpers: tuple[Helper, ...] = ()
        self._kin_pace = Pace(_KIN_EVERY_S, _KIN_SHARE_MOST)
        self._kin = Kin(guardian_pid)

    def begin(self) -> None:
        """The run is being started: what was used before does not count."""
        self._at_ns = time.perf_counter_ns()
        self._machine_s, self._own_s = machine_s(), self._own.used_s()
        self._kin.begin()

    def look(self, call: StrategyCall | None) -> tuple[Sample, ...]:
        """A sample, if it is time for one. ``call`` is the strategy's, None before it.

        Where the call ends less than a tenth of a second after a sample, that was the last one.
        """
        if call is None or (call.ended_ns and self._is_over):
            return ()
        now_ns = time.perf_counter_ns()
        is_end = bool(call.ended_ns)
        if is_end or now_ns >= self._kin_pace.next_ns:
            self._look_for_kin(call)
        if not is_end and self._has_begun and now_ns < self._pace.next_ns:
            return ()
        is_first, self._has_begun, self._is_over = not self._has_begun, True, is_end
        if is_end:
            # The runner may have ended already, and those that end with it: who was there before helped as well.
            before = self.helpers
            self._look_for_helpers(call.runner_pid)
            found = {helper.pid for helper in self.helpers}
            self.helpers += tuple(helper for helper in before if helper.pid not in found)
        if is_end and not is_first and now_ns - self._at_ns < _SHORTEST_S * 1e9:
            return ()
        self._pace.begin()
        sample = self._sample(call.runner_pid, is_first=is_first)
        self._pace.end()
        if is_first:
            self._helpers_pace.next_ns = now_ns + int(_HELPERS_EVERY_S * 1e9)
        if not is_first and not is_end and now_ns >= self._helpers_pace.next_ns:
            self._look_for_helpers(call.runner_pid)
        return (sample,)

    def take_lives(self) -> tuple[Life, ...]:
        """What is new of the processes that have run no task, since this was asked last."""
        return self._kin.take()

    def _look_for_helpers(self, runner_pid: int) -> None:
        self._helpers_pace.begin()
        self._take_headers()
        workers = {process.pid for process in self._known}
        living = self._kin.living()
        if living is None or runner_pid in living:  # without the runner, the others only end
            self.helpers = find_helpers(self._guardian_pid, runner_pid, workers, living)
        self._helpers_pace.end()

    def _look_for_kin(self, call: StrategyCall) -> None:
        self._kin_pace.begin()
        self._take_headers()
        workers = {process.pid: process.start for process in self._known}
        self._kin.look(call.runner_pid, workers, time.perf_counter_ns(), since_ns=call.started_ns)
        self._kin_pace.end()

    def _sample(self, runner_pid: int, *, is_first: bool) -> Sample:
        self._take_headers()
        before_ns, self._at_ns = self._at_ns, time.perf_counter_ns()
        (busy_before_s, all_before_s), own_before_s = self._machine_s, self._own_s
        self._machine_s, self._own_s = machine_s(), self._own.used_s()
        busy_s, all_s = self._machine_s[0] - busy_before_s, self._machine_s[1] - all_before_s
        own = (self._own_s - own_before_s) / max((self._at_ns - before_ns) / 1e9 * self.cores, 1e-9)
        processes = []
        stats: dict[int, ProcStat] = {}
        for process, known in list(self._known.items()):
            sampled = _sampled(known, before_ns, stats)
            if sampled is None:
                del self._known[process]
            else:
                processes.append(sampled)
        processes += self.remote.samples(self._at_ns)
        cores = min(max(busy_s / all_s, 0.0), 1.0) if all_s > 0 else 0.0
        took_s = (self._at_ns - before_ns) / 1e9
        run_s = self._used_by_run_s(runner_pid, stats)
        others_s = busy_s - run_s - (self._own_s - own_before_s)
        # What was used before the call is the start's.
        is_unknown = is_first or took_s < _SHORTEST_S or not self._run_s
        others = None if is_unknown else min(max(others_s / took_s, 0.0), float(self.cores))
        return Sample(before_ns, self._at_ns, cores, min(max(own, 0.0), 1.0), tuple(processes), others)

    def _used_by_run_s(self, runner_pid: int, stats: dict[int, ProcStat]) -> float:
        """The CPU time that the run's processes have used since this was asked last, as far as they live.

        ``stats`` has what was just told of some of them.
        """
        before, self._run_s = self._run_s, {}
        for pid in {runner_pid, *(process.pid for process in self._known), *(helper.pid for helper in self.helpers)}:
            stat = stats.get(pid) or proc_stat(pid)
            if stat is not None:
                self._run_s[pid, stat.start_ticks] = stat.cpu_s
        return sum(max(used_s - before.get(which, 0.0), 0.0) for which, used_s in self._run_s.items())

    def _take_headers(self) -> None:
        headers = self._reader.headers()
        for header in headers[self._headers_seen :]:
            if header.role == ROLE_WORKER and header.process.is_here:  # of another host's, nothing can be known here
                self._known.setdefault(header.process, Known(header.process, header.born_ns))
        self._headers_seen = len(headers)


def _sampled(known: Known, before_ns: int, stats: dict[int, ProcStat]) -> ProcessSample | None:
    """What a process takes, and note it in ``known``, and in ``stats`` by its PID where the kernel told it so; None if
    it is gone. ``before_ns``: the sample before.
    """
    found = _used(known, stats)
    if found is None:
        return None
    cpu_s, rss_bytes, threads = found
    now_ns = time.perf_counter_ns()
    cpu = cores_used(known, cpu_s, now_ns, before_ns)
    known.cpu_s, known.at_ns = cpu_s, now_ns
    return ProcessSample(known.process, cpu, rss_bytes, threads)


def cores_used(known: Known, cpu_s: float, now_ns: int, before_ns: int) -> float | None:
    """How many cores a process has used lately, which by now has used ``cpu_s`` in all; None if nobody can say.

    That is since it was sampled last; or, of one that is new, since ``before_ns``, the sample before it began.
    """
    if known.cpu_s >= 0:
        return max(cpu_s - known.cpu_s, 0.0) / ((now_ns - known.at_ns) / 1e9)
    if before_ns and known.born_ns >= before_ns:
        return cpu_s / ((now_ns - before_ns) / 1e9)
    return None


def _used(known: Known, stats: dict[int, ProcStat]) -> tuple[float, int, int] | None:
    """The CPU time in seconds that a process has used, its resident memory in bytes, and how many threads it has (0:
    nobody knows); None once it is gone.
    """
    process = known.process
    if process.start:
        stat = proc_stat(process.pid)
        if stat is None or stat.is_dead or stat.start_ticks != process.start:
            return None
        stats[process.pid] = stat
        return stat.cpu_s, stat.rss_bytes, stat.threads
    with contextlib.suppress(*UNTOLD, OverflowError):
        found = known.by_psutil = known.by_psutil or psutil.Process(process.pid)
        with found.oneshot():
            times = found.cpu_times()
            return float(times.user + times.system), int(found.memory_info().rss), found.num_threads()
    return None
