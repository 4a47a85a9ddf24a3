"""What the threads of a Python are doing right now: asked of py-spy, which reads its memory from outside."""

import functools
import json
import linecache
import os
import shutil
import sys
import sysconfig
from enum import Enum
from typing import Any

from ..inside.data_class import dataclass
from ..inside.launch import ALIAS
from ..inside.problem import PlanError, Problem
from ..problems.stacks import NoPySpy, NoSuchProcess, NotPermitted, StackUnreadable

_NAME = "py-spy"
_MAIN = "MainThread"
_FRAMES_MOST = 200
_TEXT_MOST = 1_000
_SOCKETS = ("socket.py", "ssl.py", "selectors.py")
_TYPED = ("<stdin>", "<ipython-input")  # what a person has typed has no file


class Doing(Enum):
    """What a thread is at, as far as its stack tells."""

    COMPUTES = "computes"
    SLEEPS = "sleeps"
    READS = "reads"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Frame:
    """One call on a stack: the function, its file and the line it is at; ``text`` is that line, if it can be read."""

    function: str
    file: str
    line: int
    text: str = ""

    @property
    def is_library(self) -> bool:
        """Whether the file is of the standard library, of an installed package or ours, or none at all."""
        folders = self.file.replace(os.sep, "/").split("/")
        python = any(folder.startswith("python3") for folder in folders[:-1]) or _is_beside_python(self.file)
        is_ours = self.file.startswith(os.path.dirname(ALIAS) + os.sep)
        is_no_file = self.file.startswith("<") and not self.file.startswith(_TYPED)
        return is_no_file or is_ours or python or "site-packages" in folders or "dist-packages" in folders


@dataclass(frozen=True, slots=True)
class Stack:
    """What a thread is doing: the innermost frame first.

    Attributes:
        pid, thread: whose it is; the thread's number is the system's, but the main thread's is its process's.
        name: the thread's.
        is_active: whether it was on a core at that moment.
    """

    pid: int
    thread: int
    name: str
    is_active: bool
    frames: tuple[Frame, ...]

    @property
    def where(self) -> Frame | None:
        """The innermost frame of the person's own code; the innermost at all where there is none."""
        return next((frame for frame in self.frames if not frame.is_library), next(iter(self.frames), None))

    @property
    def doing(self) -> Doing:
        """What it is at. To sleep, or to wait for a socket, is no fault."""
        if self.frames and "sleep(" in self.frames[0].text:  # one that is just waking counts as active
            return Doing.SLEEPS
        if self.is_active or not self.frames:
            return Doing.COMPUTES
        return Doing.READS if os.path.basename(self.frames[0].file) in _SOCKETS else Doing.WAITS

    @property
    def is_stuck(self) -> bool:
        """Whether it waits for what may never come."""
        return self.doing is Doing.WAITS


def question(pid: int) -> list[str]:
    """The command that prints what a process is doing, to be read by ``answered``. Raises PlanError if it is absent."""
    found = _path()
    if found is None:
        raise PlanError(NoPySpy())
    return [found, "dump", "--pid", str(pid), "--json"]


def answered(pid: int, output: bytes) -> list[Stack]:
    """The stacks of all threads, from what the command has printed on either stream; it is not trusted.

    Raises:
        PlanError: they cannot be read, and why.
    """
    text = output.decode("utf-8", "replace")
    try:
        told = json.loads(text)
        return [_stack(each, is_alone=len(told) == 1) for each in told]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise PlanError(_unread(pid, text)) from None


def of_thread(stacks: list[Stack], thread: int) -> Stack | None:
    """The stack of a thread by its number; where there is no such, the only one or the main thread's, if any."""
    by_number = {stack.thread: stack for stack in stacks}
    return by_number.get(thread) or next((stack for stack in stacks if stack.thread == stack.pid), None)


def _is_beside_python(file: str) -> bool:
    """Whether a file is in the standard library of a Python on Windows: ``Lib``, beside ``python.exe``."""
    home, lib, _ = file.rpartition(f"{os.sep}Lib{os.sep}")
    return bool(lib) and _has_python(home)


@functools.cache
def _has_python(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "python.exe"))


def _path() -> str | None:
    beside = [os.path.dirname(sys.executable), sysconfig.get_path("scripts"), getattr(sys, "_MEIPASS", "")]
    return shutil.which(_NAME, path=os.pathsep.join(filter(None, beside))) or shutil.which(_NAME)


def _unread(pid: int, text: str) -> Problem:
    lower = text.lower()
    if "permission denied" in lower or "operation not permitted" in lower:
        return NotPermitted(pid=pid)
    if "no such file" in lower or "no such process" in lower:
        return NoSuchProcess(pid=pid)
    return StackUnreadable(pid=pid, why=text.strip().partition("\n")[0][:200])


def _stack(fields: dict[str, Any], *, is_alone: bool) -> Stack:
    frames = tuple(_frame(each) for each in fields["frames"][:_FRAMES_MOST])
    pid, name = int(fields["pid"]), str(fields.get("thread_name") or "")[:_TEXT_MOST]
    is_main = name == _MAIN or (is_alone and not name)  # a name is given by ``threading``, where that is imported
    thread = pid if is_main else int(fields.get("os_thread_id") or 0)  # Linux alone numbers it so
    return Stack(pid, thread, name, fields.get("active") is True, frames)


def _frame(fields: dict[str, Any]) -> Frame:
    file, line = str(fields["filename"])[:_TEXT_MOST], int(fields["line"])
    linecache.checkcache(file)
    text = linecache.getline(file, line).strip()[:_TEXT_MOST]
    return Frame(str(fields["name"])[:_TEXT_MOST], file, line, text)
