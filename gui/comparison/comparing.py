"""Has runs compared, and shows that in place of the run until it is closed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from engine.inside.problem import Problem

from ..look.appearance import appearance
from ..session.session import Session

if TYPE_CHECKING:
    from engine.history.entry import Entry

    from .loaded import Loaded
    from .page import ComparePage


class Comparing(QObject):
    """Puts a page for comparing into ``pages``, behind the first one, when it is first wanted. Main thread.

    Whatever is shown in place of the run goes when it is closed.

    Signals:
        failed(Problem): a run cannot be read.
    """

    failed = Signal(object)

    def __init__(self, session: Session, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._session = session
        self._pages = pages
        self._asked = 0
        self._entries: Sequence[Entry] = ()
        self.page: ComparePage | None = None

    @property
    def is_open(self) -> bool:
        """Whether the page is shown."""
        return self.page is not None and self._pages.currentWidget() is self.page

    def compare(self, entries: "Sequence[Entry]") -> None:
        """Show these runs of the history side by side; returns at once."""
        from .loaded import load  # which a start has no time for

        self._asked += 1
        asked = self._asked
        self._entries = entries = sorted(entries, key=lambda entry: entry.at_s)
        paths = [entry.path for entry in entries]
        titles = [entry.remark.title for entry in entries]
        self._session.work(lambda: load(paths, titles), lambda answer: self._take(asked, answer))

    def take_over(self, before: "Comparing") -> None:
        """Compare what ``before`` compares or is about to, in whose place this is put."""
        if before._entries:
            self.compare(before._entries)

    def close(self) -> None:
        """Show the run again, and let go of those that were compared."""
        self._asked += 1
        self._entries = ()
        self._pages.setCurrentIndex(0)
        if self.page is not None:
            self.page.clear()

    def _take(self, asked: int, answer: "Loaded | Problem") -> None:
        if asked != self._asked:
            return  # something else was asked for since
        if isinstance(answer, Problem):
            self.failed.emit(answer)
            return
        if self.page is None:
            from .page import ComparePage

            self.page = ComparePage()
            self.page.closed.connect(self.close)
            self.page.show_theme(appearance().theme)
            appearance().changed.connect(self.page.show_theme)
            self._pages.addWidget(self.page)
        self._pages.setCurrentWidget(self.page)
        self.page.show_runs(answer)
