"""Reads a run folder while others write to it.

Called in the supervising thread. It opens, reads by position and closes, and never maps a file, so that a file cut
short under it is a short read and not a SIGBUS. What it reads is not trusted: sizes are capped here, and the values
are checked by whoever turns them into columns.
"""

import contextlib
import os
import stat
import struct
import time
from collections.abc import Iterator

from ..data_class import dataclass
from ..worker import Process, Worker
from . import events, missing
from .apart import Apart
from .facts import FACTS
from .layout import (
    BORN_NS,
    CELL,
    CELL_BYTES,
    CELL_MOST_WORDS,
    CELL_WORDS,
    CLOCK_ERROR_NS,
    ENDED,
    ERROR_BYTES,
    EVENTS_NAME,
    FACT,
    HANDED_SUFFIX,
    HEADER_BYTES,
    HOST,
    LEVEL,
    MAGIC,
    MAGIC_VALUE,
    MEASURED,
    OPENED_NS,
    OUTPUT_SUFFIX,
    PID,
    RECORDS_SUFFIX,
    ROLE,
    START_TICKS,
    STARTED,
    TEXTS_SUFFIX,
    THREAD,
    WALL_NS,
    WORD_BYTES,
    first_cell_words,
)
from .missing import Shortage

_FIRST_READ_CELLS = 64
_READ_CELLS_MOST = 65_536
_OUTPUT_READ_BYTES = 262_144
_OUTPUT_BEHIND_BYTES = 4 << 20  # what is further behind than this is skipped, but for the last
_OUTPUT_SKIPPED_TO_BYTES = 1 << 20
_OUTPUT_FILE_BYTES = 64 << 20  # a longer file is emptied
_KEPT_BYTES = 65_536
_KEPT_MOST = 512
_TICK_NS = 100_000_000  # longer than a tick of any file system's clock


@dataclass(frozen=True, slots=True)
class Header:
    """Who wrote a record file; times in ns of ``perf_counter_ns``, ``wall_ns`` since the epoch.

    ``cell_words`` is how long its cells are; ``measured`` has a bit for each fact that the writer measures, by their
    places; ``level`` is how deeply its tasks are nested in others of the thread; ``clock_error_ns`` bounds how far its
    times are off, where another host's clock has told them.
    """

    name: str
    host: str
    pid: int
    start_ticks: int
    thread: int
    born_ns: int
    opened_ns: int
    wall_ns: int
    role: int
    cell_words: int = CELL_WORDS
    measured: int = (1 << len(FACTS)) - 1
    level: int = 0
    clock_error_ns: int = 0

    @property
    def first_cell_bytes(self) -> int:
        """Where the first record is."""
        return first_cell_words(self.cell_words) * WORD_BYTES

    @property
    def worker(self) -> Worker:
        """Whose file it is."""
        return Worker(self.host, self.pid, self.start_ticks, self.thread)

    @property
    def process(self) -> Process:
        """The process that it was written in."""
        return Process(self.host, self.pid, self.start_ticks)


@dataclass(frozen=True, slots=True)
class Block:
    """What is new in one record file.

    Attributes:
        header: whose it is.
        ended: whole cells, in the order of their starts, of tasks that have ended; of ``CELL_WORDS`` words each,
            however long the file's own are.
        running: the cell of the task that has started and not ended, or empty.
    """

    header: Header
    ended: bytes
    running: bytes

    @property
    def first_start_s(self) -> float:
        """When the first of them began, by ``perf_counter``; 0 if there is none."""
        data = self.ended or self.running
        return float(struct.unpack_from("=d", data, STARTED * WORD_BYTES)[0]) if data else 0.0


