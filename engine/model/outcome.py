"""How a run ended, and why."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ..inside.data_class import dataclass
from ..inside.problem import Problem


class Outcome(StrEnum):
    """How a run ended."""

    FINISHED = "finished"
    FAILED = "failed"
    STALLED = "stalled"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is judged of a run so far: ``outcome`` is None as long as it is open, ``reason`` says why not finished.

    Of one that is finished, ``reason`` says why there is nothing in it to compare: its tasks have computed nothing.
    ``is_refused``: the reason is what the runner found wrong with the plan, and nothing was run.
    """

    outcome: Outcome | None = None
    reason: Problem | None = None
    is_refused: bool = False


OPEN = Verdict()
"""Nothing is judged yet."""


@dataclass(frozen=True, slots=True)
class TaskError:
    """What a task, or the strategy's call, raised."""

    type: str
    message: str
    traceback: str

    @property
    def line(self) -> str:
        """As a traceback ends: the type, and the message, if there is any."""
        return ": ".join(filter(None, (self.type, self.message)))

    @classmethod
    def from_json(cls, text: bytes) -> "TaskError":
        """From the worker's text, which is not trusted; what is no error in JSON becomes the message itself."""
        try:
            return cls.from_fields(json.loads(text))
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls("", text[:200].decode("utf-8", "replace"), "")

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "TaskError":
        """From plain data. Raises KeyError or TypeError if it is none of an error."""
        return cls(str(fields["type"]), str(fields["message"]), str(fields["traceback"]))
