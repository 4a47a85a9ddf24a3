"""The semaphores of a run, by a name of their own, so that none outlives it.

multiprocessing makes a semaphore first and tells its resource tracker after that, which for the first one it has to
start: a process that is killed in between leaves a semaphore that nobody will unlink. joblib has the same gap for its
semaphores and for the folders of its memory-mapped arrays; these it names after the process that made them.
"""

import contextlib
import os
import sys
from collections.abc import Collection

_FOLDER = "/dev/shm"  # noqa: S108 - where Linux has them, see sem_overview(7)


def name_after(folder: str) -> None:
    """From now on name this process's semaphores, and those of its children, after the run folder. In the runner."""
    import multiprocessing.process  # which takes the guardian as long as all else that it needs

    multiprocessing.process.current_process()._config["semprefix"] = f"/{_prefix(folder)}"  # type: ignore[attr-defined]


def clear(folder: str, pids: "Collection[int]" = ()) -> None:
    """Remove what is left of a run's semaphores and memory-mapped arrays (Linux; elsewhere nothing).

    In the guardian, after the tree. ``pids`` are those of the tree's processes, which are dead.
    """
    _remove((f"sem.{_prefix(folder)}-",), pids)


def clear_of(pids: "Collection[int]") -> None:
    """Remove what joblib has named after these processes, which are dead; of a run that goes on. In the runner."""
    _remove((), pids)


def _remove(semaphores: "tuple[str, ...]", pids: "Collection[int]") -> None:
    if sys.platform != "linux":
        return
    import shutil  # which with what they import would make each fork of the runner take a tenth longer
    import tempfile

    semaphores += tuple(f"sem.loky-{pid}-" for pid in pids)
    arrays = tuple(f"joblib_memmapping_folder_{pid}_" for pid in pids)
    for place in {_FOLDER, os.environ.get("JOBLIB_TEMP_FOLDER", _FOLDER), tempfile.gettempdir()}:
        with contextlib.suppress(OSError):
            for name in os.listdir(place):
                path = os.path.join(place, name)
                if place == _FOLDER and semaphores and name.startswith(semaphores):
                    with contextlib.suppress(OSError):
                        os.unlink(path)
                elif arrays and name.startswith(arrays):
                    shutil.rmtree(path, ignore_errors=True)


def _prefix(folder: str) -> str:
    # macOS takes 30 characters in all; multiprocessing adds 9.
    return f"mp-{os.path.basename(folder).rpartition('-')[2][-16:]}"
