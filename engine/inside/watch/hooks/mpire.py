"""mpire: WorkerPool, in processes and threads."""

from __future__ import annotations

import os
import sys

from .. import calls, labels, spans
from ..seams import LEAF_CALLER, after, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("2.10",)
_HOOK = "mpire.WorkerPool"
_FAILED = "mpire-error"
_MARK = 1 << 30  # of a job's number, which counts apart from those of multiprocessing's pools


def _worker(module: ModuleType) -> None:
    fit(f"{_HOOK} (worker)", _install_worker, module)


def _install_worker(module: Any) -> None:
    """Each call of the function is between two notes to the parent, which are leaves."""
    run = fitting(module.AbstractWorker, "_run_func", ("self", "func", "job_id", "args")).__code__
    comms = sys.modules["mpire.comms"].WorkerComms
    fitting(comms, "signal_worker_task_started", ("self", "worker_id"))
    fitting(comms, "signal_worker_task_completed", ("self", "worker_id"))

    def begun(_comms: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        if frame.f_code is not run:
            return
        names = frame.f_locals
        worker, args = names["self"], names["args"]
        count = spans.here.slot["mpire"] = spans.here.slot.get("mpire", -1) + 1
        number = worker.worker_id << 32 | count
        is_apply = names.get("is_apply_func") or getattr(worker, "is_apply_func", False)  # the first before 2.9
        if not is_apply and worker.worker_comms.keep_order() and type(args) is tuple and len(args) == 2:
            number, args = args
        parent = getattr(worker, "_parent_pid", None) or os.getpid()
        group = spans.job_group(parent, _MARK | (names["job_id"] or 0))
        function = names["func"]
        if labels.name_of(function).startswith("Abstract"):  # the method that takes the place in the map as well
            function = getattr(function, "args", (function,))[0]
        spans.begin(group, number, function, args if type(args) is tuple else (args,))

    def ended(_comms: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        if frame.f_code is not run or not spans.here.open:
            return
        names = frame.f_locals
        error = spans.here.slot.pop(_FAILED, None)
        if error is not None:
            spans.end_with(error)
        elif not names.get("success", True):
            spans.end_with(RuntimeError("it failed, as another job had before"))
        elif names.get("should_shut_down") and not names.get("send_results", True):  # it was not even called
            spans.end_with(KeyboardInterrupt("another job has failed"))
        else:
            spans.end(names.get("results"))

    fit(f"{_HOOK} (errors)", _install_errors, module)
    after(_HOOK, comms, "signal_worker_task_started", begun)
    after(_HOOK, comms, "signal_worker_task_completed", ended)


def _install_errors(module: Any) -> None:
    """What was raised is made fit for its way while it is handled, so that nothing of ours is in its traceback."""
    original = fitting(module.AbstractWorker, "_get_exception", ("self", "args"), ("err",))

    def failed(error: BaseException) -> None:
        if spans.here.open:
            spans.here.slot[_FAILED] = error

    note_failed = guarded(_HOOK, failed)

    def _get_exception(self: Any, *others: Any) -> Any:
        note_failed(others[-1])
        return original(self, *others)

    module.AbstractWorker._get_exception = dressed(_get_exception, original)


def _results(module: ModuleType) -> None:
    fit(_HOOK, _install_results, module)


def _install_results(module: Any) -> None:
    fitting(module.UnorderedAsyncResultIterator, "__init__", ("self", "cache", "n_tasks", "job_id"))
    fitting(module.AsyncResult, "__init__", ("self", "cache"))

    def iterated(result: Any) -> None:
        frame: Any = sys._getframe(LEAF_CALLER)
        if frame.f_code.co_name == "imap_unordered":
            method, outer = "imap_unordered", frame.f_back
            while outer is not None and outer.f_code.co_filename == frame.f_code.co_filename:
                method, outer = outer.f_code.co_name, outer.f_back  # each of them calls the next
            _opened(result, method, frame, frame.f_locals.get("n_tasks"))

    def applied(result: Any) -> None:
        frame: Any = sys._getframe(LEAF_CALLER)
        if frame.f_code.co_name == "apply_async":
            method = "apply" if frame.f_back.f_code.co_name == "apply" else "apply_async"
            _opened(result, method, frame, 1)

    after(_HOOK, module.UnorderedAsyncResultIterator, "__init__", iterated)
    after(_HOOK, module.AsyncResult, "__init__", applied)


def _opened(result: Any, method: str, frame: Any, declared: int | None) -> None:
    names = frame.f_locals
    group = spans.job_group(os.getpid(), _MARK | result.job_id)
    calls.opened(
        f"{_HOOK}.{method}", names["func"], frame, id_=group, workers=names["self"].pool_params.n_jobs,
        declared=declared, is_numbered_through=True,
    )  # fmt: skip


HOOKS = {"mpire.worker": _worker, "mpire.async_result": _results}
