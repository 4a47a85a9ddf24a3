"""What a watched program prints, kept in its run folder by who has printed it."""

import array
import os
import socket
import subprocess

from ..inside.launch import command
from ..inside.records import environment
from ..inside.records.layout import OUTPUT_SUFFIX

_IS_TOLD = hasattr(socket, "SO_PASSCRED") and hasattr(socket, "SCM_CREDENTIALS")
_NOT_YET = "program.printed"


class Printing:
    """Where a program's standard output and error go to: ``end``, a descriptor.

    Where the system tells who writes to a socket, ``relay`` writes it down by PID; elsewhere it is one file, the
    program's. Used in one thread.
    """

    def __init__(self, folder: str) -> None:
        """Into the run folder ``folder``. Raises OSError."""
        self._folder = folder
        self._ours: socket.socket | None = None
        if not _IS_TOLD:
            path = os.path.join(folder, _NOT_YET)
            self.end = os.open(path, os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_WRONLY, 0o600)
            return
        theirs, self._ours = socket.socketpair()
        self._ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before anything is written
        self.end = theirs.detach()
        self._relay = subprocess.Popen(  # which leaves the relay itself behind, and ends at once
            command("relay", f"{self._ours.fileno()} {folder}"),
            env=environment.protected(None),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(self._ours.fileno(),),
            start_new_session=True,
        )

    def begun(self, pid: int) -> None:
        """The program runs as ``pid``; it alone has ``end`` from now on."""
        os.close(self.end)
        self.end = -1
        if self._ours is None:
            os.rename(os.path.join(self._folder, _NOT_YET), os.path.join(self._folder, f"{pid}{OUTPUT_SUFFIX}"))

    def has_more(self) -> bool:
        """Whether something was printed that is not written down yet."""
        if self._ours is None:
            return False
        self._relay.poll()
        import fcntl  # where there are such sockets, there is it
        import termios

        waiting = array.array("i", [0])
        fcntl.ioctl(self._ours, termios.FIONREAD, waiting)
        return waiting[0] > 0

    def close(self) -> None:
        """Look no more. The relay ends with the last that may print."""
        if self.end >= 0:
            os.close(self.end)
            self.end = -1
        if self._ours is not None:
            self._ours.close()
            self._relay.wait()  # which it does not make anybody do for long
