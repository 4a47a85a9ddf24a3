"""The program's handle on a guardian: the run folder, the guardian's process, and what it is told.

The guardian is started first and the folder is made after that, so that there is no moment in which the program can be
killed and leave a folder of which nobody knows: the guardian knows its name, and removes it when the program is gone.
"""

import contextlib
import os
import select
import shutil
import subprocess
import tempfile
import time
from typing import IO

from ..inside.guardian import FOLDER_IS_THERE
from ..inside.launch import UNSEEN, command
from ..inside.phrases import refusal
from ..inside.problem import PlanError
from ..inside.records import environment, shortage
from ..problems.starting import NoFolder, NoStart
from . import leftovers
from .starting import starting

PATIENCE_S = 9.0
"""Longer than a guardian may take to clear its tree."""

_ERRORS_BYTES = 65_536
_GONE_PAUSE_S = 0.01


class Handle:
    """A guardian and its run folder. Used in one thread.

    Attributes:
        folder: the run folder's path; nobody else may enter it.
        pid: the guardian's.
    """

    def __init__(self, python: str | None) -> None:
        """Start a guardian, and with it a warm runner, in the interpreter ``python`` (None: the program's own).

        Raises:
            PlanError: the folder cannot be made, or Python cannot be started.
        """
        try:
            self.folder = leftovers.new_path()
            self._errors = _nameless_file()
        except OSError as error:  # no folder for temporary files, which nobody knows the name of, then
            raise PlanError(NoFolder(**refusal(error))) from error
        try:
            with starting():
                self._process = subprocess.Popen(
                    command("guardian", self.folder, python),
                    env=environment.protected(python, folder=self.folder),
                    bufsize=0,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._errors,
                    start_new_session=True,
                    creationflags=UNSEEN,
                )
        except OSError as error:
            self._errors.close()
            raise PlanError(NoStart(**refusal(error))) from error
        self.pid = self._process.pid
        try:
            os.mkdir(self.folder, 0o700)
        except OSError as error:
            # What has that name is not ours, and a guardian that is told nothing would remove it.
            self._process.kill()
            self.close()
            raise leftovers.not_writable(self.folder, error) from error
        try:
            leftovers.sign(self.folder)
            shortage.reserve(self.folder)
        except OSError as error:
            self.close()
            raise leftovers.not_writable(self.folder, error) from error
        self.order(FOLDER_IS_THERE)

    @property
    def is_gone(self) -> bool:
        """Whether the guardian has ended, and with it the tree, unless it was killed."""
        return self._process.poll() is not None

    @property
    def exit_code(self) -> int | None:
        """How it has ended (negative: a signal); None as long as it is not known to have."""
        return self._process.returncode

    def order(self, order: bytes) -> None:
        """Give an order (see ``guardian``), a line. One that is gone has nothing left to do."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # of a pipe that is closed; Windows says EINVAL
            self._process.stdin.write(order)

    def wait(self, most_s: float) -> None:
        """Sleep until the guardian has ended, or for ``most_s`` seconds; once it has, for a moment."""
        if self.is_gone:
            time.sleep(min(most_s, _GONE_PAUSE_S))
        elif os.name == "posix":
            # It writes nothing to its standard output; that it ends is the news.
            assert self._process.stdout is not None
            select.select([self._process.stdout], [], [], most_s)
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(most_s)

    def last_words(self) -> list[str]:
        """The lines that guardian and runner have printed as errors before anything was recorded."""
        with contextlib.suppress(OSError, ValueError):
            self._errors.seek(0)
            return self._errors.read(_ERRORS_BYTES).decode("utf-8", "replace").strip().splitlines()
        return []

    def close(self) -> None:
        """Have the tree cleared if there is one, wait until the guardian has ended; it removes the folder."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        # At the end of its input the guardian clears the tree and removes the folder, even if a second Ctrl-C
        # interrupts what follows here.
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._process.stdout.close()
        try:
            self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def remove_folder(self) -> None:
        """Remove the folder, if a guardian that was killed, or has ended before the program closed it, has left it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _nameless_file() -> IO[bytes]:
    """A file that cannot be left behind; in memory where the system can, so that a full disk can be told of."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("errors"), "w+b")
    return tempfile.TemporaryFile()
