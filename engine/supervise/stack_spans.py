"""What a thread was at from one look at its stack to the next, as stretches of time. Pure.

A look tells of a moment. What is seen at one look is taken to go on until the next one shows something else: shorter
things may have happened between, and two runs of one function, one after the other, are one stretch.
"""

from collections.abc import Iterator

from ..inside.data_class import dataclass
from .stacks import Frame, Stack

_WORKER_STARTS = ("_bootstrap", "_bootstrap_inner")


@dataclass(frozen=True, slots=True)
class Began:
    """A thread has been seen in a function at a depth, first at the line of ``frame``."""

    pid: int
    thread: int
    level: int
    frame: Frame
    at_ns: int


@dataclass(frozen=True, slots=True)
class Left:
    """It is no longer seen there: it was in ``seen`` looks, and on a core in ``active`` of them."""

    pid: int
    thread: int
    level: int
    at_ns: int
    seen: int
    active: int


@dataclass(slots=True)
class _Open:
    frame: Frame
    seen: int = 0
    active: int = 0


def at_work(stack: Stack) -> tuple[Frame, ...]:
    """The outermost and the innermost function of the person's own that a thread is in; one if it is the same.

    Of a worker what counts is what it was given to do: not the program around it, of which a forked one has the stack
    as well. One that waits for work is in none.
    """
    frames = stack.frames
    start = next((at for at, frame in enumerate(frames) if _is_worker_start(frame)), len(frames))
    own = [frame for frame in frames[:start] if not frame.is_library]
    if not own:
        return ()
    return (own[-1],) if _is_same(own[0], own[-1]) else (own[-1], own[0])


class StackSpans:
    """Told of the looks at a process in the order of time; says what has begun and what is over. One thread."""

    def __init__(self) -> None:
        """Nothing has been seen yet."""
        self._open: dict[tuple[int, int], list[_Open]] = {}

    def look(self, pid: int, stacks: list[Stack], at_ns: int) -> Iterator[Began | Left]:
        """What the look at all threads of a process tells. What is left, inner before outer, comes first."""
        found = {stack.thread: stack for stack in stacks}
        for key in [key for key in self._open if key[0] == pid and key[1] not in found]:
            yield from self._leave(key, 0, at_ns)
        for thread, stack in found.items():
            yield from self._look_at((pid, thread), stack, at_ns)

    def gone(self, pid: int, at_ns: int) -> Iterator[Left]:
        """A process has ended."""
        for key in [key for key in self._open if key[0] == pid]:
            yield from self._leave(key, 0, at_ns)

    def end(self, at_ns: int) -> Iterator[Left]:
        """Nobody looks any more."""
        for key in list(self._open):
            yield from self._leave(key, 0, at_ns)

    def _look_at(self, key: tuple[int, int], stack: Stack, at_ns: int) -> Iterator[Began | Left]:
        frames = at_work(stack)
        before = self._open.get(key, [])
        same = 0
        while same < min(len(frames), len(before)) and _is_same(frames[same], before[same].frame):
            same += 1
        yield from self._leave(key, same, at_ns)
        for level in range(same, len(frames)):
            self._open.setdefault(key, []).append(_Open(frames[level]))
            yield Began(*key, level, frames[level], at_ns)
        for each in self._open.get(key, ()):
            each.seen += 1
            each.active += stack.is_active

    def _leave(self, key: tuple[int, int], least: int, at_ns: int) -> Iterator[Left]:
        there = self._open.get(key, [])
        while len(there) > least:
            over = there.pop()
            yield Left(*key, len(there), at_ns, over.seen, over.active)
        if not there:
            self._open.pop(key, None)


def _is_worker_start(frame: Frame) -> bool:
    return frame.is_library and frame.function.rpartition(".")[2] in _WORKER_STARTS


def _is_same(one: Frame, other: Frame) -> bool:
    return (one.function, one.file) == (other.function, other.file)
