"""A Ray cluster on this machine that lives as long as the run. In the runner's main thread."""

import contextlib
import importlib
import os
import sys
from collections.abc import Iterator
from typing import Any

from ..problem import PlanError
from ..problems.clusters import TooOldEngine
from ..records import events

_SOCKET_PATH_MOST = 107  # characters: the kernel's (unix(7))
_LEAST = (2, 52)
_SOCKET_PATH = len("/session_2026-01-01_00-00-00_000000_4194304/sockets/plasma_store")


@contextlib.contextmanager
def cluster(folder: str, workers: int) -> "Iterator[Any]":
    """The module ``ray``, joined to a new cluster of so many workers; only who has its token can talk to it.

    It listens on this machine alone, and leaves nothing outside of the run folder.
    """
    ray: Any = importlib.import_module("ray")
    place = os.path.join(folder, "r")  # whose rights Ray changes
    os.makedirs(place, 0o700, exist_ok=True)
    with contextlib.ExitStack() as stack:
        if len(place) + _SOCKET_PATH > _SOCKET_PATH_MOST:
            opened = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, opened)
            place = f"/proc/{os.getpid()}/fd/{opened}/r"
        job = importlib.import_module("ray.job_config").JobConfig()
        job._py_driver_sys_path = list(sys.path)  # as other workers have it, who are started from here
        ray.init(
            job_config=job,
            address="local",
            num_cpus=workers,
            include_dashboard=False,
            log_to_driver=False,
            logging_level="CRITICAL",
            _node_ip_address="127.0.0.1",
            _temp_dir=place,
        )
        stack.callback(ray.shutdown)
        address = str(ray.get_runtime_context().gcs_address)
        events.note(folder, events.Engine("ray", str(ray.__version__), address, workers))
        yield ray


def count_results(ray: Any, refs: "list[Any]", *, keep_going: bool) -> int:
    """How many results the chunks ``refs`` brought. Raises the first error; to keep going, leaves that chunk out."""
    if not keep_going:
        return sum(map(len, ray.get(refs)))
    count = 0
    for ref in refs:
        with contextlib.suppress(ray.exceptions.RayError):
            count += len(ray.get(ref))
    return count


def prepare(*, is_own: bool) -> None:
    """What Ray reads of its environment, before it is imported: it tells nobody of its use, and a cluster of one's own
    has a token of its own.

    Whatever address it is told, it takes that of a network, and then listens on all of them: unless it may have no
    other nodes, as is its default on some systems.

    Raises:
        ImportError: this Python has none.
        PlanError: one that knows of no token.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["RAY_ENABLE_AUTO_CONNECT"] = "0"  # a thread that still asks when it is left would start one here
    os.environ.setdefault("RAY_CLIENT_MAX_CONNECTION_TIMEOUT_S", "5")  # what answers there is known by then
    if is_own:
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
        os.environ["RAY_AUTH_MODE"] = "token"
        os.environ["RAY_AUTH_TOKEN"] = os.urandom(32).hex()
    here = str(importlib.import_module("ray").__version__)
    if is_own and tuple(int(part) for part in here.split(".")[:2] if part.isdecimal()) < _LEAST:
        raise PlanError(TooOldEngine(library="ray", here=here, least=".".join(map(str, _LEAST))))
