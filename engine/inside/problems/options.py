"""What is wrong with the options of a strategy."""

from ..language import tr
from ..phrases import name, names, quoted, strategy
from ..problem import Problem


class NotOptions(Problem):
    code = "not-options"
    field = "options"
    value: object

    def told(self) -> str:
        return tr("Options are pairs of a key and a value, not {value}").format(value=quoted(self.value))


class UnknownOption(Problem):
    code = "unknown-option"
    field = "options"
    key: object
    known: list[str]
    strategy: str

    def told(self) -> str:
        if self.known:
            text = tr("{strategy} has no option {key}; it takes {known}")
        else:
            text = tr("{strategy} has no option {key}; it takes none")
        return text.format(strategy=strategy(self.strategy), key=quoted(self.key), known=names(self.known))


class UnknownValue(Problem):
    code = "unknown-value"
    field = "options"
    key: str
    value: object
    takes: list[str]

    def told(self) -> str:
        takes = tr(" or ", "between two of several choices").join(map(name, self.takes))
        return tr("Option {key} cannot be {value}; it takes {takes}").format(
            key=name(self.key), value=quoted(self.value), takes=takes
        )


class Excludes(Problem):
    code = "excludes"
    field = "options"
    first: str
    second: str

    def told(self) -> str:
        return tr("With {first}, {second} means nothing; leave one of them out").format(
            first=name(self.first), second=name(self.second)
        )


class WithoutEffect(Problem):
    code = "without-effect"
    field = "options"
    key: str
    needs: str

    def told(self) -> str:
        return tr("Option {key} means nothing without {needs}; leave it out, or set that").format(
            key=name(self.key), needs=name(self.needs)
        )


class NeedsPython(Problem):
    code = "needs-python"
    field = "options"
    key: str
    version: str

    def told(self) -> str:
        return tr("Option {key} needs Python {version}; leave it out, or choose another Python").format(
            key=name(self.key), version=name(self.version)
        )
