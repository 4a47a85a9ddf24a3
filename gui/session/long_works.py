"""What takes long and is no run, such as exporting: done beside everything else, and told of while it goes on."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from engine.inside.language import tr
from engine.long_work import LongWork

if TYPE_CHECKING:
    from .bridge import Bridge

T = TypeVar("T")


class LongWorks(QObject):
    """Has the bridge do it. Main thread.

    Signals:
        began(str, LongWork): something has begun that may take long, and what it is: ``"Exporting run.csv"``.
    """

    began = Signal(str, object)

    def __init__(self, bridge: "Bridge") -> None:
        """None yet; it lives as long as ``bridge``, whose child it is."""
        super().__init__(bridge)
        self._bridge = bridge
        self._last: dict[str, LongWork] = {}

    def read(self, title: str, what: Callable[[], T], then: Callable[[T], object], *, only: str) -> None:
        """Have ``what()`` called in the thread that reads, and ``then`` of what it gave in this one.

        ``only`` says what kind of work it is, of which one alone is wanted: the one before is given up.
        """
        before = self._last.get(only)
        if before is not None:
            before.cancel()
        self._last[only] = self._begin(title, what, then, writes=False)

    def open(self, path: str, what: Callable[[], T], then: Callable[[T], object]) -> None:
        """Have a run file read."""
        self.read(tr("Opening {name}").format(name=os.path.basename(path)), what, then, only="opening")

    def write(self, title: str, what: Callable[[], T], then: Callable[[T], object]) -> None:
        """The same in the thread that writes, one after the other."""
        self._begin(title, what, then, writes=True)

    def _begin(self, title: str, what: Callable[[], T], then: Callable[[T], object], *, writes: bool) -> LongWork:
        work = LongWork()
        self._bridge.work_long(work, what, then, writes=writes)
        self.began.emit(title, work)
        return work
