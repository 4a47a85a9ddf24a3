"""A function of one's own that goes wrong in every way there is: the item says in which.

Loaded by the runner and its workers as a person's file is, so it imports nothing but the standard library.
"""

import contextlib
import ctypes
import faulthandler
import functools
import io
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

if os.name == "posix":
    import resource

_LONG_S = 600.0
_MOST_DESCRIPTORS = 1_024


def work(item):
    """Do what the item says; a number says: work for ten milliseconds."""
    if isinstance(item, Odd):
        return "received"
    if isinstance(item, str):
        return FAULTS[item]()
    time.sleep(0.01)
    return item


# What ends a process, or raises, wherever it is called.


def raises():
    raise ValueError("on purpose")


def exits_0():
    os._exit(0)


def exits_3():
    os._exit(3)


def sigkill():
    # Windows has none; there, os.kill ends a process as at once with any number.
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    time.sleep(_LONG_S)


def sigsegv():
    if os.name == "nt":
        faulthandler._read_null()  # ctypes makes an exception of a fault, and loky's workers survive the signal
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A thread may have dealt with a kill already by the time that a fault in this very thread would be.
    ctypes.string_at(0)


class Odd:
    """Something that does ``at_pickling`` when it is pickled, and ``at_unpickling`` when it is unpickled."""

    def __init__(self, at_pickling=None, at_unpickling=None, at_the_end=None):
        self.at_pickling = at_pickling
        self.at_unpickling = at_unpickling
        self.at_the_end = at_the_end

    def __reduce__(self):
        if is_a_check():
            return Odd, ()
        if self.at_pickling is not None:
            self.at_pickling()
        return self.at_unpickling or Odd, (None, None, self.at_the_end) if self.at_the_end else ()

    def __del__(self):
        if self.at_the_end is not None:
            self.at_the_end()


def is_a_check():
    """Whether the program only tries whether this pickles, before the run."""
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename.endswith(("preflight.py", "trial.py")):
            return True
        frame = frame.f_back
    return False


# Exceptions.


class UnpicklableError(Exception):
    def __init__(self):
        super().__init__("with a lock")
        self.lock = threading.Lock()


class UnrebuildableError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


class ExitingError(Exception):
    def __reduce__(self):
        return exits_3, ()


def raises_unpicklable():
    raise UnpicklableError


def raises_unrebuildable():
    raise UnrebuildableError(1, 2)


def raises_exiting():
    raise ExitingError


def raises_stop_iteration():
    raise StopIteration


def interrupts():
    raise KeyboardInterrupt


def recurses():
    return recurses() + 1


# Ends that never come.


def stops_itself():
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(_LONG_S)


def never_ends():
    time.sleep(_LONG_S)


def never_ends_ignoring_sigterm():
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(_LONG_S)


# What is left behind, or changed.


def ignores_sigterm():
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)


def closes_files():
    os.closerange(3, _MOST_DESCRIPTORS)


def closes_everything():
    os.closerange(0, _MOST_DESCRIPTORS)


def closes_streams():
    os.closerange(0, 3)


def leaves_a_thread():
    threading.Thread(target=time.sleep, args=(_LONG_S,)).start()


def leaves_a_child():
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    subprocess.Popen([sys.executable, "-c", stubborn], start_new_session=True, env=_tests_own())


def _tests_own():
    # Of all the variables by which a process is found, only the one by which the test finds it.
    # Without its system's folder, no Python starts on Windows.
    return {name: value for name, value in os.environ.items() if name.endswith(("TEST_SESSION", "SYSTEMROOT"))}


def forks():
    os.fork()


def forks_and_daemonises():
    if not os.fork():
        os.setsid()
        if os.fork():
            os._exit(0)
        os.closerange(0, _MOST_DESCRIPTORS)
        time.sleep(_LONG_S)
        os._exit(0)


def makes_a_pool():
    with multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn").Pool(2) as pool:
        return pool.map(abs, [-1, -2])


def changes_folder():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # as on Windows, where it is in use
        os.chdir(folder)


def clears_environment():
    os.environ.clear()


def replaces_stdout():
    sys.stdout = sys.stderr = io.StringIO()


def closes_stdout():
    sys.stdout.close()
    sys.stderr.close()


def drops_stdout():
    sys.stdout = sys.stderr = None


def may_write_nothing():
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    return "x" * 200


def may_open_nothing():
    resource.setrlimit(resource.RLIMIT_NOFILE, (10, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    with contextlib.suppress(OSError):
        while True:
            os.dup(0)


_AT_PICKLING = {"raises": raises, "exits": exits_3, "crashes": sigsegv}

_BY_THEIR_NAMES = (
    raises, raises_unpicklable, raises_unrebuildable, raises_exiting, raises_stop_iteration, interrupts, recurses,
    exits_0, exits_3, sigkill, sigsegv, stops_itself, never_ends, never_ends_ignoring_sigterm, ignores_sigterm,
    closes_files, closes_everything, closes_streams, leaves_a_thread, leaves_a_child, forks, forks_and_daemonises,
    makes_a_pool, changes_folder, clears_environment, replaces_stdout, closes_stdout, drops_stdout, may_write_nothing,
    may_open_nothing,
)  # fmt: skip

FAULTS = {
    **{function.__name__: function for function in _BY_THEIR_NAMES},
    "nothing": int,
    "overtime": never_ends,
    "sys_exit": sys.exit,
    "result_unpicklable": threading.Lock,
    **{f"result_{how}_at_pickling": functools.partial(Odd, fault) for how, fault in _AT_PICKLING.items()},
    **{f"result_{how}_at_unpickling": functools.partial(Odd, None, fault) for how, fault in _AT_PICKLING.items()},
    "result_crashes_at_its_end": functools.partial(Odd, None, None, sigsegv),
}

CULPRIT = 3
_JOBS = 7


def _with(culprit):
    return [culprit if index == CULPRIT else index for index in range(_JOBS)]


# What yields the items, by the name of the kind.


def argument_unpicklable():
    return _with(threading.Lock())


def argument_raises_at_pickling():
    return _with(Odd(raises))


def argument_exits_at_pickling():
    return _with(Odd(exits_3))


def argument_crashes_at_pickling():
    return _with(Odd(sigsegv))


def argument_raises_at_unpickling():
    return _with(Odd(None, raises))


def argument_exits_at_unpickling():
    return _with(Odd(None, exits_3))


def argument_crashes_at_unpickling():
    return _with(Odd(None, sigsegv))
