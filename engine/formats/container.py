"""The bytes of a run file: a head of plain data, and named columns of numbers behind it.

    8 bytes   the magic, by whose last two a file that went through a text mode is known
    4 bytes   the format's version   }
    4 bytes   the head's length      } little-endian
    4 bytes   the CRC-32 of the head }
    the head  JSON: {"head": …, "parts": [[name, kind, count, CRC-32], …]}
    the parts one after the other: arrays of little-endian numbers, of one of twelve kinds

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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import FileIO
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..inside.language import tr
from ..inside.problem import Problem

MAGIC = b"\x89PGRAM\r\n"
VERSION = 1
HEAD_MOST_BYTES = 2 << 20
_LEAD = struct.Struct("<8sIII")
_PARTS_MOST = 100
_AT_ONCE_BYTES = 1 << 20
KINDS = {name: np.dtype("<" + name) for name in ("u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f4", "f8")}


class RunFileError(Exception):
    """A run file that cannot be read or written; ``problem`` says why."""

    def __init__(self, code: str, path: str, **values: Any) -> None:
        """About the file ``path``."""
        super().__init__(code, path, values)
        self.problem = Problem("file", code, {"path": path, **values})


class WrongError(ValueError):
    """What was read cannot be of a run; the text tells a person in a few words what is wrong: ``"it is cut off"``."""


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    count: int
    checksum: int
    offset: int


class Container:
    """An open file: its ``head``, which is any JSON object, and its parts, read when they are asked for, each once."""

    def __init__(self, file: FileIO, length: int) -> None:
        """Read the head of a file of ``length`` bytes. Raises WrongError, or OSError."""
        lead = file.read(_LEAD.size)
        if len(lead) < _LEAD.size:
            raise WrongError(tr("it is cut off"))
        _, _, head_bytes, checksum = _LEAD.unpack(lead)
        if head_bytes > min(HEAD_MOST_BYTES, length - _LEAD.size):
            raise WrongError(tr("it is cut off"))
        data = file.read(head_bytes)
        if zlib.crc32(data) != checksum:
            raise WrongError(tr("its head is not as it was written"))
        fields = _parsed(data)
        self._file = file
        self.head: dict[str, Any] = fields["head"]
        self._parts = _listed(fields["parts"], _LEAD.size + head_bytes, length)

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
            piece = data[first : first + _AT_ONCE_BYTES]
            if self._file.readinto(piece) != len(piece):
                raise WrongError(tr("it is cut off"))
            checksum = zlib.crc32(piece, checksum)
        if checksum != part.checksum:
            raise WrongError(tr("its part {name} is not as it was written").format(name=name))
        return numbers

    def end(self) -> None:
        """All has been asked for. Raises WrongError if there is more."""
        if self._parts:
            raise WrongError(tr("there is more in it than a run has"))


def write(file: BinaryIO, head: Mapping[str, Any], parts: Mapping[str, NDArray[Any]]) -> None:
    """Write a whole file, the same bytes for the same contents.

    Raises:
        OSError: it cannot be written.
        WrongError: the head is longer than can be read again.
    """
    listed = []
    raw = []
    for name, numbers in parts.items():
        kind = f"{numbers.dtype.kind}{numbers.dtype.itemsize}"
        data = np.ascontiguousarray(numbers, KINDS[kind]).view(np.uint8).data
        listed.append([name, kind, len(numbers), zlib.crc32(data)])
        raw.append(data)
    text = json.dumps({"head": head, "parts": listed}, sort_keys=True, separators=(",", ":"), allow_nan=False)
    if len(text) > HEAD_MOST_BYTES:
        raise WrongError(tr("what is told of the run as a whole is too long"))
    head_data = text.encode("ascii")
    file.write(_LEAD.pack(MAGIC, VERSION, len(head_data), zlib.crc32(head_data)) + head_data)
    file.writelines(raw)


@contextlib.contextmanager
def opened(path: str) -> Iterator[Container]:
    """The file ``path``, to be read.

    Raises:
        RunFileError: it cannot be read, is none, is of a newer version, or is damaged (which the block says by a
            WrongError).
    """
    try:
        file = _regular(path)
    except (OSError, ValueError) as error:  # a ValueError for a path with a zero in it
        why = error.strerror if isinstance(error, OSError) else None
        raise RunFileError("unreadable", path, why=why or str(error)) from error
    with file:
        try:
            lead = file.read(_LEAD.size)
            if not lead.startswith(MAGIC):
                raise RunFileError("not-a-run-file", path)
            version = int.from_bytes(lead[len(MAGIC) : len(MAGIC) + 4], "little")
            if version != VERSION and len(lead) == _LEAD.size:
                raise RunFileError("newer-run-file", path, version=version)
            file.seek(0)
            yield Container(file, os.fstat(file.fileno()).st_size)
        except WrongError as error:
            raise RunFileError("damaged-run-file", path, why=str(error)) from error
        except OSError as error:
            raise RunFileError("unreadable", path, why=error.strerror or str(error)) from error
        except MemoryError as error:
            raise RunFileError("damaged-run-file", path, why=tr("it would take more memory than there is")) from error
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # Nothing of it should come this far; but if it does, the person is told all the same.
            raise RunFileError("damaged-run-file", path, why=tr("what it says cannot be so")) from error


def _regular(path: str) -> FileIO:
    """A file, opened without waiting for anybody, as one would for the other end of a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RunFileError("not-a-run-file", path)
    return FileIO(descriptor, "rb")


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


def _listed(parts: Any, offset: int, length: int) -> dict[str, _Part]:
    found: dict[str, _Part] = {}
    if not isinstance(parts, list) or len(parts) > _PARTS_MOST:
        raise WrongError(tr("its list of parts is not as it should be"))
    for part in parts:
        match part:
            case [str(name), str(kind), int(count), int(checksum)] if kind in KINDS and name not in found:
                if not 0 <= count <= length or type(count) is not int:
                    raise WrongError(tr("it is cut off"))
                found[name] = _Part(kind, count, checksum, offset)
                offset += count * KINDS[kind].itemsize
            case _:
                raise WrongError(tr("its list of parts is not as it should be"))
    if offset != length:
        raise WrongError("it is cut off" if offset > length else "there is more in it than it says")
    return found
