"""Strips under the lanes, on the same time axis: tasks running, CPU and memory."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QLineF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from engine import words
from engine.inside.cores import usable_cores
from engine.inside.language import mark, marked, tr
from engine.trace.run import Run

from ..look.guarded import guarded_event
from ..look.plain_tip import plain_tip
from ..look.style import tabular
from ..look.theme import Theme
from .compute.load import Load, load_at, process_lines
from .paint.names_painter import LANE_NAMES_WIDTH
from .paint.strip_rows import CPU, ROWS, RUNNING, StripRows, StripsView, nice

_HEAD = 24
_TOP = _HEAD - 2  # of the marks, whose lines stick out
_ROW = 38
_INSET = 4  # of a picture in its row, at the top
_MARGIN = 8
_REFINE_MS = 150

_CAPTIONS = (mark("Jobs running"), mark("CPU"), mark("Memory"))
_MEANINGS = (
    mark("How many jobs were running."),
    mark(
        "The cores that each worker used, one upon the other, and this program's own share in grey on top.\n"
        "The line is what all programs used together."
    ),
    mark("The resident memory of each worker, one upon the other.\nPages that workers share count in each of them."),
)


class Strips(QWidget):
    """Three strips, and a button that hides and shows them. ``refresh`` at every frame.

    What is painted is paid for by the pixel where all cores are busy, so only what is new is.

    Signals:
        hovered(object): the pointer is over this moment, in seconds since the run's start; None: over none.
        opened(bool): the person has opened or closed the strips.
    """

    hovered = Signal(object)
    opened = Signal(bool)

    def __init__(self, view: Callable[[], StripsView], parent: QWidget | None = None) -> None:
        """Paint what ``view()`` says."""
        super().__init__(parent)
        self.setObjectName("strips")
        self.setAccessibleName(tr("Jobs running, CPU and memory"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._view = view
        self._theme: Theme | None = None
        self._cores = usable_cores()
        self._is_open = True
        self._cursor_s: float | None = None
        self._rows = StripRows(_ROW - _INSET - 1)
        self._button = QPushButton(self)
        self._button.setObjectName("stripsButton")
        self._button.clicked.connect(self._toggle)
        self._shown: object = None
        self._told: object = None
        self._seen: object = None
        self._new_from_x = 0
        self._edge_x = 0
        self._refined: object = None
        self._refine = QTimer(self)
        self._refine.setSingleShot(True)
        self._refine.setInterval(_REFINE_MS)
        self._refine.timeout.connect(self._look_closer)
        self.set_open(is_open=True)

    @property
    def is_open(self) -> bool:
        """Whether the strips are shown, and not the button alone."""
        return self._is_open

    def set_open(self, *, is_open: bool) -> None:
        """Show the strips, or the button alone."""
        self._is_open = is_open
        self._button.setText(tr("▾ What else is going on") if is_open else tr("▸ What else is going on"))
        self._button.setToolTip(
            tr("Hide jobs running, CPU and memory") if is_open else tr("Jobs running, CPU and memory")
        )
        self._button.adjustSize()
        self._button.move(2, (_HEAD - self._button.height()) // 2)
        self.setFixedHeight(_HEAD + (len(ROWS) * _ROW if is_open else 0))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(LANE_NAMES_WIDTH + 200, self.height())

    def refresh(self) -> None:
        """Have painted what is new since the last time."""
        if not self._is_open:
            return
        view = self._view()
        run = view.run
        shown = view, self._scene(run)
        told = self._captions(_load_of(run, self._cursor_s), run)
        seen = (run.until_ns, run.samples.version, run.over) if run is not None and run.started_ns else None
        before = self._new_from_x, self._edge_x
        self._new_from_x = math.floor(view.left) + self._rows.settled - 2
        self._edge_x = math.ceil(view.x(run.until_ns)) + 3 if run is not None and seen is not None else 0
        if shown != self._shown:
            self.update()
        else:
            if told != self._told:
                self.update(self._names(view))
            if seen != self._seen:
                left, right = min(before[0], self._new_from_x), max(before[1], self._edge_x)
                self.update(QRect(left, _TOP, right - left, self.height() - _TOP))
        self._shown, self._told, self._seen = shown, told, seen

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self._theme = theme
        self.setFont(tabular(QFont(self.font())))
        self.set_open(is_open=self._is_open)

    def set_cursor(self, at_s: float | None) -> None:
        """The pointer is over this moment, here or in the chart above, in seconds since the run's start."""
        if at_s != self._cursor_s:
            self._cursor_s = at_s
            self.refresh()

    @guarded_event
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        theme, view = self._theme, self._view()
        if theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.panel))
        if self._is_open:
            before = self._rows.most_running
            self._paint_ground(painter, theme, view)
            if view.run is not None and view.run.started_ns and view.width >= 1 and event.rect().right() >= view.left:
                self._paint_rows(painter, theme, view, view.run)
            if event.region().intersects(self._names(view)):
                self._paint_captions(painter, theme, view)
            if event.rect().top() < _TOP:
                self._paint_legend(painter, theme, view)
            if before != self._rows.most_running:
                self.update()  # to another scale
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        at_s = self._view().moment(event.position().x())
        self.set_cursor(at_s)
        self.hovered.emit(at_s)

    def leaveEvent(self, _event: QEvent) -> None:
        """Qt's."""
        self.set_cursor(None)
        self.hovered.emit(None)

    def event(self, event: QEvent) -> bool:
        """What a strip means, and what each worker took. Qt's."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip(event.pos().x(), event.pos().y())), self)
            return True
        return super().event(event)

    def tip(self, x: float, y: float) -> str:
        """What the strip at a place means, and what each worker took at that moment; empty where there is none."""
        row = int((y - _HEAD) // _ROW)
        if y < _HEAD or row not in ROWS:
            return ""
        at_s = self._view().moment(x)
        lines = process_lines(self._load(at_s)) if row != RUNNING and at_s is not None else ""
        return f"{marked(_MEANINGS[row])}\n{lines}".rstrip()

    def _toggle(self) -> None:
        self.set_open(is_open=not self._is_open)
        self.opened.emit(self._is_open)

    def _look_closer(self) -> None:
        self._rows.refine()
        self.update()

    def _load(self, at_s: float | None) -> Load:
        return _load_of(self._view().run, at_s)

    def _names(self, view: StripsView) -> QRect:
        """Where the captions stand."""
        return QRect(0, _HEAD, math.floor(view.left), self.height() - _HEAD)

    def _scene(self, run: Run | None) -> object:
        """All that the strips depend on, but for the view, and what is added in the course of time."""
        if run is None:
            return self._theme
        sampled = bool(run.samples.count), nice(run.samples.most_bytes)
        return (
            self._theme,
            self._cursor_s,
            run.is_live,
            run.over,
            self._rows.most_running,
            self._rows.is_coarse,
            sampled,
        )

    def _paint_ground(self, painter: QPainter, theme: Theme, view: StripsView) -> None:
        painter.setPen(QPen(QColor(theme.grid)))
        bottom = _HEAD + len(ROWS) * _ROW
        right = view.left + view.width
        painter.drawLines([QLineF(0, y - 0.5, right, y - 0.5) for y in range(_HEAD, bottom + 1, _ROW)])
        if view.run is not None:
            xs = [round(view.pixel(tick_s)) + 0.5 for tick_s in view.ticks_s]
            painter.drawLines([QLineF(x, _HEAD, x, bottom) for x in xs])

    def _paint_rows(self, painter: QPainter, theme: Theme, view: StripsView, run: Run) -> None:
        width, height = int(view.width), _ROW - _INSET - 1
        for row in ROWS:
            if row != RUNNING and not run.samples.count:
                continue
            image = self._rows.image(row, view, run, theme)
            painter.drawImage(QRectF(view.left, _HEAD + row * _ROW + _INSET, width, height), image)
        shown = run, view.start_s, view.end_s, view.width
        if self._rows.is_coarse and (shown != self._refined or not self._refine.isActive()):
            self._refined = shown
            self._refine.start()  # once the view has come to rest
        if run.over and not run.samples.count:
            painter.setPen(QColor(theme.faint))
            box = QRectF(view.left, _HEAD + CPU * _ROW, width, 2 * _ROW)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tr("CPU and memory of this run were not sampled."))
        live = run.is_live
        marks = [(view.x(run.until_ns), QPen(QColor(theme.accent if live else theme.faint), 2 if live else 1))]
        if self._cursor_s is not None:
            marks.append((view.pixel(self._cursor_s), QPen(QColor(theme.muted), 1, Qt.PenStyle.DotLine)))
        for x, pen in marks:
            if view.left <= x <= view.left + view.width:
                painter.setPen(pen)
                painter.drawLine(QLineF(round(x) + 0.5, _HEAD, round(x) + 0.5, _HEAD + len(ROWS) * _ROW))

    def _paint_captions(self, painter: QPainter, theme: Theme, view: StripsView) -> None:
        """Beside each strip its name, its value now or under the pointer, and below that the most there was."""
        load = _load_of(view.run, self._cursor_s)
        for row, (value, below) in zip(ROWS, self._captions(load, view.run), strict=True):
            box = QRectF(_MARGIN, _HEAD + row * _ROW + 2, LANE_NAMES_WIDTH - 2 * _MARGIN, _ROW - 5)
            is_known = view.run is not None
            upper, lower = QRectF(box), QRectF(box)
            upper.setHeight(box.height() / 2)
            lower.setTop(upper.bottom())
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            _write(painter, upper, marked(_CAPTIONS[row]), theme.text if is_known else theme.faint, left)
            _write(painter, upper, value, theme.text, right)
            _write(painter, lower, below, theme.muted, left)

    def _captions(self, load: Load, run: Run | None) -> list[tuple[str, str]]:
        cpu = "" if load.workers is None else words.cores(load.workers)
        of_all = tr("of {cores:,}").format(cores=self._cores) if run is not None else ""
        if load.cores is not None and load.own is not None:
            of_all = tr("all {all:.0%}, own {own:.1%}").format(all=load.cores, own=load.own)
        most_bytes = run.samples.most_bytes if run is not None else 0
        return [
            (
                "" if load.running is None else f"{load.running:,}",
                "",
            ),
            (cpu, of_all),
            (
                "" if load.rss_bytes is None else words.size(load.rss_bytes),
                tr("most {size}").format(size=words.size(most_bytes)) if most_bytes else "",
            ),
        ]

    def _paint_legend(self, painter: QPainter, theme: Theme, view: StripsView) -> None:
        """What is what in the CPU's strip, at the right above the strips."""
        if view.run is None:
            return
        metrics = painter.fontMetrics()
        right = view.left + view.width
        middle = _HEAD / 2
        for text, hues, is_line in (
            (tr("all cores"), (theme.text,), True),
            (tr("this program"), (theme.faint,), False),
            (tr("each worker"), theme.tasks[:3], False),
        ):
            width = metrics.horizontalAdvance(text)
            _write(painter, QRectF(right - width, 0, width, _HEAD), text, theme.muted, Qt.AlignmentFlag.AlignLeft)
            right -= width + 6
            for hue in reversed(hues):
                swatch = QRectF(right - 10, middle, 10, 1) if is_line else QRectF(right - 5, middle - 4, 5, 9)
                painter.fillRect(swatch, QColor(hue))
                right -= swatch.width()
            right -= 14


def _load_of(run: Run | None, at_s: float | None) -> Load:
    if run is None or not run.started_ns:
        return Load()
    return load_at(run, None if at_s is None else run.started_ns + round(at_s * 1e9))


def _write(painter: QPainter, box: QRectF, text: str, colour: str, side: Qt.AlignmentFlag) -> None:
    if text:
        painter.setPen(QColor(colour))
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)
