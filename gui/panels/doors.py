"""What a window without a run offers in the place of the chart: three ways to begin, and the last run."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.inside.language import tr


class Doors(QWidget):
    """Lies over ``room``, in its middle, while it is shown. Main thread.

    Attributes:
        tutorial, own, script, last: the buttons; ``last`` is hidden while there is no run to open.

    Signals:
        tutorial_wanted: the tutorial's four ways are to be run and compared.
        own_wanted: a function of one's own is to be chosen.
        script_wanted: a script is to be chosen, and watched.
        last_wanted: the newest run that is kept is to be opened.
    """

    tutorial_wanted = Signal()
    own_wanted = Signal()
    script_wanted = Signal()
    last_wanted = Signal()

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self.setObjectName("doors")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(tr("Where would you like to begin?"))
        title.setObjectName("title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tutorial = _Door(
            "doorTutorial",
            tr("See the tutorial’s four ways"),
            tr("Process, Pool and joblib against the plain loop: one press"),
        )
        self.own = _Door("doorOwn", tr("Your own function"), tr("Choose a .py file, or drop it anywhere"))
        self.script = _Door("doorScript", tr("Watch a script"), tr("Run it unchanged, and see every worker live"))
        self.last = QPushButton()
        self.last.setObjectName("doorLast")
        self.last.setFlat(True)
        room_kept = self.last.sizePolicy()
        room_kept.setRetainSizeWhenHidden(True)  # the others stay where they are when it comes, a moment later
        self.last.setSizePolicy(room_kept)
        self.last.hide()
        doors = QHBoxLayout()
        doors.setSpacing(12)
        for door, wanted in (
            (self.tutorial, self.tutorial_wanted),
            (self.own, self.own_wanted),
            (self.script, self.script_wanted),
        ):
            doors.addWidget(door, 1)
            door.clicked.connect(wanted)
        self.last.clicked.connect(self.last_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(title)
        column.addLayout(doors)
        column.addWidget(self.last, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        room.installEventFilter(self)
        self._fit()

    def offer_last(self, name: str) -> None:
        """Offer to open the newest run, of this name; empty: there is none."""
        told = tr("Last run: {name}").format(name=name).replace("&", "&&")
        self.last.setText(told if name else "")
        self.last.setVisible(bool(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room has another size. Qt's."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        self.setGeometry(self._room.rect())


class _Door(QPushButton):
    """A title, and a line below it that says what will happen."""

    def __init__(self, name: str, title: str, hint: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("door", True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(3)
        for kind, text in (("dropTitle", title), ("dropHint", hint)):
            label = QLabel(text)
            label.setObjectName(kind)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self.setMinimumHeight(84)
