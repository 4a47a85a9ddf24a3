"""What Windows has in the place of ``/proc``, signals and a subreaper. Imported on Windows alone.

Sources: Microsoft's pages on GetProcessTimes, GetProcessMemoryInfo, GlobalMemoryStatusEx, GetProcessAffinityMask,
GetUserDefaultUILanguage, TerminateProcess, NtQueryInformationProcess, and on Job objects.
"""

import ctypes
import os
from ctypes import wintypes
from typing import Any, NamedTuple

KILLED = 0x1009
"""The exit code of processes that are ended from here."""

_QUERY, _TERMINATE, _SYNCHRONIZE, _SUSPEND_RESUME = 0x1000, 0x0001, 0x0010_0000, 0x0800
_EPOCH = 116_444_736_000_000_000  # of a FILETIME: from 1601 to 1970
_BREAKAWAY_OK, _KILL_ON_JOB_CLOSE = 0x0800, 0x2000
_PROCESS_IDS, _EXTENDED_LIMITS = 3, 9
_PIDS_MOST = 1 << 16
_BASIC_INFORMATION, _BASIC_WORDS, _BASIC_PARENT = 0, 6, 5  # PROCESS_BASIC_INFORMATION, of six words

_KERNEL: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
_KERNEL.OpenProcess.restype = _KERNEL.CreateJobObjectW.restype = wintypes.HANDLE
_KERNEL.GetCurrentProcess.restype = wintypes.HANDLE
_KERNEL.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
_KERNEL.CloseHandle.argtypes = [wintypes.HANDLE]
_KERNEL.GetProcessTimes.argtypes = [wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4]
_KERNEL.GetExitCodeProcess.argtypes = [wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD)]
_KERNEL.TerminateProcess.argtypes = [wintypes.HANDLE, wintypes.UINT]
_KERNEL.WaitForSingleObject.argtypes = [wintypes.HANDLE, wintypes.DWORD]
_KERNEL.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
_KERNEL.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
_KERNEL.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
_KERNEL.QueryInformationJobObject.argtypes = [
    wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p,
]  # fmt: skip
_KERNEL.GetProcessAffinityMask.argtypes = [wintypes.HANDLE, *[ctypes.POINTER(ctypes.c_size_t)] * 2]
_KERNEL.GlobalMemoryStatusEx.argtypes = [ctypes.c_void_p]
_KERNEL.GetUserDefaultUILanguage.restype = wintypes.WORD
_KERNEL.K32GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD]

_NT: Any = ctypes.WinDLL("ntdll")  # type: ignore[attr-defined,unused-ignore]
_NT.NtSuspendProcess.argtypes = _NT.NtResumeProcess.argtypes = [wintypes.HANDLE]
_NT.NtQueryInformationProcess.argtypes = [
    wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.ULONG, ctypes.c_void_p,
]  # fmt: skip


class Look(NamedTuple):
    """What Windows tells of a process.

    Attributes:
        began_ticks: when it began, in ticks of 100 ns since 1601; with the PID it names a process for good.
        cpu_ticks: the CPU time that it has used, in such ticks.
        rss_bytes: its working set.
        exit_code: None while it lives.
    """

    began_ticks: int
    cpu_ticks: int
    rss_bytes: int
    exit_code: "int | None"


class _Memory(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD), ("faults", wintypes.DWORD), ("peak", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t), ("others", ctypes.c_size_t * 6),
    )  # fmt: skip


class _Machine(ctypes.Structure):
    _fields_ = (
        ("size", wintypes.DWORD), ("load", wintypes.DWORD), ("physical", ctypes.c_uint64),
        ("others", ctypes.c_uint64 * 6),
    )  # fmt: skip


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64), ("flags", wintypes.DWORD),
        ("least", ctypes.c_size_t), ("most", ctypes.c_size_t), ("processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t), ("priority", wintypes.DWORD), ("scheduling", wintypes.DWORD),
    )  # fmt: skip


class _Limits(ctypes.Structure):
    _fields_ = (("basic", _Basic), ("io", ctypes.c_uint64 * 6), ("memory", ctypes.c_size_t * 4))


def look(pid: int) -> "Look | None":
    """What there is to tell of a process; None if there is none, or it is somebody else's."""
    handle = _KERNEL.OpenProcess(_QUERY | _SYNCHRONIZE, False, pid) if 0 < pid < 1 << 32 else None
    if not handle:
        return None
    try:
        times = [wintypes.FILETIME() for _ in range(4)]
        if not _KERNEL.GetProcessTimes(handle, *map(ctypes.byref, times)):
            return None
        began, _, kernel, user = (each.dwHighDateTime << 32 | each.dwLowDateTime for each in times)
        memory = _Memory(size=ctypes.sizeof(_Memory))
        _KERNEL.K32GetProcessMemoryInfo(handle, ctypes.byref(memory), memory.size)
        code = wintypes.DWORD()
        has_ended = _KERNEL.WaitForSingleObject(handle, 0) == 0
        is_told = has_ended and _KERNEL.GetExitCodeProcess(handle, ctypes.byref(code))
        return Look(began, kernel + user, int(memory.working_set), code.value if is_told else None)
    finally:
        _KERNEL.CloseHandle(handle)


