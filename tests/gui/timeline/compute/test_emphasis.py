"""Which pixels have tasks that were chosen, against the plainest way to get them."""

import numpy as np
import pytest

from gui.timeline.compute.emphasis import Emphasis
from gui.timeline.compute.time_view import TimeView
from tests.gui.timeline.drawn import Growing


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ends_s", [(0.0, 1.0), (0.2, 0.3), (-1.0, 5.0)])
def test_that_a_chosen_task_has_every_pixel_that_it_ran_in_and_one_at_least(seed, ends_s):
    growing = Growing(2, 60, seed)
    growing.grow(40)
    run, width = growing.run, 200
    chosen = np.arange(0, 60, 3, dtype=np.int32)
    view = TimeView(run, *ends_s, float(width))
    for lane in run.trace.lanes:
        wanted = np.zeros(width, bool)
        for position in range(lane.span_count()):
            span = lane.span(position)
            if span.task % 3:
                continue
            scale = width / (ends_s[1] - ends_s[0])
            left, right = ((at_s - ends_s[0]) * scale for at_s in run.span_s(span))
            first = int(np.floor(left))
            for pixel in range(max(first, 0), min(max(int(np.floor(right)), first + 1), width)):
                wanted[pixel] = True
        found = Emphasis(chosen, 60).columns(view, lane)
        assert np.count_nonzero(found != wanted) <= np.count_nonzero(wanted) * 0.02  # an edge upon an edge


def test_that_the_map_has_where_chosen_tasks_began():
    growing = Growing(2, 60, 1)
    growing.grow(60, is_over=True)
    run = growing.run
    none = Emphasis(np.zeros(0, np.int32), 60)
    assert none.starts(run, 1.0, 100).tolist() == []
    until_s = run.since_start_s(run.until_ns)
    found = Emphasis(np.arange(60, dtype=np.int32), 60).starts(run, until_s, 100)
    starts = {int(run.span_s(run.trace.span_of(task))[0] / until_s * 100) for task in range(60)}
    assert set(found.tolist()) == starts
