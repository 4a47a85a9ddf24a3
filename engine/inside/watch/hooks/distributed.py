"""distributed: the workers of a cluster on this machine. The methods of actors are not seen."""

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
    fit(f"{_HOOK}: coroutines", _install_coroutines, module)


def _install(module: Any) -> None:
    """It catches all that the task raises."""
    original = fitting(module, "_run_task_simple", ("task", "data", "time_delay"))

    def begin(task: Any) -> None:
        from .. import spans

        spans.begin_as(*_told(task))

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


def _install_coroutines(module: Any) -> None:
    """Likewise; several take turns in one thread."""
    original = fitting(module, "_run_task_async", ("task", "data", "time_delay"))
    open_: dict[int, Any] = {}

    def begin(task: Any) -> None:
        from .. import spans

        open_[id(task)] = spans.begin_beside(*_told(task))

    def end(task: Any, found: Any) -> None:
        from .. import spans

        spans.end_beside(open_.pop(id(task)), found.get("actual_exception"))

    note_begin, note_end = guarded(_HOOK, begin), guarded(_HOOK, end)

    async def _run_task_async(task: Any, data: Any, time_delay: Any) -> Any:
        note_begin(task)
        found = await original(task, data, time_delay)
        note_end(task, found)
        return found

    module._run_task_async = dressed(_run_task_async, original)


def _told(task: Any) -> tuple[int, int, bytes]:
    from . import dask

    function = getattr(task, "func", None)
    return dask.told(task.key, function, getattr(task, "args", ()), getattr(task, "kwargs", None))


HOOKS = {"distributed.worker": _worker}
