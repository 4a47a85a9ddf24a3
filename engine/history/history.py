"""Keeps runs in a folder, up to a size; lists, removes and restores them."""

import contextlib
import os
import time
from collections.abc import Iterable

from ..formats import RUN_FILE_SUFFIX
from ..formats.container import RunFileError
from ..formats.run_file import Glance, Saved, glance, save
from ..formats.whole_file import UNFINISHED_SUFFIX, whole_file
from ..inside.data_class import dataclass
from ..inside.phrases import refusal
from ..inside.problem import Problem
from ..problems.history import NotKept, NotLimited, NotMoved, NotReadable, NotRemarked, TooLargeToKeep
from ..trace.run import Run
from . import remark as remarks
from .entry import Entry
from .place import history_folder
from .remark import REMARK_SUFFIX, Remark

DEFAULT_MOST_BYTES = 500_000_000
_LIMIT_NAME = "limit"
_REMOVED_NAME = "removed"
_REMOVED_KEPT_S = 86_400.0
_LISTED_MOST = 20_000
_FOLDER_MODE = 0o700

_Stamp = tuple[int, int]


class HistoryError(Exception):
    """The history cannot do what was asked; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Listing:
    """All that is kept.

    Attributes:
        entries: the runs, the newest first.
        damaged: the files that are named like runs and could not be read.
        size_bytes: of all files together.
        most_bytes: the size that they are kept up to; 0: nothing is kept.
    """

    entries: tuple[Entry, ...]
    damaged: tuple[str, ...]
    size_bytes: int
    most_bytes: int


class History:
    """A folder of run files. Any thread, one at a time; other programs may use the folder meanwhile.

    What somebody else has removed is gone without a word. Every file is written whole or not at all.
    """

    def __init__(self, folder: str | None = None) -> None:
        """The history in ``folder``, the person's own if None; it is made when there is something to keep."""
        self.folder = history_folder() if folder is None else folder
        self._glances: dict[str, tuple[_Stamp, Glance | None]] = {}

    def keep(self, what: Saved) -> str | None:
        """Keep a run, and let go of the oldest ones where there are more bytes than there may be.

        Returns:
            Its path; None if the history keeps nothing by the person's own will, or the run never began.

        Raises:
            HistoryError: it cannot be written, or is larger than all that is kept may be.
        """
        most_bytes = self.most_bytes
        if not most_bytes or not what.run.started_ns:
            return None
        path = os.path.join(self.folder, _new_name(what.run, what.at_s))
        try:
            os.makedirs(self.folder, _FOLDER_MODE, exist_ok=True)
            save(what, path)
            size_bytes = os.path.getsize(path)
            if size_bytes > most_bytes:
                os.unlink(path)
                raise HistoryError(TooLargeToKeep(size_bytes=size_bytes, most_bytes=most_bytes))
        except RunFileError as error:
            raise HistoryError(NotKept(why=str(error.problem.values.get("why", "")))) from error
        except OSError as error:
            raise HistoryError(NotKept(**refusal(error))) from error
        self._trim(most_bytes, path)
        self.sweep()
        return path

    def listing(self) -> Listing:
        """What is kept by now. Reads the head of each file that it has not seen yet."""
        entries: list[Entry] = []
        damaged: list[str] = []
        size_bytes = 0
        found = self._files()
        for name, (stamp, at_s) in found.items():
            size_bytes += stamp[0]
            known = self._glance(name, stamp)
            if known is None:
                damaged.append(name)
                continue
            run, path = known.run, os.path.join(self.folder, name)
            remark = remarks.read(_remark_path(path))
            entries.append(
                Entry(
                    name, path, stamp[0], known.at_s or at_s, run.plan, run.outcome, run.elapsed_s, known.sequential_s,
                    remark, run.experiment, _until_s(run),
                )
            )  # fmt: skip
        self._glances = {name: seen for name, seen in self._glances.items() if name in found}
        entries.sort(key=lambda entry: (entry.at_s, entry.name), reverse=True)
        return Listing(tuple(entries), tuple(damaged), size_bytes, self.most_bytes)

    def check(self) -> None:
        """See to it that a folder that is there can be looked into. Raises HistoryError."""
        try:
            os.scandir(self.folder).close()
        except FileNotFoundError:
            return
        except OSError as error:
            raise HistoryError(NotReadable(**refusal(error), path=self.folder)) from error

    def path(self, name: str) -> str:
        """The file of a run. Raises HistoryError if that is no run's name."""
        return os.path.join(self.folder, _checked(name))

    def remark_on(self, name: str) -> Remark:
        """What is said of a run by now; nothing if there is none of this name. Raises HistoryError."""
        return remarks.read(_remark_path(self.path(name)))

    def remark(self, name: str, remark: Remark) -> None:
        """Say something else of a run. Raises HistoryError."""
        path = self.path(name)
        try:
            if os.path.exists(path):
                remarks.write(_remark_path(path), remarks.shortened(remark))
        except OSError as error:
            raise HistoryError(NotRemarked(**refusal(error))) from error

    def remove(self, names: Iterable[str]) -> None:
        """Remove runs; for a day, they can be restored. Raises HistoryError."""
        self._move(names, self.folder, self.removed_folder)

    def restore(self, names: Iterable[str]) -> None:
        """Bring back runs that were removed. Raises HistoryError."""
        self._move(names, self.removed_folder, self.folder)

    def sweep(self) -> None:
        """Let go for good of what was removed a day ago, and of what was half written by a program killed then."""
        for folder, suffix in ((self.removed_folder, ""), (self.folder, UNFINISHED_SUFFIX)):
            with contextlib.suppress(OSError), os.scandir(folder) as entries:
                for entry in entries:
                    with contextlib.suppress(OSError):  # one that cannot go keeps no other
                        is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _REMOVED_KEPT_S
                        if is_old and entry.name.endswith(suffix):
                            os.unlink(entry.path)

    @property
    def most_bytes(self) -> int:
        """How many bytes of runs are kept; 0: none are."""
        try:
            with open(os.path.join(self.folder, _LIMIT_NAME), "rb") as file:
                return max(int(file.read(20)), 0)
        except (OSError, ValueError):
            return DEFAULT_MOST_BYTES

    def limit(self, most_bytes: int) -> None:
        """Keep so many bytes from now on; what is more goes when the next run is kept. Raises HistoryError."""
        try:
            os.makedirs(self.folder, _FOLDER_MODE, exist_ok=True)
            with whole_file(os.path.join(self.folder, _LIMIT_NAME)) as file:
                file.write(b"%d" % most_bytes)
        except OSError as error:
            raise HistoryError(NotLimited(**refusal(error))) from error

    @property
    def removed_folder(self) -> str:
        """Where what was removed lies for a day."""
        return os.path.join(self.folder, _REMOVED_NAME)

    def _files(self) -> dict[str, tuple[_Stamp, float]]:
        """The size, the time in ns and in seconds of each file that is named like a run."""
        found: dict[str, tuple[_Stamp, float]] = {}
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith(RUN_FILE_SUFFIX) and len(found) < _LISTED_MOST:
                    with contextlib.suppress(OSError):
                        if entry.is_file(follow_symlinks=False):
                            status = entry.stat(follow_symlinks=False)
                            found[entry.name] = (status.st_size, status.st_mtime_ns), status.st_mtime
        return found

    def _glance(self, name: str, stamp: _Stamp) -> Glance | None:
        seen = self._glances.get(name)
        if seen is None or seen[0] != stamp:
            try:
                seen = stamp, glance(os.path.join(self.folder, name))
            except RunFileError:
                seen = stamp, None
            self._glances[name] = seen
        return seen[1]

    def _trim(self, most_bytes: int, kept: str) -> None:
        """Let go of the oldest runs that are not pinned, until what is left is not too much; ``kept`` stays.

        What cannot be read costs no run its place: it would not go for all that.
        """
        if sum(stamp[0] for stamp, _ in self._files().values()) <= most_bytes:
            return
        listing = self.listing()
        size_bytes = sum(entry.size_bytes for entry in listing.entries)
        loose = [entry for entry in listing.entries if not entry.remark.pinned and entry.path != kept]
        for entry in reversed(loose):
            if size_bytes <= most_bytes:
                break
            for path in (entry.path, _remark_path(entry.path)):
                with contextlib.suppress(OSError):
                    os.unlink(path)
            size_bytes -= entry.size_bytes

    @staticmethod
    def _move(names: Iterable[str], source: str, target: str) -> None:
        try:
            os.makedirs(target, _FOLDER_MODE, exist_ok=True)
            for name in names:
                for each in (_checked(name), os.path.basename(_remark_path(name))):
                    with contextlib.suppress(FileNotFoundError):
                        os.utime(os.path.join(source, each))  # from now on the day of grace counts
                        os.replace(os.path.join(source, each), os.path.join(target, each))
        except OSError as error:
            raise HistoryError(NotMoved(**refusal(error))) from error


def _until_s(run: Run) -> float | None:
    """Until when a run is known whose call never ended, in seconds since its start."""
    is_cut = run.started_ns > 0 and not run.ended_ns and run.until_ns > run.started_ns
    return run.since_start_s(run.until_ns) if is_cut else None


def _new_name(run: Run, at_s: float) -> str:
    """A name that tells when and how, and that no other run has."""
    when = time.strftime("%Y-%m-%d-%H%M%S", time.localtime(at_s))
    return f"{when}-{run.plan.strategy}-{os.urandom(3).hex()}{RUN_FILE_SUFFIX}"


def _remark_path(path: str) -> str:
    return path.removesuffix(RUN_FILE_SUFFIX) + REMARK_SUFFIX


def _checked(name: str) -> str:
    """A name as ``listing`` gives them, and no way out of the folder."""
    if os.path.basename(name) != name or not name.endswith(RUN_FILE_SUFFIX):
        raise HistoryError(NotMoved(why=f"{name} is no run of the history"))
    return name
