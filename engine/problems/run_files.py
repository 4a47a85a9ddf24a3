"""What is wrong with a run file."""

from collections.abc import Sequence

from ..inside.language import tr
from ..inside.phrases import cause, path, quoted, way_out
from ..inside.problem import Problem

_NAMES_MOST = 3


class NotARunFile(Problem):
    code = "not-a-run-file"
    field = "file"
    path: str

    def told(self) -> str:
        return tr("{path} is no run that Parallelogram has saved; choose a .pgram file").format(path=path(self.path))


class NotAlone(Problem):
    code = "not-alone"
    field = "alone"
    path: str

    def told(self) -> str:
        return tr(
            "{path} does not tell what the jobs take alone; give a run of the plain loop, or of the script watched with "
            "--one-core"
        ).format(path=path(self.path))


class NewerRunFile(Problem):
    code = "newer-run-file"
    field = "file"
    path: str
    version: int
    known: int

    def told(self) -> str:
        return tr(
            "{path} needs a newer Parallelogram: its format is version {version:,}, and this one reads up to {known:,}"
        ).format(path=path(self.path), version=self.version, known=self.known)


class UnknownInRunFile(Problem):
    code = "unknown-in-run-file"
    field = "file"
    path: str
    what: str

    def told(self) -> str:
        return tr(
            "{path} needs a newer Parallelogram: it holds {what}, which this one does not know; open it with a newer one"
        ).format(path=path(self.path), what=quoted(self.what))


class MoreInRunFile(Problem):
    code = "more-in-run-file"
    field = "file"
    path: str
    names: list[str]

    def told(self) -> str:
        return tr("{path} also holds {what}, which this Parallelogram does not know and leaves out").format(
            path=path(self.path), what=_some(self.names)
        )


class DamagedRunFile(Problem):
    code = "damaged-run-file"
    field = "file"
    path: str
    why: str

    def told(self) -> str:
        return tr("{path} is damaged ({why}); open another copy of it").format(
            path=path(self.path), why=cause(self.why)
        )


class NotSaved(Problem):
    code = "not-saved"
    field = "file"
    path: str
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        return tr("{path} could not be saved ({why}); {remedy}").format(
            path=path(self.path), why=cause(self.why), remedy=way_out(self.number, tr("choose another place"))
        )


class NothingToSave(Problem):
    code = "nothing-to-save"
    field = "file"

    def told(self) -> str:
        return tr("There is no finished run to save; press Run first")


class RunGoesOn(Problem):
    code = "run-goes-on"
    field = "file"
    path: str

    def told(self) -> str:
        return tr("{path} is not opened while a run goes on; stop it or wait, and open the file again").format(
            path=path(self.path)
        )


def _some(names: Sequence[str]) -> str:
    """The first few of some names that are not ours, and how many more there are."""
    known = ", ".join(map(quoted, names[:_NAMES_MOST]))
    more = len(names) - _NAMES_MOST
    return known if more <= 0 else tr("{names} and {more:,} more").format(names=known, more=more)
