"""The pictures of the strips: which there are, what they show, and to what scale."""

from dataclasses import field

import numpy as np
from PySide6.QtGui import QImage

from engine.inside.cores import usable_cores
from engine.inside.data_class import dataclass
from engine.inside.worker import Process
from engine.trace.run import Run
from engine.trace.running import running_count

from ...look.theme import Theme
from ..compute.load import lane_times
from ..compute.time_view import TimeView
from .names_painter import LANE_NAMES_WIDTH
from .pictures import Floats, Picture, Pixels, draw_line, filled, stacked, word

_BANDS_MOST = 18  # a multiple of the number of hues; more could not be told apart
_SETTLED_NS = 300_000_000  # what is older is in the records that were read
_LOOK_UPS_MOST = 8_192  # in one frame
_SCALE_WORKERS_MOST = 64  # with more workers than these, the scale is what was seen
_NICE = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)

RUNNING, CPU, MEMORY = ROWS = range(3)


@dataclass(frozen=True, slots=True)
class StripsView(TimeView):
    """What is to be painted: the run in a range of time, which begins where the chart above does.

    Attributes:
        ticks_s: the chart's ticks.
    """

    ticks_s: tuple[float, ...] = ()
    left: float = field(default=LANE_NAMES_WIDTH, kw_only=True)

    def moment(self, x: float) -> float | None:
        """The moment at a pixel, in seconds since the run's start; None beside the chart, or without a run."""
        return self.seconds(x) if self.run is not None and self.holds(x) else None


class StripRows:
    """Makes the strips' pictures, and of each only what is new since it was made last.

    ``most_running`` is the most tasks that were seen to run at once. Where there are so many lanes that all columns
    would take too long, ``is_coarse`` says that the picture of the running tasks has wide steps, until ``refine``.
    """

    def __init__(self, height: int) -> None:
        """Pictures so many pixels high."""
        self._height = height
        self._cores = usable_cores()
        self._pictures = [Picture() for _ in ROWS]
        self._lane_of: dict[Process, int] = {}
        self._lanes_seen = 0
        self._run: Run | None = None
        self._range: object = None
        self._is_fine = False
        self.is_coarse = False
        self.most_running = 0

    @property
    def settled(self) -> int:
        """The first column, from the chart's left edge, in which a picture may be another when it is made next."""
        return min(picture.settled for picture in self._pictures)

    def refine(self) -> None:
        """From now on take the time for every column, until another range is shown."""
        self._is_fine = True

    def image(self, row: int, view: StripsView, run: Run, theme: Theme) -> QImage:
        """The picture of a row; ``view``'s width is at least 1. Valid until it is asked for once more."""
        self._note(view, run)
        if row == RUNNING:
            while not self._show_running(view, run, theme):
                pass
        elif run.samples.count:
            self._show_samples(row, view, run, theme)
        return self._pictures[row].image()

    def _note(self, view: StripsView, run: Run) -> None:
        if run is not self._run:
            self._run, self.most_running, self._lanes_seen = run, 0, 0
            self._lane_of.clear()
        if (run, view.start_s, view.end_s, view.width) != self._range:
            self._range = run, view.start_s, view.end_s, view.width
            self._is_fine = False
        for lane in run.trace.lanes[self._lanes_seen :]:
            self._lane_of.setdefault(lane.header.process, lane.number)
        self._lanes_seen = len(run.trace.lanes)

    def _show_running(self, view: StripsView, run: Run, theme: Theme) -> bool:
        """Returns whether all that was found has room in the scale."""
        from_ns, scale = _range(view, run)
        width = int(view.width)
        end = min(max(int((run.until_ns - from_ns) * scale), 0), width)
        workers = run.plan.workers if run.plan.workers <= _SCALE_WORKERS_MOST else 1
        full = max(self.most_running, workers, 1)

        def make(first: int) -> Pixels:
            lanes = lane_times(run)
            columns = np.arange(first, max(end, first))
            step = 1 if self._is_fine else max(-(-len(columns) * len(lanes) // _LOOK_UPS_MOST), 1)
            self.is_coarse = step > 1 or (first > 0 and self.is_coarse)
            at_ns = (from_ns + (columns[::step] + 0.5) / scale).astype(np.int64)
            counts = np.repeat(running_count(at_ns, lanes), step)[: len(columns)]
            self.most_running = max(self.most_running, int(counts.max(initial=0)))
            return filled(counts, word(theme.accent_soft), word(theme.accent), self._height, full)

        # A run may have ended with much of it still to be taken in.
        settled = width if run.over else int(max((run.seen_ns - _SETTLED_NS - from_ns) * scale, 0))
        what = (theme, run, view.start_s, view.end_s, full, run.is_live, self._is_fine)
        self._pictures[RUNNING].show(what, width, self._height, make, settled=settled, news=(settled, end))
        return self.most_running <= full

    def _show_samples(self, row: int, view: StripsView, run: Run, theme: Theme) -> None:
        samples = run.samples
        from_ns, scale = _range(view, run)
        width = int(view.width)
        full = float(self._cores) if row == CPU else nice(samples.most_bytes)
        lanes = [self._lane_of.get(process, slot) for slot, process in enumerate(samples.processes)]
        bands = np.array(lanes, np.int64) % _BANDS_MOST

        def make(first: int) -> Pixels:
            steps = samples.steps(from_ns + first / scale, from_ns + width / scale, width - first, bands)
            values: Floats = steps.cpu if row == CPU else steps.rss_bytes
            hues = [word(theme.tasks[band % len(theme.tasks)]) for band in range(values.shape[1])]
            if row == CPU:
                values = np.column_stack([values, steps.own * self._cores])
                hues.append(word(theme.faint))
            made = np.zeros((self._height, int(steps.edges[-1])), np.uint32)
            if len(values):
                shown = stacked(steps.edges, values, np.array(hues, np.uint32), self._height, full)
                if row == CPU:
                    tops = np.maximum(np.rint(steps.cores * self._height).astype(np.int64), 1)
                    draw_line(shown, np.repeat(tops, np.diff(steps.edges)), word(theme.text))
                made[:, int(steps.edges[0]) :] = shown
            return made

        settled = max(int((samples.last_ns - from_ns) * scale), 0)
        what = (theme, run, view.start_s, view.end_s, full)
        self._pictures[row].show(what, width, self._height, make, settled=settled, news=samples.version)


def nice(count: float) -> float:
    """The full scale for what is at most ``count``: the next round number, so that it seldom changes."""
    power = 10.0 ** np.floor(np.log10(max(count, 1.0)))
    return float(next(step * power for step in _NICE if step * power >= count * 0.999999))


def _range(view: StripsView, run: Run) -> tuple[float, float]:
    """Where the view begins, in ns, and how many pixels a nanosecond is."""
    return run.started_ns + view.start_s * 1e9, view.width / (view.length_s * 1e9)
