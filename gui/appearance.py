"""Light or dark: follows the system, or what was chosen. One object, a child of the QApplication."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from .style import palette, style_sheet
from .theme import DARK, LIGHT, Theme


class Appearance(QObject):
    """The theme that is shown, and its application to all widgets. Main thread.

    Signals:
        changed(Theme): another theme is shown.
    """

    changed = Signal(object)

    def __init__(self, application: QApplication) -> None:
        """Follow the system's colour scheme from now on."""
        super().__init__(application)
        self._application = application
        self._chosen: Theme | None = None
        self.theme = LIGHT
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, theme: Theme | None) -> None:
        """Show ``theme``; None: follow the system."""
        self._chosen = theme
        self._apply()

    def _apply(self) -> None:
        hints = self._application.styleHints()
        system = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        self.theme = self._chosen or system
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        self.changed.emit(self.theme)


def appearance() -> Appearance:
    """The application's. Raises RuntimeError before ``create_application``."""
    application = QApplication.instance()
    found = application.findChild(Appearance) if application is not None else None
    if found is None:
        raise RuntimeError("create_application has not been called")
    return found
