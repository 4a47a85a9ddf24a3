"""The QApplication: its style and its colour scheme, which follows the system's."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from engine import __version__
from engine.inside import language

from .look.appearance import appearance
from .start.speaking import speak, tell_terminal

_ICON = Path(__file__).parent.parent / "resources" / "icons" / "parallelogram.svg"


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
