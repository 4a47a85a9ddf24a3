"""A program whose tree of processes cannot outgrow a bound.

The tree is counted up to fifty times a second, from outside; where there are more processes than may be, all are
killed at once and ``RunawayError`` is raised. Where the system allows it (Linux, as root), the program gets a PID
namespace of its own: when that is ended, the kernel kills everything in it, however quickly it forks. Elsewhere the
tree is frozen and killed until nothing of it is left, which is found by the mark in its environment.
"""

import contextlib
import functools
import os
import signal
import subprocess
import sys
import tempfile
import time

import psutil

_LOOK_S = 0.02
_END_S = 10.0
# The shell is the namespace's first process and its reaper, and so the program is none with special rights.
_NAMESPACE = ("unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", '"$@"; exit $?', "sh")


class RunawayError(AssertionError):
    """There were more processes than there may be."""


@functools.cache
def namespace():
    """What to put before a command so that it gets a PID namespace; empty where that cannot be."""
    if sys.platform != "linux":
        return ()
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        if subprocess.run([*_NAMESPACE, "true"], capture_output=True, check=False, timeout=30).returncode == 0:
            return _NAMESPACE
    return ()


class Bounded:
    """A program that was started, and the tree below it.

    Attributes:
        most: how many processes there were at most, with the program itself.
    """

    def __init__(self, command, bound, sandbox, environment=None):
        """Start ``command``; ``bound`` is how many processes there may be at once, with the program."""
        self.most = 0
        self._bound = bound
        self._sandbox = sandbox
        self._before = sandbox.processes()
        self._out, self._err = (tempfile.TemporaryFile() for _ in range(2))  # noqa: SIM115 - closed at the exit
        self._outside = len(namespace()) > 0
        self._process = subprocess.Popen(
            [*namespace(), *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=self._out,
            stderr=self._err,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.end()
        self._out.close()
        self._err.close()

    def pids(self):
        """The program, and then all that descend from it, but for those that have ended and wait to be collected."""
        with contextlib.suppress(psutil.NoSuchProcess):
            own = psutil.Process(self._process.pid)
            tree = [own, *own.children(recursive=True)]
            return [process.pid for process in tree[2 if self._outside else 0 :] if _lives(process)]
        return []

    def until(self, condition, most_s, what):
        """Count until ``condition()`` gives something true, and return it; fails after ``most_s``, or at its end."""
        deadline = time.monotonic() + most_s
        while True:
            self.most = max(self.most, len(self.pids()))
            if self.most > self._bound:
                self.end()
                raise RunawayError(f"there were {self.most} processes, and may be {self._bound}: {self.told()}")
            has_ended = self._process.poll() is not None
            value = condition()
            if value:
                return value
            assert not has_ended, f"{what} did not come about before it ended: {self._process.returncode} {self.told()}"
            assert time.monotonic() < deadline, f"{what} did not come about within {most_s} s: {self.told()}"
            time.sleep(_LOOK_S)

    def to_the_end(self, most_s):
        """Count until the program has ended; its exit status."""
        self.until(lambda: self._process.poll() is not None, most_s, "the program's end")
        return self._process.returncode

    def told(self):
        """What it has printed: standard output, and standard error."""
        texts = []
        for file in (self._out, self._err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
        return tuple(texts)

    def end(self):
        """Kill what is left of the tree, and wait until it is gone."""
        deadline = time.monotonic() + _END_S
        while left := self._left():
            if self._outside:
                self._process.kill()
            else:
                for number in (signal.SIGSTOP, signal.SIGKILL) if os.name == "posix" else (signal.SIGTERM,):
                    for pid in left:
                        with contextlib.suppress(OSError):
                            os.kill(pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_LOOK_S)
            assert time.monotonic() < deadline, f"processes cannot be killed: {left}"

    def _left(self):
        own = {self._process.pid} if self._process.poll() is None else set()
        return own | (self._sandbox.processes().keys() - self._before.keys())


def _lives(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
