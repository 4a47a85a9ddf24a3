"""What is wrong with what was typed on the command line."""

from ..inside.language import tr
from ..inside.phrases import cause, name, names, quoted, size
from ..inside.problem import Problem


class NotWritable(Problem):
    code = "not-writable"
    field: str  # the option whose file it is
    value: str

    def told(self) -> str:
        if self.field == "json":
            text = tr("{path} cannot be written; give --json a file in a folder that can, or -")
        else:
            text = tr("{path} cannot be written; give --{option} a file in a folder that can")
        return text.format(path=quoted(self.value), option=name(self.field))


class GivenTwice(Problem):
    code = "given-twice"
    field = "file"
    value: str

    def told(self) -> str:
        return tr("What is written to {path} would take the place of what is needed there; give another file").format(
            path=quoted(self.value)
        )


class NoWays(Problem):
    code = "no-ways"
    field = "strategies"

    def told(self) -> str:
        return tr("There is nothing to sweep; give --strategies and --workers a value at least")


class TooManyWays(Problem):
    code = "too-many-ways"
    field = "strategies"
    value: int
    most: int

    def told(self) -> str:
        return tr("These are {value:,} combinations, and a sweep has {most:,} at most; leave out some values").format(
            value=self.value, most=self.most
        )


class NotAPair(Problem):
    code = "not-a-pair"
    field = "options"
    value: str

    def told(self) -> str:
        return tr("An option is written KEY=VALUE, not {value}").format(value=quoted(self.value))


class InputUnreadable(Problem):
    code = "input-unreadable"
    field = "items"
    why: str

    def told(self) -> str:
        return tr("Standard input cannot be read ({why}); write it to a file and give lines:FILE").format(
            why=cause(self.why)
        )


class TooMuchInput(Problem):
    code = "too-much-input"
    field = "items"
    most_bytes: int

    def told(self) -> str:
        return tr("Standard input is larger than {most}; write it to a file and give lines:FILE").format(
            most=size(self.most_bytes)
        )


class WhoseOptions(Problem):
    code = "whose-options"
    field = "list"
    known: list[str]

    def told(self) -> str:
        return tr("Say whose options: list options STRATEGY, one of {known}").format(known=names(self.known))


class NotWanted(Problem):
    code = "not-wanted"
    field = "list"
    value: str
    what: str

    def told(self) -> str:
        return tr("list {what} takes nothing more, so {value} is one word too many").format(
            what=name(self.what), value=quoted(self.value)
        )
