"""What comes of comparing runs as a table of Markdown, to be pasted into an issue or a chat."""

from collections.abc import Iterator, Sequence

from .. import words
from ..inside.language import tr
from ..insight.comparison import Comparison
from ..insight.statistics import median_interval
from .summary_markdown import plain, table

_UNKNOWN = "–"


def comparison_as_markdown(comparison: Comparison, names: Sequence[str], notices: Sequence[str]) -> Iterator[str]:
    """The ways, the fastest first, a piece at a time; what is not ours is plain text. Any thread.

    Args:
        comparison: of at least one run.
        names: what each of its ways is called.
        notices: what has to be read before any speed, as sentences.
    """
    if comparison.same_work:
        yield f"**{plain(words.load(comparison.ways[0].plan))}**\n\n"
    for notice in notices:
        yield f"{plain(notice)}\n\n"
    yield from table(
        ["", tr("Way"), tr("Workers", "how many"), tr("Runs"), tr("Median"), tr("Between"), tr("Speed-up")],
        [_row(comparison, place, name) for place, name in enumerate(names)],
        right=True,
    )
    sentence = words.winner(comparison)
    if sentence:
        yield f"\n{plain(sentence)}.\n"


def _row(comparison: Comparison, place: int, name: str) -> list[str]:
    way = comparison.ways[place]
    between = _UNKNOWN
    if len(way.elapsed_s) > 1:
        bounds = median_interval(way.elapsed_s)
        between = f"{words.elapsed(bounds.low)} – {words.elapsed(bounds.high)} ({bounds.coverage:.0%})"
    return [
        f"{place + 1}" if place < comparison.ranked else _UNKNOWN,
        plain(name),
        f"{way.plan.workers:,}",
        f"{len(way.runs):,}",
        words.elapsed_if_known(way.median_s, _UNKNOWN),
        between,
        _UNKNOWN if way.speedup is None else words.times(way.speedup),
    ]
