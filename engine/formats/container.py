"""The bytes of a run file: a head of plain data, and named columns of numbers behind it.

    8 bytes   the magic, by whose last two a file that went through a text mode is known
    4 bytes   the version of the format that it was written by    }
    4 bytes   the oldest version of the format that can read it   }  little-endian
    4 bytes   the head's length                                   }
    4 bytes   the CRC-32 of the two versions and of the head      }
    the head  JSON: {"head": …, "parts": [[name, kind, count, CRC-32, whether it is needed], …]}
    the parts one after the other: arrays of little-endian numbers, of one of ten kinds

Whatever comes later, the lead, the shape of the head and the kinds stay. A part that is not needed may be absent, or
not be known, and the run can be read all the same. Version 1 knew neither: its lead has its one version and nothing in
place of the second, its checksum is that of the head alone, and all of its parts are needed.

The file ends with the last part. Nothing of it is trusted: every size is held against the file's own length and against
what the caller allows before anything is allocated, and nothing is believed that its checksum does not confirm.
"""

import contextlib
import gc
import json
import os
import stat
import struct
import zlib
from collections.abc import Collection, Iterator, Mapping
from io import FileIO
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.language import tr
from ..inside.phrases import refusal
from ..inside.problem import Problem
from ..inside.problems.items import Unreadable
from ..long_work import reached
from ..problems.run_files import DamagedRunFile, NewerRunFile, NotARunFile, UnknownInRunFile

MAGIC = b"\x89PGRAM\r\n"
VERSION = 2
READABLE_FROM = 2
"""The oldest version whose programs can read what ``write`` writes: raised with ``VERSION`` where a part is needed that
they do not know, or one that they need is gone; left where it is where all that is new can be skipped."""
HEAD_MOST_BYTES = 2 << 20
_VERSION_1_LEAD = struct.Struct("<8sIII")
_LEAD = struct.Struct("<8sIIII")
_VERSIONS = struct.Struct("<II")
_PARTS_MOST = 1_000
_AT_ONCE_BYTES = 1 << 20
KINDS = {name: np.dtype("<" + name) for name in ("u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f4", "f8")}


class RunFileError(Exception):
    """A run file that cannot be read or written; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Because of ``problem``."""
        super().__init__(problem)
        self.problem = problem


class WrongError(ValueError):
    """What was read cannot be of a run; the text tells a person in a few words what is wrong: ``"it is cut off"``."""


class UnknownError(WrongError):
    """What was read may well be of a run, but of one that this program is too old for: ``what`` it does not know."""

    def __init__(self, text: str, what: str) -> None:
        """``text`` tells what is wrong with it if its program knew no more than this one does."""
        super().__init__(text)
        self.what = what


@dataclass(frozen=True, slots=True)
class _Lead:
    written_by: int
    readable_from: int
    head_bytes: int
    checksum: int
    seed: int
    """What the head's checksum starts from."""
    end: int

    @classmethod
    def read(cls, file: FileIO) -> "_Lead":
        """That of a file which begins with the magic. Raises WrongError, or OSError."""
        data = file.read(_LEAD.size)
        if len(data) >= _VERSION_1_LEAD.size:
            _, version, head_bytes, checksum = _VERSION_1_LEAD.unpack_from(data)
            if version == 1:
                file.seek(_VERSION_1_LEAD.size)
                return cls(1, 1, head_bytes, checksum, 0, _VERSION_1_LEAD.size)
        if len(data) < _LEAD.size:
            raise WrongError(tr("it is cut off"))
        _, written_by, readable_from, head_bytes, checksum = _LEAD.unpack(data)
        if not 1 < readable_from <= written_by:
            raise WrongError(tr("its versions cannot be so"))
        return cls(written_by, readable_from, head_bytes, checksum, _seed(written_by, readable_from), _LEAD.size)


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    count: int
    checksum: int
    is_needed: bool
    offset: int


