"""What is wrong with a function of one's own."""

from ..language import tr
from ..phrases import brief, name, path, quoted
from ..problem import Problem


class NoFunction(Problem):
    code = "no-function"
    field = "function"
    name: str
    path: str

    def told(self) -> str:
        return tr("There is no function {name} in {path}; choose one that is there").format(
            name=quoted(self.name), path=path(self.path)
        )


class NotCallable(Problem):
    code = "not-callable"
    field = "function"
    name: str
    kind: str

    def told(self) -> str:
        return tr("{name} is no function but of type {kind}; choose a function").format(
            name=quoted(self.name), kind=name(self.kind)
        )


class IsAsync(Problem):
    code = "is-async"
    field = "function"
    name: str

    def told(self) -> str:
        return tr("{name} is an async function, which only an event loop can run; choose a plain one").format(
            name=quoted(self.name)
        )


class IsGenerator(Problem):
    code = "is-generator"
    field = "function"
    name: str

    def told(self) -> str:
        return tr("{name} is a generator function, so calling it computes nothing; have it return a list").format(
            name=quoted(self.name)
        )


class PartsDoNotFit(Problem):
    code = "parts-do-not-fit"
    field = "items"
    name: str
    signature: str
    why: str

    def told(self) -> str:
        return tr(
            "The parts of the first item do not fit {name}, which takes {signature} ({why}); fix the items"
        ).format(name=quoted(self.name), signature=brief(self.signature), why=brief(self.why))


class NotOneArgument(Problem):
    code = "not-one-argument"
    field = "function"
    name: str
    signature: str

    def told(self) -> str:
        return tr(
            "{name} takes {signature}, and gets one item as its one argument; let it take one, or have the parts of each item be its arguments (--star)"
        ).format(name=quoted(self.name), signature=brief(self.signature))
