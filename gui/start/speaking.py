"""The language of the window: the program's own texts and Qt's."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.inside import language
from engine.inside.problem import Problem
from engine.problems.settings import NoFont
from engine.streams import complain

from . import letters

_QT_TEXTS = "qtbase"


def speak(code: str) -> Problem | None:
    """Speak a language from now on, by its code; empty: the system's. Main thread.

    What stands on the screen is as it was; ``MainWindow.speak`` makes it anew.

    Returns what is wrong where no font here has the letters of the language: then English is spoken.
    """
    wanted = code or system_language()
    is_readable = can_be_shown(wanted)
    _choose(wanted if is_readable else "en")
    return None if is_readable else NoFont(language=wanted)


def tell_terminal(problem: Problem) -> None:
    """Say what ``speak`` found in the language that was asked for, for which a terminal may well have a font."""
    spoken = language.chosen()
    language.choose(problem.values["language"])
    complain(f"{problem.told()}.")
    language.choose(spoken)


def _choose(code: str) -> None:
    language.choose(code)
    application = QCoreApplication.instance()
    if application is None:
        return
    if isinstance(application, QApplication):
        letters.use_letters_of(language.chosen(), application)
    for before in application.findChildren(QTranslator):
        QCoreApplication.removeTranslator(before)
        before.deleteLater()
    if language.chosen() == "en":
        return
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"{_QT_TEXTS}_{language.chosen()}", folder):
        QCoreApplication.installTranslator(translator)


def system_language() -> str:
    """The code of the language that the system's window is in; English if it is none of ours, or no font has it."""
    for name in QLocale.system().uiLanguages():
        code = name.partition("-")[0]
        if code in language.LANGUAGES:
            return code if can_be_shown(code) else "en"
        if code != "C":
            break
    return "en"


def can_be_shown(code: str) -> bool:
    """Whether a font here has the letters of a language."""
    # Where nobody could read it, nobody would find the menu of the languages either.
    return not isinstance(QCoreApplication.instance(), QGuiApplication) or letters.can_be_shown(code)
