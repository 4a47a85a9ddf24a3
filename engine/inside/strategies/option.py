"""What can be set about a strategy."""

import re
from typing import Any

from ..data_class import dataclass
from ..language import tr
from ..problem import PlanError
from ..problems.options import UnknownValue


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be set about a strategy. It takes a choice, or a whole number, or a text of a certain form.

    Attributes:
        key: its name on the command line and in plans, the library's own where there is one.
        title: its name for people, marked to be translated where it is shown.
        explanation: one sentence, marked to be translated where it is shown: what it does, and what follows from it.
        choices: the words it takes.
        least: the least whole number it takes; None if it takes none.
        pattern, example: the texts it takes besides, as a regular expression, and one of them; empty if none.
        default: what holds where it is not set, in a few words, marked if they are to be translated.
        called: its name in Python, where that is another one than its key.
    """

    key: str
    title: str
    explanation: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    pattern: str = ""
    example: str = ""
    default: str = ""
    called: str = ""

    def read(self, value: Any) -> str | int:
        """The value as a plan holds it: a whole number as an int, whether it comes as one or as its digits.

        Raises:
            PlanError: the option does not take it.
        """
        if isinstance(value, str) and (value in self.choices or (self.pattern and re.fullmatch(self.pattern, value))):
            return value
        if self.least is not None:
            if isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
                value = int(value)
            if isinstance(value, int) and not isinstance(value, bool) and self.least <= value < 10**9:
                return value
        raise PlanError(UnknownValue(key=self.key, value=value, takes=self.takes()))

    def takes(self) -> list[str]:
        """What it takes, for people: each choice, and what else."""
        numbers = [] if self.least is None else [tr("a whole number from {least:,}").format(least=self.least)]
        texts = [tr("a text like {example}").format(example=self.example)] if self.example else []
        return [*self.choices, *numbers, *texts]
