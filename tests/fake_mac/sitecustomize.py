"""Takes from a Linux Python what macOS has not, in the engine alone: found by ``PYTHONPATH``, told by ``FAKE_MAC``.

It is no macOS. But the engine takes the ways that it takes there: no ``/proc``, no subreaper, processes by ``ps``,
``spawn``, threads whose numbers are no PIDs.
"""

import importlib._bootstrap_external as loaders
import os
import sys
import threading
import time
import types

# Not ``.semaphores``: macOS lists them nowhere, and those of this Linux would be left behind.
_ENGINE = ("engine.", "parallelogram_engine.", "_parallelogram.")
_PLATFORM = (".process", ".tree", ".growing_file", ".limits", ".launch")


class _Sys(types.ModuleType):
    platform = "darwin"

    def __getattr__(self, name):
        return getattr(sys, name)


def _is_ending(pid):
    """Whether a process has begun to end, which the ``ps`` of macOS lists and that of Linux does not."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return bool(int(file.read().rpartition(b")")[2].split()[6]) & 0x4)
    except OSError:
        return False


def _as_listed_there(processes_by_ps):
    return lambda: [each._replace(is_ending=_is_ending(each.pid)) for each in processes_by_ps()]


def _fork(_fork=os.fork):
    """A fork; for the engine itself, what comes of it there in the company of some libraries."""
    if sys._getframe(1).f_globals["__name__"].startswith(_ENGINE):
        os.abort()
    return _fork()


def _take_away():
    for name in ("posix_fallocate", "memfd_create", "sched_getaffinity", "sched_setaffinity", "pidfd_open"):
        if hasattr(os, name):
            delattr(os, name)
    if hasattr(time, "CLOCK_BOOTTIME"):
        del time.CLOCK_BOOTTIME
    os.fork = _fork
    native = threading.get_native_id
    threading.get_native_id = lambda: native() + (1 << 20)


def _without(module):
    name = module.__name__
    if name == "multiprocessing.context":
        module._default_context = module.DefaultContext(module._concrete_contexts["spawn"])
    if not name.startswith(_ENGINE):
        return
    if name.endswith(_PLATFORM):
        module.sys = _Sys("sys")
    if name.endswith(".tree"):
        module._processes_by_ps = _as_listed_there(module._processes_by_ps)
    if name.endswith(".process"):
        module.proc_stat = lambda _pid="self": None
    if name.endswith(".ticks"):
        module.head_of = lambda _path, _most_bytes: b""
    if name.endswith(".core_wait"):
        module.can_be_told = lambda: False


def _exec(self, module, _before=loaders.SourceFileLoader.exec_module):
    _before(self, module)
    _without(module)


if os.environ.get("FAKE_MAC"):
    _take_away()
    loaders.SourceFileLoader.exec_module = _exec
