"""A painting that fails must not take the window with it."""

import functools
import sys
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QPainter, QPaintEvent


def guarded(paint: Callable[..., None]) -> Callable[..., None]:
    """A graphics item's ``paint`` whose errors end with it, and go where all go that nobody catches.

    Qt crashes where an exception leaves the painting of an item that it caches. The painter is given back as it came.
    """

    @functools.wraps(paint)
    def painted(self: Any, painter: QPainter, *arguments: Any) -> None:
        painter.save()
        try:
            paint(self, painter, *arguments)
        except Exception:  # noqa: BLE001 - whatever it is
            sys.excepthook(*sys.exc_info())
        finally:
            painter.restore()

    return painted


def guarded_event(paint: Callable[[Any, QPaintEvent], None]) -> Callable[[Any, QPaintEvent], None]:
    """The same for a widget's ``paintEvent``, whose own painter ends with it: Qt crashes where that lives on."""

    @functools.wraps(paint)
    def painted(self: Any, event: QPaintEvent) -> None:
        try:
            paint(self, event)
        except Exception as error:  # noqa: BLE001 - whatever it is
            sys.excepthook(*sys.exc_info())
            traceback.clear_frames(error.__traceback__)

    return painted
