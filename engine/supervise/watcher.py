"""The watcher: starts a program that knows nothing of it, and reads what is recorded of its parallel parts.

Like a supervisor it has no thread of its own, and ``poll`` never waits. Unlike one it ends nothing: a viewer's death
leaves the program running, and what the program leaves running goes on. States:

    running ── the program has ended ──► closing ── nothing more has come of before that ──► ended
"""

import contextlib
import dataclasses
import shutil
import socket
import subprocess
import time
from typing import Any

from ..inside.language import mark
from ..inside.plan import Plan
from ..inside.worker import Process
from ..model.batch import Batch, End, Fate
from ..model.call import StrategyCall
from ..model.measured import Sample
from ..model.outcome import OPEN
from . import leftovers, program
from .judging import program_verdict
from .liveness import Condition
from .own_cpu import OwnCpu
from .printing import Printing
from .sampler import Sampler
from .sources import FolderSource
from .watched_records import News, WatchedRecords

_SETTLE_NS = 150_000_000
_GRACE_NS = 5_000_000_000
"""So long has a program to end after its time was up."""
_PRINTED_MOST_NS = 5_000_000_000
"""So long is what was printed waited for, where others go on printing."""
_TIMEOUT = "timeout"
_SILENT = mark(
    "no Python reported itself: started with -I, -E, -S, a cleaned environment, sudo, a container or on another machine"
)


