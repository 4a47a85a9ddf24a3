"""What takes long and is no run: what it is, how much of it is done, and the way to give it up."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from engine.inside.language import tr
from engine.long_work import LongWork

_LOOK_MS = 100
_SHOWN_AFTER_LOOKS = 3
_WHOLE = 1_000
_BAR_WIDTH = 120


class WorkBar(QWidget):
    """For the status bar; there is nothing to see of it while nothing takes long. Main thread.

    Of several pieces of work, the one that began last is shown.

    Attributes:
        label, bar, cancel_button: what is shown.

    Signals:
        said(str): something was given up.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing goes on."""
        super().__init__(parent)
        self.setObjectName("workBar")
        self._works: list[tuple[str, LongWork]] = []
        self._looks = 0
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setObjectName("workProgress")
        self.bar.setRange(0, _WHOLE)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setTextVisible(False)
        self.cancel_button = QToolButton()
        self.cancel_button.setObjectName("cancelWork")
        self.cancel_button.setText(tr("Cancel"))
        self.cancel_button.clicked.connect(lambda _checked: self._cancel())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.label, self.bar, self.cancel_button):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.hide()

    @property
    def works(self) -> list[tuple[str, LongWork]]:
        """What goes on, as it is called, and the work itself."""
        return list(self._works)

    def add(self, title: str, work: LongWork) -> None:
        """Something has begun that may take long: ``title`` says what, ``"Exporting run.csv"``."""
        self._works.append((title, work))
        self._looks = 0
        self._timer.start()

    def take_over(self, works: Iterable[tuple[str, LongWork]]) -> None:
        """Show what another bar has shown."""
        for title, work in works:
            self.add(title, work)

    def _look(self) -> None:
        self._works = [(title, work) for title, work in self._works if not work.is_over]
        if not self._works:
            self._timer.stop()
            self.hide()
            return
        self._looks += 1
        if self._looks < _SHOWN_AFTER_LOOKS and self.isHidden():
            return  # most of it is over before anybody could read what it was
        title, work = self._works[-1]
        self.label.setText(tr("{what}: {share:.0%}").format(what=title, share=work.share))
        self.bar.setValue(round(work.share * _WHOLE))
        self.bar.setAccessibleName(title)
        self.show()

    def _cancel(self) -> None:
        if self._works:
            title, work = self._works.pop()
            work.cancel()
            self.said.emit(tr("Given up: {what}").format(what=title))
            self._look()
