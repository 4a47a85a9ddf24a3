"""The picture of how busy all workers were, made anew no more often than it is worth."""

import functools
import math
import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from engine.trace.run import Run

from ...look.theme import Theme
from ..compute.density import Density, density

_TIMES_ITS_COST = 100  # of the thread's own time: while it waits for a core, nothing is spent
_LOOKUPS_MOST = 100_000  # lanes times columns, each up to 200 ns; of many lanes the picture is coarser
_COLUMNS_LEAST = 200


class DensityPicture:
    """An image of a run, an area from the bottom, and its marks; kept until there is something else to show.

    Attributes:
        image: None while there is nothing to see; to be stretched to the width that was asked for.
        until_s: the image reaches from the run's start to this moment.
        at_ns: what the run did after this moment is not in it.
        full: so many busy workers fill its height.
        density: what it shows, by its columns.
    """

    def __init__(self) -> None:
        self.image: QImage | None = None
        self.until_s = 0.0
        self.at_ns, self.full = 0, 1.0
        self.density: Density | None = None
        self._shown: object = None
        self._of: tuple[Run | None, Theme | None] = (None, None)
        self._not_before_s = 0.0

    @property
    def is_due(self) -> bool:
        """Whether it may be made anew by now."""
        return time.monotonic() >= self._not_before_s

    def bring_up_to_date(self, run: Run | None, until_s: float, width: int, height: int, theme: Theme) -> float | None:
        """Make the image anew if it is time for that.

        Args:
            run: whose; None: of none.
            until_s: until when, in seconds since the run's start.
            width, height: in device pixels.
            theme: whose colours.

        Returns in how many seconds it is to be asked for again because the image is behind; None if it is not.
        """
        if run is None or not run.started_ns or until_s <= 0 or width < 1 or height < 1:
            self.image = self.density = self._shown = None
            self._of = (None, None)
            return None
        ended_ns = 0 if run.is_live else run.until_ns  # what goes on is grown by whoever shows the picture
        wanted = (run.trace.counts.tobytes(), until_s, width, height, ended_ns)
        is_other = self._of[0] is not run or self._of[1] is not theme
        if not is_other and wanted == self._shown:
            return None
        now_s = time.monotonic()
        if not is_other and now_s < self._not_before_s:
            return self._not_before_s - now_s
        spent_s = time.thread_time()
        to_ns = run.started_ns + math.ceil(until_s * 1e9)
        columns = min(width, max(_LOOKUPS_MOST // max(len(run.trace.lanes), 1), _COLUMNS_LEAST))
        self.density = density(run.trace, run.started_ns, to_ns, run.until_ns, columns)
        self.at_ns, self.full = run.until_ns, full(run, self.density)
        self.image = area(self.density, self.full, height, QColor(theme.accent))
        self.until_s, self._shown, self._of = until_s, wanted, (run, theme)
        self._not_before_s = time.monotonic() + _TIMES_ITS_COST * (time.thread_time() - spent_s)
        return None


def full(run: Run, found: Density) -> float:
    """How many busy workers fill the picture: as many as there are lanes.

    Where workers are replaced all the time there are far more lanes than workers at once; then it is as many as the
    plan has, or more if more were busy.
    """
    peak = math.ceil(found.busy.max(initial=0.0) - 1e-6)
    return float(max(min(len(run.trace.workers), run.plan.workers), peak, 1))


def area(found: Density, full: float, height: int, colour: QColor) -> QImage:
    """``found.busy`` as an area from the bottom, ``height`` pixels high at ``full``; where any is, at least one."""
    filled = np.minimum(found.busy / full, 1) * height
    filled[(found.busy > 1e-9) & (filled < 1)] = 1
    above_bottom = np.arange(height - 1, -1, -1)
    opacity = np.clip((filled[np.newaxis, :] - above_bottom[:, np.newaxis]) * 255, 0, 255).astype(np.uint8)
    words = _shades(colour.rgb())[opacity]
    # Copied, because QImage does not keep the bytes.
    return QImage(
        words.tobytes(), len(filled), height, 4 * len(filled), QImage.Format.Format_ARGB32_Premultiplied
    ).copy()


@functools.cache
def _shades(rgb: int) -> NDArray[np.uint32]:
    """A colour's 32-bit words, premultiplied, by its opacity from 0 to 255."""
    opacity = np.arange(256)
    red, green, blue = (opacity * (rgb >> bits & 255) // 255 for bits in (16, 8, 0))
    return (opacity << 24 | red << 16 | green << 8 | blue).astype(np.uint32)
