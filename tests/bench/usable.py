"""Starts the program as ``python main.py`` does, says when its window is usable, and closes it once a runner is warm.

A script, because a module of the bench would import more than the program does. Usable is: shown, painted as a whole
and the chart by itself, Run can be pressed, and the event loop has come round again after that.
"""

import sys
import time
from pathlib import Path

sys.path[0] = str(Path(__file__).parent.parent.parent)
sys.argv = ["main.py"]

import main  # noqa: E402 - as the interpreter would run it, from its own folder


def watch() -> None:
    """Have the event loop watched from its first moment on."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    entered = QApplication.exec

    class Watch(QObject):
        def __init__(self, window: QMainWindow) -> None:
            super().__init__()
            self.window = window
            self.unpainted = {window, window.timeline.viewport()}
            self.waited_for = {"usable", "warm"}
            for widget in self.unpainted:
                widget.installEventFilter(self)
            window.session.warmed.connect(lambda _python: self.tell("warm"))

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
            if event.type() == QEvent.Type.Paint and watched in self.unpainted:
                self.unpainted.remove(watched)
                if not self.unpainted:
                    QTimer.singleShot(0, self.look)
            return False

        def look(self) -> None:
            assert self.window.isVisible()
            assert self.window.form.run_button.isEnabled()
            self.tell("usable")

        def tell(self, what: str) -> None:
            if what in self.waited_for:
                print(what, time.perf_counter_ns(), flush=True)
                self.waited_for.remove(what)
            if not self.waited_for:
                self.window.close()

    def exec_() -> int:
        (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
        watching = Watch(window)
        status = entered()
        del watching
        return status

    QApplication.exec = lambda _application: exec_()


class Finder:
    """Watches as soon as Qt's widgets have been imported, by the program itself and when it wants them."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name == "gui.window":
            sys.meta_path.remove(self)
            watch()


if __name__ == "__main__":
    sys.meta_path.insert(0, Finder())
    sys.exit(main.main())
