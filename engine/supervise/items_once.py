"""Hands the items that one run has made to the next ones, which do the same jobs."""

import contextlib
import os
import shutil
from typing import IO

from ..inside.workloads.items_once import NAME, WANTED


class ItemsOnce:
    """The items of several runs, made by the first of them. One thread calls all of its methods.

    Where items cannot be kept, each run makes its own, and says so (``Checked.items_anew``).
    """

    def __init__(self) -> None:
        """None yet."""
        self._file: IO[bytes] | None = None

    def hand_to(self, folder: str) -> None:
        """A run is about to start in ``folder``: give it what there is, or have it leave what it makes."""
        with contextlib.suppress(OSError):  # then it makes its own
            if self._file is None:
                os.close(os.open(os.path.join(folder, WANTED), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                return
            self._file.seek(0)
            path = os.path.join(folder, NAME)
            try:
                with open(path, "xb") as file:
                    shutil.copyfileobj(self._file, file, 1 << 20)
            except OSError:
                os.unlink(path)
                raise

    def take_from(self, folder: str) -> None:
        """A run in ``folder`` has made its items: take what it has left, before the folder goes."""
        # Open, a file outlives its folder; where it does not, its folder could not go.
        if self._file is None and os.name == "posix":
            with contextlib.suppress(OSError):
                self._file = open(os.path.join(folder, NAME), "rb")  # noqa: SIM115 - it stays open until close

    def close(self) -> None:
        """Let go of them."""
        if self._file is not None:
            self._file.close()
            self._file = None
