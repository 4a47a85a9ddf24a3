"""What is wrong with where the items come from."""

from ..language import tr
from ..phrases import cause, path, quoted, way_out
from ..phrases import name as word
from ..problem import Problem


class UnknownItems(Problem):
    code = "unknown-items"
    field = "items"
    value: str

    def told(self) -> str:
        return tr(
            "Items are a JSON array, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER, glob:PATTERN, list:NAME or generator:NAME, not {value}"
        ).format(value=quoted(self.value))


class NoItems(Problem):
    code = "no-items"
    field = "items"
    value: str

    def told(self) -> str:
        return tr("{source} gives no items; give at least one").format(source=path(self.value))


class TooManyItems(Problem):
    code = "too-many-items"
    field = "items"
    most: int

    def told(self) -> str:
        return tr("There are more than {most:,} items; give fewer").format(most=self.most)


class NotJson(Problem):
    code = "not-json"
    field = "items"
    path: str  # empty: they were typed
    why: str

    def told(self) -> str:
        if self.path:
            text = tr("{path} is no JSON ({why}); write them like [1, 2, 3]")
        else:
            text = tr("These items are no JSON ({why}); write them like [1, 2, 3]")
        return text.format(path=path(self.path), why=cause(self.why))


class NotAnArray(Problem):
    code = "not-an-array"
    field = "items"
    path: str  # empty: they were typed
    kind: str

    def told(self) -> str:
        if self.path:
            return tr("{path} holds JSON but no array; write the items like [1, 2, 3]").format(path=path(self.path))
        return tr("The items are JSON but no array; write the items like [1, 2, 3]")


class NotARange(Problem):
    code = "not-a-range"
    field = "items"
    value: str

    def told(self) -> str:
        return tr("A range is written range:START:STOP with whole numbers, not {value}").format(
            value=quoted(self.value)
        )


class Unreadable(Problem):
    code = "unreadable"
    field: str
    path: str
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("{path} cannot be read ({why}); {remedy}").format(
            path=path(self.path), why=cause(self.why), remedy=way_out(self.number, tr("choose another"))
        )


class NoGenerator(Problem):
    code = "no-generator"
    field = "items"
    name: str
    path: str

    def told(self) -> str:
        return tr("There is no function {name} in {path} to make the items").format(
            name=quoted(self.name), path=path(self.path)
        )


class NoSuchList(Problem):
    code = "no-such-list"
    field = "items"
    name: str
    path: str

    def told(self) -> str:
        return tr("There is no {name} in {path} to take the items from; name one that is at its top level").format(
            name=quoted(self.name), path=path(self.path)
        )


class NotIterable(Problem):
    code = "not-iterable"
    field = "items"
    name: str
    kind: str

    def told(self) -> str:
        return tr("{name} is of type {kind}, which gives no items; name a list, a range or another collection").format(
            name=quoted(self.name), kind=word(self.kind)
        )


class NeedsLibrary(Problem):
    code = "items-need-library"
    field = "items"
    path: str
    library: str

    def told(self) -> str:
        return tr("To read {path} the chosen Python needs {library}; install it there, or choose another file").format(
            path=path(self.path), library=word(self.library)
        )


class NotReadAs(Problem):
    code = "not-read-as"
    field = "items"
    path: str
    kind: str
    why: str

    def told(self) -> str:
        return tr("{path} cannot be read as {kind} ({why}); fix it or choose another").format(
            path=path(self.path), kind=word(self.kind), why=cause(self.why)
        )


class GeneratorRaised(Problem):
    code = "generator-raised"
    field = "items"
    name: str
    why: str

    def told(self) -> str:
        return tr("{name} failed to make the items ({why}); fix it and run again").format(
            name=quoted(self.name), why=cause(self.why)
        )
