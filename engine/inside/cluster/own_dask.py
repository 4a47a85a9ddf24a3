"""A Dask cluster on this machine that lives as long as the run. In the runner's main thread."""

import contextlib
import importlib
from collections.abc import Iterator
from typing import Any

from ..records import events
from . import certificate

_HERE = "127.0.0.1"


@contextlib.contextmanager
def cluster(folder: str, workers: int) -> "Iterator[Any]":
    """A client of a new cluster of so many workers, each a process with one thread.

    It listens on this machine alone, to who has its certificate, and leaves nothing outside of the run folder.
    """
    import logging

    distributed = importlib.import_module("distributed")
    path, key = certificate.made(folder)
    roles = {
        f"tls_{role}_{what}": file
        for role in ("client", "scheduler", "worker")
        for what, file in (("cert", path), ("key", key))
    }
    security = distributed.Security(require_encryption=True, tls_ca_file=path, **roles)
    with (
        importlib.import_module("dask").config.set({"temporary-directory": folder}),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_HERE,
            protocol="tls://",
            # None would have it listen on a port that is the same for all, and on all networks.
            dashboard_address=f"{_HERE}:0",
            worker_dashboard_address=f"{_HERE}:0",
            security=security,
            local_directory=folder,
            memory_limit=0,  # what the plain strategies do with memory, it does as well
            silence_logs=logging.CRITICAL,
        ) as made,
        distributed.Client(made, set_as_default=False) as client,
    ):
        events.note(folder, events.Engine("dask", str(distributed.__version__), str(made.scheduler_address), workers))
        yield client
