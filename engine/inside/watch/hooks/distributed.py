"""distributed: the workers of a cluster on this machine."""

from __future__ import annotations

from ..seams import dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("2026.8",)
_HOOK = "distributed.worker"


def _worker(module: ModuleType) -> None:
    fit(_HOOK, _install, module)


def _install(module: Any) -> None:
    """It catches all that the task raises."""
    original = fitting(module, "_run_task_simple", ("task", "data", "time_delay"))

    def begin(task: Any) -> None:
        from . import dask

        dask.begin(task.key)

    def end(found: Any) -> None:
        from .. import spans

        if found.get("op") == "task-finished":
            spans.end(found.get("result"))
        else:
            error = found.get("actual_exception")
            spans.end_with(error if isinstance(error, BaseException) else RuntimeError("it failed"))

    note_begin, note_end = guarded(_HOOK, begin), guarded(_HOOK, end)

    def _run_task_simple(task: Any, data: Any, time_delay: Any) -> Any:
        note_begin(task)
        found = original(task, data, time_delay)
        note_end(found)
        return found

    module._run_task_simple = dressed(_run_task_simple, original)


HOOKS = {"distributed.worker": _worker}