class Container:
    """An open file: its ``head``, which is any JSON object, and its parts, read when they are asked for, each once."""

    def __init__(self, file: FileIO, lead: _Lead, length: int) -> None:
        """Read the head of a file of ``length`` bytes, which comes next. Raises WrongError, or OSError."""
        if lead.head_bytes > min(HEAD_MOST_BYTES, length - lead.end):
            raise WrongError(tr("it is cut off"))
        data = file.read(lead.head_bytes)
        if zlib.crc32(data, lead.seed) != lead.checksum:
            raise WrongError(tr("its head is not as it was written"))
        fields = _parsed(data)
        self._file, self._length = file, length
        self.head: dict[str, Any] = fields["head"]
        self._parts = _listed(fields["parts"], lead.written_by > 1, lead.end + lead.head_bytes, length)

    def part(self, name: str, kinds: str, most: int) -> NDArray[Any]:
        """The numbers of one part, as they stand in the file.

        Args:
            name: which.
            kinds: which kinds it may be of: the letters of ``u``, ``i`` and ``f``, or whole kinds, with spaces.
            most: how many numbers there may be.

        Raises:
            WrongError: it is not there, or not so, or not as it was written.
        """
        part = self._parts.pop(name, None)
        if part is None or not any(part.kind.startswith(kind) for kind in kinds.split()) or part.count > most:
            raise WrongError(tr("its part {name} is not as it should be").format(name=name))
        numbers = np.empty(part.count, KINDS[part.kind])
        data = numbers.view(np.uint8).data
        self._file.seek(part.offset)
        checksum = 0
        for first in range(0, len(data), _AT_ONCE_BYTES):
            reached((part.offset + first) / self._length)
            piece = data[first : first + _AT_ONCE_BYTES]
            if self._file.readinto(piece) != len(piece):
                raise WrongError(tr("it is cut off"))
            checksum = zlib.crc32(piece, checksum)
        if checksum != part.checksum:
            raise WrongError(tr("its part {name} is not as it was written").format(name=name))
        return numbers

    def optional(self, name: str, kinds: str, most: int) -> NDArray[Any] | None:
        """The numbers of one part as by ``part``, but None if it is not there.

        Raises:
            WrongError: it is not so, or not as it was written.
        """
        return self.part(name, kinds, most) if name in self._parts else None

    def holds(self, names: Collection[str]) -> bool:
        """Whether all of these parts are there, which say nothing one without the other.

        Where one is absent, none is to be asked for, and the others are as good as absent.
        """
        if all(name in self._parts for name in names):
            return True
        for name in names:
            self._parts.pop(name, None)
        return False

    def end(self) -> tuple[str, ...]:
        """All has been asked for that is known; the names of the parts that were not, and need not be.

        Raises:
            UnknownError: there is more that would be needed.
        """
        for name, part in self._parts.items():
            if part.is_needed:
                raise UnknownError(tr("there is more in it than a run has"), name)
        return tuple(self._parts)


def write(
    file: BinaryIO,
    head: Mapping[str, Any],
    needed: Mapping[str, NDArray[Any]],
    optional: Mapping[str, NDArray[Any]] | None = None,
) -> None:
    """Write a whole file, the same bytes for the same contents.

    Args:
        file: to write to.
        head: any JSON object.
        needed: the parts, by name, that nobody can make a run of the file without.
        optional: the parts, of other names, that a program which does not know them can skip.

    Raises:
        OSError: it cannot be written.
        WrongError: the head is longer than can be read again.
    """
    listed = []
    raw = []
    for is_needed, parts in ((True, needed), (False, optional or {})):
        for name, numbers in parts.items():
            kind = f"{numbers.dtype.kind}{numbers.dtype.itemsize}"
            data = np.ascontiguousarray(numbers, KINDS[kind]).view(np.uint8).data
            listed.append([name, kind, len(numbers), zlib.crc32(data), is_needed])
            raw.append(data)
    text = json.dumps({"head": head, "parts": listed}, sort_keys=True, separators=(",", ":"), allow_nan=False)
    if len(text) > HEAD_MOST_BYTES:
        raise WrongError(tr("what is told of the run as a whole is too long"))
    head_data = text.encode("ascii")
    checksum = zlib.crc32(head_data, _seed(VERSION, READABLE_FROM))
    file.write(_LEAD.pack(MAGIC, VERSION, READABLE_FROM, len(head_data), checksum) + head_data)
    file.writelines(raw)


