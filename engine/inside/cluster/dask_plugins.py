"""What Dask's workers and nannies get for a run, and let go of with it: a station, and a reader of its records.

It travels as this source, behind ``arriving``, and is compiled by the Python that it comes to: what another Python has
compiled would crash that. Nobody imports this file there.
"""

import asyncio
import contextlib
import glob
import importlib
import os
import shutil
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # it stands in front of this where it arrives
    from .arriving import Sweeper, Told, forget, loads_of, module_of, put_up, why_not

COMES = "(lambda space: (exec(source, space), space[kind](source, made))[1])({'__name__': 'parallelogram_plugins'})"
"""How one of them is made where it arrives, from ``source``, ``kind`` (a function of this file) and ``made``."""


def station(source: str, made: Mapping[str, Any]) -> Any:
    """What a worker gets.

    ``made``: run, package, zipped (the parcel), function (pickled), beside (see ``travelling``), keep_going, python
    (its two numbers), lease_s.
    """
    base = importlib.import_module("distributed.diagnostics.plugin").WorkerPlugin

    class Station(base):  # type: ignore[misc, valid-type]
        name = f"parallelogram-{made['run']}"

        def __reduce__(self) -> Any:
            return eval, (COMES, {"source": source, "kind": "station", "made": made})

        async def setup(self, worker: Any) -> None:
            """Whatever is wrong is told when asked: an error here would leave this where it is."""
            self.worker, self.module, self.teller, self.told = worker, None, None, Told()
            self.process: Any = None
            place = os.path.dirname(worker.local_directory) if worker.nanny else worker.local_directory
            try:
                self.module = module_of(made, worker.local_directory, "cluster.station")
                function = made["function"], made["keep_going"], made["beside"]
                self.info = self.module.begin(made["run"], place, *function)
                if not worker.nanny:
                    self.process = module_of(made, worker.local_directory, "process")
                    self.teller = module_of(made, worker.local_directory, "cluster.teller").Teller(
                        self.module.folder_of(made["run"])
                    )
            except BaseException as error:  # noqa: BLE001
                self.info = why_not(error)
                if self.module is None:
                    put_up(made, f"This worker cannot run what this run's Python has made: it has {error}")
            worker.handlers[self.name] = self.look
            self.lease = None if worker.nanny else asyncio.ensure_future(_lease(made, self.told, self.leave))

        def look(self, comm: Any = None, seen: int = 0, news: bool = True) -> "dict[str, Any]":
            """Who it is, and what is new, unless a nanny tells that."""
            tellers = [self.teller] if self.teller is not None and news else []
            loads = loads_of(self.process, [os.getpid()]) if tellers else []
            return {**self.told.answer(seen, tellers), "info": self.info, "ends": [], "loads": loads}

        async def leave(self) -> None:
            with contextlib.suppress(Exception):  # another worker was quicker
                await self.worker.scheduler.unregister_worker_plugin(name=self.name)
            if self.name in self.worker.plugins:
                await self.worker.plugin_remove(name=self.name)

        async def teardown(self, worker: Any) -> None:
            worker.handlers.pop(self.name, None)
            if self.lease is not None and self.lease is not asyncio.current_task():
                self.lease.cancel()
            if self.module is None or self.module.end(made["run"]):
                forget(made)

    return Station()


def reader(source: str, made: Mapping[str, Any]) -> Any:
    """What a nanny gets: it reads also while its worker computes without a pause, and when that is dead."""
    base = importlib.import_module("distributed.diagnostics.plugin").NannyPlugin

    class Reader(base):  # type: ignore[misc, valid-type]
        name = f"parallelogram-{made['run']}"
        restart = False

        def __reduce__(self) -> Any:
            return eval, (COMES, {"source": source, "kind": "reader", "made": made})

        def setup(self, nanny: Any) -> None:
            self.nanny, self.told = nanny, Told()
            self.places: set[str] = set()
            self.pids: list[int] = []
            self.tellers: dict[str, Any] = {}
            self.ends: list[list[int]] = []
            self.module: Any = None
            self.process: Any = None
            with contextlib.suppress(RuntimeError):  # of another Python, as its worker is, which says so
                self.module = module_of(made, nanny.local_directory, "cluster.teller")
                self.process = module_of(made, nanny.local_directory, "process")
            self.own: Any = getattr(nanny, "_on_worker_exit_sync", None)
            if self.own is not None:
                nanny._on_worker_exit_sync = self.ended
                if nanny.process is not None:
                    nanny.process.on_exit = self.ended
            nanny.handlers[self.name] = self.look
            self.sweeper = Sweeper()
            self.note_worker()
            self.lease = asyncio.ensure_future(_lease(made, self.told, self.leave))

        def ended(self, code: Any, *more: Any) -> Any:
            """Its worker has ended; which nobody else learns how."""
            if self.pids and isinstance(code, int):
                self.ends.append([self.pids[-1], code])
            return self.own(code, *more)

        def note_worker(self) -> None:
            process = self.nanny.process
            if process is not None and process.pid and process.pid not in self.pids:
                self.pids.append(process.pid)
            if process is not None and process.worker_dir:
                place = os.path.dirname(process.worker_dir)
                self.places.add(place)
                self.sweeper.note(os.path.join(glob.escape(place), f"parallelogram-{made['run']}-*"))

        def folders(self) -> "list[str]":
            prefixes = (f"parallelogram-{made['run']}-{pid}-" for pid in self.pids)
            places = [os.path.join(glob.escape(place), prefix) for prefix in prefixes for place in self.places]
            return [path for place in places for path in glob.glob(f"{place}*")]

        def look(self, comm: Any = None, seen: int = 0, news: bool = True) -> "dict[str, Any]":
            """What its workers have recorded since, and how those ended that have."""
            self.note_worker()
            # Before the news, in which all is then that they have recorded.
            ends = list(self.ends) if seen == self.told.number else []
            for folder in self.folders() if news and self.module is not None else []:
                if folder not in self.tellers:
                    self.tellers[folder] = self.module.Teller(folder)
            tellers = list(self.tellers.values()) if news else []
            loads = loads_of(self.process, self.pids[-1:]) if news and self.process is not None else []
            return {**self.told.answer(seen, tellers), "ends": ends, "info": {}, "loads": loads}

        async def leave(self) -> None:
            for end in (self.nanny.scheduler.unregister_worker_plugin, self.nanny.scheduler.unregister_nanny_plugin):
                with contextlib.suppress(Exception):  # another nanny was quicker
                    await end(name=self.name)
            if self.name in self.nanny.plugins:
                await self.nanny.plugin_remove(name=self.name)

        async def teardown(self, nanny: Any) -> None:
            nanny.handlers.pop(self.name, None)
            if self.own is not None:
                nanny._on_worker_exit_sync = self.own
                if nanny.process is not None:
                    nanny.process.on_exit = self.own
            if self.lease is not asyncio.current_task():
                self.lease.cancel()
            for folder in self.folders():
                shutil.rmtree(folder, ignore_errors=True)
            self.sweeper.close()
            forget(made)

    return Reader()


async def _lease(made: Mapping[str, Any], told: "Told", leave: "Callable[[], Any]") -> None:
    """Once the program is not heard of any more, nobody else will take this away."""
    step_s = made["lease_s"] / 4
    while True:
        before_s = time.monotonic()
        await asyncio.sleep(step_s)
        if time.monotonic() - before_s > 2 * step_s:
            told.heard_s = time.monotonic()  # it was this process that could not listen
        if time.monotonic() - told.heard_s > made["lease_s"]:
            break
    await leave()
