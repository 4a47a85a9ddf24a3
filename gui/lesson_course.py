"""The lesson that is shown: the form and the chart are its own until it is closed, and it tells what came of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from engine.trace.run import Run

from .panels.filling import BARE, fill, filled
from .panels.lessons import Lesson
from .session.run_over import RunOver

if TYPE_CHECKING:
    from engine.formats.run_file import Saved

    from .contents import Contents


class LessonCourse(QObject):
    """Acts upon ``contents``, which has the bar that shows the lesson. Main thread; everything returns at once."""

    def __init__(self, contents: "Contents") -> None:
        super().__init__(contents)
        self._contents = contents
        self._mine: dict[str, Any] | None = None
        self._aside: Callable[[], Saved] | None = None
        self._runs: dict[str, Run] = {}
        contents.lesson_bar.closed.connect(self._give_back)
        contents.form.python.known.connect(self._look_again)
        contents.form.buttons.busy_changed.connect(contents.lesson_bar.set_busy)
        contents.session.began.connect(self._forget)
        contents.session.run_over.connect(self._note)
        contents.session.ended.connect(self._conclude)

    def begin(self, lesson: Lesson) -> None:
        """Fill the whole form in, put the run that is shown aside, and say what to look for."""
        contents = self._contents
        contents.comparing.close()
        if self._mine is None:
            theirs = {**BARE, **lesson.filling}  # which the lessons after it may fill in as well
            self._mine = {key: value for key, value in filled(contents.form).items() if key in theirs}
            self._aside = contents.session.contents()
        self._runs = {}
        contents.lesson_bar.show_lesson(lesson)
        self._fill_in()
        contents.session.show(None)
        contents.form.run_button.setFocus()

    def _fill_in(self) -> None:
        """Fill the form in, or say what the Python that is chosen has not."""
        contents, lesson = self._contents, self._contents.lesson_bar.lesson
        if lesson is not None:
            fill(contents.form, lesson.filling)
            contents.lesson_bar.show_missing(self._missing())

    def _look_again(self) -> None:
        """Another Python has said what it is."""
        if self._contents.lesson_bar.missing or self._missing():
            self._fill_in()

    def _missing(self) -> str:
        """What the Python that is chosen has not for the lesson, in a sentence; empty if nothing."""
        lesson = self._contents.lesson_bar.lesson
        ways = lesson.ways if lesson is not None else []
        missing = next(filter(None, map(self._contents.form.missing_module, ways)), None)
        return missing.told() + "." if missing is not None else ""

    def filling(self) -> dict[str, Any]:
        """What the form is filled in with by the person, who has it back when the lesson is closed."""
        return {**filled(self._contents.form), **(self._mine or {})}

    def take_over(self, before: "LessonCourse") -> None:
        """Go on with what ``before`` has begun, in whose place this is put."""
        lesson = before._contents.lesson_bar.lesson
        if lesson is not None:
            self._mine, self._aside, self._runs = before._mine, before._aside, before._runs
            self._contents.lesson_bar.show_lesson(lesson)
            self._tell()

    def _give_back(self) -> None:
        mine, self._mine = self._mine, None
        aside, self._aside = self._aside, None
        self._runs = {}
        if mine is not None:
            fill(self._contents.form, mine)
        if aside is not None:
            self._contents.session.work(aside, self._show_again)
        self._contents.refresh()

    def _show_again(self, saved: "Saved") -> None:
        if self._contents.session.run is None:
            self._contents.session.show(saved)

    def _forget(self) -> None:
        """Another run is shown, or none."""
        self._contents.lesson_bar.show_seen(None)
        if self._contents.session.run is not None:
            self._aside = None

    def _note(self, over: RunOver) -> None:
        self._runs[over.run.plan.strategy] = over.run

    def _conclude(self) -> None:
        session = self._contents.session
        if session.run is not None and session.experiment.plans:  # else it comes from a file
            self._runs[session.run.plan.strategy] = session.run
            self._tell()

    def _tell(self) -> None:
        """Say what came of it, if all that it runs has finished, as the lesson has it."""
        lesson, session = self._contents.lesson_bar.lesson, self._contents.session
        if lesson is None or session.is_busy:
            return
        runs = [self._runs.get(way) for way in lesson.ways]
        if all(run and run.finished_s and run.plan.workload == lesson.filling["workload"] for run in runs):
            self._contents.lesson_bar.show_seen(lesson.check(self._runs, session.sequential_s))
