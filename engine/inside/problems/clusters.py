"""What is wrong with a cluster that somebody else has started, or with how it is to be reached."""

from ..language import tr
from ..phrases import brief, name, quoted
from ..problem import Problem


class NoScheduler(Problem):
    code = "no-scheduler"
    field = "options"
    key: str
    address: str

    def told(self) -> str:
        return tr("No scheduler answers at {address}; start one, or fix option {key}").format(
            address=quoted(self.address), key=name(self.key)
        )


class UnknownHost(Problem):
    code = "unknown-host"
    field = "options"
    key: str
    host: str

    def told(self) -> str:
        return tr("The name {host} is not known; fix option {key}").format(host=quoted(self.host), key=name(self.key))


class NotAScheduler(Problem):
    code = "not-a-scheduler"
    field = "options"
    key: str
    address: str

    def told(self) -> str:
        return tr(
            "What answers at {address} is no Dask scheduler; its dashboard often has port 8787, and the scheduler itself "
            "8786"
        ).format(address=quoted(self.address))


class NoCluster(Problem):
    code = "no-cluster"
    field = "options"
    key: str
    address: str

    def told(self) -> str:
        return tr("No Ray cluster answers at {address}; start one, or fix option {key}").format(
            address=quoted(self.address), key=name(self.key)
        )


class NotACluster(Problem):
    code = "not-a-cluster"
    field = "options"
    address: str

    def told(self) -> str:
        return tr(
            "What answers at {address} is no Ray cluster; its dashboard often has port 8265, and ray:// port 10001"
        ).format(address=quoted(self.address))


class NotANode(Problem):
    code = "not-a-node"
    field = "options"
    key: str
    address: str

    def told(self) -> str:
        return tr(
            "This computer is no node of a Ray cluster, as {address} would need; use {key}=ray://HOST:10001"
        ).format(address=quoted(self.address), key=name(self.key))


class WantsCertificates(Problem):
    code = "wants-certificates"
    field = "options"
    key: str
    address: str

    def told(self) -> str:
        return tr("The scheduler at {address} wants tls:// and certificates; give their folder by option tls").format(
            address=quoted(self.address)
        )


class WantsToken(Problem):
    """Or another than the one it was told."""

    code = "wants-token"
    field = "options"
    address: str

    def told(self) -> str:
        return tr(
            "The Ray cluster at {address} wants its token; set RAY_AUTH_MODE=token, and RAY_AUTH_TOKEN to what it is"
        ).format(address=quoted(self.address))


class Unreachable(Problem):
    code = "unreachable"
    field = "options"
    key: str
    address: str
    why: str

    def told(self) -> str:
        return tr("The cluster at {address} cannot be used ({why}); fix that, or option {key}").format(
            address=quoted(self.address), why=brief(self.why), key=name(self.key)
        )


class OtherEngine(Problem):
    """``there`` is empty where the two do not even understand each other so far."""

    code = "other-engine"
    field = "python"
    library: str
    there: str
    here: str

    def told(self) -> str:
        text = tr("The cluster has {library} {there}, this Python {here}; use a Python with the cluster's version")
        if not self.there:
            text = tr(
                "The cluster has another {library} than this Python's {here}; use a Python with the cluster's version"
            )
        return text.format(library=name(self.library), there=name(self.there), here=name(self.here))


class TooOldEngine(Problem):
    code = "too-old-engine"
    field = "python"
    library: str
    here: str
    least: str

    def told(self) -> str:
        return tr("With {library} {here}, others could run code in this run; use {library} {least} or newer").format(
            library=name(self.library), here=name(self.here), least=name(self.least)
        )


class OtherPython(Problem):
    code = "other-python"
    field = "python"
    count: int
    workers: int
    there: str
    here: str

    def told(self) -> str:
        return tr(
            "{count} of {workers} workers run Python {there}, this run {here}: a function cannot travel between them; "
            "choose a Python {there}"
        ).format(count=self.count, workers=self.workers, there=name(self.there), here=name(self.here))


def _where(problem: "WorkersBusy | WorkersSilent | WorkersMiss") -> str:
    return tr("{count} of {workers} workers ({hosts})").format(
        count=problem.count, workers=problem.workers, hosts=brief(problem.hosts)
    )


class NoWorkers(Problem):
    """It is told while it is so. ``engine``: what waits for some."""

    code = "no-workers"
    field = "options"
    engine: str

    def told(self) -> str:
        return tr("The cluster has no workers; {engine} waits until there are some").format(engine=name(self.engine))


class WorkersBusy(Problem):
    """Likewise: they are waited for, before the run begins. ``hosts`` is where, each host once."""

    code = "workers-busy"
    field = "options"
    count: int
    workers: int
    hosts: str

    def told(self) -> str:
        return tr(
            "No answer yet from {where}, where a job may let nothing else run; the run begins once there is one"
        ).format(where=_where(self))


class WorkersSilent(Problem):
    """They are in the cluster, and do not answer. ``hosts`` is where, each host once."""

    code = "workers-silent"
    field = "options"
    count: int
    workers: int
    hosts: str

    def told(self) -> str:
        where = _where(self)
        return tr(
            "No answer from {where}, where a job may let nothing else run; wait until it is done, or end that worker"
        ).format(where=where)


class WorkersMiss(Problem):
    """The function cannot be loaded there. ``module`` is empty where it is not for want of one."""

    code = "workers-miss"
    field = "function"
    count: int
    workers: int
    hosts: str
    module: str
    why: str

    def told(self) -> str:
        where = _where(self)
        if self.module:
            return tr("The function needs {module}, which is not installed on {where}; install it there").format(
                module=name(self.module), where=where
            )
        return tr("The function cannot be loaded on {where}: {why}; fix that").format(where=where, why=brief(self.why))
