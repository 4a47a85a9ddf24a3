"""A run that is kept, in words: what it is called, when it was, and where a filter looks for words."""

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import words
from ..inside.language import tr

if TYPE_CHECKING:  # the window shows these words before it has read any run
    from .entry import Entry

PINNED = "★"


def name(entry: "Entry") -> str:
    """The person's own name for it, or what it had to do; a watched program without its folder."""
    plan = entry.plan
    return words.plain(entry.remark.title or (words.load(plan) if plan.watch is None else words.title(plan)))


def workers(entry: "Entry") -> str:
    """How many were asked for; empty of a program that was watched, which makes its own."""
    return "" if entry.plan.watch is not None else f"{entry.plan.workers:,}"


def jobs(entry: "Entry") -> str:
    """How many it had to do; empty likewise."""
    return "" if entry.plan.watch is not None else f"{entry.plan.jobs:,}"


def when(at_s: float) -> str:
    """The time of a run today, the day of another one."""
    at, now = time.localtime(at_s), time.localtime()
    if at[:3] == now[:3]:
        return time.strftime("%H:%M:%S", at)
    return time.strftime(tr("%d %b %H:%M", "day, month and time") if at[0] == now[0] else "%Y-%m-%d", at)


def elapsed(entry: "Entry") -> str:
    """Its elapsed time, or, of one whose call never ended, until when it is known; empty where nobody knows."""
    if entry.elapsed_s is None and entry.until_s is not None:
        return f"> {words.elapsed(entry.until_s)}"
    return words.elapsed_if_known(entry.elapsed_s)


def outcome(entry: "Entry") -> str:
    """How it ended, in a word; empty where nobody knows."""
    return words.outcome(entry.outcome) if entry.outcome is not None else ""


def speedup(entry: "Entry") -> str:
    """How many times as fast as the plain loop; empty where that is not known."""
    return "" if entry.speedup is None else words.times(entry.speedup)


def options(entry: "Entry") -> str:
    """The strategy's options that were set."""
    return words.in_force(entry.plan.strategy, entry.plan.options, {})


def searched(entry: "Entry") -> str:
    """All that a filter looks for words in, folded."""
    plan = entry.plan
    texts = (
        PINNED if entry.remark.pinned else "", name(entry), words.load(plan), plan.strategy,
        words.strategy_name(plan.strategy), workers(entry), jobs(entry), options(entry),
        elapsed(entry), speedup(entry), outcome(entry), when(entry.at_s),
        words.plain(entry.remark.note), words.plain(entry.experiment),
    )  # fmt: skip
    return " ".join(texts).casefold()


def wanted(text: str) -> tuple[str, ...]:
    """The words of a filter, folded."""
    return tuple(text.casefold().split())


def is_found(searched_text: str, filter_words: Iterable[str]) -> bool:
    """Whether a text of ``searched`` has all words of a filter."""
    return all(word in searched_text for word in filter_words)
