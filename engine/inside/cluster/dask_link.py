"""A Dask cluster that somebody else has started: joined for one run, followed while it lasts, and left as it was.

In the runner's main thread; what is asynchronous runs in the loop of Dask's own client, and needs no other thread.
"""

import asyncio
import contextlib
import importlib
import os
import sys
import time
from collections.abc import Mapping
from typing import Any

from ..problem import PlanError
from ..problems.clusters import NoScheduler, NoWorkers, Unreachable
from ..records import events
from ..records.recorded import Recorded
from ..records.text import brief_why
from . import dask_plugins, dask_roll, loading, parcel, reach
from .home import Home, Reader, pull_every_s
from .travelling import beside, function_bytes
from .waiting import Waiting

LEASE_S = 30.0
"""Not heard of for so long, all that was brought to a cluster takes itself away."""

_ANSWER_S = 5.0
_ROSTER_S = 0.5
_GONE_S = 10.0
_CLOSE_S = 1.0


class DaskLink:
    """One run's part in a cluster. ``client`` is Dask's own; ``work`` makes what is sent of a chunk of tasks."""

    def __init__(self, call: Recorded, address: str, tls: "str | None") -> None:
        """Join the cluster at ``address``. Raises PlanError: it cannot be reached, or cannot run this.

        Args:
            call: what is to be run.
            address: the scheduler's.
            tls: the folder of the certificates, if it wants any.
        """
        self._dask: Any = importlib.import_module("distributed")
        self._folder = call.folder
        self.run = os.path.basename(call.folder).rpartition("-")[2]
        self._name = f"parallelogram-{self.run}"
        self._home = Home(call.folder)
        self._waiting = Waiting(call.folder)
        self._following: dict[str, asyncio.Task[None]] = {}
        self._infos: dict[str, Mapping[str, Any]] = {}
        self._roster: Mapping[str, Mapping[str, Any]] = {}
        self._is_ending = False
        self._has_plugins = False
        self.futures: list[Any] = []
        reach.check(reach.SCHEDULER, address, tls)
        more = {"require_encryption": True, **reach.files(tls)} if tls is not None else {}
        security = self._dask.Security(**more)
        here = str(self._dask.__version__)
        try:
            asyncio.run(dask_roll.call(self._dask, address, security, here, self._waiting))
            self.client = self._dask.Client(address, security=security, timeout=reach.PATIENCE_S, set_as_default=False)
        except PlanError:
            raise
        except asyncio.TimeoutError:
            raise PlanError(NoScheduler(key=reach.SCHEDULER, address=address)) from None
        except Exception as error:
            raise self._unusable(address, error) from error
        try:
            self._enrol(call, address, here)
        except BaseException:
            self.leave(patience_s=_CLOSE_S)
            raise

    def _unusable(self, address: str, error: Exception) -> PlanError:
        return PlanError(Unreachable(key=reach.SCHEDULER, address=address, why=brief_why(error)))

    def _enrol(self, call: Recorded, address: str, here: str) -> None:
        package, zipped = parcel.made()
        self.work = parcel.stand_in(package)
        made = {
            "run": self.run,
            "package": package,
            "zipped": zipped,
            "function": function_bytes(call.function),
            "beside": beside(call.function),
            "keep_going": call.keep_going,
            "python": list(sys.version_info[:2]),
            "lease_s": LEASE_S,
        }
        source = parcel.source("dask_plugins.py")
        self._has_plugins = True
        try:
            for plugin in (dask_plugins.station(source, made), dask_plugins.reader(source, made)):
                self.client.register_plugin(plugin)
            self.client.sync(self._begin)
        except (OSError, asyncio.TimeoutError) as error:  # one that has answered before does so no more
            raise self._unusable(address, error) from error
        hosts = {address: str(self._roster.get(address, {}).get("host", address)) for address in self._infos}
        loading.check({address: (hosts[address], info) for address, info in self._infos.items()})
        workers = sum(int(told.get("nthreads", 1)) for told in self._roster.values())
        events.note(self._folder, events.Engine("dask", here, address, workers))

    def leave(self, patience_s: float) -> None:
        """Let go of all of it: what has not begun is cancelled, the last records are fetched for so long. Once."""
        client, self._is_ending = self.client, True
        with contextlib.suppress(BaseException):
            open_ = [future for future in self.futures if not future.done()]
            if open_:
                client.cancel(open_, force=True)
        self.futures = []
        if self._has_plugins:
            with contextlib.suppress(BaseException):
                client.sync(self._end, patience_s, callback_timeout=patience_s + _CLOSE_S)
        with contextlib.suppress(BaseException):
            client.close(timeout=_CLOSE_S)

    # What follows runs in the client's loop.

    async def _begin(self) -> None:
        await self._greet_new()
        self._following[""] = asyncio.ensure_future(self._follow_all())

    async def _end(self, patience_s: float) -> None:
        with contextlib.suppress(Exception):  # who has come a moment ago has jobs to tell of as well
            await asyncio.wait_for(self._greet_new(), patience_s / 4)
        for task in self._following.values():
            task.cancel()
        with contextlib.suppress(Exception):
            last = asyncio.gather(*(self._last(reader) for reader in self._home.readers.values()))
            await asyncio.wait_for(last, patience_s)
        self._home.close()
        # All at once: a worker whose task lets nothing else run answers late, and a nanny that is starting its worker
        # anew is not told by the scheduler.
        scheduler = self.client.scheduler
        nannies = [address for address in self._home.readers if address not in self._infos]
        message = {"op": "plugin_remove", "name": self._name}
        told = asyncio.gather(
            scheduler.unregister_nanny_plugin(name=self._name),
            scheduler.unregister_worker_plugin(name=self._name),
            scheduler.broadcast(msg=message, workers=nannies, on_error="ignore"),
            return_exceptions=True,
        )
        with contextlib.suppress(Exception):
            await asyncio.wait_for(told, _ANSWER_S)

    async def _last(self, reader: Reader) -> None:
        """All that it still has; at least twice, as what was told but not heard comes first."""
        await self._pull(reader)
        while await self._pull(reader):
            pass

    async def _greet_new(self) -> None:
        """Which workers there are; those that were not known are."""
        self._roster = await dask_roll.roster(self._dask, self.client.scheduler)
        self._waiting.tell(None if self._roster else NoWorkers(engine="Dask"))
        await asyncio.gather(*(self._greet(address) for address in self._roster if address not in self._infos))

    async def _follow_all(self) -> None:
        gone_since: dict[str, float] = {}
        while True:
            await asyncio.sleep(_ROSTER_S)
            self._home.look()
            with contextlib.suppress(OSError, asyncio.TimeoutError, KeyError):
                await self._greet_new()
                there = {self._reader_of(address) for address in self._roster}
                for address, reader in self._home.readers.items():
                    since_s = gone_since.setdefault(address, time.monotonic())
                    if address in there:
                        del gone_since[address]
                    elif time.monotonic() - since_s > _GONE_S:
                        self._home.is_gone(reader)

    def _reader_of(self, address: str) -> str:
        """Who tells of a worker: its nanny, if it has one."""
        return str(self._roster[address].get("nanny") or address)

    async def _greet(self, address: str) -> None:
        """A worker that was not known: who it is, and what its reader's clock shows."""
        answer = await self._ask(address, 0, news=False)
        if answer is None:
            return
        self._infos[address] = info = answer["info"]
        reader = self._home.reader(self._reader_of(address))
        if reader.is_known or info.get("error"):
            return
        self._home.know(reader, info.get("machine", []), str(info.get("host", "")), reader.address)
        for _ in reader.greetings():
            await self._pull(reader, news=False)
        self._following[reader.address] = asyncio.ensure_future(self._follow(reader))

    async def _follow(self, reader: Reader) -> None:
        while True:
            await asyncio.sleep(pull_every_s(len(self._home.readers)))
            await self._pull(reader)

    async def _pull(self, reader: Reader, *, news: bool = True) -> bool:
        """Ask what is new, and file it. Returns whether there may be more."""
        asked_ns = time.perf_counter_ns()
        answer = await self._ask(reader.address, reader.heard, news=news)
        return answer is not None and self._home.take(reader, answer, asked_ns, time.perf_counter_ns())

    async def _ask(self, address: str, seen: int, *, news: bool) -> "dict[str, Any] | None":
        """What one of ours answers; None if it does not."""
        message = {"op": self._name, "seen": seen, "news": news}
        asked = self.client.scheduler.broadcast(msg=message, workers=[address], on_error="ignore")
        try:
            found = (await asyncio.wait_for(asked, _ANSWER_S)).get(address)
        except Exception:  # noqa: BLE001 - whatever it is, it is asked again
            return None
        return found if isinstance(found, dict) and "at_ns" in found else None
