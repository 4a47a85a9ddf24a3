"""A painting that fails must not take the window with it."""

import functools
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QPainter


def guarded(paint: Callable[..., None]) -> Callable[..., None]:
    """A graphics item's ``paint`` whose errors are reported and end with it.

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
