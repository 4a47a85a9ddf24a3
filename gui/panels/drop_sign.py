"""What lies over the window while a file is dragged over it: that it can be dropped, and what will become of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine.formats import RUN_FILE_SUFFIX
from engine.inside.language import tr
from engine.inside.workloads.function import SUFFIXES

_MARGIN = 12


class DropSign(QLabel):
    """Lies over ``room``, hidden unless ``show_for`` a file. It takes no events. Main thread."""

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self.setObjectName("dropSign")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_for(self, path: str) -> None:
        """Say what dropping the file ``path`` will do."""
        self.setText(what_becomes_of(path))
        self.setGeometry(self._room.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.raise_()
        self.show()


def what_becomes_of(path: str) -> str:
    """What the window does with a file that is dropped on it."""
    if path.endswith(RUN_FILE_SUFFIX):
        return tr("Drop it to open the run.")
    if path.endswith(SUFFIXES):
        return tr("Drop it to choose one of its functions. Nothing of it runs before you press Run.")
    return tr("This is neither a Python file nor a saved run.")
