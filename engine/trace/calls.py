"""The calls of a run: the parallel regions that its tasks belong to."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..inside.data_class import dataclass
from ..model.outcome import TaskError

_TEXT_CHARACTERS = 1_000
_WHOLE_MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Call:
    """One parallel region: a ``Pool.map``, an executor's life, a ``Parallel(…)``; or the one call of a planned run.

    Attributes:
        by: the library's public name of what was called, ``"multiprocessing.Pool.map"``; None for a plain loop, which
            no library has, and where nobody knows.
        function: the name of what its tasks call.
        file, line: where the call stands.
        host, pid, thread: who made it; empty and 0 where nobody knows.
        workers: as many as were asked for; ``chunksize``: how many tasks travel together.
        declared, handed: how many tasks it announced, and how many it gave away.
        started_ns, ended_ns: by ``perf_counter_ns``; 0: not yet, or nobody knows.
        error: what it raised, or, where results are asked for one by one, what it raises where that one is asked for.
        unseen: how many of its tasks ran where they could not be recorded.

    What is not known is None, unless it says otherwise.
    """

    by: str | None = None
    function: str | None = None
    file: str | None = None
    line: int | None = None
    host: str = ""
    pid: int = 0
    thread: int = 0
    workers: int | None = None
    chunksize: int | None = None
    declared: int | None = None
    handed: int | None = None
    started_ns: int = 0
    ended_ns: int = 0
    error: TaskError | None = None
    unseen: int = 0

    @classmethod
    def of_fields(cls, fields: Mapping[str, Any]) -> "Call":
        """From plain data, which is not trusted: what cannot be so is taken for not known."""
        error = fields.get("error")
        try:
            raised = TaskError.from_fields(error) if error is not None else None
        except (KeyError, TypeError):
            raised = None
        texts = {name: _text(fields.get(name)) for name in ("by", "function", "file")}
        wholes = {name: _whole(fields.get(name)) for name in ("line", "workers", "chunksize", "declared", "handed")}
        numbers = {
            name: _whole(fields.get(name)) or 0 for name in ("pid", "thread", "started_ns", "ended_ns", "unseen")
        }
        if numbers["ended_ns"] < numbers["started_ns"]:
            numbers["ended_ns"] = 0
        return cls(host=_text(fields.get("host")) or "", error=raised, **texts, **wholes, **numbers)  # type: ignore[arg-type]


class Calls:
    """All calls of a run, numbered in the order in which they were first heard of. ``len`` is how many.

    A task may come before anything is told of its call, so that a call is known by its key alone at first.
    """

    def __init__(self) -> None:
        """None yet."""
        self._calls: list[Call] = []
        self._numbers: dict[int, int] = {}
        self._told: set[int] = set()

    @classmethod
    def restored(cls, calls: "list[Call | None]") -> "Calls":
        """Calls as they were, of which nothing more will be heard; None for one of which nothing was told."""
        made = cls()
        made._calls = [Call() if call is None else call for call in calls]
        made._told = {number for number, call in enumerate(calls) if call is not None}
        return made

    def __len__(self) -> int:
        return len(self._calls)

    def __getitem__(self, number: int) -> Call:
        """The call of this number. Raises IndexError."""
        return self._calls[number]

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def number(self, key: int) -> int:
        """The number of the call with this key, which its tasks have in their records; a new one if it is new."""
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._calls)
            self._calls.append(Call())
        return number

    def tell(self, key: int, call: Call) -> int:
        """So much is known of the call with this key by now. Returns its number."""
        number = self.number(key)
        self._calls[number] = call
        self._told.add(number)
        return number

    def is_told(self, number: int) -> bool:
        """Whether anything is known of a call but that it has tasks."""
        return number in self._told


def _text(value: object) -> str | None:
    return value[:_TEXT_CHARACTERS] if isinstance(value, str) else None


def _whole(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= _WHOLE_MOST else None
