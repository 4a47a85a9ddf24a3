"""Pictures made from arrays, column by column: pure functions, and a picture that keeps what it has."""

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Pixels = NDArray[np.uint32]


def word(colour: str) -> int:
    """A colour as QImage's 32-bit word."""
    return QColor(colour).rgba()


def stacked(edges: Integers, values: Floats, colours: Pixels, height: int, full: float) -> Pixels:
    """Bands upon bands, the first at the bottom.

    Args:
        edges: the columns where the steps begin and the last one ends.
        values: for each step and band how much there is of it; the bands of a step are cut at ``full`` together.
        colours: of the bands.
        height: of the picture in pixels; so high is ``full``, which is above 0.

    Returns:
        The picture from the first of ``edges`` to the last, its rows from the top; 0 where nothing is.
    """
    tops = np.minimum(np.rint(np.cumsum(values, axis=1) * (height / full)), height).astype(np.int64)
    counts = np.diff(tops, axis=1, prepend=0, append=height)
    columns = np.repeat(np.tile(np.append(colours, np.uint32(0)), len(values)), counts.ravel())
    wide = np.repeat(columns.reshape(len(values), height), np.diff(edges), axis=0)
    return wide.T[::-1]


def filled(counts: Integers, colour: int, line: int, height: int, full: int) -> Pixels:
    """An area of whole numbers, a column each, with a line along its upper edge; 1 of many is still to be seen."""
    tops = np.minimum(-(-counts * height // max(full, 1)), height)
    depth = np.arange(height - 1, -1, -1)[:, None]
    picture: Pixels = np.where(depth < tops, np.uint32(colour), np.uint32(0))
    draw_line(picture, tops, line)
    return picture


def draw_line(picture: Pixels, tops: Integers, colour: int) -> None:
    """Draw a line of one pixel along the upper edge of columns ``tops`` high, upright where that changes."""
    before = np.concatenate([tops[:1], tops[:-1]])
    low, high = np.minimum(tops, before) - 1, np.maximum(tops, before) - 1
    low = np.where(tops > before, low + 1, low)
    depth = np.arange(len(picture) - 1, -1, -1)[:, None]
    picture[(depth >= np.maximum(low, 0)) & (depth <= high)] = colour


class Picture:
    """A picture of a range of time, of which only what is new is made.

    Where the same thing is to be shown once more, its columns up to those that may have changed are kept: those before
    ``settled``.
    """

    def __init__(self) -> None:
        """Empty."""
        self._of: object = None
        self._news: object = None
        self.settled = 0
        self._pixels: Pixels = np.zeros((1, 1), np.uint32)

    def show(
        self, what: object, width: int, height: int, make: Callable[[int], Pixels], *, settled: int, news: object
    ) -> None:
        """Bring the picture up to date.

        Args:
            what: all that it depends on, but for what is added in the course of time; another one begins it anew.
            width, height: in pixels.
            make: gives the picture from a column on, not necessarily to the right edge.
            settled: the first column that may change later on; the next time it is begun from there.
            news: stands for what was added; where it is as before, nothing is made.
        """
        if (what, width, height) != self._of:
            self._of = what, width, height
            self._pixels = np.zeros((height, width), np.uint32)
            self.settled = 0
        elif news == self._news:
            return
        self._news = news
        first = self.settled
        self._pixels[:, first:] = 0
        if first < width:
            made = make(first)
            self._pixels[:, first : first + made.shape[1]] = made[:, : width - first]
        self.settled = min(max(settled, first), width)

    def image(self) -> QImage:
        """It as Qt paints it; valid until ``show``."""
        image: QImage = pg.functions.ndarray_to_qimage(self._pixels, QImage.Format.Format_ARGB32_Premultiplied)
        return image
