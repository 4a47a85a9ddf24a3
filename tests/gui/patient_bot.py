"""pytest-qt's bot, on a machine that may be busy and on a display that answers in its own time."""

import itertools

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

MOST_MS = 60_000
"""How long is waited before something is said not to come about; it only guards against hangs."""


class PatientBot(QtBot):
    """Waits for whatever it is asked to, for as long as a busy machine takes, unless a test names a time of its own."""

    def waitUntil(self, callback, *, timeout=MOST_MS):  # noqa: N802 - pytest-qt's own name
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=MOST_MS, **more):  # noqa: N802 - likewise
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget, *, timeout=MOST_MS):  # noqa: N802 - likewise
        return super().waitExposed(widget, timeout=timeout)

    def waitActive(self, widget, *, timeout=MOST_MS):  # noqa: N802 - likewise
        return super().waitActive(widget, timeout=timeout)

    def mouseDClick(self, widget, button, modifier=Qt.KeyboardModifier.NoModifier, pos=QPoint()):  # noqa: N802, B008 - likewise
        """A double click is over when the button is let go; Qt's own leaves it held, for every test that follows."""
        super().mouseDClick(widget, button, modifier, pos)
        super().mouseRelease(widget, button, modifier, pos)

    def hover(self, widget, place, is_told):
        """Move the pointer to ``place()`` in a widget, again and again, until ``is_told()``, as of ``waitUntil``.

        Once is not enough: a layout that is still on its way takes the place elsewhere, a real display hands a move
        over after it has been made, and one to where the pointer is already is none. So each goes a pixel beside.
        """
        aside = itertools.cycle((0, 1))

        def told():
            self.mouseMove(widget, place() + QPoint(0, next(aside)))
            return is_told()

        self.waitUntil(told)
