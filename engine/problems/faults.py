"""A fault of the program's own."""

from ..inside.language import tr
from ..inside.phrases import brief, path
from ..inside.problem import Problem
from .refused import Refused


class Internal(Problem):
    """A fault of the program's own: where its report is, or why there is none. Or what the system refused."""

    code = "internal"
    field = "run"
    why: str
    number: int = 0  # the system's error, where a person can do something about it
    report: str = ""
    folder: str = ""
    unwritten: str = ""

    def told(self) -> str:
        if self.number:
            return Refused(why=self.why, number=self.number).told()
        if self.report:
            text = tr("Something went wrong in Parallelogram itself: {why}; what was written down is in {path}")
        elif self.unwritten:
            text = tr(
                "Something went wrong in Parallelogram itself: {why}; nothing could be written down in {folder} ({refused})"
            )
        else:
            text = tr("Something went wrong in Parallelogram itself: {why}; please report it")
        places = {"path": path(self.report), "folder": path(self.folder), "refused": brief(self.unwritten)}
        return text.format(why=brief(self.why), **places)
