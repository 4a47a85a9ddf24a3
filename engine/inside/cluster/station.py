"""What runs on a worker that may be anywhere, and is somebody else's process: calls the function, records each call.

It travels with the records beside it (see ``parcel``). One station a run and process.
"""

import os
import pickle
import shutil
import socket
import sys
import tempfile
from typing import Any

from ..records.recorded import Anywhere, Recorded, begin_elsewhere, end_elsewhere
from . import printed

Beside = tuple[str, "list[str]"]
_stations: "dict[str, Station]" = {}
_why_not: "dict[str, str]" = {}
"""Of runs that have none here: why."""


class Station:
    """One run on this worker. ``folder`` has its records, and is its owner's alone."""

    def __init__(
        self, run: str, place: str, function: bytes, keep_going: bool, beside: "tuple[str, list[str]]"
    ) -> None:
        """Load the pickled ``function``, and record below the folder ``place``. Raises whatever unpickling does.

        ``beside``: the function's file, and the modules beside it, which stay where they are (see ``travelling``).
        """
        loaded = pickle.loads(function)  # noqa: S301 - which the person has asked to be run
        self.run = run
        self.folder = tempfile.mkdtemp(prefix=prefix(run, os.getpid()), dir=place)
        self._stayed = Stayed(*beside)
        sys.meta_path.append(self._stayed)
        begin_elsewhere(self.folder)
        self.call = Anywhere(Recorded(self.folder, loaded, keep_going))

    def close(self) -> None:
        """Remove all of it."""
        end_elsewhere(self.folder)
        if self._stayed in sys.meta_path:
            sys.meta_path.remove(self._stayed)
        shutil.rmtree(self.folder, ignore_errors=True)


class Stayed:
    """Asked last for a module that nobody has found: one that lies beside the function's file is at home, and why."""

    def __init__(self, file: str, names: "list[str]") -> None:
        """The modules ``names`` lie beside ``file``."""
        self._file = file
        self._names = set(names)

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> None:
        """Python's. Raises ModuleNotFoundError with what to do."""
        if name in self._names:
            told = f"No module named {name!r} on this worker; import it at the top of {self._file}, so that it travels"
            raise ModuleNotFoundError(told, name=name)


def prefix(run: str, pid: int) -> str:
    """How the name of a station's folder begins."""
    return f"parallelogram-{run}-{pid}-"


def begin(run: str, place: str, function: bytes, keep_going: bool, beside: "tuple[str, list[str]]") -> "dict[str, Any]":
    """Open a station, if there is none; tells of its worker. Raises whatever unpickling the function does."""
    if run not in _stations:
        printed.begin()  # before modules are imported, of which some hold on to the streams that they find
        try:
            _stations[run] = Station(run, place, function, keep_going, beside)
        except BaseException as error:
            _why_not[run] = f"{type(error).__name__}: {error}"
            raise
        finally:
            if not _stations:
                printed.end()
    return {"host": socket.gethostname(), "pid": os.getpid(), "python": sys.version.split()[0], "machine": machine()}


def end(run: str) -> bool:
    """Close a station. Returns whether there is no other in this process."""
    station = _stations.pop(run, None)
    _why_not.pop(run, None)
    if station is not None:
        station.close()
    if not _stations:
        printed.end()
    return not _stations


def has(run: str) -> bool:
    """Whether there is one in this process."""
    return run in _stations


def folder_of(run: str) -> str:
    """The folder of a station. Raises KeyError."""
    return _stations[run].folder


def work(run: str, pairs: "list[tuple[int, Any]]") -> "list[Any]":
    """Call the function with each of a chunk of items; what it returns. Raises what it raises."""
    if run not in _stations:
        if run in _why_not:
            raise RuntimeError(f"This worker cannot load the function: {_why_not[run]}")
        raise RuntimeError("This worker has nothing of the run any more: its program was not heard of for too long")
    station = _stations[run]
    with printed.taken(station.folder):
        return station.call.all(pairs)


def machine() -> "list[str]":
    """What tells whether two processes share their clock and the numbers of their processes; empty where unknown."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            boot = file.read().strip()
        return [boot, *(os.readlink(f"/proc/self/ns/{name}") for name in ("pid", "time"))]
    except OSError:
        return []