class Watcher:
    """One program, from its start to what is known of it when it is over. Used in one thread, but for ``reader``."""

    def __init__(
        self, what: program.Program, plan: Plan, timeout_s: float | None = None, *, for_window: bool = False
    ) -> None:
        """Make the run folder, and start the program.

        Args:
            what: the program.
            plan: what is to be told of it where this process dies meanwhile.
            timeout_s: interrupt it, as Ctrl-C does, when it has not ended so long after this; and when it has not five
                seconds later either, end all of it.
            for_window: it has nothing to do with our terminal; what it prints is kept, and its input is empty.

        Raises:
            PlanError: the folder cannot be made, or the program cannot be started.
        """
        self.folder = leftovers.watched_folder(plan)
        try:
            self._printing = Printing(self.folder) if for_window else None
        except OSError as error:
            raise leftovers.not_writable(self.folder, error) from error
        self.reader = FolderSource(self.folder)
        self._own_cpu = OwnCpu(None)
        self._stopped: str | None = None
        self._end: End | None = None
        self._ended_ns = self._quiet_since_ns = 0
        self._started_ns = time.perf_counter_ns()
        self._time_is_up_ns = self._started_ns + int(timeout_s * 1e9) if timeout_s else 0
        try:
            if self._printing is not None:
                output, errors = self._printing.ends
                streams = (subprocess.DEVNULL, output, errors)
                what = dataclasses.replace(what, streams=streams, is_apart=True)
            self.process: subprocess.Popen[bytes] = program.started(what, self.folder)
            if self._printing is not None:
                self._printing.begun(self.process.pid)
        except BaseException:
            self._remove()
            raise
        self._is_apart = what.is_apart
        self._records = WatchedRecords(self.reader, self.process.pid)
        self._sampler = Sampler(self.process.pid, self.reader, self._own_cpu)
        self._own_cpu.note()
        self._sampler.begin()

    @property
    def exit_code(self) -> int | None:
        """How the program has ended (negative: by a signal); None as long as it has not."""
        return self.process.returncode

    def stop(self, reason: str = "stopped") -> None:
        """Interrupt the program, as Ctrl-C does; whether it ends is its own affair. The second time, end all of it.

        The first time it returns at once, the second when they are gone, usually some milliseconds later.
        """
        is_again, self._stopped = self._stopped is not None, self._stopped or reason
        self._records.fallen.interrupt()
        if is_again:
            self.end()
        else:
            program.interrupt(self.folder, self.process, is_apart=self._is_apart)

    def end(self) -> None:
        """End the program and all that it has left running."""
        program.end(self.folder, self.process)

    def send(self, process: Process, number: int) -> bool:
        """Send a signal to a process that has run tasks. Returns whether it was sent."""
        return self.reader.send(process, number)

    def note_interrupt(self) -> None:
        """Ctrl-C was pressed, which has reached the program as well. May be called by a signal's handler."""
        self._records.fallen.interrupt()

    def wait(self, most_s: float) -> None:
        """Sleep until the program has ended, or for ``most_s`` seconds; once it has, only for a moment."""
        if self.exit_code is not None:
            time.sleep(min(most_s, 0.01))
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(most_s)

    def that_go_on(self) -> list[int]:
        """The PIDs of those that the program has left running."""
        return program.that_go_on(self.folder, self.process.pid)

    def poll(self) -> Batch:
        """Read what is new. Takes well under a millisecond while little happens."""
        if self._end is not None:
            return self._batch(end=self._end)
        is_over = self.process.poll() is not None
        if is_over and not self._ended_ns:
            self._ended_ns = self._quiet_since_ns = time.perf_counter_ns()
            self._records.fallen.codes[self._records.pid] = self.process.returncode
        is_last = is_over and time.perf_counter_ns() - self._quiet_since_ns > _SETTLE_NS
        news = self._records.read(is_last=is_last, until_ns=self._ended_ns)
        if news.has_more or self._prints():
            self._quiet_since_ns = time.perf_counter_ns()
        self._keep_to_time()
        samples = self._sampler.look(self._call())
        end = None
        calls = news.calls
        if is_last and not news.has_more:
            calls = calls + self._settle()
            missing = self.reader.missing()
            no_room = leftovers.no_room(self.folder, missing)
            status = program.exit_status(self.process.returncode)
            end = self._end = End(Fate.CANCELLED, missing, no_room, status)
            self.reader.settle()
        output = self.reader.output()
        return self._batch(news, calls, samples, output, end)

    def close(self) -> None:
        """Read no more, and remove the run folder: whatever of the program goes on does so unwatched."""
        if self.process.poll() is None:
            self.process.returncode = 0  # nobody waits for it any more, which is no fault
        self._remove()

    def _batch(
        self,
        news: News | None = None,
        calls: "list[tuple[int, dict[str, Any]]] | tuple[()]" = (),
        samples: tuple[Sample, ...] = (),
        output: "list[tuple[int, bytes]] | tuple[()]" = (),
        end: End | None = None,
    ) -> Batch:
        return Batch(
            time.perf_counter_ns(),
            python=self._records.python,
            call=self._call(),
            calls=tuple(calls),
            submitted=tuple(news.submitted) if news is not None else (),
            blocks=tuple(news.blocks) if news is not None else (),
            lost=tuple(news.lost) if news is not None else (),
            samples=samples,
            output=tuple(output),
            dropped_bytes=self.reader.dropped_bytes,
            suspended=self._suspended() if self._printing is not None and end is None else frozenset(),
            lives=self._sampler.take_lives(),
            incidents=self.reader.take_sent(),
            helpers=self._sampler.helpers,
            own_cpu_share=self._own_cpu.share() if end is not None else None,
            evidence=tuple(news.evidence) if news is not None else (),
            unseen=tuple(self._records.unseen),
            verdict=OPEN if end is None else program_verdict(self.process.returncode, self._stopped),
            end=end,
        )

    def _call(self) -> StrategyCall:
        pid = self._records.pid
        return StrategyCall(pid, self._started_ns, self._ended_ns, None, None, socket.gethostname(), pid)

    def _suspended(self) -> frozenset[Process]:
        workers = {header.process for header in self.reader.headers()}
        return frozenset(each for each in workers if self.reader.condition(each) is Condition.SUSPENDED)

    def _prints(self) -> bool:
        """Whether what the program has printed is still being written down."""
        if self._printing is None or not self._printing.has_more():
            return False
        return not self._ended_ns or time.perf_counter_ns() - self._ended_ns < _PRINTED_MOST_NS

    def _keep_to_time(self) -> None:
        if self._ended_ns or not 0 < self._time_is_up_ns < time.perf_counter_ns():
            return
        if self._stopped in (None, _TIMEOUT):
            self.stop(_TIMEOUT)
            self._time_is_up_ns = time.perf_counter_ns() + _GRACE_NS

    def _settle(self) -> list[tuple[int, dict[str, Any]]]:
        if not self._records.has_reported:
            self._records.unseen[str(self.process.args[0]), _SILENT] = None  # type: ignore[index]
        return self._records.settle()

    def _remove(self) -> None:
        if self._printing is not None:
            self._printing.close()
        shutil.rmtree(self.folder, ignore_errors=True)
