"""A picture of a run's timeline, as a file: what the chart shows, painted by the same painters, without a window."""

import errno
import os
import time
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QBuffer, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from engine import __version__, words
from engine.inside import language
from engine.inside.data_class import dataclass
from engine.inside.language import marked, tr
from engine.insight.speedup import speedup
from engine.model.measured import Life
from engine.trace.run import Run

from .look.style import tabular
from .look.theme import LIGHT, Theme
from .timeline.axes import AXIS_HEIGHT, RIGHT_MARGIN, paint_times, ticks
from .timeline.compute.inner_rows import inner_of
from .timeline.compute.lanes import LaneLayout, SortBy, lane_order
from .timeline.compute.ranges import SHORTEST_S
from .timeline.paint.bar_painter import spawn_brush
from .timeline.paint.colours import By, ColourBy
from .timeline.paint.names_painter import LANE_NAMES_WIDTH, paint_names
from .timeline.paint.scene import paint_scene
from .timeline.paint.view import NOTHING, View

if TYPE_CHECKING:
    from engine.formats.run_file import Saved

WHOLE_WIDTH = 1_200
LANES_MOST = 1_000
"""More would make a picture that few programs open."""
_SCALE = 2.0  # of a picture in pixels, unless it would have more of them than programs open
_PIXELS_MOST = 60_000_000
_POINTS_AN_INCH = 96
_MARGIN = 16
_HEAD = 54
_FOOT = 30
_LANE_MOST = 72.0
_AFTER_END = 0.02


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture shows.

    Attributes:
        run: the run; ``sequential_s``: the plain loop's time, if it is known.
        start_s, end_s: the range of time, in seconds since the run's start.
        order: the numbers of the lanes, from above.
        width: in points.
        colour_by, theme: how it is coloured.
        idle: the workers without a job, below all lanes.
    """

    run: Run
    sequential_s: float | None
    start_s: float
    end_s: float
    order: tuple[int, ...]
    width: int = WHOLE_WIDTH
    colour_by: By = ColourBy.TASK
    theme: Theme = LIGHT
    idle: tuple[Life, ...] = ()


def whole(run: Run, sequential_s: float | None = None) -> Sheet:
    """All of a run: from its start to its end, all lanes."""
    until_s = max(run.since_start_s(run.until_ns), SHORTEST_S) if run.started_ns else 1.0
    order = lane_order(run.trace.lanes, SortBy.NUMBER, run.until_ns)
    idle = run.lives.idle(run.trace.lanes) if run.plan.watch is None else ()
    return Sheet(run, sequential_s, 0.0, until_s * (1 + _AFTER_END), order, idle=idle)


def save_picture(saved: "Saved", file: BinaryIO, form: str) -> None:
    """Write a picture of all of a run that was saved; ``form`` is ``png`` or ``svg``. The program's main thread.

    Raises:
        OSError: it cannot be written.
    """
    if QGuiApplication.instance() is None:
        from .application import create_application

        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if os.name == "nt":  # there it knows no fonts then but those of a folder that it is told of
            os.environ.setdefault("QT_QPA_FONTDIR", os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts"))
        application = create_application(["parallelogram"], language.chosen())
        try:
            file.write(painted(whole(saved.run, saved.sequential_s), form))
        finally:
            del application
        return
    file.write(painted(whole(saved.run, saved.sequential_s), form))


def painted(sheet: Sheet, form: str) -> bytes:
    """A picture as a file has it; ``form`` is ``png`` or ``svg``. Main thread.

    Raises:
        OSError: there is not enough memory for it.
    """
    return _drawn(sheet) if form == "svg" else _in_pixels(sheet)


def _drawn(sheet: Sheet) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    size, buffer = QSize(sheet.width, _height(sheet)), QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_POINTS_AN_INCH)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(_title(sheet))
    generator.setDescription(_told(sheet))
    painter = QPainter(generator)
    _paint(painter, sheet, size)
    painter.end()
    return bytes(buffer.data().data())


def _in_pixels(sheet: Sheet) -> bytes:
    size = QSize(sheet.width, _height(sheet))
    scale = _SCALE if size.width() * size.height() * _SCALE**2 <= _PIXELS_MOST else 1.0
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    if image.isNull():
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    _paint(painter, sheet, size)
    painter.end()
    return in_png(image)


def in_png(image: QImage) -> bytes:
    """An image as a file has it."""
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _height(sheet: Sheet) -> int:
    return round(_HEAD + AXIS_HEIGHT + _layout(sheet).height + _FOOT + 2 * _MARGIN)


def _layout(sheet: Sheet) -> LaneLayout:
    count = len(sheet.order[:LANES_MOST]) + len(sheet.idle[:LANES_MOST])
    height = max(min(count * _LANE_MOST, 400.0), LaneLayout(count, 0.0, 0.0).lane_height * max(count, 1))
    return LaneLayout(count, height, 0.0)


def _paint(painter: QPainter, sheet: Sheet, size: QSize) -> None:
    theme, layout = sheet.theme, _layout(sheet)
    font = tabular(QGuiApplication.font())
    width = float(size.width() - 2 * _MARGIN - LANE_NAMES_WIDTH - RIGHT_MARGIN)
    view = View(
        run=sheet.run, start_s=sheet.start_s, end_s=sheet.end_s, width=width, lanes=layout,
        order=sheet.order[:LANES_MOST], ticks_s=ticks(sheet.start_s, sheet.end_s, width), message=marked(NOTHING),
        lane=None, task=None, colour_by=sheet.colour_by,
        idle=sheet.idle[:LANES_MOST], inner=inner_of(sheet.run),
    )  # fmt: skip
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(theme.panel))
    top = _MARGIN + _HEAD + AXIS_HEIGHT
    painter.translate(_MARGIN + LANE_NAMES_WIDTH, top)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    paint_scene(painter, theme, view, QRectF(0, 0, width, layout.height), fonts=(bold, font))
    # What sticks out of the range is covered here rather than clipped, which not every form of picture can.
    for left, right in ((-LANE_NAMES_WIDTH - _MARGIN, -1.0), (width + 1, width + RIGHT_MARGIN + _MARGIN)):
        painter.fillRect(QRectF(left, -1, right - left, layout.height + 2), QColor(theme.panel))
    painter.translate(0, -AXIS_HEIGHT)
    paint_times(painter, theme, view, font)
    painter.translate(-LANE_NAMES_WIDTH, AXIS_HEIGHT)
    painter.save()
    paint_names(painter, theme, view, font)
    painter.restore()
    painter.translate(-_MARGIN, -top)
    _paint_words(painter, sheet, font, size)


def _paint_words(painter: QPainter, sheet: Sheet, font: QFont, size: QSize) -> None:
    theme = sheet.theme
    title = QFont(font)
    title.setWeight(QFont.Weight.DemiBold)
    title.setPointSizeF(font.pointSizeF() * 1.25)
    width = size.width() - 2 * _MARGIN
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(title)
    painter.setPen(QColor(theme.text))
    painter.drawText(QRectF(_MARGIN, _MARGIN - 4, width, 26), left, _title(sheet))
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(_MARGIN, _MARGIN + 22, width, 22), left, _told(sheet))
    foot = QRectF(_MARGIN, size.height() - _MARGIN - 20, width, 20)
    painter.fillRect(QRectF(foot.left(), foot.center().y() - 5, 14, 11), spawn_brush(theme))
    told = [tr("spawning")]
    if len(sheet.order) > LANES_MOST:
        told.append(tr("the first {shown:,} of {count:,} workers").format(shown=LANES_MOST, count=len(sheet.order)))
    painter.drawText(foot.adjusted(20, 0, 0, 0), left, "     ".join(told))
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(foot, right, f"Parallelogram {__version__}")


def _title(sheet: Sheet) -> str:
    return words.plain(f"{words.way(sheet.run.plan)} · {words.load(sheet.run.plan)}")


def _told(sheet: Sheet) -> str:
    run = sheet.run
    parts = []
    if run.elapsed_s is not None:
        parts.append(words.elapsed(run.elapsed_s))
    if run.outcome is not None:
        parts.append(words.outcome(run.outcome))
    gain = speedup(sheet.sequential_s, run.finished_s)
    if gain is not None and run.plan.strategy != "sequential":
        parts.append(tr("{times} as fast as the plain loop").format(times=words.times(gain)))
    if run.python is not None:
        parts.append(words.python(run.python))
    if run.at_s:
        parts.append(time.strftime("%Y-%m-%d %H:%M", time.localtime(run.at_s)))
    return " · ".join(parts)
