"""Strategies that can run on a Dask cluster: one of their own, or one that was there before."""

import contextlib
import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..cluster import certificate, reach
from ..code import Import, keywords, literal
from ..language import mark
from ..problem import PlanError
from ..problems.options import WithoutEffect
from ..records.recorded import Recorded
from .option import Option
from .strategy import Pair, Setup, Strategy

if TYPE_CHECKING:
    from ..cluster.dask_link import DaskLink

SCHEDULER = Option(
    key=reach.SCHEDULER,
    title=mark("Scheduler"),
    pattern=r"(tcp|tls)://[^\s/]+:[0-9]{1,5}",
    example="tcp://10.0.0.7:8786",
    default=mark("a cluster of its own"),
    explanation=mark(
        "The scheduler of a cluster that you have started: it says how many workers there are, and where; what goes to "
        "a tcp:// address travels open."
    ),
)
TLS = Option(
    key="tls",
    title=mark("Certificates"),
    pattern=r"[^\s].*",
    example="~/certificates",
    default=mark("none"),
    explanation=mark(
        "The folder of ca.pem, cert.pem and key.pem, for a scheduler with a tls:// address, where nobody can listen in."
    ),
)
_LEAVE_S, _TIDY_S = 0.7, 10.0
"""How long the last records are fetched for: where a run is stopped, and where it is over."""


class OnDask(Strategy):
    """What they have in common: joining a cluster that was there before, and leaving it."""

    def __init__(self) -> None:
        self._held = contextlib.ExitStack()
        self._link: DaskLink | None = None

    def is_elsewhere(self, options: Mapping[str, Any]) -> bool:
        """Those of a cluster that was there before."""
        return SCHEDULER.key in options

    def leaves_running(self, options: Mapping[str, Any]) -> bool:
        """Dask cannot end the threads of somebody else's workers."""
        return SCHEDULER.key in options

    def check(self, options: Mapping[str, Any]) -> None:
        """Its own cluster has its own certificates."""
        if TLS.key in options and not str(options.get(SCHEDULER.key, "")).startswith("tls://"):
            raise PlanError(WithoutEffect(key=TLS.key, needs=f"{SCHEDULER.key}=tls://…"))

    def prepare(self, setup: Setup) -> None:
        """Import the library, and keep its own words at the end of a cluster to itself."""
        import logging  # which no other strategy's run has time for

        importlib.import_module("distributed")
        if SCHEDULER.key not in setup.options:
            certificate.check()
        logging.getLogger("distributed").setLevel(logging.CRITICAL)

    def enrol(self, call: Callable[[Pair], Any], setup: Setup) -> None:
        """Join the cluster, if it was there before."""
        if SCHEDULER.key in setup.options:
            from ..cluster.dask_link import DaskLink  # with asyncio, which nobody else has time for

            assert isinstance(call, Recorded)
            self._link = DaskLink(call, setup.options[SCHEDULER.key], setup.options.get(TLS.key))

    def leave(self) -> None:
        """Cancel what has not begun, and leave the cluster as it was."""
        self._let_go(_LEAVE_S)

    def tidy(self) -> None:
        """End the cluster, or leave it, once all that was recorded is here."""
        self._let_go(_TIDY_S)
        self._held.close()

    def _let_go(self, patience_s: float) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.leave(patience_s=patience_s)


def pickled(value: Any) -> bytes:
    """As Dask pickles: by cloudpickle, which takes more than pickle does."""
    return bytes(importlib.import_module("cloudpickle").dumps(value))


def client_code(setup: Setup) -> "tuple[tuple[Import, ...], tuple[str, ...], str]":
    """How a script comes by a client: its imports, what stands before it, and what is entered ``as client``."""
    scheduler, tls = setup.options.get(SCHEDULER.key), setup.options.get(TLS.key)
    imports: tuple[Import, ...] = (("dask.distributed", "Client"), ("dask.distributed", "LocalCluster"))
    workers = keywords({"n_workers": setup.workers, "threads_per_worker": 1})
    opened = f"LocalCluster({workers}) as cluster, Client(cluster)"
    before: tuple[str, ...] = ()
    if scheduler is not None:
        imports = (("dask.distributed", "Client"),)
        opened = f"Client({literal(scheduler)}{', security=security' if tls else ''})"
    if tls is not None:
        imports += (("dask.distributed", "Security"),)
        files = [f"    {name}={literal(path)}," for name, path in reach.files(tls).items()]
        before = ("security = Security(", "    require_encryption=True,", *files, ")")
    return imports, before, opened