@contextlib.contextmanager
def opened(path: str) -> Iterator[Container]:
    """The file ``path``, to be read.

    Raises:
        RunFileError: it cannot be read, is none, needs a newer program (which the block may say by an UnknownError), or
            is damaged (which it says by another WrongError).
    """
    try:
        file = _regular(path)
    except (OSError, ValueError) as error:  # a ValueError for a path with a zero in it
        raise RunFileError(Unreadable(field="file", path=path, **refusal(error))) from error
    with file:
        written_by = 0
        try:
            if file.read(len(MAGIC)) != MAGIC:
                raise RunFileError(NotARunFile(path=path))
            file.seek(0)
            lead = _Lead.read(file)
            if lead.readable_from > VERSION:
                raise RunFileError(NewerRunFile(path=path, version=lead.readable_from, known=VERSION))
            written_by = lead.written_by
            yield Container(file, lead, os.fstat(file.fileno()).st_size)
        except UnknownError as error:
            if written_by >= VERSION:
                raise RunFileError(UnknownInRunFile(path=path, what=error.what)) from error
            raise RunFileError(DamagedRunFile(path=path, why=str(error))) from error
        except WrongError as error:
            raise RunFileError(DamagedRunFile(path=path, why=str(error))) from error
        except OSError as error:
            raise RunFileError(Unreadable(field="file", path=path, **refusal(error))) from error
        except MemoryError as error:
            raise RunFileError(DamagedRunFile(path=path, why=tr("it would take more memory than there is"))) from error
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # Nothing of it should come this far; but if it does, the person is told all the same.
            raise RunFileError(DamagedRunFile(path=path, why=tr("what it says cannot be so"))) from error


def _regular(path: str) -> FileIO:
    """A file, opened without waiting for anybody, as one would for the other end of a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RunFileError(NotARunFile(path=path))
    return FileIO(descriptor, "rb")


def _seed(written_by: int, readable_from: int) -> int:
    return zlib.crc32(_VERSIONS.pack(written_by, readable_from))


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        with _without_collecting():
            fields = json.loads(data, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise WrongError(tr("its head cannot be read")) from error
    if not isinstance(fields, dict) or set(fields) != {"head", "parts"} or not isinstance(fields["head"], dict):
        raise WrongError(tr("its head is not as it should be"))
    return fields


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """The garbage collector pauses: among many objects, it takes several times as long as the parsing, for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _listed(parts: Any, says_needed: bool, offset: int, length: int) -> dict[str, _Part]:
    """The parts by name, the first of which begins at ``offset``; all are needed unless each says whether it is."""
    found: dict[str, _Part] = {}
    if not isinstance(parts, list) or len(parts) > _PARTS_MOST:
        raise WrongError(tr("its list of parts is not as it should be"))
    for part in parts if says_needed else _all_needed(parts):
        match part:
            case [str(name), str(kind), int(count), int(checksum), bool(is_needed)]:
                if kind not in KINDS or name in found:
                    raise WrongError(tr("its list of parts is not as it should be"))
                if not 0 <= count <= length or type(count) is not int:
                    raise WrongError(tr("it is cut off"))
                found[name] = _Part(kind, count, checksum, is_needed, offset)
                offset += count * KINDS[kind].itemsize
            case _:
                raise WrongError(tr("its list of parts is not as it should be"))
    if offset != length:
        raise WrongError("it is cut off" if offset > length else "there is more in it than it says")
    return found


def _all_needed(parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield [*part, True] if isinstance(part, list) else part
