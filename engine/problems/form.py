"""What is still to be chosen in the window's form."""

from ..inside.language import tr
from ..inside.phrases import path
from ..inside.problem import Problem


class NoneChosen(Problem):
    code = "none-chosen"
    field = "function"

    def told(self) -> str:
        return tr("Choose a Python file and one of its functions")


class NoneUsable(Problem):
    code = "none-usable"
    field = "function"
    path: str

    def told(self) -> str:
        return tr(
            "{path} has no function that takes one item; write one with a single argument at its top level"
        ).format(path=path(self.path))


class NoPythonFile(Problem):
    code = "no-python-file"
    field = "function"
    path: str

    def told(self) -> str:
        return tr("{path} is no Python file; choose one whose name ends in .py or .ipynb").format(path=path(self.path))


class NoSource(Problem):
    code = "no-source"
    field = "items"

    def told(self) -> str:
        return tr("Say where the items come from: choose it, or type its path")


class NoNumbers(Problem):
    code = "no-numbers"
    field = "items"

    def told(self) -> str:
        return tr("Say which numbers the items are, such as 0:100")


class NoSettingsToTake(Problem):
    code = "no-settings-to-take"
    field = "run"

    def told(self) -> str:
        return tr("There is no run of a built-in workload to fill the form in from; open one, or press Run first")
