"""Light or dark: follows the system, or what was chosen. One object, a child of the QApplication."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from .style import palette, style_sheet
from .theme import DARK, LIGHT, Theme


class Appearance(QObject):
    """The theme that is shown, and its application to all widgets. Main thread.

    Attributes:
        theme: what is shown; ``chosen``: what the person has chosen, None where the system is followed.

    Signals:
        changed(Theme): another theme is shown.
    """

    changed = Signal(object)

    def __init__(self, application: QApplication) -> None:
        """Set the style, and follow the system's colour scheme from now on."""
        super().__init__(application)
        self._application = application
        self.chosen: Theme | None = None
        self._is_dressed = False
        application.setStyle("Fusion")
        self.theme = LIGHT
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, theme: Theme | None) -> None:
        """Show ``theme``; None: follow the system."""
        self.chosen = theme
        if self._wanted() is not self.theme:  # to style all widgets anew takes long
            self._apply()

    def dress(self) -> None:
        """A window is complete: put the style sheet on, from now on.

        Not before, because while there is one, each widget that is put into another is styled anew with all it holds,
        which takes longer than all else that makes the window.
        """
        if not self._is_dressed:
            self._is_dressed = True
            self._application.setStyleSheet(style_sheet(self.theme))

    def undress(self) -> None:
        """Take the style sheet off, for as long as all that is in a window is made anew."""
        if self._is_dressed:
            self._is_dressed = False
            self._application.setStyleSheet("")

    def _apply(self) -> None:
        self.theme = self._wanted()
        if self._is_dressed:
            self._application.setStyleSheet("")  # to put a sheet in another's place takes five times as long
        self._application.setPalette(palette(self.theme))
        if self._is_dressed:
            self._application.setStyleSheet(style_sheet(self.theme))
        self.changed.emit(self.theme)

    def _wanted(self) -> Theme:
        scheme = self._application.styleHints().colorScheme()
        return self.chosen or (DARK if scheme == Qt.ColorScheme.Dark else LIGHT)


def appearance() -> Appearance:
    """The application's, made when it is first asked for. Raises RuntimeError where there is no QApplication."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError(  # noqa: TRY004 - None is no wrong type, but a call too early
            "there is no QApplication; gui.application.create_application makes one"
        )
    return application.findChild(Appearance) or Appearance(application)
