"""What Ray's workers get for a run, and the reader beside them on each node, an actor.

It travels as this source, behind ``arriving``. Nobody imports this file there.
"""

import contextlib
import glob
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # it stands in front of this where it arrives
    from .arriving import Sweeper, Told, loads_of, module_of


def worker(source: str, made: Mapping[str, Any]) -> "Callable[[list[tuple[int, Any]]], list[Any]]":
    """What Ray calls with a chunk of tasks.

    ``made``: run, package, zipped (the parcel), function (pickled), beside (see ``travelling``), keep_going, python
    (its two numbers).
    """

    def work(pairs: "list[tuple[int, Any]]") -> "list[Any]":
        station = sys.modules.get(made["package"] + ".cluster.station")
        if station is None or not station.has(made["run"]):
            space: dict[str, Any] = {"__name__": "parallelogram_plugins"}
            exec(source, space)  # noqa: S102 - it is ours
            station = space["opened"](made)
        return list(station.work(made["run"], pairs))

    return work


def trial(source: str, made: Mapping[str, Any]) -> "Callable[[], dict[str, str]]":
    """What Ray calls once on each node: whether the function can be loaded there."""

    def load() -> "dict[str, str]":
        space: dict[str, Any] = {"__name__": "parallelogram_plugins"}
        exec(source, space)  # noqa: S102 - it is ours
        try:
            space["opened"](made)
        except BaseException as error:  # noqa: BLE001
            return dict(space["why_not"](error))
        return {}

    return load


def opened(made: Mapping[str, Any]) -> Any:
    """The module ``station`` with the run's own open. Raises whatever unpickling the function does."""
    place = place_of(made)
    station = module_of(made, place, "cluster.station")
    station.begin(made["run"], place, made["function"], made["keep_going"], made["beside"])
    return station


def place_of(made: Mapping[str, Any]) -> str:
    """The folder of the run on this node, which is its owner's alone. Raises OSError."""
    node = importlib.import_module("ray").get_runtime_context().get_node_id()
    place = os.path.join(tempfile.gettempdir(), f"parallelogram-{made['run']}-{node[:16]}")
    with contextlib.suppress(FileExistsError):
        os.mkdir(place, 0o700)
    found = os.lstat(place)
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o077):
        raise PermissionError(f"{place} is somebody else's")
    return place


def reader(made: Mapping[str, Any]) -> type:
    """The actor's class: it reads what workers of its node record, also while they compute and when they are dead."""

    class Reader:
        def __init__(self) -> None:
            self.told = Told()
            self.place = place_of(made)
            self.teller = module_of(made, self.place, "cluster.teller").Teller
            self.process = module_of(made, self.place, "process")
            self.station = module_of(made, self.place, "cluster.station")
            self.tellers: dict[str, Any] = {}
            self.alive: dict[int, int] = {}
            self.ends: list[list[int | None]] = []
            self.sweeper = Sweeper()  # Ray ends an actor without a word when its program is gone
            self.sweeper.note(glob.escape(self.place))

        def who(self) -> "dict[str, Any]":
            """What tells of its host."""
            return {"host": self.station.socket.gethostname(), "machine": self.station.machine()}

        def look(self, seen: int = 0, news: bool = True) -> "dict[str, Any]":
            """What the workers have recorded since, and which are gone; how, only Ray has learned."""
            # Before the news, in which all is then that they have recorded.
            loads = loads_of(self.process, list(self.alive)) if news else []
            living = {(pid, start_ticks) for pid, start_ticks, *_ in loads}
            for pid, start_ticks in list(self.alive.items()) if seen == self.told.number and news else []:
                if (pid, start_ticks) not in living:
                    del self.alive[pid]
                    self.ends.append([pid, None])
            ends = list(self.ends) if seen == self.told.number else []
            if news:
                with os.scandir(self.place) as found:
                    for entry in found:
                        if entry.is_dir() and entry.path not in self.tellers:
                            self.tellers[entry.path] = self.teller(entry.path)
                            self.note(entry.name)
            answer = self.told.answer(seen, list(self.tellers.values()) if news else [])
            return {**answer, "ends": ends, "info": {}, "loads": loads}

        def note(self, folder: str) -> None:
            """The worker whose folder this is."""
            pid = folder.split("-")[-2]
            stat = self.process.proc_stat(int(pid)) if pid.isdecimal() else None
            self.alive[int(pid)] = -1 if stat is None else stat.start_ticks

        def close(self) -> None:
            """Remove all of it."""
            shutil.rmtree(self.place, ignore_errors=True)

    return Reader
