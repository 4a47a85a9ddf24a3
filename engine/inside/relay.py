"""What a watched program prints, into a file of each process that prints: a process of its own.

The program's standard streams are one end of a socket, whose other end tells of each piece who has written it; so that
nothing has to happen in the program itself. It outlives whoever watches, as nobody may be made to wait or to fail by
printing: without a run folder, what comes is dropped.
"""

import contextlib
import os
import signal
import socket
import struct

from .records.layout import OUTPUT_SUFFIX

_PIECE_BYTES = 65_536
_CREDENTIALS = struct.Struct("3i")  # PID, user, group


def main(argument: str) -> None:
    """Relay until nobody has the other end any more; ``argument``: the socket's descriptor, a space, the run folder."""
    if os.fork():  # who prints may go on for days, and nobody here can wait for that
        os._exit(0)
    descriptor, _, folder = argument.partition(" ")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    with socket.socket(fileno=int(descriptor)) as end:
        while True:
            data, told, _, _ = end.recvmsg(_PIECE_BYTES, socket.CMSG_SPACE(_CREDENTIALS.size))
            if not data:
                return
            with contextlib.suppress(OSError):
                _write(os.path.join(folder, f"{_writer(told)}{OUTPUT_SUFFIX}"), data)


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
