"""What is wrong with the history of runs, and with how one of them is named."""

from ..inside.language import tr
from ..inside.phrases import cause, names, path, quoted, size, way_out
from ..inside.problem import Problem
from ..program import program


class NotKept(Problem):
    code = "not-kept"
    field = "history"
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("This run could not be kept in the history ({why}); {remedy}").format(
            why=cause(self.why), remedy=way_out(self.number, tr("save it elsewhere if it matters"))
        )


class TooLargeToKeep(Problem):
    code = "too-large-to-keep"
    field = "history"
    size_bytes: int
    most_bytes: int

    def told(self) -> str:
        return tr(
            "This run takes {size} and the history keeps {most} in all, so it is not kept; let the history be larger, or save the run elsewhere"
        ).format(size=size(self.size_bytes), most=size(self.most_bytes))


class NotRemarked(Problem):
    code = "not-remarked"
    field = "history"
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("The name, note or pin could not be written ({why}); {remedy}").format(
            why=cause(self.why), remedy=_in_its_folder(self.number)
        )


class NotMoved(Problem):
    code = "not-moved"
    field = "history"
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("The runs could not be moved ({why}); {remedy}").format(
            why=cause(self.why), remedy=_in_its_folder(self.number)
        )


class NotReadable(Problem):
    code = "not-readable"
    field = "history"
    path: str
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("The history in {path} cannot be read ({why}); {remedy}").format(
            path=path(self.path),
            why=cause(self.why),
            remedy=way_out(self.number, tr("see to the folder, or set PARALLELOGRAM_HISTORY")),
        )


class NotLimited(Problem):
    code = "not-limited"
    field = "history"
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("The size of the history could not be set ({why}); {remedy}").format(
            why=cause(self.why), remedy=_in_its_folder(self.number)
        )


class NoSuchRun(Problem):
    code = "no-such-run"
    field = "history"
    value: str

    def told(self) -> str:
        return tr("There is no run {value} in the history; {program} history lists them with their IDs").format(
            value=quoted(self.value), program=program()
        )


class SeveralRuns(Problem):
    code = "several-runs"
    field = "history"
    value: str
    known: list[str]

    def told(self) -> str:
        return tr("{value} may be any of {known}; give more of the ID").format(
            value=quoted(self.value), known=names(self.known)
        )


class PinnedRun(Problem):
    code = "pinned-run"
    field = "history"
    value: str

    def told(self) -> str:
        return tr("{value} is pinned, and nothing was deleted; give --pinned to delete it all the same").format(
            value=quoted(self.value)
        )


def _in_its_folder(number: int) -> str:
    """What to do where the history's folder cannot be written to."""
    return way_out(number, tr("make room and try again"), tr("see that you may write in the folder of the history"))
