"""The guardian: owns the whole tree of a run, so that nothing of it outlives the program.

A process of its own with one thread. Standard input carries one word a line:

    folder              the run folder is there; comes first
    start               let the runner begin
    start-keep-going    likewise; if the runner dies, wait for what is to be done
    again               clear the tree, and have another runner begin at once
    finish              the run is over: give the runner a moment to end by itself, then clear
    stop                clear at once
    elsewhere           the runner uses other hosts: before it is killed it gets two seconds to let go of them, and to
                        finish it gets longer

The end of standard input means that the program is dead: clear, and remove the run folder. The guardian ends when the
tree is gone, whatever the reason.
"""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import time

from . import semaphores, tree, windows_guardian
from .launch import command
from .records import events

_FINISH_GRACE_S = 2.0
_FINISH_ELSEWHERE_S = 15.0  # the last records may have a long way
_LEAVE_S = 2.0

FOLDER_IS_THERE = b"folder\n"

_OVER, _AGAIN, _OWNER_IS_DEAD = "over", "again", "owner is dead"


def main(folder: str) -> None:
    """Guard one run in the run folder ``folder``, which the program is about to make. The guardian's main thread."""
    if os.read(0, len(FOLDER_IS_THERE)) != FOLDER_IS_THERE:
        # The program has died before it could say so, but maybe not before it has made the folder.
        shutil.rmtree(folder, ignore_errors=True)
        return
    if os.name == "nt":
        windows_guardian.guard(Guard(folder, -1), folder, _FINISH_GRACE_S)
        return
    tree.adopt_orphans()
    wake, waker = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: None)
    guard = Guard(folder, wake)
    guard.start_runner()
    while (verdict := guard.watch()) == _AGAIN:
        guard.clear()
        guard.start_runner()
        guard.let_begin()
    guard.leave()
    guard.clear()
    if verdict == _OWNER_IS_DEAD or _input_has_ended():
        shutil.rmtree(folder, ignore_errors=True)


class Guard:
    """One run's tree: the runner that is its root, and what is ordered about it."""

    def __init__(self, folder: str, wake: int) -> None:
        self._folder = folder
        self._wake = wake
        self._runner: subprocess.Popen[bytes] | None = None
        self._runner_has_ended = False
        self._keeps_going = self._is_elsewhere = self._is_finishing = False
        self._orders: list[bytes] = []

    def start_runner(self) -> None:
        """Start one, which waits until it may begin."""
        self._runner_has_ended = False
        self._runner = subprocess.Popen(
            command("runner", self._folder),
            stdin=subprocess.PIPE,
            stdout=sys.stderr,  # ours is the sign of life that the program waits on
            start_new_session=True,
            preexec_fn=tree.die_with_parent if os.name == "posix" else None,  # noqa: PLW1509 - one thread only
        )

    def let_begin(self) -> None:
        """Let the runner begin."""
        assert self._runner is not None
        assert self._runner.stdin is not None
        with contextlib.suppress(OSError):  # it is gone; Windows says EINVAL
            self._runner.stdin.write(b"start\n")
            self._runner.stdin.close()

    def leave(self) -> None:
        """Before all is ended: have the runner let go of other hosts, if it uses any, unless it was told to finish."""
        assert self._runner is not None
        if self._is_elsewhere and not self._is_finishing and not self._runner_has_ended:
            tree.send(self._runner.pid, signal.SIGTERM)
            self.wait(_LEAVE_S)

    def clear(self) -> None:
        """End all that lives of the tree."""
        assert self._runner is not None
        pids = [self._runner.pid]

        def note(alive: list[int]) -> None:
            pids.extend(alive)
            _note(self._folder, events.Cleared(tuple(alive)))

        tree.clear(self._runner.pid, note)
        semaphores.clear(self._folder, pids)

    @property
    def runner_pid(self) -> int:
        """The runner's, which was started."""
        assert self._runner is not None
        return self._runner.pid

    def wait(self, most_s: float) -> int | None:
        """Give the runner so long to end by itself. Returns its exit code; None if it has not ended."""
        assert self._runner is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._runner.wait(most_s)
        return None

    def watch(self) -> str:
        """Follow the orders until the tree is to be cleared. Returns what for."""
        deadline = None
        while True:
            if self._orders:
                order = self._orders.pop(0)
                if order == b"again":
                    return _AGAIN
                if order == b"stop":
                    return _OVER
                if order == b"elsewhere":
                    self._is_elsewhere = True
                if order in (b"start", b"start-keep-going"):
                    self._keeps_going = order == b"start-keep-going"
                    self.let_begin()
                if order == b"finish":
                    if self._runner_has_ended:
                        return _OVER
                    self._is_finishing = True
                    grace_s = _FINISH_ELSEWHERE_S if self._is_elsewhere else _FINISH_GRACE_S
                    deadline = time.monotonic() + grace_s
                continue
            patience_s = None if deadline is None else max(deadline - time.monotonic(), 0)
            ready, _, _ = select.select([0, self._wake], [], [], patience_s)
            if not ready:
                return _OVER
            if self._wake in ready and self._is_over(deadline is not None):
                return _OVER
            if 0 in ready:
                data = os.read(0, 4096)
                if not data:
                    return _OWNER_IS_DEAD
                self._orders += data.split()

    def _is_over(self, is_finishing: bool) -> bool:
        """Something has ended, or a signal has come."""
        assert self._runner is not None
        signals = os.read(self._wake, 4096)
        ended = tree.reap()
        for pid, status in ended.items():
            if pid != self._runner.pid:
                # Its own parent is dead, and nobody else will learn how it ended.
                _note(self._folder, events.OrphanDied(pid, os.waitstatus_to_exitcode(status)))
        if self._runner.pid in ended:
            self._runner_has_ended = True
            code = os.waitstatus_to_exitcode(ended[self._runner.pid])
            if not self._keeps_going or is_finishing:
                _note(self._folder, events.RunnerEnded(self._runner.pid, code))
                return True
            # Its workers must be gone before the program learns of it, and decides what is to be done.
            self.clear()
            _note(self._folder, events.RunnerEnded(self._runner.pid, code))
        return bool(set(signals) - {signal.SIGCHLD})


def _input_has_ended() -> bool:
    # The program may die, or be interrupted a second time, while the tree is being cleared.
    while select.select([0], [], [], 0)[0]:
        if not os.read(0, 4096):
            return True
    return False


def _note(folder: str, event: events.Event) -> None:
    with contextlib.suppress(OSError):
        events.note(folder, event)
