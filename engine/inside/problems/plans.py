"""What is wrong with a plan."""

from ..language import mark, marked, tr
from ..phrases import name, names, number, path, quoted, strategy
from ..problem import Problem

SUBJECTS = {
    "timeout": mark("The time-out"),
    "repeat": mark("The number of repeats"),
    "budget": mark("The budget"),
    "max_workers": mark("The most workers"),
}
"""What a sentence speaks of that is about a field; ``plan`` adds those of a plan."""


def _name(field: str) -> str:
    return name(marked(SUBJECTS.get(field) or field))


class Unknown(Problem):
    code = "unknown"
    field: str
    value: object
    known: list[str]

    def told(self) -> str:
        match self.field:
            case "strategy":
                text = tr("There is no strategy {value}; choose one of {known}")
            case "workload":
                text = tr("There is no workload {value}; choose one of {known}")
            case _:
                text = tr("There is no {value}; choose one of {known}")
        return text.format(value=quoted(self.value), known=names(self.known))


class NotWhole(Problem):
    code = "not-whole"
    field: str
    value: object
    least: int
    most: int

    def told(self) -> str:
        return tr("{name} must be a whole number from {least:,} to {most:,}, not {value}").format(
            name=_name(self.field), least=self.least, most=self.most, value=quoted(self.value)
        )


class OutOfRange(Problem):
    code = "out-of-range"
    field: str
    value: int
    least: int
    most: int

    def told(self) -> str:
        return tr("{name} must be from {least:,} to {most:,}, not {value}").format(
            name=_name(self.field), least=self.least, most=self.most, value=number(self.value)
        )


class NotPositive(Problem):
    code = "not-positive"
    field: str
    value: object

    def told(self) -> str:
        return tr("{name} must be a number of seconds from 0.001 to 100,000,000, not {value}").format(
            name=_name(self.field), value=quoted(self.value)
        )


class TooManyAtOnce(Problem):
    code = "too-many-at-once"
    field = "workers"
    workers: int
    most: int
    strategy: str

    def told(self) -> str:
        return tr(
            "{strategy} would start {workers:,} workers at once, and {most:,} is the most; set the number of workers"
        ).format(strategy=strategy(self.strategy), workers=self.workers, most=self.most)


class TooManyOnWindows(Problem):
    code = "too-many-on-windows"
    field = "workers"
    workers: int
    most: int
    strategy: str

    def told(self) -> str:
        return tr(
            "On Windows {strategy} can have at most {most:,} workers, not {workers}; choose fewer, or Process per job"
        ).format(strategy=strategy(self.strategy), most=self.most, workers=number(self.workers))


class BesideFunction(Problem):
    code = "beside-function"
    field: str

    def told(self) -> str:
        return tr(
            "A function of your own with items has neither workload nor size, nor a number of jobs; leave that out"
        )


class ItemsOfNothing(Problem):
    code = "items-of-nothing"
    field = "items"

    def told(self) -> str:
        return tr("Items need a function to take them; give --function FILE.py:NAME as well")


class ArgumentsOfNothing(Problem):
    code = "arguments-of-nothing"
    field = "arguments"

    def told(self) -> str:
        return tr("Arguments need a function to see them; give --function FILE.py:NAME as well")


class StarOfNothing(Problem):
    code = "star-of-nothing"
    field = "star"

    def told(self) -> str:
        return tr("Only a function of your own takes the parts of an item; give --function FILE.py:NAME as well")


class NoTimeLimitThere(Problem):
    code = "no-time-limit-there"
    field = "task_timeout_s"

    def told(self) -> str:
        return tr("On somebody else's cluster no single job can be ended from here; leave out the time limit per job")


class NoText(Problem):
    code = "no-text"
    field: str
    value: object

    def told(self) -> str:
        return tr("A file, a function or an interpreter is named by a text, not {value}").format(
            value=quoted(self.value)
        )


class NoInterpreter(Problem):
    code = "no-interpreter"
    field = "python"
    value: str

    def told(self) -> str:
        return tr("There is no program {path} to run; choose a Python, such as python3").format(path=path(self.value))
