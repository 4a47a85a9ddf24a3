"""What moving and zooming do to a visible range of time: pure functions. All times in seconds since the run's start."""

SHORTEST_S = 1e-6
FARTHEST_S = 1e8
"""Three years before and after the run's start; beyond that, times in ns would not be exact."""

Range = tuple[float, float]


def drawable(start_s: float, end_s: float) -> Range:
    """A range as far as it can be drawn: not too far away, nor shorter than is least to be shown."""
    start_s = min(max(start_s, -FARTHEST_S), FARTHEST_S - 1)
    return start_s, min(max(end_s, start_s + SHORTEST_S), FARTHEST_S)


def panned(visible: Range, by_s: float, until_s: float) -> Range:
    """Moved by ``by_s``, but no further than the run, which ends at ``until_s``; as long as before."""
    start_s, end_s = visible
    length_s = end_s - start_s
    start_s = min(max(start_s + by_s, 0.0), max(until_s - length_s, 0.0))
    return start_s, start_s + length_s


def centred(visible: Range, at_s: float, until_s: float) -> Range:
    """As long as before, with ``at_s`` in its middle as far as the run allows."""
    return panned(visible, at_s - (visible[0] + visible[1]) / 2, until_s)


def with_start(visible: Range, at_s: float, until_s: float) -> Range:
    """With another beginning, within the run and before its end."""
    return max(min(at_s, until_s, visible[1] - SHORTEST_S), 0.0), visible[1]


def with_end(visible: Range, at_s: float, until_s: float) -> Range:
    """With another end, within the run and after its beginning."""
    return visible[0], max(min(at_s, until_s), visible[0] + SHORTEST_S)


def zoomed(visible: Range, factor: float, until_s: float) -> Range:
    """``factor`` times as long around its middle, within the run."""
    length_s = min(max((visible[1] - visible[0]) * factor, SHORTEST_S), max(until_s, SHORTEST_S))
    start_s = (visible[0] + visible[1] - length_s) / 2
    return panned((start_s, start_s + length_s), 0.0, until_s)
