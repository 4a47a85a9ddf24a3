"""What starts and stops a run: Run, or Watch in its place where a script is to be watched, and Stop; and what asks for
advice instead of a run.
"""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from engine.inside.language import tr

from ..look.appearance import appearance
from ..look.guarded import guarded_event

_RING = 2.0
_INSET = 4.0


class KeyButton(QPushButton):
    """Pressed by Enter as it is by Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class _FilledButton(KeyButton):
    """Filled with the accent, so that its ring of focus is within, in the colour of its text."""

    @guarded_event
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(appearance().theme.on_accent), _RING))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET), 5, 5)
            painter.end()


class RunButtons(QVBoxLayout):
    """The buttons, side by side: ``run``, ``watch``, ``advise`` and ``stop``; where Run says more, it is above them.

    Signals:
        busy_changed(bool): whether Stop can be pressed, and not what starts something.
    """

    busy_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._is_interrupted = False
        self.run, self.watch, self.advise, self.stop = (
            kind() for kind in (_FilledButton, _FilledButton, KeyButton, KeyButton)
        )
        self.setSpacing(8)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        for button, name in ((self.run, "runButton"), (self.watch, "watchButton"), (self.advise, "adviseButton"),
                             (self.stop, "stopButton")):  # fmt: skip
            button.setObjectName(name)
            self._row.addWidget(button, 1)
        self.addLayout(self._row)
        _label(self.watch, tr("Watch"))
        tip = tr("Tries some of the jobs, predicts what each way would take, runs the closest, and says which to use.")
        _label(self.advise, tr("Which way?"), tip)
        self.label_run(tr("Run"))

    def show_for(self, *, is_script: bool) -> None:
        """Show what starts what is chosen."""
        self.run.setVisible(not is_script)
        self.advise.setVisible(not is_script)
        self.watch.setVisible(is_script)

    def set_busy(self, busy: bool) -> None:
        """Only one of Run and Stop can be pressed."""
        self._is_interrupted = False
        for start in (self.run, self.watch, self.advise):
            start.setEnabled(not busy)
        self.stop.setEnabled(busy)
        _label(self.stop, tr("Stop"), tr("End every process of the run (Ctrl+.)"))
        self.busy_changed.emit(busy)

    def take_over(self, before: "RunButtons", *, is_busy: bool) -> None:
        """Be what ``before`` is to a run, in whose place these are put."""
        self.set_busy(is_busy)
        if is_busy and before._is_interrupted:
            self.show_interrupted()

    def label_run(self, text: str, *, is_alone: bool = False) -> None:
        """What Run is to be called; ``is_alone``: for that it needs a row of its own."""
        _label(self.run, text, tr("Run (Ctrl+R)"))
        was_alone = self.indexOf(self.run) >= 0
        if is_alone and not was_alone:
            self._row.removeWidget(self.run)
            self.insertWidget(0, self.run)
        elif was_alone and not is_alone:
            self.removeWidget(self.run)
            self._row.insertWidget(0, self.run, 1)

    def show_interrupted(self) -> None:
        """The program that is watched was interrupted; pressed again, Stop ends all of it."""
        self._is_interrupted = True
        _label(self.stop, tr("End it"), tr("It was interrupted, as by Ctrl-C. Press again to end all its processes."))


def _label(button: QPushButton, text: str, tip: str = "") -> None:
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolTip(tip)
