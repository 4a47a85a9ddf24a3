"""The QApplication: its style and its colour scheme, which follows the system's.

Order of start-up: ``lean_imports`` (by ``main``), ``create_application`` (style, palette, scheme), then
``MainWindow()``, which starts the bridge's thread and puts the style sheet on once it is complete, then ``show()``,
``settle()`` and the event loop; when the window has been painted, the thread warms the first runner.
"""

import gc
import signal
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from engine import __version__

from .appearance import appearance

_SIGNAL_CHECK_MS = 200


def create_application(argv: Sequence[str]) -> QApplication:
    """The QApplication, made ready: the one that exists, if one does. Main thread.

    Args:
        argv: the program's name and Qt's own arguments.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(list(argv))
    application.setApplicationName("Parallelogram")
    application.setApplicationDisplayName("Parallelogram")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("parallelogram")
    appearance()
    return application


def run_window(argv: Sequence[str], run_file: str | None = None) -> int:
    """Open the window, with a run that was saved in ``run_file``, and stay until it is closed.

    Returns the exit status.
    """
    from .window import MainWindow

    # A signal may come at any moment, so it is only noted; the event loop looks, and closes the window properly.
    signals: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _frame: signals.append(number))
    application = create_application(argv)
    window = MainWindow()
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
    gc.freeze()
    gc.enable()
