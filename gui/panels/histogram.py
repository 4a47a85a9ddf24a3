"""How many jobs took how long, as bars; each is a button."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from engine import words
from engine.inside.language import tr

from ..look.appearance import appearance
from ..look.guarded import guarded_event
from ..look.plain_tip import plain_tip
from ..look.style import tabular

if TYPE_CHECKING:
    from engine.insight.durations import Durations

_EDGE = 14
_LEAST_BAR = 2


class Histogram(QWidget):
    """A bar for each bucket that has jobs, the higher the more; on a scale on which one job is seen beside a million.

    A click chooses a bucket, and again lets it go; so do Enter and Space where the arrow keys have gone.

    Signals:
        chosen(object): the bucket of this number; None: none any more.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.setObjectName("histogram")
        self.setAccessibleName(tr("How many jobs took how long"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFont(tabular(self.font()))
        self._durations: Durations | None = None
        self._at: int | None = None
        self.bucket: int | None = None
        appearance().changed.connect(self.update)

    def show_durations(self, durations: "Durations | None") -> None:
        """Show others."""
        self._durations = durations
        count = len(durations.counts) if durations is not None else 0
        if not count:
            self._at = None
        if self.bucket is not None and self.bucket >= count:
            self.bucket = None
        self.update()

    def choose(self, bucket: int | None) -> None:
        """Choose another bucket, or none."""
        if bucket != self.bucket:
            self.bucket = bucket
            self.update()
            self.chosen.emit(bucket)

    def forget(self) -> None:
        """No bucket is chosen any more, which needs not be told."""
        self.bucket = None
        self.update()

    def told(self, bucket: int) -> str:
        """What a bucket has, in words."""
        assert self._durations is not None
        edges = self._durations.edges_ns
        jobs = words.count(int(self._durations.counts[bucket]), tr("{n} job"), tr("{n} jobs"))
        return tr("{jobs} of {least} to {most}").format(
            jobs=jobs,
            least=words.short_duration(edges[bucket] / 1e9),
            most=words.short_duration(edges[bucket + 1] / 1e9),
        )

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(240, 90)

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(90, 40)

    def place_of(self, bucket: int) -> QRectF:
        """Where a bucket's bar may be, however high it is."""
        area = self._area()
        width = area.width() / max(len(self._counts()), 1)
        return QRectF(area.left() + bucket * width, area.top(), width, area.height())

    @guarded_event
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        theme, painter = appearance().theme, QPainter(self)
        counts = self._counts()
        if not len(counts):
            painter.setPen(QColor(theme.muted))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), tr("No job has ended yet."))
            painter.end()
            return
        most = float(np.log1p(counts.max()))
        for bucket, count in enumerate(counts.tolist()):
            place = self.place_of(bucket)
            height = max(float(np.log1p(count)) / most * place.height(), _LEAST_BAR) if count else 0.0
            bar = QRectF(place.left() + 0.5, place.bottom() - height, max(place.width() - 1, 1), height)
            tone = theme.accent if self.bucket in (None, bucket) else theme.faint
            painter.fillRect(bar, QColor(tone))
            if bucket == self._at and self.hasFocus():
                painter.setPen(QColor(theme.text))
                painter.drawRect(place)
        painter.setPen(QColor(theme.line))
        area = self._area()
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_labels(painter, QColor(theme.muted))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """What the bucket under the pointer has. Qt's."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bucket = self._bucket_at(event.pos().x())
            QToolTip.showText(event.globalPos(), plain_tip(self.told(bucket)) if bucket is not None else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        bucket = self._bucket_at(round(event.position().x()))
        if bucket is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = bucket
            self.choose(None if bucket == self.bucket else bucket)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        count, key = len(self._counts()), event.key()
        if count and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._at = min(max((self._at if self._at is not None else -step) + step, 0), count - 1)
            self.setAccessibleDescription(self.told(self._at))
            self.update()
        elif self._at is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(None if self._at == self.bucket else self._at)
        elif key == Qt.Key.Key_Escape and self.bucket is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def _counts(self) -> NDArray[Any]:
        return self._durations.counts if self._durations is not None else np.zeros(0, np.int64)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE, 8, -_EDGE, -self.fontMetrics().height() - 6)

    def _bucket_at(self, x: int) -> int | None:
        area, count = self._area(), len(self._counts())
        at = int((x - area.left()) / max(area.width(), 1) * count)
        return at if 0 <= at < count else None

    def _paint_labels(self, painter: QPainter, ink: QColor) -> None:
        assert self._durations is not None
        edges, area = self._durations.edges_ns, self._area()
        painter.setPen(ink)
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        row = QRectF(area.left(), area.bottom() + 3, area.width(), self.fontMetrics().height())
        for at, side in zip((0, (len(edges) - 1) // 2, len(edges) - 1), sides, strict=True):
            painter.drawText(row, int(side), words.short_duration(edges[at] / 1e9))
