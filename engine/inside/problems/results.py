"""What a worker tells of a task, once, that explains how a run ends: an event, and later a problem of the run."""

from ..language import tr
from ..odd_codes import LAZY_RESULT, NOT_REBUILT, OTHERS, RESULT_NOT_SENT
from ..phrases import brief, name
from ..problem import Problem


class OfATask(Problem):
    field = "run"
    number: int
    """The task's, from 1 on."""


class LazyResult(OfATask):
    code = LAZY_RESULT
    kind: str

    def told(self) -> str:
        return lazy_result(tr("Job {number:,}").format(number=self.number), self.kind)


class NotRebuilt(OfATask):
    """It raised an error that pickles, and that nobody can make again of its pickle: whoever receives it breaks."""

    code = NOT_REBUILT
    type: str
    missing: str

    def told(self) -> str:
        if self.missing == OTHERS:
            text = tr(
                "Job {number:,} raised {type}, which cannot be rebuilt (its __init__ takes fewer arguments than super().__init__ was given); by hand, pool hangs and executor and joblib raise BrokenProcessPool; give the same to both"
            )
        else:
            text = tr(
                "Job {number:,} raised {type}, which cannot be rebuilt (its __init__ wants {missing}); by hand, pool hangs and executor and joblib raise BrokenProcessPool; give all of its arguments to super().__init__"
            )
        return text.format(number=self.number, type=brief(self.type), missing=brief(self.missing))


class ResultNotSent(OfATask):
    code = RESULT_NOT_SENT
    part: str
    why: str

    def told(self) -> str:
        return tr(
            "Job {number:,}'s result does not pickle: {part} is the cause ({why}); return something simpler, or use threads"
        ).format(number=self.number, part=brief(self.part), why=brief(self.why))


def lazy_result(who: str, kind: str) -> str:
    """That a job gave back what is still to be computed: ``"Job 1 gave back a generator: …"``, by the type's name."""
    match kind:
        case "generator":
            text = tr("{who} gave back a generator: nothing has been computed; have the function return a list")
        case "coroutine":
            text = tr("{who} gave back a coroutine: nothing has been computed; have the function run it by asyncio.run")
        case _:
            text = tr(
                "{who} gave back an object of type {kind}: nothing has been computed; have the function return what comes of it"
            )
    return text.format(who=who, kind=name(kind))
