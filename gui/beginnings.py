"""The ways to begin: what each chooses, fills in or opens, and the doors that offer them in an empty window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine import words
from engine.problems.form import NoSettingsToTake

from . import examples
from .lesson_course import LessonCourse
from .panels.doors import Doors
from .panels.filling import TUTORIAL, can_be_filled_in, fill, of_plan
from .panels.lessons import Lesson
from .session.history import RunHistory

if TYPE_CHECKING:
    from .contents import Contents


class Beginnings(QObject):
    """Acts upon ``contents``. Main thread; everything returns at once.

    Attributes:
        course: the lesson that is shown.
    """

    def __init__(self, contents: "Contents", history: RunHistory) -> None:
        """The newest run of ``history`` is offered as well, once somebody has looked what there is."""
        super().__init__(contents)
        self._contents = contents
        self._history = history
        self.course = LessonCourse(contents)
        self.doors = Doors(contents.timeline.chart.plot)
        self.doors.tutorial_wanted.connect(self.tutorial)
        self.doors.own_wanted.connect(self.function)
        self.doors.script_wanted.connect(self.script)
        self.doors.last_wanted.connect(self.last)
        history.changed.connect(self._offer_last)
        self._offer_last()  # it may have been looked at before these panels were made

    def show_doors(self, is_wanted: bool) -> None:
        """Offer the ways to begin in the place of the chart, or not."""
        if is_wanted is self.doors.isHidden():
            self.doors.setVisible(is_wanted)

    def tutorial(self) -> None:
        """Run the tutorial's ways, and compare them."""
        self._leave()
        fill(self._contents.form, TUTORIAL)
        self._contents.form.run_button.click()

    def lesson(self, lesson: Lesson) -> None:
        """Fill the form in for a lesson, and say what to look for, until it is closed."""
        self._contents.form.show()
        self.course.begin(lesson)

    def example(self, name: str) -> None:
        """Fill the form in for an example's file."""
        self._leave()
        fill(self._contents.form, examples.filling(name))
        self._contents.form.run_button.setFocus()

    def function(self) -> None:
        """Have a function of one's own chosen."""
        self._leave()
        self._contents.form.choose_function()

    def function_of(self, path: str) -> None:
        """Choose the functions of the file ``path``."""
        self._leave()
        self._contents.form.open_function_file(path)

    def script(self) -> None:
        """Have a script chosen, to be watched."""
        self._leave()
        self._contents.form.workload.choose("script")
        self._contents.form.watch.ask()

    def process(self) -> None:
        """Have one of the person's programs chosen that runs already, to be looked at."""
        from .panels.attach_dialog import AttachDialog  # which a start has no time for

        contents = self._contents
        AttachDialog(contents.session, lambda plan: contents.start(plan, False), contents).open()

    def last(self) -> None:
        """Open the newest run that is kept, if there is one."""
        listing = self._history.listing
        if listing is not None and listing.entries:
            self._contents.open_kept(listing.entries[0])

    def fold_form(self) -> None:
        """Have the run on all of the page, or the form beside it again, which comes by itself where it is needed."""
        self._contents.form.setHidden(not self._contents.form.isHidden())

    def take_over(self, before: "Beginnings") -> None:
        """Begin as ``before`` had begun, in whose place this is put."""
        self._contents.form.setHidden(before._contents.form.isHidden())
        self.course.take_over(before.course)

    def settings_of_run(self) -> None:
        """Fill the form in with what the run that is shown was, if a form can say that."""
        if not self.show_plan():
            self._contents.files.bar.say(NoSettingsToTake())

    def show_plan(self) -> bool:
        """Have the form say what the run that is shown was. Returns whether it can."""
        run = self._contents.session.run
        if run is None or not can_be_filled_in(run.plan):
            return False
        self._contents.lesson_bar.close_lesson()
        fill(self._contents.form, of_plan(run.plan))
        return True

    def _leave(self) -> None:
        """Nothing of what was before is shown beside what begins; what goes on stays."""
        if not self._contents.session.is_comparing:
            self._contents.comparing.close()
        self._contents.lesson_bar.close_lesson()
        self._contents.form.show()

    def _offer_last(self) -> None:
        listing = self._history.listing
        name = ""
        if listing is not None and listing.entries:
            newest = listing.entries[0]
            strategy = words.strategy_name(newest.plan.strategy)
            name = words.brief(newest.remark.title or f"{words.load(newest.plan)} · {strategy}")
        self.doors.offer_last(name)
