"""Has runs compared, and shows that in place of the run until it is closed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from engine import words
from engine.inside.language import tr
from engine.inside.problem import Problem
from engine.insight.early_stop import coming

from ..look.appearance import appearance
from ..session.session import Session
from .place import ComparisonPlace

if TYPE_CHECKING:
    from engine.formats.compared import Growing, Loaded
    from engine.history.entry import Entry
    from engine.model.experiment import Experiment

    from ..session.run_over import RunOver
    from .page import ComparePage


class Comparing(QObject):
    """Shows ``place``, which is one of ``pages`` behind the first one; its page is made when it is wanted. Main thread.

    Whatever is shown in place of the run goes when it is closed.

    Signals:
        said(str): something has gone well, which is said for a moment.
        failed(Problem): a run cannot be read, or the comparison not be written.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._session = session
        self._pages = pages
        self.place = ComparisonPlace()
        self._asked = 0
        self._entries: Sequence[Entry] = ()
        self._growing: Growing | None = None
        session.run_over.connect(self._add)
        session.grew.connect(self._show_progress)
        session.ended.connect(self._end)

    @property
    def page(self) -> "ComparePage | None":
        """The page; None before it is first wanted."""
        return self.place.page

    @property
    def is_open(self) -> bool:
        """Whether the page is shown."""
        return self._pages.currentWidget() is self.place

    def picture(self) -> QImage | None:
        """What is seen of the comparison; None where none is shown."""
        return self.page.sharing.picture() if self.is_open and self.page is not None else None

    def compare(self, entries: "Sequence[Entry]") -> None:
        """Show these runs of the history side by side; returns at once."""
        from engine.formats.compared import load  # which a start has no time for

        self._asked += 1
        self._growing = None
        self._entries = entries = sorted(entries, key=lambda entry: entry.at_s)
        paths = [entry.path for entry in entries]
        titles = [entry.remark.title for entry in entries]
        asked, title = self._asked, tr("Comparing {n:,} runs").format(n=len(paths))
        self._session.long.read(
            title, lambda: load(paths, titles), lambda answer: self._take(asked, answer), only="comparing"
        )

    def begin(self, experiment: "Experiment") -> None:
        """Several ways are about to be run: show them from the first on, as they come."""
        from engine.formats.compared import Growing  # which a start has no time for

        self._asked += 1
        self._entries, self._growing = (), Growing()
        self._show(self._growing.loaded(is_over=False), is_over=False)
        self._tell_load(experiment)
        assert self.page is not None
        self.page.show_progress("", 0.0)  # what was said of others is not said of these

    def get_ready(self) -> None:
        """Make the page, which takes a moment, before it is wanted."""
        if self.page is None:
            from .page import ComparePage

            page = ComparePage(self._session)
            page.sharing.said.connect(self.said)
            page.sharing.failed.connect(self.failed)
            page.closed.connect(self.close)
            page.show_theme(appearance().theme)
            appearance().changed.connect(page.show_theme)
            self.place.put(page)

    def take_over(self, before: "Comparing") -> None:
        """Compare what ``before`` compares or is about to, in whose place this is put."""
        if before._entries:
            self.compare(before._entries)
        elif before._growing is not None:
            # The other hears of runs until it is gone: each would be taken twice.
            self._growing, before._growing = before._growing, None
            self._tell_load(self._session.experiment)
            self._work(partial(self._growing.loaded, is_over=not self._session.is_comparing))

    def close(self) -> None:
        """Show the run again, and let go of those that were compared."""
        self._asked += 1
        self._entries, self._growing = (), None
        self._pages.setCurrentIndex(0)
        if self.page is not None:
            self.page.clear()

    def _tell_load(self, experiment: "Experiment") -> None:
        """Say what is run; once a run is over, the page says what all of them ran."""
        self.get_ready()
        assert self.page is not None
        self.page.title.show_text(words.plain(words.load(experiment.plans[0])))

    def _add(self, over: "RunOver") -> None:
        """A run of those that are compared is over."""
        growing = self._growing
        if growing is None:
            return
        if over.contents is not None:
            contents = over.contents
            self._work(lambda: growing.take(contents()))
        elif over.run.refused is not None:
            self._work(partial(growing.refuse, over.run.plan.strategy, over.run.refused))

    def _show_progress(self) -> None:
        session, run = self._session, self._session.run
        if self._growing is None or self.page is None or run is None or not session.is_comparing:
            return
        to_come = coming(session.experiment)
        if to_come and not run.over:
            done, jobs = run.trace.ended_count(), run.expected
            if jobs is None:
                far = words.count(done, tr("{n} job done"), tr("{n} jobs done"))
            else:
                far = tr("{done:,} of {jobs:,} jobs").format(done=done, jobs=jobs)
            rounds = session.experiment.repeats
            way = words.way(run.plan)
            told = words.comparison_progress(way, to_come[0].round, rounds, far, len(to_come) - 1)
            over = len(session.experiment.done)
            self.page.show_progress(told, (over + (done / jobs if jobs else 0.0)) / (over + len(to_come)))

    def _end(self) -> None:
        """Nothing runs any more: whichever is the fastest of what has come can be told."""
        if self._growing is not None:
            self._work(partial(self._growing.loaded, experiment=self._session.experiment))

    def _work(self, what: "Callable[[], Loaded | Problem]") -> None:
        asked = self._asked
        self._session.work(what, partial(self._take, asked))

    def _take(self, asked: int, answer: "Loaded | Problem") -> None:
        if asked != self._asked:
            return  # something else was asked for since
        if isinstance(answer, Problem):
            self.failed.emit(answer)
            return
        self._show(answer, is_over=self._growing is None or not self._session.is_comparing)
        if self._growing is None and self.page is not None:
            self.page.stack.setFocus()

    def _show(self, loaded: "Loaded", *, is_over: bool) -> None:
        self.get_ready()
        assert self.page is not None
        self._pages.setCurrentWidget(self.place)
        self.page.show_runs(loaded, is_over=is_over)
