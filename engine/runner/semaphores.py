"""The semaphores of a run, by a name of their own, so that none outlives it.

multiprocessing makes a semaphore first and tells its resource tracker after that, which for the first one it has to
start: a process that is killed in between leaves a semaphore that nobody will unlink.
"""

import contextlib
import multiprocessing.process
import os
import sys

_FOLDER = "/dev/shm"  # noqa: S108 - where Linux has them, see sem_overview(7)


def name_after(folder: str) -> None:
    """From now on name this process's semaphores, and those of its children, after the run folder. In the runner."""
    multiprocessing.process.current_process()._config["semprefix"] = f"/{_prefix(folder)}"  # type: ignore[attr-defined]


def clear(folder: str) -> None:
    """Unlink what is left of the run's semaphores (Linux; elsewhere nothing). In the guardian, after the tree."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        for name in os.listdir(_FOLDER):
            if name.startswith(f"sem.{_prefix(folder)}-"):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(_FOLDER, name))


def _prefix(folder: str) -> str:
    # macOS takes 30 characters in all; multiprocessing adds 9.
    return f"mp-{os.path.basename(folder).rpartition('-')[2][-16:]}"
