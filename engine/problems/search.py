"""What is wrong with what tasks are searched by."""

from ..inside.language import tr
from ..inside.phrases import quoted
from ..inside.problem import Problem


class NotASearch(Problem):
    code = "not-a-search"
    field = "search"
    value: str

    def told(self) -> str:
        text = tr("Type job 17, pid 4711, worker 3, error, >9ms, cpu>1, item:a; {value} is none of them")
        return text.format(value=quoted(self.value))


class TooManyToSearch(Problem):
    code = "too-many-to-search"
    field = "search"
    most: int

    def told(self) -> str:
        return tr(
            "More than {most:,} jobs fit the rest; narrow them down, by worker 3 or >20ms, to search their items"
        ).format(most=self.most)
