"""What keeps the stack of a process from being read."""

from ..inside.language import tr
from ..inside.phrases import brief
from ..inside.problem import Problem


class NoPySpy(Problem):
    code = "no-py-spy"
    field = "stack"

    def told(self) -> str:
        return tr("py-spy, which reads stacks, is not installed; type: pip install py-spy")


class NotPermitted(Problem):
    code = "not-permitted"
    field = "stack"
    pid: int

    def told(self) -> str:
        return tr("The system lets nobody read the stack of PID {pid}: ptrace is refused").format(pid=self.pid)


class NoSuchProcess(Problem):
    code = "no-such-process"
    field = "stack"
    pid: int

    def told(self) -> str:
        return tr("PID {pid} has ended already").format(pid=self.pid)


class StackUnreadable(Problem):
    code = "stack-unreadable"
    field = "stack"
    pid: int
    why: str

    def told(self) -> str:
        return tr("The stack of PID {pid} cannot be read ({why})").format(pid=self.pid, why=brief(self.why))
