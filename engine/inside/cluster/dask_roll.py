"""Who is in a Dask cluster, and which versions each has: asked before anything of the run goes there. In the runner.

By what has been the same in all versions. A worker whose job lets nothing else run in its process answers no question
until that is done: it is waited for, for a while.
"""

import asyncio
import contextlib
import inspect
from collections.abc import Mapping
from typing import Any

from ..problem import PlanError
from ..problems.clusters import WorkersBusy, WorkersSilent
from . import reach, versions
from .waiting import Waiting

_AT_ONCE_S, _BUSY_S = 3.0, 60.0
"""When it is told that some do not answer, and for how long they are waited for then."""
_AGAIN_S = 0.5


async def call(dask: Any, address: str, security: Any, here: str, waiting: Waiting) -> None:
    """Whether the scheduler at ``address`` and all of its workers can run what has the version ``here`` of Dask.

    ``waiting`` is told as long as some do not answer.

    Raises:
        PlanError: some cannot, or have not answered for a minute.
        OSError, asyncio.TimeoutError: the scheduler itself does not answer.
    """
    how = {"connection_args": security.get_connection_args("client"), "timeout": reach.PATIENCE_S}
    async with dask.rpc(address, **how) as scheduler:
        told = await asyncio.wait_for(scheduler.versions(), reach.PATIENCE_S)
        versions.check("distributed", here, told, {})
        versions.check("distributed", here, told, await of_workers(dask, scheduler, waiting))


async def roster(dask: Any, scheduler: Any) -> "Mapping[str, Mapping[str, Any]]":
    """What the scheduler knows of each worker, by their addresses."""
    takes_count = "n_workers" in inspect.signature(dask.Scheduler.identity).parameters
    asked = scheduler.identity(**({"n_workers": -1} if takes_count else {}))
    workers: Mapping[str, Mapping[str, Any]] = (await asyncio.wait_for(asked, reach.PATIENCE_S))["workers"]
    return workers


async def of_workers(
    dask: Any, scheduler: Any, waiting: Waiting, at_once_s: float = _AT_ONCE_S, busy_s: float = _BUSY_S
) -> "Mapping[str, Any]":
    """The versions that each worker has, by their addresses. Raises PlanError: some do not answer."""
    with contextlib.suppress(asyncio.TimeoutError):
        return dict(await asyncio.wait_for(scheduler.broadcast(msg={"op": "versions"}), at_once_s))
    there = await roster(dask, scheduler)
    asked = {address: asyncio.ensure_future(_of_worker(dask, scheduler, address)) for address in there}
    try:
        _, open_ = await asyncio.wait(asked.values(), timeout=at_once_s)
        if open_:
            waiting.tell(WorkersBusy(**_silent(asked, there)))
            _, open_ = await asyncio.wait(open_, timeout=busy_s)
            waiting.tell(None)
        if open_:
            raise PlanError(WorkersSilent(**_silent(asked, there)))
        return {address: told for address, each in asked.items() if (told := each.result()) is not None}
    finally:
        for each in asked.values():
            each.cancel()


def _silent(
    asked: "Mapping[str, asyncio.Future[Any]]", there: "Mapping[str, Mapping[str, Any]]"
) -> "Mapping[str, Any]":
    """Those that have not answered, as a problem has it."""
    silent = [str(there[address].get("host", address)) for address, each in asked.items() if not each.done()]
    return {"count": len(silent), "workers": len(asked), "hosts": ", ".join(sorted(set(silent)))}


async def _of_worker(dask: Any, scheduler: Any, address: str) -> Any:
    """What one worker has; None once it is no more. The scheduler gives up after a while, and is asked anew."""
    while True:
        found = await scheduler.broadcast(msg={"op": "versions"}, workers=[address], on_error="ignore")
        if address in found:
            return found[address]
        if address not in await roster(dask, scheduler):
            return None
        await asyncio.sleep(_AGAIN_S)
