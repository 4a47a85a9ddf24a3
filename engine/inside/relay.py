"""What a watched program prints, into a file of each process that prints: a process of its own.

Each of the program's standard streams is one end of a socket, whose other end tells of each piece who has written it;
so that nothing has to happen in the program itself. What comes by the second is marked as errors are (see
``records.output``). Of what has come by both since it was read last, nobody knows the order. It outlives whoever
watches, as nobody may be made to wait or to fail by printing: without a run folder, what comes is dropped.
"""

import contextlib
import os
import selectors
import signal
import socket
import struct
from typing import Any

from .records.layout import OUTPUT_SUFFIX
from .records.output import ERRORS_BEGIN, ERRORS_END

_PIECE_BYTES = 65_536
_CREDENTIALS = struct.Struct("3i")  # PID, user, group


def main(argument: str) -> None:
    """Relay until nobody has the other ends any more.

    ``argument``: the descriptors of both sockets, that for errors last, and the run folder, with spaces between.
    """
    if os.fork():  # who prints may go on for days, and nobody here can wait for that
        os._exit(0)
    *descriptors, folder = argument.split(" ", 2)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    with selectors.DefaultSelector() as ends:
        for descriptor, marks in zip(descriptors, ((b"", b""), (ERRORS_BEGIN, ERRORS_END)), strict=True):
            ends.register(socket.socket(fileno=int(descriptor)), selectors.EVENT_READ, marks)
        while ends.get_map():
            for key, _ in sorted(ends.select(), key=lambda ready: ready[0].data):
                if not _relayed(key.fileobj, folder, *key.data):
                    ends.unregister(key.fileobj)


def _relayed(end: Any, folder: str, before: bytes, after: bytes) -> bool:
    """Relay one piece; returns whether there may be more."""
    data, told, _, _ = end.recvmsg(_PIECE_BYTES, socket.CMSG_SPACE(_CREDENTIALS.size))
    if data:
        with contextlib.suppress(OSError):
            _write(os.path.join(folder, f"{_writer(told)}{OUTPUT_SUFFIX}"), before + data + after)
    return bool(data)


def _writer(told: "list[tuple[int, int, bytes]]") -> int:
    """The PID of who has written a piece; 0 if the system does not say."""
    for level, kind, data in told:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS) and len(data) >= _CREDENTIALS.size:
            pid: int = _CREDENTIALS.unpack_from(data)[0]
            return pid
    return 0


def _write(path: str, data: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        while data:
            data = data[file.write(data) or len(data) :]