def memory_bytes() -> int:
    """The machine's memory; 0 if nobody tells."""
    machine = _Machine(size=ctypes.sizeof(_Machine))
    return int(machine.physical) if _KERNEL.GlobalMemoryStatusEx(ctypes.byref(machine)) else 0


def ui_language() -> str:
    """The code of the language in which Windows speaks to this person; empty for one without a name."""
    from locale import windows_locale

    return windows_locale.get(_KERNEL.GetUserDefaultUILanguage(), "").partition("_")[0]


def cores_of_affinity() -> int:
    """The cores that this process is bound to; 0 if to none but all of the machine's, which may have several groups."""
    own, all_ = ctypes.c_size_t(), ctypes.c_size_t()
    if not _KERNEL.GetProcessAffinityMask(_KERNEL.GetCurrentProcess(), ctypes.byref(own), ctypes.byref(all_)):
        return 0
    return 0 if own.value == all_.value else own.value.bit_count()


def unix_ns(ticks: int) -> int:
    """A moment as ``Look`` has it, as ``time.time_ns()`` has it."""
    return (ticks - _EPOCH) * 100


def end(pid: int) -> bool:
    """End a process at once. Returns whether it was there, and may be ended."""
    handle = _KERNEL.OpenProcess(_TERMINATE, False, pid)
    if not handle:
        return False
    try:
        return bool(_KERNEL.TerminateProcess(handle, KILLED))
    finally:
        _KERNEL.CloseHandle(handle)


def suspend(pid: int, *, is_to_stand: bool) -> bool:
    """Have a process stand still, or go on: once for each time that it was told to stand. Returns whether it was there.

    By what debuggers and psutil use (NtSuspendProcess); Windows documents it for threads alone.
    """
    handle = _KERNEL.OpenProcess(_SUSPEND_RESUME, False, pid)
    if not handle:
        return False
    try:
        return bool((_NT.NtSuspendProcess if is_to_stand else _NT.NtResumeProcess)(handle) == 0)
    finally:
        _KERNEL.CloseHandle(handle)


def parent_pid() -> int:
    """Who has started this process, by a number that another process may have by now; 0 if nobody tells.

    Not by ``os.getppid``: that takes a snapshot of the process by a function that Wine has not, which is its end there.
    """
    words = (ctypes.c_size_t * _BASIC_WORDS)()
    size = ctypes.sizeof(words)
    failed = _NT.NtQueryInformationProcess(_KERNEL.GetCurrentProcess(), _BASIC_INFORMATION, words, size, None)
    return 0 if failed else int(words[_BASIC_PARENT])


def wait(pid: int, most_s: float) -> None:
    """Sleep until a process is gone, or for so long."""
    handle = _KERNEL.OpenProcess(_SYNCHRONIZE, False, pid)
    if handle:
        _KERNEL.WaitForSingleObject(handle, int(most_s * 1_000))
        _KERNEL.CloseHandle(handle)


class Job:
    """This process and all that comes of it. While it is held, whoever is left is ended by Windows when this process is
    gone, however it ends: it has the only handle, which is closed then.
    """

    def __init__(self, *, is_held: bool = True) -> None:
        """From now on. Raises OSError."""
        self._handle = _KERNEL.CreateJobObjectW(None, None)
        if not self._handle:
            raise _error()
        self.hold(is_held)
        if not _KERNEL.AssignProcessToJobObject(self._handle, _KERNEL.GetCurrentProcess()):
            raise _error()

    def hold(self, is_held: bool) -> None:
        """Have them end with this process, or live on, and start whom they like outside of it. Raises OSError."""
        limits = _Limits()
        limits.basic.flags = _KILL_ON_JOB_CLOSE if is_held else _BREAKAWAY_OK
        size = ctypes.sizeof(limits)
        if not _KERNEL.SetInformationJobObject(self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), size):
            raise _error()

    def pids(self) -> "list[int]":
        """All that live, but for this process. Raises OSError."""
        room = 64
        while True:
            ids = _ids_of(room)()
            size = ctypes.sizeof(ids)
            done = _KERNEL.QueryInformationJobObject(self._handle, _PROCESS_IDS, ctypes.byref(ids), size, None)
            if done and ids.assigned <= ids.listed:
                return [int(pid) for pid in ids.pids[: ids.listed] if pid != os.getpid()]
            if room > _PIDS_MOST:
                raise _error()
            room *= 4


def _ids_of(room: int) -> Any:
    fields = (("assigned", wintypes.DWORD), ("listed", wintypes.DWORD), ("pids", ctypes.c_size_t * room))
    return type("_Ids", (ctypes.Structure,), {"_fields_": fields})


def _error() -> OSError:
    return ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined,no-any-return,unused-ignore]
