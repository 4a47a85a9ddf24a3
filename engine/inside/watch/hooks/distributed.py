"""distributed: the workers of a cluster on this machine, and the methods of actors.

These are brought by an executor of threads, as ``executors.called`` knows; coroutines, and those that are wanted in the
thread of the loop, take turns there.
"""

from __future__ import annotations

from ..seams import dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("2026.8",)
_HOOK = "distributed.worker"
_IS_COROUTINE = 0x80


def _worker(module: ModuleType) -> None:
    fit(_HOOK, _install, module)
    fit(f"{_HOOK}: coroutines", _install_coroutines, module)
    fit(f"{_HOOK}: actors", _install_actors, module)


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


def _install_actors(module: Any) -> None:
    """Likewise, for a method that no thread of its own runs."""
    original = fitting(module.Worker, "actor_execute", ("self", "actor", "function", "args", "kwargs"), ("_run_actor",))
    fitting(module, "_run_actor", ("func", "args", "kwargs"))

    def begin(worker: Any, given: dict[str, Any], begun: list[Any]) -> None:
        from .. import spans
        from . import dask

        name, kwargs = given["function"], given.get("kwargs") or {}
        method = getattr(worker.state.actors[given["actor"]], name)
        flags = getattr(getattr(method, "__code__", None), "co_flags", 0)
        if flags & _IS_COROUTINE or not kwargs.get("separate_thread", True):
            begun.append(spans.begin_beside(*dask.told(name, method, given.get("args", ()), kwargs)))

    def end(begun: list[Any], found: Any) -> None:
        from .. import spans

        if begun:
            spans.end_beside(begun[0], getattr(found.get("exception"), "data", None))

    note_begin, note_end = guarded(_HOOK, begin), guarded(_HOOK, end)

    async def actor_execute(self: Any, **given: Any) -> Any:
        begun: list[Any] = []
        note_begin(self, given, begun)
        found = await original(self, **given)
        note_end(begun, found)
        return found

    module.Worker.actor_execute = dressed(actor_execute, original)


def _told(task: Any) -> tuple[int, int, bytes]:
    from . import dask

    function = getattr(task, "func", None)
    return dask.told(task.key, function, getattr(task, "args", ()), getattr(task, "kwargs", None))


def _threads(module: ModuleType) -> None:
    from . import concurrent

    fit(f"{_HOOK}: threads", concurrent.install, module)  # a copy of the standard library's


HOOKS = {"distributed.worker": _worker, "distributed._concurrent_futures_thread": _threads}
