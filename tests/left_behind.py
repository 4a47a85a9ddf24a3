"""What a test may leave behind: nothing.

Every process that the tests start inherits a variable with the session's own value, by which it is found again even
if its parent is dead, and a ``TMPDIR`` of the session's own, in which everything that is made is seen. Shared memory is
the session's own as well where the system lets it be (Linux, as root); elsewhere a test is blamed only for what has the
number of one of its processes in its name, or is used by one of them. The history of runs is one of each test's own.
What is said is English, whatever the machine speaks.
"""

import contextlib
import ctypes
import itertools
import os
import re
import shutil
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass

import psutil

from engine.history.place import MACHINE_VARIABLE as MACHINE
from engine.history.place import REPORTS_VARIABLE as REPORTS
from engine.history.place import VARIABLE as HISTORY
from gui.start.settings import VARIABLE as SETTINGS

MARK = "PARALLELOGRAM_TEST_SESSION"
# NumPy's linear algebra has threads, which spin for a while in each process. Who tests them takes this away.
BLAS = "OPENBLAS_NUM_THREADS"
# How often it is looked for before a test is blamed for it: a hundred times a second, or less often where others keep
# the machine busy, so that whatever has to go takes longer as well.
LOOKS = 300
_SHARED_LOOKS = 2_000
_OURS = (
    "TMPDIR", MARK, HISTORY, REPORTS, MACHINE, "PYTEST_DEBUG_TEMPROOT", "LC_ALL", "PYTHONUTF8", "PYTHONUNBUFFERED",
    BLAS,
)  # fmt: skip
_SHARED_MEMORY = "/dev/shm"
# What multiprocessing, joblib and loky make there.
_SHARED_NAMES = ("psm_", "mp-", "sem.mp-", "sem.loky-", "loky-", "joblib_memmapping", "pym-", "wnsm_")
_PID_IN_NAME = re.compile(r"(?:loky-|joblib_memmapping_folder_|pym-)(\d+)")
_CLONE_NEWNS, _MS_REC, _MS_PRIVATE = 0x00020000, 0x4000, 0x40000  # unshare(2), mount(2)
_KERNEL = (0, 2)  # the parents of the kernel's own threads and of what came from outside


class Sandbox:
    """A folder for temporary files, shared memory and a mark on the environment, for one session of tests.

    ``has_own_shared_memory`` tells whether nobody else can make anything there.
    """

    def __init__(self):
        self.has_own_shared_memory = _have_own_shared_memory()
        self.seen = set()  # the numbers of all processes of ours that were ever looked at
        self._ours = {}
        self._others = set()
        self._before = {name: os.environ.get(name) for name in _OURS}
        self._root = tempfile.mkdtemp(prefix="parallelogram-tests-")
        self.temporary = os.path.join(self._root, "tmp")
        self.value = uuid.uuid4().hex
        pytests_own = os.path.join(self._root, "pytest")
        os.mkdir(self.temporary)
        os.mkdir(pytests_own)
        os.environ.update({"TMPDIR": self.temporary, MARK: self.value, "PYTEST_DEBUG_TEMPROOT": pytests_own})
        os.environ.update({"LC_ALL": "C.UTF-8", BLAS: "1"})
        os.environ.pop("PYTHONUNBUFFERED", None)  # with which a line and its end are two writes
        if os.name == "nt":
            os.environ["PYTHONUTF8"] = "1"  # what LC_ALL says elsewhere
        os.environ[MACHINE] = os.path.join(self._root, "machine")
        tempfile.tempdir = self.temporary
        self._histories = itertools.count()
        self.new_history()

    def new_history(self):
        """From now on, nothing is kept and nothing remembered of what was before."""
        number = str(next(self._histories))
        os.environ[HISTORY] = os.path.join(self._root, "history", number)
        os.environ[REPORTS] = os.path.join(self._root, "reports", number)
        os.environ[SETTINGS] = os.path.join(self._root, "settings", number, "settings.json")

    def close(self):
        tempfile.tempdir = None
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(self._root, ignore_errors=True)

    def processes(self):
        """Every process but this one that descends from this session, as ``{pid: start time}``.

        A process is looked into when it is new; once it is known as another program's, or as ours, it stays that.
        """
        try:
            pids = {int(name) for name in os.listdir("/proc") if name.isdecimal()} - {os.getpid()}
        except OSError:
            return {child.pid: _began(child.pid) for child in psutil.Process().children(recursive=True)}
        self._others &= pids
        known, self._ours = self._ours, {}
        for pid in sorted(pids - self._others):
            stat = _Stat.of(pid)
            if stat is None:
                continue
            if stat.has_ended and stat.parent not in {os.getpid(), *known, *self._ours}:
                self._others.add(pid)  # whoever has adopted it collects it when they like
            elif known.get(pid) == stat.began or self._is_ours(pid, stat):
                self._ours[pid] = stat.began
            elif stat.parent in _KERNEL or _environment(pid) != b"":  # it is neither a zombie nor between two programs
                self._others.add(pid)
        self.seen.update(self._ours)
        return dict(self._ours)

    def _is_ours(self, pid, stat):
        # One without an environment, such as one that has ended and waits to be collected, is its parent's.
        if stat.parent == os.getpid() or stat.parent in self._ours:
            return True
        return f"{MARK}={self.value}".encode() in (_environment(pid) or b"")


