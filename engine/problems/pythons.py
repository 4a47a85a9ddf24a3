"""What is wrong with a Python that was chosen."""

from ..inside.language import tr
from ..inside.phrases import name, path
from ..inside.problem import Problem


class NotAPython(Problem):
    code = "not-a-python"
    field = "python"
    value: str

    def told(self) -> str:
        return tr("{path} does not answer as a Python does; choose another interpreter").format(path=path(self.value))


class TooOldPython(Problem):
    code = "too-old-python"
    field = "python"
    value: str
    version: str

    def told(self) -> str:
        return tr("{path} is Python {version}, and 3.10 is the oldest that can run jobs").format(
            path=path(self.value), version=name(self.version)
        )
