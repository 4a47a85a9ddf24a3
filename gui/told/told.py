"""What is told of something that is selected."""

from engine.inside.data_class import dataclass

Rows = list[tuple[str, str]]
"""Names and values; a value may have several lines."""


@dataclass(frozen=True, slots=True)
class Told:
    """A title, names with values, and a text of many lines, which ``is_code`` if it is a traceback; each may be empty.

    ``kind`` says whether it is selected, or whether nothing is.
    """

    title: str
    kind: str
    rows: tuple[tuple[str, str], ...] = ()
    block: str = ""
    is_code: bool = False

    def as_text(self) -> str:
        """All of it as plain text, to be copied."""
        lines = [self.title, *(f"{name}: {value}" for name, value in self.rows)]
        return "\n".join([*lines, *(["", self.block] if self.block else [])])
