"""Ends what a guardian left behind that was itself killed. In the program."""

import contextlib
import os
import time

import psutil

from ..inside.records.environment import RUN
from ..inside.tree import TRACKER, TRACKER_GRACE_S
from .family import UNTOLD
from .liveness import has_ended


class Orphans:
    """The processes of a run, known by the run folder that their environment names."""

    def __init__(self, folder: str) -> None:
        """Those of the run in ``folder``."""
        self._folder = folder
        self._since_s: float | None = None

    def end_some(self) -> list[int]:
        """Kill them, resource trackers a second later. Returns the PIDs of all there were; call it until none is."""
        if self._since_s is None:
            self._since_s = time.monotonic()
        found = self._marked()
        workers = [process for process, is_tracker in found if not is_tracker]
        late = time.monotonic() - self._since_s > TRACKER_GRACE_S
        for process in workers or ([process for process, _ in found] if late else []):
            with contextlib.suppress(*UNTOLD):
                process.kill()
        return [process.pid for process, _ in found]

    def _marked(self) -> list[tuple[psutil.Process, bool]]:
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(*UNTOLD):
                if process.pid == os.getpid() or has_ended(process):
                    continue
                if process.environ().get(RUN) == self._folder:
                    found.append((process, any(TRACKER in word for word in process.cmdline())))
        return found
