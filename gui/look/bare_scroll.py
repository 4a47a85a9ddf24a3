"""A room without a frame that may be lower than what is in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class BareScroll(QScrollArea):
    """Scrolls ``inside`` down; that is as wide as there is room. Main thread."""

    def __init__(self, inside: QWidget, *, takes_focus: bool = False) -> None:
        """The room of ``inside``, by its name; ``takes_focus``: the keyboard's, where nothing inside does."""
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(inside.accessibleName())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not takes_focus:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
