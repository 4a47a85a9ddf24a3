"""What the processes of a run are for, and what they take."""

from collections.abc import Sequence

from ..inside.language import mark, marked, tr
from ..inside.phrases import count, size
from ..supervise import helpers

_PIDS_MOST = 8
_KINDS = {
    helpers.RUNNER: mark("runner"),
    helpers.RESOURCE_TRACKER: mark("resource tracker"),
    helpers.LOKY_TRACKER: mark("resource tracker (loky)"),
    helpers.FORK_SERVER: mark("fork server"),
    helpers.IDLE_WORKER: mark("worker, no job yet"),
    helpers.CHILD: mark("started by a job"),
    helpers.OTHER: mark("other"),
}
_PURPOSES = {
    helpers.RUNNER: mark("Calls the strategy, which starts the workers from it."),
    helpers.RESOURCE_TRACKER: mark(
        "Started by multiprocessing; clears away semaphores and shared memory when all others are gone."
    ),
    helpers.LOKY_TRACKER: mark(
        "Started by joblib's loky; clears away semaphores and memory-mapped folders when all others are gone."
    ),
    helpers.FORK_SERVER: mark("Started by multiprocessing; the workers are forked from it."),
    helpers.IDLE_WORKER: mark("Started by the strategy; it has not been given a job so far."),
    helpers.CHILD: mark("A process that a job has started, or one that such a process has."),
    helpers.OTHER: mark("A process of this run; what it is for is not known."),
}


def helper(kind: str) -> str:
    """What a process that runs no tasks is, in a word or two."""
    return marked(_KINDS.get(kind, _KINDS[helpers.OTHER]))


def helper_purpose(kind: str) -> str:
    """What a process that runs no tasks is for, as a sentence."""
    return marked(_PURPOSES.get(kind, _PURPOSES[helpers.OTHER]))


def cores(share: float) -> str:
    """How many cores are in use: ``"0.04 cores"``, ``"1.00 core"``, ``"12.5 cores"``."""
    text = f"{share:.1f}" if share >= 9.95 else f"{share:.2f}"
    return (tr("{n} core") if text == "1.00" else tr("{n} cores")).format(n=text)


def busy_machine(taken: float) -> str:
    """That other programs had so many cores: ``"busy: other programs had 1.4 cores"``."""
    return tr("busy: other programs had {cores}").format(cores=cores(taken))


def process_load(pid: int, cpu: float | None, rss_bytes: int) -> str:
    """What a process takes, in a line: ``"PID 4711: 0.98 cores, 120.0 MB"``."""
    taken = tr("CPU not known yet") if cpu is None else cores(cpu)
    return f"PID {pid}: {taken}, {size(rss_bytes)}"


def left_running(pids: Sequence[int]) -> str:
    """Those of a program that is over which still run: ``"2 processes of the program go on (PID 11, 12)."``."""
    told = ", ".join(map(str, pids[:_PIDS_MOST])) + (" …" if len(pids) > _PIDS_MOST else "")
    text = count(len(pids), tr("{n} process of the program goes on"), tr("{n} processes of the program go on"))
    return f"{text} (PID {told})."
