"""Has advice given on what the form says, and shows it in place of the run until it is closed."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from engine.inside.language import chosen
from engine.inside.plan import Plan
from engine.program import own_command

from ..panels.filling import fill
from ..panels.run_form import RunForm
from ..session.question import Question

if TYPE_CHECKING:
    from engine.prediction.advice import Advice
    from engine.prediction.ways import Way

    from .page import AdvicePage

_LIMIT_MS = 180_000


class Advising(QObject):
    """Asks ``main.py advise``, a process at a time, whose whole tree goes with it. Main thread.

    Puts a page into ``pages``, behind the others, when it is first wanted. While it asks, the form's Stop stops it.
    """

    def __init__(self, form: RunForm, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._form = form
        self._pages = pages
        self._question: Question | None = None
        self._plan: Plan | None = None
        self.found: Advice | None = None
        self.page: AdvicePage | None = None
        form.buttons.advise.clicked.connect(lambda _checked: self.ask_for_form())
        form.stop_wanted.connect(self.stop)
        pages.currentChanged.connect(self._take_page)

    @property
    def is_asking(self) -> bool:
        """Whether a process is at work on it."""
        return self._question is not None

    def ask_for_form(self) -> None:
        """Ask about what the form says, or say beside the field what is wrong with it."""
        plans = self._form.right_plans()
        if plans:
            self._form.show_problem(None)
            self.ask(plans[0])

    def ask(self, plan: Plan) -> None:
        """Ask about the jobs of ``plan``; returns at once."""
        from engine.commands.plan_arguments import arguments_of  # which a start has no time for

        self.stop()
        self._plan, self.found = plan, None
        page = self._shown()
        page.begin()
        command = own_command("--lang", chosen(), "advise", *arguments_of(plan), "--json", "-")
        self._question = Question(command, None, self, _LIMIT_MS, hears_errors=True)
        self._question.heard.connect(page.hear)
        self._question.answered.connect(self._take)
        self._question.failed.connect(self._fail)
        self._form.set_busy(True)

    def stop(self) -> None:
        """End the process that is at work on it, if one is, and all that it has started."""
        if self._question is not None:
            self.close_question()
            self._over()
            if self.page is not None:
                self.page.stop()

    def close_question(self) -> None:
        """Have no process run on; what was asked still waits for an answer, by whatever takes over."""
        if self._question is not None:
            self._question.drop()
            self._question = None

    def take_over(self, before: "Advising") -> None:
        """Show what ``before`` shows, and ask what it was about to answer, in whose place this is put."""
        if before.page is None or before._pages.currentWidget() is not before.page:
            return
        if before.found is not None:
            self._plan, self.found = before._plan, before.found
            self._shown().show_advice(before.found)
        elif before._plan is not None:
            self.ask(before._plan)
        else:
            self._shown().take_over(before.page)

    def close(self) -> None:
        """Show the run again."""
        self._pages.setCurrentIndex(0)

    def _shown(self) -> "AdvicePage":
        if self.page is None:
            from .page import AdvicePage  # which a start has no time for

            self.page = AdvicePage()
            self.page.closed.connect(self.close)
            self.page.way_wanted.connect(self._take_way)
            self._pages.addWidget(self.page)
        self._pages.setCurrentWidget(self.page)
        return self.page

    def _take_page(self) -> None:
        """Whoever looks at something else has had enough."""
        if self.page is not None and self._pages.currentWidget() is not self.page:
            self.stop()

    def _take(self, answer: bytes) -> None:
        from engine.formats.advice_json import advice_of_fields

        plan = self._plan
        self._over()
        assert self.page is not None
        assert plan is not None
        try:
            self.found = advice_of_fields(json.loads(answer), plan)
        except ValueError:
            return  # what was wrong, it has said
        self._plan = plan
        self.page.show_advice(self.found)

    def _fail(self, why: str) -> None:
        self._over()
        assert self.page is not None
        self.page.hear(why)

    def _over(self) -> None:
        self._question = self._plan = None
        self._form.set_busy(False)

    def _take_way(self, way: "Way") -> None:
        """Have the form say what was advised."""
        fill(self._form, {"strategy": way.strategy, "workers": way.workers, "options": dict(way.options)})
        self.close()
        self._form.run_button.setFocus()
