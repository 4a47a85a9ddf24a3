"""What keeps a run from being started."""

from ..inside.language import tr
from ..inside.phrases import brief, cause, path, way_out
from ..inside.problem import Problem


class NoFolder(Problem):
    code = "no-folder"
    field: str = "folder"
    folder: str = ""  # where it is known which
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        if self.folder:
            text = tr("{folder}, the folder for temporary files, cannot be written to ({why}); {remedy}")
        else:
            text = tr("There is no folder for temporary files ({why}); {remedy}")
        remedy = way_out(self.number, tr("make room or set TMPDIR"), tr("set TMPDIR to a folder where you may write"))
        return text.format(folder=path(self.folder), why=brief(self.why), remedy=remedy)


class NoStart(Problem):
    code = "no-start"
    field: str = "folder"
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("Python could not be started for the run ({why}); {remedy}").format(
            why=brief(self.why), remedy=way_out(self.number, tr("choose another Python"))
        )


class EndedEarly(Problem):
    code = "ended-early"
    field = "function"
    path: str
    why: str

    def told(self) -> str:
        return tr(
            "The process that was to run {path} ended before the first job ({why}); look for what ends it when the file is imported or the items are made"
        ).format(path=path(self.path), why=cause(self.why))
