"""From Stop until everything is gone; and whether anything of a run listens on a socket."""

import statistics
import time

import psutil

from tests.engine.faults.table import WAYS
from tests.engine.faults.trial import FAULTY, ITEMS
from tests.engine.supervise.driving import driver
from tests.soak.judged import at_most, none
from tests.waiting import family

_TIMES = 10
_HARD = ["never_ends_ignoring_sigterm", "stops_itself"]
_MANY = 48
_LONG = 200_000_000  # squares: what computes is stopped as well


def figures(sandbox, share):
    """Stop runs in the middle, usual ones and hard ones."""
    usual, hard, listening = [], [], set()
    for _ in range(max(1, int(_TIMES * share))):
        for _, strategy, options in WAYS.values():
            workers = None if strategy == "sequential" else 2
            usual.append(_stopped(listening, strategy=strategy, options=options, jobs=4, size=_LONG, workers=workers))
            for kind in _HARD:
                items = ITEMS.format(kind)
                how = {"strategy": strategy, "options": options, "workers": workers}
                hard.append(_stopped(listening, function=f"{FAULTY}:work", items=items, **how))
        hard.append(_stopped(listening, strategy="process", jobs=_MANY, size=_LONG, workers=_MANY))
    yield at_most("from Stop until everything is gone, median", statistics.median(usual), "s", 0.25)
    yield at_most("from Stop until everything is gone, 90 of 100", sorted(usual)[int(len(usual) * 0.9)], "s", 0.25)
    yield at_most("from Stop until everything is gone, the hardest", max(hard + usual), "s", 1)
    yield none("listening sockets opened", len(listening), "sockets")


def _stopped(listening, **fields):
    with driver() as drive:
        drive.start(**fields)
        drive.until(drive.running_pids, "a running task")
        until_s = time.monotonic() + 0.3
        while time.monotonic() < until_s:
            drive.poll()
            time.sleep(0.01)
        for pid in family(drive.supervisor.guardian_pid):
            try:
                connections = psutil.Process(pid).net_connections("inet")
            except psutil.Error:
                continue
            listening.update((pid, each.laddr) for each in connections if each.status == psutil.CONN_LISTEN)
        began_s = time.monotonic()
        drive.supervisor.stop()
        while not drive.run.over:
            drive.poll()
            time.sleep(0.001)
        return time.monotonic() - began_s
