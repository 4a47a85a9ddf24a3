"""The runs that are kept, as the window knows them: every run that ends is kept, and what the person does is done."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.inside.problem import Problem

from .file_work import Contents
from .session import Session

if TYPE_CHECKING:
    from engine.formats.run_file import Saved
    from engine.history.history import History, Listing
    from engine.history.remark import Remark

    from .run_over import RunOver


def _nothing() -> None:
    return


class RunHistory(QObject):
    """Has the session's thread for files do everything, and tells what there is afterwards. Main thread.

    ``listing`` is what there was when somebody looked last; None before.

    Signals:
        changed: ``listing`` is another one, or there is something else to be brought back.
        failed(Problem): something could not be done.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._store = _Store()
        self._removed: list[tuple[str, ...]] = []
        self._is_watched = self._is_due = False
        self.listing: Listing | None = None
        session.ended.connect(self._keep)
        session.run_over.connect(self._keep_one)

    def watch(self) -> None:
        """From now on it is looked at, and so kept up to date; before, nothing is read."""
        self._is_watched = True
        self._session.work(partial(self._store.do, _check), partial(self._told, _nothing))
        self._look()

    def watch_when_free(self) -> None:
        """The same, but not while a run goes on, from which it would take its time: then when that is over."""
        if self._session.is_busy:
            self._is_due = True
        elif not self._is_watched:
            self.watch()

    def remark(self, name: str, what: "Callable[[Remark], Remark]") -> None:
        """Give a run another name, note or pin: ``what`` makes it of the remark that holds when it is its turn."""
        self._do(lambda history: history.remark(name, what(history.remark_on(name))))

    def remove(self, names: Sequence[str]) -> None:
        """Remove runs; ``bring_back`` undoes it."""
        if names:
            self._removed.append(tuple(names))
            self._do(lambda history: history.remove(names))

    @property
    def can_bring_back(self) -> bool:
        """Whether something was removed since the program's start."""
        return bool(self._removed)

    def bring_back(self) -> None:
        """Restore what was removed last."""
        if self._removed:
            names = self._removed.pop()
            self._do(lambda history: history.restore(names), or_else=lambda: self._removed.append(names))

    def limit(self, most_bytes: int) -> None:
        """Keep so many bytes of runs; 0: none."""
        self._do(lambda history: history.limit(most_bytes))

    def _keep(self) -> None:
        if self._is_due:  # before anything is said of this run
            self._is_due = False
            self.watch()
        for contents in self._session.fresh():
            self._do(partial(_keep, contents))

    def _keep_one(self, over: "RunOver") -> None:
        if over.contents is not None:
            self._do(partial(_keep, over.contents))

    def _do(self, what: "Callable[[History], object]", or_else: Callable[[], object] = _nothing) -> None:
        self._session.work(partial(self._store.do, what), partial(self._told, or_else))
        if self._is_watched:
            self._look()

    def _look(self) -> None:
        self._session.work(self._store.look, self._show)

    def _told(self, or_else: Callable[[], object], problem: Problem | None) -> None:
        if problem is not None:
            or_else()
            self.failed.emit(problem)

    def _show(self, listing: "Listing") -> None:
        self.listing = listing
        self.changed.emit()


class _Store:
    """The history itself. Lives in the thread for files, since it is read from a disk."""

    def __init__(self) -> None:
        self._made: History | None = None

    def do(self, what: "Callable[[History], object]") -> Problem | None:
        """Do something to the history; what was wrong with that, if anything."""
        from engine.history.history import HistoryError  # which a start has no time for

        try:
            what(self._history())
        except HistoryError as error:
            return error.problem
        return None

    def look(self) -> "Listing":
        return self._history().listing()

    def _history(self) -> "History":
        from engine.history.history import History

        if self._made is None:
            self._made = History()
            self._made.sweep()
        return self._made


def _keep(contents: "Callable[[], Saved]", history: "History") -> None:
    history.keep(contents())
    if isinstance(contents, Contents):
        contents.note_kept()


def _check(history: "History") -> None:
    history.check()
