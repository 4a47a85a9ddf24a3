"""What keeps a run from being exported."""

from ..inside.language import tr
from ..inside.phrases import cause, name, path, way_out
from ..inside.problem import Problem


class NotExported(Problem):
    code = "not-exported"
    field = "file"
    path: str
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("{path} could not be written ({why}); {remedy}").format(
            path=path(self.path), why=cause(self.why), remedy=way_out(self.number, tr("choose another place"))
        )


class NothingToExport(Problem):
    code = "nothing-to-export"
    field = "file"

    def told(self) -> str:
        return tr("There is no finished run to export; press Run first")


class PictureNeedsFile(Problem):
    code = "picture-needs-file"
    field = "export"
    value: str

    def told(self) -> str:
        return tr("A picture ({form}) goes to a file; give -o FILE").format(form=name(self.value))


class NoPainter(Problem):
    code = "no-painter"
    field = "export"
    value: str

    def told(self) -> str:
        return tr(
            "A picture ({form}) is painted by the program's window, which is not there; choose another form"
        ).format(form=name(self.value))


class OnlySideBySide(Problem):
    code = "side-by-side"
    field = "export"
    value: str

    def told(self) -> str:
        return tr(
            "Several runs go side by side into one web page, not into {form}; choose html, or give one run"
        ).format(form=name(self.value))


class NoPlan(Problem):
    code = "no-plan"
    field = "export"

    def told(self) -> str:
        return tr("A program was watched here, so there is no plan to write as a script; choose another form")
