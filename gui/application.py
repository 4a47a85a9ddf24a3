"""The QApplication: its style and its colour scheme, which follows the system's."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from engine import __version__
from engine.inside import language

from .look.appearance import appearance
from .start.speaking import speak, tell_terminal

_ICON = Path(__file__).parent.parent / "resources" / "icons" / "parallelogram.svg"
_ONE_THREAD = "QT_NO_GUI_THREADPOOL"


def create_application(argv: Sequence[str], spoken: str = "") -> QApplication:
    """The QApplication, made ready: the one that exists, if one does. Main thread.

    Args:
        argv: the program's name and Qt's own arguments.
        spoken: the code of a language; empty: what was chosen already, else the system's.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(list(argv))
        _paint_in_one_thread()
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


def _paint_in_one_thread() -> None:
    """Keep Qt from handing parts of what it paints to threads of its own: where all cores are busy, the window would
    wait for them, and they would take cores from the jobs.
    """
    is_chosen = _ONE_THREAD in os.environ
    os.environ.setdefault(_ONE_THREAD, "1")
    # Qt looks once, when it first asks for such threads, as it does here. What is started later is not to inherit it.
    QImage(1, 1, QImage.Format.Format_RGB32).convertToFormat(QImage.Format.Format_RGBX64)
    if not is_chosen:
        del os.environ[_ONE_THREAD]
