"""Where notices stand: beside the menus, where nothing else is, so that nothing moves under the pointer."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QMenuBar, QVBoxLayout, QWidget

_EDGE, _TOP = 12, 1


class Notices(QWidget):
    """Bars one below another, as high as those that are shown. Main thread.

    A sentence of one line covers nothing; what does not fit beside the menus lies over the page below.
    """

    def __init__(self, page: QWidget, *bars: QWidget) -> None:
        """``bars`` that belong to ``page``, over whose top they stand until there are menus, and with which they go."""
        super().__init__(page)
        self.setObjectName("notices")
        self._room = page
        self._menus: QMenuBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for bar in bars:
            bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            inner = bar.layout()
            if inner is not None:
                inner.setContentsMargins(14, 2, 4, 2)  # one line is no higher than the menus and the gap below them
            self._column.addWidget(bar)
        page.installEventFilter(self)
        page.destroyed.connect(self._go)
        self._place()

    def stand_beside(self, menus: QMenuBar) -> None:
        """From now on stand over the window of ``menus``, right of these."""
        self._menus, self._room = menus, menus.window()
        self.setParent(self._room)
        for watched in (self._room, menus):
            watched.installEventFilter(self)
        menus.destroyed.connect(self._go)
        self._place()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room has another size, or the menus have. Qt's."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """A bar comes, goes, or says something else. Qt's."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _go(self) -> None:
        """The page or the menus are gone: another page has others."""
        self._menus = None
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        place = self._beside_menus()
        width = place.width()
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else -1
        place.setHeight(max(height, self._column.sizeHint().height() if height < 0 else 0))
        self.setGeometry(place)
        self.raise_()

    def _beside_menus(self) -> QRect:
        """Right of the last menu; where the system shows the menus elsewhere, the top of the page."""
        menus = self._menus
        left = 0
        if menus is not None and not menus.isNativeMenuBar():
            left = max((menus.actionGeometry(each).right() for each in menus.actions()), default=0)
        return QRect(left + _EDGE, _TOP, max(self._room.width() - left - 2 * _EDGE, 0), 0)
