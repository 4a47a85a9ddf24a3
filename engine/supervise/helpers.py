"""Which processes of a run's tree are no workers, and what each is for. In the supervising thread."""

from collections.abc import Collection, Mapping, Sequence

from ..inside.process import command_line
from ..model.measured import CHILD, IDLE_WORKER, Helper

__all__ = [
    "CHILD", "FORK_SERVER", "IDLE_WORKER", "KINDS", "LOKY_TRACKER", "OTHER", "RESOURCE_TRACKER", "RUNNER",
    "find_helpers", "kind",
]  # fmt: skip

RUNNER = "runner"
RESOURCE_TRACKER = "resource-tracker"
LOKY_TRACKER = "loky-resource-tracker"
FORK_SERVER = "fork-server"
OTHER = "other"

KINDS = (RUNNER, RESOURCE_TRACKER, LOKY_TRACKER, FORK_SERVER, IDLE_WORKER, CHILD, OTHER)
"""The runner where it runs no tasks itself; multiprocessing's and loky's resource trackers; multiprocessing's fork
server; a worker that has not run a task yet; what a task has started; and whatever else there is.
"""

_CONSOLE = "\\conhost.exe"
_SPAWNED = ("multiprocessing.spawn", "--multiprocessing-fork", "popen_loky")


def find_helpers(
    guardian_pid: int, runner_pid: int, worker_pids: Collection[int], living: Mapping[int, int] | None = None
) -> tuple[Helper, ...]:
    """All living descendants of the guardian but those in ``worker_pids``, parents before their children.

    Where it is not told which are ``living``, each with its parent, it goes through all processes of the system, a
    millisecond for every 70 of them: so do it now and then only.
    """
    if living is None:
        parents, commands = _looked_up(guardian_pid)
    else:
        parents, commands = living, {pid: command_line(pid) for pid in living}
    kinds: dict[int, str] = {}
    for pid in told_of(parents, commands, runner_pid):
        kinds[pid] = "" if pid in worker_pids else kind(pid, runner_pid, parents, commands, kinds)
    return tuple(Helper(pid, found) for pid, found in kinds.items() if found)


def _looked_up(guardian_pid: int) -> tuple[Mapping[int, int], Mapping[int, Sequence[str]]]:
    """The parents of all living descendants, and their command lines."""
    import psutil  # which the window's start has no time for, and it knows the kinds

    from .family import UNTOLD, descendants

    tree = descendants(guardian_pid)
    commands: dict[int, list[str]] = {}
    parents: dict[int, int] = {}
    for process in tree:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                continue
            parents[process.pid] = process.ppid()
            commands[process.pid] = process.cmdline()
        except UNTOLD:
            parents.pop(process.pid, None)
    return parents, commands


def told_of(parents: Mapping[int, int], commands: Mapping[int, Sequence[str]], runner_pid: int) -> list[int]:
    """Those of a tree that are told of: not what Windows puts beside them, a console's host and the ``python.exe`` of a
    venv, which only starts the real one and so stands above the runner.
    """
    above = {parents.get(runner_pid, 0)}
    while (more := {parents.get(pid, 0) for pid in above}) - above:
        above |= more
    return [pid for pid in parents if pid not in above and not _is_console(commands.get(pid, ()))]


def _is_console(command: Sequence[str]) -> bool:
    return bool(command) and command[0].lower().endswith(_CONSOLE)


def kind(
    pid: int,
    runner_pid: int,
    parents: Mapping[int, int],
    commands: Mapping[int, Sequence[str]],
    kinds: Mapping[int, str],
) -> str:
    """What a process that is no worker is for.

    Args:
        pid: the process.
        runner_pid: the runner that calls the strategy.
        parents: each process's parent.
        commands: each process's command line.
        kinds: what is known of its ancestors; a worker's is empty.
    """
    if pid == runner_pid:
        return RUNNER
    command = commands.get(pid, ())
    parent = parents.get(pid, 0)
    code = " ".join(command)
    if "resource_tracker" in code:
        return LOKY_TRACKER if "loky" in code else RESOURCE_TRACKER
    if kinds.get(parent) in ("", IDLE_WORKER, CHILD):
        return CHILD
    # A fork has its parent's command line: the fork server's children are workers.
    is_fork = bool(command) and command == commands.get(parent)
    if is_fork or any(sign in code for sign in _SPAWNED):
        return IDLE_WORKER
    return FORK_SERVER if "multiprocessing.forkserver" in code else OTHER
