"""What can be wrong with an initializer."""

from ..language import tr
from ..phrases import brief, quoted, strategy
from ..problem import Problem


class InitializerOfNothing(Problem):
    code = "initializer-of-nothing"
    field = "initializer"

    def told(self) -> str:
        return tr("An initializer goes with a function of your own; give --function FILE.py:NAME as well")


class InitargsOfNothing(Problem):
    code = "initargs-of-nothing"
    field = "initargs"

    def told(self) -> str:
        return tr("Arguments for an initializer need one to take them; give --initializer NAME as well")


class NotAName(Problem):
    code = "not-a-name"
    field = "initializer"
    value: object

    def told(self) -> str:
        return tr("An initializer is a function of the same file, given by its name, not {value}").format(
            value=quoted(self.value)
        )


class InitargsNoArray(Problem):
    code = "initargs-no-array"
    field = "initargs"
    value: object

    def told(self) -> str:
        return tr('An initializer\'s arguments are a JSON array such as [1, "a"], not {value}').format(
            value=quoted(self.value)
        )


class NoSuchInitializer(Problem):
    code = "no-such-initializer"
    field = "initializer"
    name: str

    def told(self) -> str:
        return tr("The function's file has nothing called {name} that could be called; fix the initializer").format(
            name=quoted(self.name)
        )


class InitializerFailed(Problem):
    code = "initializer-failed"
    field = "initializer"
    name: str
    why: str

    def told(self) -> str:
        return tr("{name} fails as an initializer ({why}); fix it, or give it other arguments").format(
            name=quoted(self.name), why=brief(self.why)
        )


class NoInitializer(Problem):
    code = "no-initializer"
    field = "strategy"
    strategy: str

    def told(self) -> str:
        return tr("{strategy} has no initializer here; leave it out, or choose another strategy").format(
            strategy=strategy(self.strategy)
        )