@dataclass(frozen=True)
class _Stat:
    """What the system tells of a process: its parent, when it began, and whether it only waits to be collected."""

    parent: int
    began: int
    has_ended: bool

    @classmethod
    def of(cls, pid):
        try:
            with open(f"/proc/{pid}/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
        except OSError:
            return None
        return cls(int(fields[1]), int(fields[19]), fields[0] == b"Z")


@dataclass(frozen=True)
class Traces:
    """What there is at one moment."""

    processes: frozenset
    threads: frozenset
    files: frozenset
    shared: frozenset

    @classmethod
    def of(cls, sandbox):
        return cls(
            frozenset(sandbox.processes().items()),
            frozenset(thread for thread in threading.enumerate() if _runs(thread)),
            frozenset(os.listdir(sandbox.temporary)),
            frozenset(_shared()),
        )

    def since(self, before, sandbox):
        """In words, what has come since ``before``; empty if nothing has."""
        news = [f"process {pid}: {_command(pid)}" for pid, _ in self.processes - before.processes]
        news += [f"thread {thread.name}" for thread in self.threads - before.threads]
        news += [f"{name} in the folder for temporary files" for name in self.files - before.files]
        news += [f"{_SHARED_MEMORY}/{name}" for name in self.shared - before.shared if not _is_of_others(name, sandbox)]
        return news


def what_is_left(before, sandbox):
    """What a test leaves behind that does not vanish within some seconds.

    Shared memory may be there until a helper of its process has cleared it away: only what stays for long is held
    against a test.
    """
    lasting, looks = None, 0
    while left := Traces.of(sandbox).since(before, sandbox):
        shared = {each for each in left if each.startswith(_SHARED_MEMORY)}
        own = [each for each in left if each not in shared]
        lasting = shared if lasting is None else lasting & shared
        if not own and not lasting:
            break
        looks += 1
        if looks > (LOOKS if own else _SHARED_LOOKS):
            return [*own, *sorted(lasting)]
        time.sleep(0.01)
    return []


def clear_away(before, sandbox):
    """End and remove what a test has left, so that the next is not blamed for it."""
    for pid, _ in Traces.of(sandbox).processes - before.processes:
        with contextlib.suppress(psutil.Error):
            psutil.Process(pid).kill()
    for name in set(os.listdir(sandbox.temporary)) - before.files:
        path = os.path.join(sandbox.temporary, name)
        shutil.rmtree(path, ignore_errors=True)
        if os.path.lexists(path):
            os.unlink(path)


def _began(pid):
    try:
        return psutil.Process(pid).create_time()
    except psutil.Error:
        return 0


def _environment(pid):
    """A process's environment: empty if it has none at the moment, None if it is for another user to read."""
    try:
        with open(f"/proc/{pid}/environ", "rb") as file:
            return file.read()
    except PermissionError:
        return None
    except OSError:
        return b""


def _command(pid):
    try:
        process = psutil.Process(pid)
        return f"{process.status()} {' '.join(process.cmdline())[:300]}"
    except psutil.Error:
        return "gone since"


def _runs(thread):
    if thread.name.startswith("pytest_timeout"):
        return False
    # Python lists a thread that it has not started itself, such as Qt's, for longer than that lives.
    if thread.native_id is not None and os.path.isdir("/proc/self/task"):
        return os.path.exists(f"/proc/self/task/{thread.native_id}")
    return thread.is_alive()


def _shared():
    if not os.path.isdir(_SHARED_MEMORY):
        return []
    return [name for name in os.listdir(_SHARED_MEMORY) if name.startswith(_SHARED_NAMES)]


def _is_of_others(name, sandbox):
    # Other programs on the machine share the folder: what cannot be told to be ours is taken for one of theirs.
    if sandbox.has_own_shared_memory:
        return False
    path = os.path.join(_SHARED_MEMORY, name)
    if not os.path.lexists(path) or os.stat(path, follow_symlinks=False).st_uid != os.getuid():
        return True
    ours = {os.getpid(), *sandbox.processes()}
    in_name = _PID_IN_NAME.search(name)
    if in_name:
        return int(in_name[1]) not in ours | sandbox.seen
    return not any(path in _maps(pid) for pid in ours)


def _have_own_shared_memory():
    """Mount an empty folder where shared memory is, for this thread and all that it starts; False where it may not."""
    if sys.platform != "linux" or os.getuid() != 0 or not os.path.isdir(_SHARED_MEMORY):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    return (
        libc.unshare(_CLONE_NEWNS) == 0
        # Below a root that is no mount of its own (chroot), what is to be private is the place itself.
        and 0 in (libc.mount(None, each, None, _MS_REC | _MS_PRIVATE, None) for each in (b"/", _SHARED_MEMORY.encode()))
        and libc.mount(b"tmpfs", _SHARED_MEMORY.encode(), b"tmpfs", 0, b"mode=1777") == 0
    )


def _maps(pid):
    try:
        with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
