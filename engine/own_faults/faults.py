"""Notes a fault of the program's own: counts it, has a report written, and tells whoever is to know. Any thread."""

import contextlib
import logging
import sys
import threading
import traceback
from collections.abc import Callable

from ..inside.data_class import dataclass
from ..inside.problem import Problem
from ..inside.records.text import brief_why
from ..problems.faults import Internal
from ..problems.refused import refused
from ..streams import complain
from . import last_lines

SOFTWARE = 70
"""The exit status of a program that has failed by a fault of its own (EX_SOFTWARE of sysexits.h)."""
_KINDS_MOST = 100  # all others count as one

_log = logging.getLogger(f"parallelogram.{__name__}")


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: errors of one type that arise at one place.

    Attributes:
        why: the error that was seen first, in one line, for the person alone.
        report: the path of its report; None if that could not be written.
        folder: where reports are kept; ``unwritten``: why it could not be written there, empty if it was.
        count: how often it was seen, this time included.
        number: the system's error, where a person can do something about it; else 0.
    """

    why: str
    report: str | None
    folder: str
    unwritten: str
    count: int
    number: int = 0

    @property
    def problem(self) -> Problem:
        """What a person is told of it."""
        if self.report is None and self.unwritten:
            return Internal(why=self.why, number=self.number, folder=self.folder, unwritten=self.unwritten)
        return Internal(why=self.why, number=self.number, report=self.report or "")


Listener = Callable[[Fault], object]


class _Here(threading.local):
    is_noting = False


_known: dict[str, Fault] = {}
_listeners: list[Listener] = []
_lock = threading.Lock()
_here = _Here()


def listen(listener: Listener) -> None:
    """Have ``listener`` told of each kind of fault once, from whatever thread it arises in."""
    _listeners.append(listener)


def unlisten(listener: Listener) -> None:
    """Tell it no more."""
    _listeners.remove(listener)


def note(error: BaseException, where: str) -> Fault:
    """Take note of ``error``, that nobody has caught ``where``: a few English words of the program's own.

    The first of its kind is written down and told, in one sentence on standard error as well; those after it are
    counted, and how often is written down now and then. What goes wrong in doing so, or while another fault is being
    noted in this thread, goes to standard error as Python tells it, and no further.
    """
    if _here.is_noting:
        _tell_bare(error)
        return _fault(error, None, "", "", 1)
    _here.is_noting = True
    try:
        return _noted(error, where)
    except Exception as second:  # noqa: BLE001 - a fault within a fault
        _tell_bare(error)
        _tell_bare(second)
        return _fault(error, None, "", brief_why(second), 1)
    finally:
        _here.is_noting = False


def give_up(error: BaseException, where: str) -> int:
    """Take note of what the program cannot go on after. Returns its exit status."""
    note(error, where)
    return SOFTWARE


def forget() -> None:
    """Know of no fault any more."""
    _known.clear()


def _noted(error: BaseException, where: str) -> Fault:
    from . import report

    kind = f"{type(error).__module__}.{type(error).__qualname__} {report.place_of(error) or where}"
    with _lock:
        if kind not in _known and len(_known) >= _KINDS_MOST:
            kind = ""
        before = _known.get(kind)
        if before is not None:
            fault = _fault(error, before.report, before.folder, before.unwritten, before.count + 1)
            _known[kind] = fault
            # At each power of two, so that what fails at every frame writes little.
            if fault.report is not None and fault.count & (fault.count - 1) == 0:
                with contextlib.suppress(OSError):
                    report.write(report.text(error, where, fault.count, last_lines.lines()), fault.report)
            return fault
        _log.error("a fault of the program's own, %s: %s", where, kind)
        fault = _written(error, where)
        _known[kind] = fault
    complain(f"{fault.problem.told()}.")
    if fault.report is None:
        _tell_bare(error)
    for listener in tuple(_listeners):
        with contextlib.suppress(RuntimeError):  # Qt's, of a window that is gone
            listener(fault)
    return fault


def _written(error: BaseException, where: str) -> Fault:
    from ..history.place import reports_folder
    from . import report

    path, unwritten = None, ""
    try:
        path = report.write(report.text(error, where, 1, last_lines.lines()))
    except OSError as refused:
        unwritten = refused.strerror or str(refused)
    return _fault(error, path, reports_folder(), unwritten, 1)


def _fault(error: BaseException, report: str | None, folder: str, unwritten: str, count: int) -> Fault:
    known = refused(error)
    if known is not None:
        return Fault(known.why, report, folder, unwritten, count, known.number)
    return Fault(brief_why(error), report, folder, unwritten, count)


def _tell_bare(error: BaseException) -> None:
    """As Python would; nowhere, where there is no standard error."""
    with contextlib.suppress(Exception):
        if sys.stderr is not None:
            traceback.print_exception(error, file=sys.stderr)
