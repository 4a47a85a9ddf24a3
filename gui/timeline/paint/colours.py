"""What colour a bar has: by its task, its state, its worker, how long it took, or what was measured of it."""

from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from engine.inside.data_class import dataclass
from engine.inside.language import mark
from engine.inside.records.facts import FACTS, Fact
from engine.trace.lane import Lane
from engine.trace.ranges import durations_ns, fact_range
from engine.trace.run import Run

from ...look.theme import Theme

RGB = NDArray[np.float64]

CALM_FROM = 12
"""From so many jobs on, hues of their own tell nothing."""

_RAMP = "cividis"  # Nuñez, Anderton and Renslow 2018: reads the same with and without colour vision
# What is darker would vanish in the dark, and what is lighter in the light: a contrast of 3 with the panel.
_RAMP_DARK, _RAMP_LIGHT = (0.42, 1.0), (0.0, 0.6)
_RAMP_STEPS = 64


class ColourBy(StrEnum):
    """What the bars' colours tell, as marked texts."""

    TASK = mark("job")
    STATE = mark("state")
    WORKER = mark("worker")
    DURATION = mark("duration")


By = ColourBy | Fact


def colour_choices() -> tuple[By, ...]:
    """All that colours can tell."""
    return (*ColourBy, *FACTS)


def scale_of(run: Run, by: By) -> tuple[float, float]:
    """The ends of the scale: those of a fact, or else the shortest and the longest duration, in ns."""
    lanes = run.trace.lanes
    return fact_range(lanes, by) if isinstance(by, Fact) else durations_ns(lanes)


@dataclass(frozen=True, slots=True)
class Colouring:
    """Gives the colours of ended spans. An error has its own in every way of colouring.

    Of so many ``jobs`` that nobody tells them apart by their hues, those next to each other differ in tone alone.
    ``least`` and ``most`` are of the whole run, and the ends of the scale of durations or of a fact's numbers, which is
    logarithmic. Where a fact is coloured, its numbers stand in place of durations in what follows; NaN is not known.
    """

    theme: Theme
    by: By
    least: float
    most: float
    jobs: int = 0

    def numbers(self, lane: Lane, positions: NDArray[Any], took_ns: NDArray[Any]) -> NDArray[Any]:
        """What the scale is to show of spans at ``positions`` that took so long."""
        return lane.facts.at(self.by, positions) if isinstance(self.by, Fact) else took_ns

    def spans(self, lane: int, tasks: NDArray[Any], failed: NDArray[np.bool_], took_ns: NDArray[Any]) -> RGB:
        """The colours of spans of lane number ``lane``, some of which failed: red, green and blue from 0 to 255, a row
        for each span.
        """
        match self.by:
            case ColourBy.TASK:
                hues = _hues(self.theme.tasks if self.jobs < CALM_FROM else self.theme.calm)
                colours = hues.take(np.asarray(tasks) % len(hues), axis=0)
            case ColourBy.STATE:
                colours = np.tile(_rgb(self.theme.good), (len(tasks), 1))
            case ColourBy.WORKER:
                colours = np.tile(_rgb(self._of_worker(lane)), (len(tasks), 1))
            case _:
                colours = self._of_scale(took_ns)
        colours[failed] = _rgb(self.theme.error)
        return colours

    def merged(self, lane: int, took_ns: NDArray[Any]) -> RGB:
        """The colours of columns in which spans are merged that took so long on average; as in ``spans``."""
        match self.by:
            case ColourBy.WORKER:
                colour = self._of_worker(lane)
            case ColourBy.STATE:
                colour = self.theme.good
            case ColourBy.TASK:
                colour = self.theme.calm[0]
            case _:
                return self._of_scale(took_ns)
        return np.tile(_rgb(colour), (len(took_ns), 1))

    def one(self, lane: int, task: int, took_ns: float) -> QColor:
        """The colour of one span that is no error and has not ended."""
        if isinstance(self.by, Fact):
            return QColor(self.theme.accent)  # nothing is measured before its end
        red, green, blue = self.spans(lane, np.array([task]), np.array([False]), np.array([took_ns]))[0]
        return QColor(int(red), int(green), int(blue))

    def _of_worker(self, lane: int) -> str:
        return self.theme.tasks[lane % len(self.theme.tasks)]

    def _of_scale(self, numbers: NDArray[Any]) -> RGB:
        least, most = np.log(max(self.least, 1.0)), np.log(max(self.most, 1.0))
        is_unknown = np.isnan(numbers)
        share = (np.log(np.maximum(np.where(is_unknown, 1.0, numbers), 1.0)) - least) / max(most - least, 1e-9)
        colours: RGB = ramp(is_dark=self.theme.is_dark)[
            np.clip(share * (_RAMP_STEPS - 1), 0, _RAMP_STEPS - 1).astype(np.int64)
        ]
        colours[is_unknown] = _rgb(self.theme.faint)
        return colours


@cache
def ramp(*, is_dark: bool) -> RGB:
    """The scale of durations from short to long: red, green and blue from 0 to 255."""
    ends = _RAMP_DARK if is_dark else _RAMP_LIGHT
    table = pg.colormap.get(_RAMP).map(np.linspace(*ends, _RAMP_STEPS), mode="byte")
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
