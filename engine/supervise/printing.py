"""What a watched program prints, kept in its run folder by who has printed it."""

import array
import os
import socket
import subprocess

from ..inside import appended
from ..inside.launch import command
from ..inside.records import environment
from ..inside.records.layout import OUTPUT_SUFFIX

_IS_TOLD = hasattr(socket, "SO_PASSCRED") and hasattr(socket, "SCM_CREDENTIALS")
_NOT_YET = "program.printed"


class Printing:
    """Where a program's standard output and error go to: ``ends``, two descriptors.

    Where the system tells who writes to a socket, ``relay`` writes it down by PID, with marks around errors; elsewhere
    both go to one file, the program's. Used in one thread.
    """

    def __init__(self, folder: str) -> None:
        """Into the run folder ``folder``. Raises OSError."""
        self._folder = folder
        self.ends: tuple[int, ...] = ()
        self._ours: list[socket.socket] = []
        if not _IS_TOLD:
            end = appended.opened(os.path.join(folder, _NOT_YET))
            self.ends = (end, os.dup(end))
            return
        output, errors = self._pair(), self._pair()
        self.ends = (output, errors)
        numbers = [each.fileno() for each in self._ours]
        self._relay = subprocess.Popen(  # which leaves the relay itself behind, and ends at once
            command("relay", f"{numbers[0]} {numbers[1]} {folder}"),
            env=environment.protected(None),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=numbers,
            start_new_session=True,
        )

    def _pair(self) -> int:
        theirs, ours = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before anything is written
        self._ours.append(ours)
        return theirs.detach()

    def begun(self, pid: int) -> None:
        """The program runs as ``pid``; it alone has the ``ends`` from now on."""
        self._let_go()
        if not self._ours:
            os.rename(os.path.join(self._folder, _NOT_YET), os.path.join(self._folder, f"{pid}{OUTPUT_SUFFIX}"))

    def has_more(self) -> bool:
        """Whether something was printed that is not written down yet."""
        if not self._ours:
            return False
        self._relay.poll()
        import fcntl  # where there are such sockets, there is it
        import termios

        for each in self._ours:
            waiting = array.array("i", [0])
            fcntl.ioctl(each, termios.FIONREAD, waiting)
            if waiting[0] > 0:
                return True
        return False

    def close(self) -> None:
        """Look no more. The relay ends with the last that may print."""
        self._let_go()
        for each in self._ours:
            each.close()
        if self._ours:
            self._relay.wait()  # which it does not make anybody do for long

    def _let_go(self) -> None:
        for end in self.ends:
            os.close(end)
        self.ends = ()
