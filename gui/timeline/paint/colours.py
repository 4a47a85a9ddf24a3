"""What colour a bar has: by its task, its state, its worker, or how long it took."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from engine.inside.language import mark

from ...look.theme import Theme

RGB = NDArray[np.float64]

_RAMP = "cividis"  # Nuñez, Anderton and Renslow 2018: reads the same with and without colour vision
_RAMP_FROM = 0.3  # darker ones would vanish in the dark
_RAMP_STEPS = 64


class ColourBy(StrEnum):
    """What the bars' colours tell, as marked texts."""

    TASK = mark("task")
    STATE = mark("state")
    WORKER = mark("worker")
    DURATION = mark("duration")


@dataclass(frozen=True, slots=True)
class Colouring:
    """Gives the colours of ended spans. An error has its own in every way of colouring.

    ``shortest_ns`` and ``longest_ns`` are of the whole run, and the ends of the scale of durations, which is
    logarithmic.
    """

    theme: Theme
    by: ColourBy
    shortest_ns: float
    longest_ns: float

    def spans(self, lane: int, tasks: NDArray[Any], failed: NDArray[np.bool_], took_ns: NDArray[Any]) -> RGB:
        """The colours of spans of lane number ``lane``, some of which failed: red, green and blue from 0 to 255, a row
        for each span.
        """
        match self.by:
            case ColourBy.TASK:
                hues = _hues(self.theme.tasks)
                colours = hues.take(np.asarray(tasks) % len(hues), axis=0)
            case ColourBy.STATE:
                colours = np.tile(_rgb(self.theme.good), (len(tasks), 1))
            case ColourBy.WORKER:
                colours = np.tile(_rgb(self._of_worker(lane)), (len(tasks), 1))
            case ColourBy.DURATION:
                colours = self._of_durations(took_ns)
        colours[failed] = _rgb(self.theme.error)
        return colours

    def merged(self, lane: int, took_ns: NDArray[Any]) -> RGB:
        """The colours of columns in which spans are merged that took so long on average; as in ``spans``."""
        match self.by:
            case ColourBy.DURATION:
                return self._of_durations(took_ns)
            case ColourBy.WORKER:
                colour = self._of_worker(lane)
            case ColourBy.STATE:
                colour = self.theme.good
            case ColourBy.TASK:
                colour = self.theme.accent
        return np.tile(_rgb(colour), (len(took_ns), 1))

    def one(self, lane: int, task: int, took_ns: float) -> QColor:
        """The colour of one span that is no error."""
        red, green, blue = self.spans(lane, np.array([task]), np.array([False]), np.array([took_ns]))[0]
        return QColor(int(red), int(green), int(blue))

    def _of_worker(self, lane: int) -> str:
        return self.theme.tasks[lane % len(self.theme.tasks)]

    def _of_durations(self, took_ns: NDArray[Any]) -> RGB:
        least, most = np.log(max(self.shortest_ns, 1.0)), np.log(max(self.longest_ns, 1.0))
        share = (np.log(np.maximum(took_ns, 1.0)) - least) / max(most - least, 1e-9)
        colours: RGB = ramp()[np.clip(share * (_RAMP_STEPS - 1), 0, _RAMP_STEPS - 1).astype(np.int64)]
        return colours


@cache
def ramp() -> RGB:
    """The scale of durations from short to long: red, green and blue from 0 to 255."""
    table = pg.colormap.get(_RAMP).map(np.linspace(_RAMP_FROM, 1.0, _RAMP_STEPS), mode="byte")
    return np.asarray(table[:, :3], np.float64)


@cache
def _hues(colours: tuple[str, ...]) -> RGB:
    return np.array([_rgb(colour) for colour in colours])


def premultiplied(colours: RGB, opacity: NDArray[np.float64] | float) -> NDArray[np.uint32]:
    """The words of ``QImage.Format_ARGB32_Premultiplied`` for colours as in ``Colouring``, opacity from 0 to 1."""
    alpha = np.broadcast_to(np.asarray(opacity, np.float64), len(colours))
    red, green, blue = ((colours[:, part] * alpha).astype(np.uint32) for part in range(3))
    words = ((alpha * 255).astype(np.uint32) << 24) | (red << 16) | (green << 8) | blue
    return words.astype(np.uint32, copy=False)


@cache
def _rgb(colour: str) -> RGB:
    value = QColor(colour)
    return np.array([value.red(), value.green(), value.blue()], np.float64)
