"""The QApplication: its style and its colour scheme, which follows the system's.

Order of start-up: ``lean_imports`` (by ``main``), ``create_application`` (style, palette, scheme), then
``MainWindow()``, which starts the bridge's thread and puts the style sheet on once it is complete, then ``show()``,
``settle()`` and the event loop; when the window has been painted, the thread warms the first runner.
"""

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from engine import __version__, language

from .appearance import appearance
from .display import Display
from .qt_platforms import arguments
from .speaking import speak, tell_terminal

_ICON = Path(__file__).parent.parent / "resources" / "icons" / "parallelogram.svg"
_SIGNAL_CHECK_MS = 200


def create_application(argv: Sequence[str], spoken: str = "") -> QApplication:
    """The QApplication, made ready: the one that exists, if one does. Main thread.

    Args:
        argv: the program's name and Qt's own arguments.
        spoken: the code of a language; empty: what was chosen already, else the system's.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(list(argv))
    application.setApplicationName("Parallelogram")
    application.setApplicationDisplayName("Parallelogram")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("parallelogram")
    application.setWindowIcon(QIcon(str(_ICON)))
    appearance()
    if spoken or not language.is_chosen():
        problem = speak(spoken)
        if problem is not None:
            tell_terminal(problem)
    return application


def run_window(display: Display, run_file: str | None = None, spoken: str = "") -> int:
    """Open the window, and stay until it is closed.

    Args:
        display: where to; let go of once the window has a connection of its own.
        run_file: the file of a run to begin with.
        spoken: the code of a language; empty: what was chosen in the window before, else the system's.

    Returns the exit status.

    Raises:
        NoWindowError: Qt cannot open one there.
    """
    argv = [*sys.argv[:1], *arguments(display)]
    from .settings import settings_path
    from .window import MainWindow

    # A signal may come at any moment, so it is only noted; the event loop looks, and closes the window properly.
    signals: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _frame: signals.append(number))
    application = create_application(argv, spoken)
    display.let_go()
    window = MainWindow(settings_path(), spoken)
    window.show()
    if run_file is not None:
        window.open_run(run_file)
    heartbeat = QTimer(window)
    heartbeat.timeout.connect(lambda: window.close() if signals else None)
    heartbeat.start(_SIGNAL_CHECK_MS)
    settle()
    return application.exec()


def settle() -> None:
    """Once the window stands: take what there is out of the collector's sight, which would show as a stall.

    Not even the start-up's own garbage is collected, which is little, because that would hold up the first painting.
    """
    gc.freeze()  # from now on, gui.collecting collects
