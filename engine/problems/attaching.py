"""What keeps a program that runs already from being looked at."""

from ..inside.language import tr
from ..inside.phrases import name
from ..inside.problem import Problem


class NotAPid(Problem):
    code = "not-a-pid"
    field = "pid"
    value: str

    def told(self) -> str:
        return tr("A PID is a number, and {value} is none; give one of those that attach lists without any").format(
            value=name(self.value)
        )


class NoSuchPid(Problem):
    code = "no-such-pid"
    field = "pid"
    pid: int

    def told(self) -> str:
        return tr("No process has the PID {pid}; give one that runs").format(pid=self.pid)


class NotPython(Problem):
    code = "not-python"
    field = "pid"
    pid: int
    value: str

    def told(self) -> str:
        return tr("PID {pid} ({name}) is no Python that py-spy can read; choose a Python process").format(
            pid=self.pid, name=name(self.value)
        )


class NotYours(Problem):
    code = "not-yours"
    field = "pid"
    pid: int
    value: str

    def told(self) -> str:
        return tr("PID {pid} is a process of {user}; choose one of your own").format(
            pid=self.pid, user=name(self.value)
        )
