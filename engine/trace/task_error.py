"""What a task, or a call, raised."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TaskError:
    """What a task, or a call, raised."""

    type: str
    message: str
    traceback: str

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
