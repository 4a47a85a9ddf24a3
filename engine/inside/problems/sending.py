"""What a strategy cannot carry. Each keeps one strategy from doing it, and not those that carry less, or otherwise."""

from ..language import tr
from ..phrases import brief, cause, names, strategy
from ..problem import Problem
from .results import lazy_result


class NotCarried(Problem):
    strategy: str


class FunctionNotPicklable(NotCarried):
    code = "function-not-picklable"
    field = "function"
    cause: str  # "lambda", "local", "hidden" or any other
    why: str
    able: list[str]

    def told(self) -> str:
        match self.cause:
            case "lambda":
                text = tr(
                    "{strategy} cannot send the function, which is a lambda and does not pickle; write it with def at the file's top level, or use one of {able}"
                )
            case "local":
                text = tr(
                    "{strategy} cannot send the function, which was made within another one and does not pickle; define it at the file's top level, or use functools.wraps in the decorator that hides it, or use one of {able}"
                )
            case "hidden":
                text = tr(
                    "{strategy} cannot send the function, as the decorator hides it: by its name another one is found ({why}); give what was decorated the same name, or use one of {able}"
                )
            case _:
                text = tr(
                    "The function does not pickle, so {strategy} cannot send it ({why}); define it at the file's top level, or use one of {able}"
                )
        return text.format(
            strategy=strategy(self.strategy), why=cause(self.why), able=names([strategy(each) for each in self.able])
        )


class ItemNotPicklable(NotCarried):
    code = "item-not-picklable"
    field = "items"
    number: int
    part: str
    why: str

    def told(self) -> str:
        return tr(
            "Item {number:,} does not pickle, so {strategy} cannot send it: {part} is the cause ({why}); leave that out, or use Threads"
        ).format(number=self.number, strategy=strategy(self.strategy), part=brief(self.part), why=cause(self.why))


class ResultNotPicklable(NotCarried):
    code = "result-not-picklable"
    field = "function"
    part: str
    why: str

    def told(self) -> str:
        return tr(
            "The first item's result does not pickle, so {strategy} cannot bring it back: {part} is the cause ({why}); return something simpler, or use Threads"
        ).format(strategy=strategy(self.strategy), part=brief(self.part), why=cause(self.why))


class ResultLazy(NotCarried):
    code = "result-lazy"
    field = "function"
    kind: str

    def told(self) -> str:
        return tr("{sentence} ({strategy} cannot bring it back)").format(
            sentence=lazy_result(tr("The first item"), self.kind), strategy=strategy(self.strategy)
        )
