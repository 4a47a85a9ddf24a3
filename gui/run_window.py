"""Opens the window, and stays until it is closed.

Order of start-up: ``quick_imports`` (by ``main``), ``create_application`` (style, palette, scheme), then
``MainWindow()``, which starts the bridge's thread and puts the style sheet on once it is complete, then ``show()``,
``settle()`` and the event loop; when the window has been painted, the thread warms the first runner.
"""

import signal
import sys

from PySide6.QtCore import QTimer

from engine import own_faults
from engine.keys import INTERRUPTS

from .application import create_application
from .start.display import Display
from .start.faults import let_qt_go, log_qt, show_alone
from .start.garbage import settle
from .start.qt_platforms import arguments
from .start.settings import settings_path
from .window import MainWindow

_SIGNAL_CHECK_MS = 200


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
    # A signal may come at any moment, so it is only noted; the event loop looks, and closes the window properly.
    signals: list[int] = []
    for number in (*INTERRUPTS, signal.SIGTERM):
        signal.signal(number, lambda number, _frame: signals.append(number))
    log_qt()
    application = create_application(argv, spoken)
    display.let_go()
    try:
        window = MainWindow(settings_path(), spoken)
        window.show()
        if run_file is not None:
            window.open_run(run_file)
    except Exception as error:  # noqa: BLE001 - nobody has thought of it, and nobody may be looking at a terminal
        show_alone(own_faults.note(error, "as the window was made"))
        return own_faults.SOFTWARE
    heartbeat = QTimer(window)
    heartbeat.timeout.connect(lambda: window.close() if signals else None)
    heartbeat.start(_SIGNAL_CHECK_MS)
    settle()
    try:
        return application.exec()
    finally:
        let_qt_go()
