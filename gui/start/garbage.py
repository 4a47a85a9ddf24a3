"""Has Python's garbage collected by the window's thread alone.

Whatever thread happens to collect destroys what is garbage, be it a widget; and a widget that is destroyed in another
thread than the window's waits until that one has handled its events, which it does not while it waits for the other:
both would wait for ever. So nothing is collected by itself while there are other threads, but now and then by a timer.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500
_users = 0
_was_enabled = False


class Collector(QObject):
    """Collects as often as Python would, until it is closed; there may be several. Main thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        global _users, _was_enabled
        if _users == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _users += 1
        self._is_open = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect)
        self._timer.start(_EVERY_MS)

    def close(self) -> None:
        """The other threads have ended."""
        global _users
        if not self._is_open:
            return
        self._is_open = False
        self._timer.stop()
        _users -= 1
        if _users == 0 and _was_enabled:
            gc.enable()


def collect() -> None:
    """Collect what is due by Python's own thresholds: the oldest generation that has had enough new objects."""
    for generation, (count, most) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if 0 < most < count:
            gc.collect(generation)
            return


def settle() -> None:
    """Once the window stands: take what there is out of the collector's sight, which would show as a stall.

    Not even the start-up's own garbage is collected, which is little, because that would hold up the first painting.
    """
    gc.freeze()  # from now on, the Collector collects