class FolderReader:
    """All record files of one run folder, read from where the last reading stopped.

    ``dropped_bytes`` is how much of what was printed had to be skipped, because it came faster than it could be read.
    """

    def __init__(self, folder: str) -> None:
        """Read ``folder``, which may still be empty."""
        self.folder = folder
        self._headers: dict[str, Header] = {}
        self._cells_read: dict[str, int] = {}
        self._output_at: dict[str, int] = {}
        self._apart = Apart()
        self.dropped_bytes = 0
        self._listed_at_ns = -1
        self._names: list[str] = []
        self._events_at = 0
        self._finished: set[str] = set()
        self._finished_writers: set[str] = set()
        self._kept: dict[str, tuple[int, bytes]] | None = None

    def headers(self) -> list[Header]:
        """All record files seen so far, in the order they were seen."""
        return list(self._headers.values())

    def finish(self, name: str) -> None:
        """Read the file ``name`` no more: its writer is dead, and what it wrote is read; nor, once read, its output."""
        self._finished.add(name)
        writer = name.partition("-")[0]
        if writer.isdecimal():  # of another host's, more may be on its way
            self._finished_writers.add(writer)

    def blocks(self) -> Iterator[Block]:
        """What is new, a block a file at most; files without news give none."""
        return self._blocks(RECORDS_SUFFIX)

    def handed(self) -> Iterator[Block]:
        """Likewise what the threads of a program that is watched have handed over; to be read before ``blocks``."""
        return self._blocks(HANDED_SUFFIX)

    def _blocks(self, suffix: str) -> Iterator[Block]:
        for name in self._list():
            if not name.endswith(suffix) or name in self._finished:
                continue
            with contextlib.suppress(OSError), _opened(os.path.join(self.folder, name)) as descriptor:
                header = self._headers.get(name) or self._read_header(descriptor, name)
                if header is not None:
                    yield self._read_block(descriptor, header)

    def missing(self) -> Shortage:
        """What could not be written, by the count of those who could not."""
        return missing.of(self.folder, self._list())

    def text(self, records_name: str, offset: int, length: int) -> bytes:
        """A text that a record of the file ``records_name`` points to, or what there is of it."""
        name = records_name.removesuffix(RECORDS_SUFFIX) + TEXTS_SUFFIX
        return self._settled_at(name, offset, min(length, ERROR_BYTES))

    def record(self, records_name: str, position: int) -> tuple[int, ...]:
        """The ``CELL_WORDS`` words of one record; zeros if there is none."""
        first_bytes, cell_bytes = self._places(records_name)
        data = _as_ours(self._settled_at(records_name, first_bytes + position * cell_bytes, cell_bytes), cell_bytes)
        return _words(data) if data else (0,) * CELL_WORDS

    def cells(self, records_name: str, position: int, count: int) -> bytes:
        """At most ``count`` records from ``position`` on, as whole cells. Any thread."""
        first_bytes, cell_bytes = self._places(records_name)
        return _as_ours(
            self._read_at(records_name, first_bytes + position * cell_bytes, count * cell_bytes), cell_bytes
        )

    def texts(self, records_name: str, offset: int, length: int) -> bytes:
        """Several texts at once: ``length`` bytes, or what there is of them. Any thread."""
        return self._read_at(records_name.removesuffix(RECORDS_SUFFIX) + TEXTS_SUFFIX, offset, length)

    def raw_header(self, records_name: str) -> bytes:
        """The bytes of a file's header, or what there is of them. Any thread."""
        return self._read_at(records_name, 0, HEADER_BYTES)

    def events(self) -> list[events.Event]:
        """What the runner and the guardian have noted since."""
        if not self._has_more(EVENTS_NAME, self._events_at):
            return []
        data = self._read_at(EVENTS_NAME, self._events_at, _OUTPUT_READ_BYTES)
        lines, newline, _ = data.rpartition(b"\n")
        self._events_at += len(lines) + len(newline)
        return [event for line in lines.split(b"\n") if (event := events.parse(line)) is not None]

    def output(self, most_bytes: int = _OUTPUT_READ_BYTES) -> list[tuple[int, bytes]]:
        """What was printed since, as ``(pid, bytes)``, at most ``most_bytes`` a file a call.

        A process that prints without end is never made to wait, and fills no disk: what is more than 4 MiB behind is
        skipped and counted in ``dropped_bytes``, and a file of more than 64 MiB is emptied.
        """
        news = []
        for name, pid in self._outputs():
            has_more, at = self._keep_up(name), self._output_at.get(name, 0)
            data = self._read_at(name, at, most_bytes) if has_more else b""
            if data:
                self._output_at[name] = at + len(data)
                news.append((pid, self._apart.piece(pid, name, data)))
            elif name.removesuffix(OUTPUT_SUFFIX) in self._finished_writers:
                self._finished.add(name)
        return news

    def unread_bytes(self) -> int:
        """How much was printed that ``output`` has not given yet."""
        unread = 0
        for name, _ in self._outputs():
            with contextlib.suppress(OSError):
                found = os.stat(os.path.join(self.folder, name), follow_symlinks=False)
                if stat.S_ISREG(found.st_mode):
                    unread += max(found.st_size - self._output_at.get(name, 0), 0)
        return unread

    def _outputs(self) -> Iterator[tuple[str, int]]:
        """The files of what was printed that are not read to their ends, and whose they are."""
        for name in self._list():
            writer = name.removesuffix(OUTPUT_SUFFIX)
            pid = writer.rpartition("-")[2]  # before which the origin stands of what another host's has printed
            if writer != name and pid.isascii() and pid.isdecimal() and name not in self._finished:
                yield name, int(pid)

    def settle(self) -> None:
        """Nobody writes any more: from now on ``text`` and ``record`` may keep the piece of a file that they read."""
        self._kept = {}

    def _settled_at(self, name: str, offset: int, length: int) -> bytes:
        kept = self._kept
        if kept is None or length > _KEPT_BYTES // 2 or offset < 0:
            return self._read_at(name, offset, length)
        first, piece = kept.get(name, (0, b""))
        if not (piece and first <= offset and offset + length <= first + len(piece)):
            first, piece = offset, self._read_at(name, offset, _KEPT_BYTES)
            if len(kept) >= _KEPT_MOST:
                kept.clear()
            kept[name] = first, piece
        return piece[offset - first : offset - first + length]

    def _has_more(self, name: str, at: int) -> bool:
        """Whether a file that is written by ``write`` goes on beyond ``at``, which mostly none does."""
        try:
            return os.stat(os.path.join(self.folder, name), follow_symlinks=False).st_size > at
        except (OSError, OverflowError):
            return False

    def _keep_up(self, name: str) -> bool:
        """Skip what is too far behind of what was printed. Returns whether there may be more to read."""
        path = os.path.join(self.folder, name)
        try:
            size = os.stat(path, follow_symlinks=False).st_size
            at = self._output_at.get(name, 0)
            if size - at > _OUTPUT_BEHIND_BYTES:
                self.dropped_bytes += size - _OUTPUT_SKIPPED_TO_BYTES - at
                at = self._output_at[name] = size - _OUTPUT_SKIPPED_TO_BYTES
            if size > _OUTPUT_FILE_BYTES:
                with _opened(path, os.O_WRONLY) as descriptor:
                    # Its writer appends, and so goes on at the new end.
                    size = os.fstat(descriptor).st_size
                    os.ftruncate(descriptor, 0)
                self.dropped_bytes += max(size - at, 0)
                self._output_at[name] = 0
        except OSError:
            return False
        return size > at

    def _list(self) -> list[str]:
        try:
            changed_at_ns = os.stat(self.folder).st_mtime_ns
            # Two files can be made within one tick of the file system's clock: list again until it has moved on.
            if changed_at_ns != self._listed_at_ns:
                has_moved_on = time.time_ns() - changed_at_ns > _TICK_NS
                self._names = sorted(entry.name for entry in os.scandir(self.folder))
                self._listed_at_ns = changed_at_ns if has_moved_on else -1
        except OSError:
            pass
        return self._names

    def _read_header(self, descriptor: int, name: str) -> Header | None:
        data = _read(descriptor, HEADER_BYTES, 0)
        if len(data) < HEADER_BYTES:
            return None
        words = _words(data)
        if words[MAGIC] != MAGIC_VALUE or not FACT <= words[CELL] <= CELL_MOST_WORDS:
            return None
        header = Header(
            name=name,
            host=data[HOST * WORD_BYTES :].rstrip(b"\0").decode("utf-8", "replace"),
            pid=words[PID],
            start_ticks=words[START_TICKS],
            thread=words[THREAD],
            born_ns=words[BORN_NS],
            opened_ns=words[OPENED_NS],
            wall_ns=words[WALL_NS],
            role=words[ROLE],
            cell_words=words[CELL],
            measured=words[MEASURED],
            level=words[LEVEL],
            clock_error_ns=words[CLOCK_ERROR_NS],
        )
        self._headers[name] = header
        return header

    def _read_block(self, descriptor: int, header: Header) -> Block:
        ended = bytearray()
        running = b""
        cells = _FIRST_READ_CELLS
        done = self._cells_read.get(header.name, 0)
        first_bytes, cell_bytes = self._places(header.name)
        while cells <= _READ_CELLS_MOST:
            data = _as_ours(_read(descriptor, cells * cell_bytes, first_bytes + done * cell_bytes), cell_bytes)
            words = memoryview(data).cast("Q")
            ends = words[ENDED::CELL_WORDS].tolist()
            count = ends.index(0) if 0 in ends else len(ends)
            ended += data[: count * CELL_BYTES]
            done += count
            if count < len(ends):
                if words[count * CELL_WORDS + STARTED]:
                    running = data[count * CELL_BYTES : (count + 1) * CELL_BYTES]
                break
            if count < cells:
                break
            cells *= 4
        self._cells_read[header.name] = done
        return Block(header, bytes(ended), running)

    def _places(self, records_name: str) -> tuple[int, int]:
        """Where a file's first record is, and how long each is, in bytes."""
        header = self._headers.get(records_name) or self._looked_up(records_name)
        if header is None:
            return HEADER_BYTES, CELL_BYTES
        return header.first_cell_bytes, header.cell_words * WORD_BYTES

    def _looked_up(self, records_name: str) -> Header | None:
        with contextlib.suppress(OSError), _opened(os.path.join(self.folder, records_name)) as descriptor:
            return self._read_header(descriptor, records_name)
        return None

    def _read_at(self, name: str, offset: int, length: int) -> bytes:
        try:
            with _opened(os.path.join(self.folder, name)) as descriptor:
                return _read(descriptor, length, offset)
        except (OSError, OverflowError):
            return b""


def _read(descriptor: int, length: int, offset: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, length)


def _as_ours(data: bytes, cell_bytes: int) -> bytes:
    """The whole cells in ``data``, each as long as ours: with fewer facts, or without those that we do not know."""
    if cell_bytes == CELL_BYTES:
        return data[: len(data) // CELL_BYTES * CELL_BYTES]
    whole = range(0, len(data) // cell_bytes * cell_bytes, cell_bytes)
    return b"".join(data[at : at + min(cell_bytes, CELL_BYTES)].ljust(CELL_BYTES, b"\0") for at in whole)


def _words(data: bytes) -> tuple[int, ...]:
    return tuple(memoryview(data).cast("Q"))


@contextlib.contextmanager
def _opened(path: str, access: int = os.O_RDONLY) -> Iterator[int]:
    flags = access | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
            raise OSError(f"{path} is no regular file of its own")
        yield descriptor
    finally:
        os.close(descriptor)
