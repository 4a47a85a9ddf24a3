"""What the run needs and this Python does not have; and a runner that cannot begin."""

from ..language import tr
from ..phrases import brief, name, strategy
from ..problem import Problem


class NoModule(Problem):
    code = "no-module"
    field = "strategy"
    strategy: str
    module: str

    def told(self) -> str:
        return tr(
            "{strategy} needs {module}, which this Python does not have; choose another strategy or another Python"
        ).format(strategy=strategy(self.strategy), module=name(self.module))


class WorkloadMisses(Problem):
    code = "workload-misses"
    field = "workload"
    workload: str
    module: str

    def told(self) -> str:
        return tr(
            "Workload {workload} needs {module}, which this Python does not have; choose another workload or another Python"
        ).format(workload=name(self.workload), module=name(self.module))


class RunnerDied(Problem):
    code = "runner-died"
    field = "strategy"
    why: str

    def told(self) -> str:
        return tr("The process that was to run the jobs ended before it began ({why})").format(why=brief(self.why))
