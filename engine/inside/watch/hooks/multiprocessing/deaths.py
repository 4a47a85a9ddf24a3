"""How children ended, as their parent learns it; and whom it ends itself."""

from __future__ import annotations

import signal
import sys

from ....process import has_ended
from ... import notes
from ...seams import CALLER, UnfitError, Written, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_FRAMES_MOST = 10
_KILLS_TREE = ("kill_process_tree", "recursive_terminate")  # the older name: before joblib 1.3
_TIMED_OUT = ("update_tasks",)  # by which Pebble ends the worker of a task that takes too long


def install(module: ModuleType) -> None:
    """The seams of ``multiprocessing.popen_fork``, from which the other ways of starting derive, or of one like it."""
    fit(f"{module.__name__}.Popen", _returncode, module, "poll")
    if "_send_signal" in vars(module.Popen):
        fit(f"{module.__name__}.Popen", _signals, module)


def install_windows(module: ModuleType) -> None:
    """The same of ``multiprocessing.popen_spawn_win32``."""
    fit(f"{module.__name__}.Popen", _returncode, module, "wait")
    fit(f"{module.__name__}.Popen", _terminate, module)


def _returncode(module: Any, asks: str) -> None:
    if "returncode" in vars(module.Popen) or "returncode" not in vars(module.Popen)[asks].__code__.co_names:
        raise UnfitError(f"{asks} does not set returncode")

    def died(popen: Any, code: object) -> None:
        if isinstance(code, int):
            notes.note("died", child=popen.pid, code=code)

    module.Popen.returncode = Written(f"{module.__name__}.Popen", "returncode", died)


def _signals(module: Any) -> None:
    original = vars(module.Popen)["_send_signal"]

    def taken_down(popen: Any, number: int) -> None:
        frame: Any = sys._getframe(CALLER)
        for _ in range(_FRAMES_MOST):
            if frame is None:
                break
            if frame.f_code.co_name in _TIMED_OUT:
                return  # its task took too long, and is to blame
            frame = frame.f_back
        _taken_down(popen, int(number))

    note = guarded(f"{module.__name__}.Popen", taken_down)

    def _send_signal(self: Any, number: Any) -> Any:
        note(self, number)
        return original(self, number)

    module.Popen._send_signal = dressed(_send_signal, original)


def _terminate(module: Any) -> None:
    original = fitting(module.Popen, "terminate", ("self",))
    note = guarded(f"{module.__name__}.Popen", _taken_down)

    def terminate(self: Any) -> Any:
        note(self, int(signal.SIGTERM))
        return original(self)

    module.Popen.terminate = module.Popen.kill = dressed(terminate, original)


def install_trees(module: ModuleType) -> None:
    """The seam of loky's executor, which ends a worker, and all that this has started, by a function of its own."""
    fit(f"{module.__name__}.kill_workers", _trees, module)


def _trees(module: Any) -> None:
    name = next((each for each in _KILLS_TREE if each in vars(module)), _KILLS_TREE[0])
    original = fitting(module, name, ("process",))
    note = guarded(f"{module.__name__}.kill_workers", _taken_down)

    def kill_process_tree(process: Any, *more: Any, **named: Any) -> Any:
        note(process._popen, int(getattr(signal, "SIGKILL", signal.SIGTERM)))
        return original(process, *more, **named)

    setattr(module, name, dressed(kill_process_tree, original))


def _taken_down(popen: Any, number: int) -> None:
    """Note it, but of none that is dead: an executor ends all of its workers when one has died, that one as well.

    The system tells first that one has begun to end; where it does not, its parent can ask whether it is dead.
    """
    if not has_ended(popen.pid) and popen.poll() is None:
        notes.note("taken-down", child=popen.pid, signal=number)
