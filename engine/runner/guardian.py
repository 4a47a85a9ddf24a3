"""The guardian: owns the whole tree of a run, so that nothing of it outlives the program.

A process of its own with one thread. Standard input carries one word a line:

    start    let the runner begin
    finish   the run is over: give the runner a moment to end by itself, then clear
    stop     clear at once

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

from ..records import events
from . import semaphores, tree
from .launch import command

_FINISH_GRACE_S = 2.0


def main(folder: str) -> None:
    """Guard one run in the run folder ``folder``. The guardian's main thread."""
    if os.name == "nt":
        _guard_without_select(folder)
        return
    tree.adopt_orphans()
    wake, waker = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker)
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: None)
    runner = _start_runner(folder)
    owner_is_alive = _guard(folder, runner, wake)
    tree.clear(runner.pid, lambda pids: _note(folder, "cleared", pids=pids))
    semaphores.clear(folder)
    if not owner_is_alive or _input_has_ended():
        shutil.rmtree(folder, ignore_errors=True)


def _input_has_ended() -> bool:
    # The program may die, or be interrupted a second time, while the tree is being cleared.
    while select.select([0], [], [], 0)[0]:
        if not os.read(0, 4096):
            return True
    return False


def _start_runner(folder: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command("runner.runner", folder),
        stdin=subprocess.PIPE,
        stdout=sys.stderr,  # ours is the sign of life that the program waits on
        start_new_session=True,
        preexec_fn=tree.die_with_parent if os.name == "posix" else None,  # noqa: PLW1509 - the guardian has one thread
    )


def _guard(folder: str, runner: "subprocess.Popen[bytes]", wake: int) -> bool:
    """Follow the orders until the tree is to be cleared. Returns whether the program is still there."""
    deadline = None
    while True:
        patience_s = None if deadline is None else max(deadline - time.monotonic(), 0)
        ready, _, _ = select.select([0, wake], [], [], patience_s)
        if not ready:
            return True
        if wake in ready:
            signals = os.read(wake, 4096)
            ended = tree.reap()
            if runner.pid in ended:
                _note(folder, "runner-ended", code=os.waitstatus_to_exitcode(ended[runner.pid]))
                return True
            if set(signals) - {signal.SIGCHLD}:
                return True
        if 0 in ready:
            orders = os.read(0, 4096).split()
            if not orders:
                return False
            if b"stop" in orders:
                return True
            if b"start" in orders:
                _let_begin(runner)
            if b"finish" in orders:
                deadline = time.monotonic() + _FINISH_GRACE_S


def _note(folder: str, event: str, **fields: object) -> None:
    with contextlib.suppress(OSError):
        events.note(folder, event, **fields)


def _let_begin(runner: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(BrokenPipeError):
        assert runner.stdin is not None
        runner.stdin.write(b"start\n")
        runner.stdin.close()


def _guard_without_select(folder: str) -> None:
    # Windows cannot wait for a pipe and a process at once without a thread. The program sees the run's end in the
    # records and closes standard input.
    runner = _start_runner(folder)
    orders = b""
    while orders not in (b"stop", b"finish"):
        line = os.read(0, 4096)
        orders = line.strip()
        if orders == b"start":
            _let_begin(runner)
        if not line:
            tree.clear(runner.pid)
            shutil.rmtree(folder, ignore_errors=True)
            return
    if orders == b"finish":
        with contextlib.suppress(subprocess.TimeoutExpired):
            runner.wait(_FINISH_GRACE_S)
    tree.clear(runner.pid)
