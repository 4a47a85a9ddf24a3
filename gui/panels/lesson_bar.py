"""What a lesson is about and what is to be seen, above the run, until it is closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.inside.language import marked, tr

from .lesson_checks import Seen
from .lessons import LESSONS, Lesson, after


class LessonBar(QFrame):
    """Hidden while there is no lesson.

    Attributes:
        lesson: the one that is shown.
        missing: why it cannot be run as it is; empty if it can.

    Signals:
        run_wanted: Run was pressed beside it.
        next_wanted(Lesson): the lesson after it is wanted.
        closed: there was a lesson, and is none any more.
    """

    run_wanted = Signal()
    next_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.lesson: Lesson | None = None
        self.missing = ""
        self._is_busy = False
        self.title = QLabel()
        self.title.setObjectName("title")
        self.text = QLabel()
        self.text.setObjectName("lesson")
        self.text.setWordWrap(True)
        self.seen = QLabel()
        self.seen.setObjectName("lessonSeen")
        self.seen.setWordWrap(True)
        for label in (self.title, self.text, self.seen):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.run_button = QPushButton(tr("Run it"))
        self.run_button.setObjectName("lessonRun")
        self.run_button.clicked.connect(lambda _checked: self.run_wanted.emit())
        self.next_button = QPushButton(tr("Next lesson"))
        self.next_button.setObjectName("lessonNext")
        self.next_button.clicked.connect(self._go_on)
        self.close_button = QToolButton()
        self.close_button.setText(tr("Close"))
        self.close_button.setObjectName("lessonClose")
        self.close_button.setAccessibleName(tr("Close the lesson"))
        self.close_button.clicked.connect(lambda _checked: self.close_lesson())
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addWidget(self.seen)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.run_button, self.next_button, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_lesson(self, lesson: Lesson) -> None:
        """Show another one."""
        self.lesson = lesson
        title = tr("Lesson {number} of {count}: {title}")
        self.title.setText(
            title.format(number=LESSONS.index(lesson) + 1, count=len(LESSONS), title=marked(lesson.title))
        )
        self.text.setText(marked(lesson.look_for))
        self.next_button.setVisible(after(lesson) is not None)
        self.show_missing("")
        self.show()

    def show_missing(self, told: str) -> None:
        """Say why it cannot be run as it is; empty: it can."""
        self.missing = told
        self._enable_run()
        self.show_seen(None)

    def set_busy(self, busy: bool) -> None:
        """Whether something runs, beside which nothing else can be run."""
        self._is_busy = busy
        self._enable_run()

    def show_seen(self, seen: Seen | None) -> None:
        """Say what came of it; None: that is not known yet."""
        told = self.missing
        if seen is not None and seen.holds:
            told = f"✓ {seen.told}."
        elif seen is not None:
            otherwise = tr("That is not what the lesson shows: run it again with the lesson's settings.")
            told = f"{seen.told}. {otherwise}"
        self.seen.setText(told)
        self.seen.setVisible(bool(told))

    def close_lesson(self) -> None:
        """Enough of it."""
        had_one, self.lesson = self.lesson is not None, None
        self.hide()
        if had_one:
            self.closed.emit()

    def _enable_run(self) -> None:
        self.run_button.setEnabled(not self.missing and not self._is_busy)

    def _go_on(self) -> None:
        following = after(self.lesson) if self.lesson is not None else None
        if following is not None:
            self.next_wanted.emit(following)
