"""joblib: Parallel over loky, multiprocessing, threads, or a plain loop; and what stands on it."""

from __future__ import annotations

import sys
from itertools import repeat
from time import perf_counter
from types import GeneratorType

from ...records.evidence import MADE
from .. import calls, executors, notes, spans
from ..seams import CALLER, LEAF_CALLER, Looked, Written, after, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("1.3", "1.4", "1.5", "1.6")
_HOOK = "joblib.Parallel"
_KEPT = "_parallelogram"
_MAKING = "_parallelogram_making"
_SOURCE = "_original_iterator"
_TOLD_FROM_S = 0.05


def _parallel(module: ModuleType) -> None:
    fit(_HOOK, _dispatch, module)
    fit(f"{_HOOK} (errors)", _errors, module)
    fit(f"{_HOOK} (n_jobs=1)", _sequential, module)
    fit(f"{_HOOK} (items)", _items, module)


def _dispatch(module: Any) -> None:
    """Before a batch is submitted in ``_dispatch``, its callback is made."""
    dispatch = fitting(
        module.Parallel, "_dispatch", ("self", "batch"), ("BatchCompletionCallBack", "n_dispatched_tasks", "_backend")
    ).__code__
    known = "self", "dispatch_timestamp", "batch_size", "parallel"
    fitting(module.BatchCompletionCallBack, "__init__", known, ("_call_id",))

    def about_to_submit(callback: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        if frame.f_code is not dispatch:
            return
        parallel, batch = callback.parallel, frame.f_locals["batch"]
        known = parallel.__dict__.get(_KEPT)
        if known is None or known[0] != parallel._call_id:
            call = _opened(parallel, batch.items[0][0], parallel._cached_effective_n_jobs, frame)
            known = parallel.__dict__[_KEPT] = parallel._call_id, call
            if _MAKING in parallel.__dict__:
                parallel.__dict__[_MAKING].call = call
        spans.here.slot["batch"] = known[1], parallel.n_dispatched_tasks - callback.batch_size, callback.batch_size

    after(_HOOK, module.BatchCompletionCallBack, "__init__", about_to_submit)


def _errors(module: Any) -> None:
    """Where a call raises, it says so in an attribute first, within the ``except`` of its outputs."""
    outputs = fitting(module.Parallel, "_get_outputs", ("self",), ("_exception", "_abort")).__code__

    def written(parallel: Any, _value: object) -> None:
        error, known = sys.exc_info()[1], parallel.__dict__.get(_KEPT)
        if (
            sys._getframe(CALLER).f_code is outputs
            and known is not None
            and not isinstance(error, GeneratorExit | None)
        ):
            calls.failed(known[1], error)

    module.Parallel._exception = Written(f"{_HOOK} (errors)", "_exception", written)


class _Making:
    """How long a call's items took to make, after those that it has made at once; one thread makes them at a time."""

    def __init__(self) -> None:
        self.call = self.count = 0
        self.took_s = self.told_s = self._began_s = 0.0

    def of(self, items: Any) -> Any:
        """The same items; without a frame of ours where making them raises."""
        return map(self._made, map(self._begun, repeat(None)), items)

    def _begun(self, _: None) -> None:
        self._began_s = perf_counter()

    def _made(self, _: None, item: Any) -> Any:
        self.took_s += perf_counter() - self._began_s
        self.count += 1
        if self.took_s > 2 * self.told_s + _TOLD_FROM_S:
            self.tell()
        return item

    def tell(self) -> None:
        if self.call and self.count:
            self.told_s = self.took_s
            values = {"call": self.call, "items": self.count, "us": round(self.took_s * 1e6)}
            notes.note("evidence", kind=MADE, values=values)


def _items(module: Any) -> None:
    """The items that are made while jobs run are taken from an attribute, which is None when there are no more."""
    fitting(module.Parallel, "dispatch_next", ("self",), (_SOURCE, "dispatch_one_batch"))

    def written(parallel: Any, items: Any) -> None:
        slot = parallel.__dict__
        making = slot.pop(_MAKING, None)
        if making is not None:
            making.tell()
        if type(items) in (GeneratorType, map):
            slot[_MAKING] = making = _Making()
            slot[_SOURCE] = making.of(items)

    setattr(module.Parallel, _SOURCE, Written(f"{_HOOK} (items)", _SOURCE, written))


def _sequential(module: Any) -> None:
    """The plain loop fetches an item, calls it, and tells of the progress."""
    original = fitting(module.Parallel, "_get_sequential_output", ("self", "iterable"), ("print_progress", "res"))
    progress = fitting(module.Parallel, "print_progress", ("self",))

    def items_of(parallel: Any, iterable: Any) -> Any:
        state: list[int] = [0, 0]

        def fetched(item: Any) -> Any:
            function, args, kwargs = item
            if not state[0]:
                state[0] = _opened(parallel, function, 1, sys._getframe(CALLER))
            state[1] += 1
            spans.here.slot.setdefault("loops", []).append(parallel)
            spans.begin(state[0], (state[1] - 1) << 32, function, args, kwargs)

        note = guarded(f"{_HOOK} (n_jobs=1)", fetched)

        def each(item: Any) -> Any:
            note(item)
            return item

        return map(each, iterable)  # without a frame of ours where the iterable itself raises

    def told(parallel: Any) -> None:
        loops = spans.here.slot.get("loops")
        frame = sys._getframe(CALLER)
        if not loops or loops[-1] is not parallel or frame.f_code is not original.__code__:
            return
        loops.pop()
        error = sys.exc_info()[1]
        if error is not None:
            spans.end_with(error)
        else:
            spans.end(frame.f_locals.get("res"))

    note_items = guarded(f"{_HOOK} (n_jobs=1)", items_of)

    def _get_sequential_output(self: Any, iterable: Any) -> Any:
        items = note_items(self, iterable)
        return original(self, iterable if items is None else items)

    module.Parallel._get_sequential_output = dressed(_get_sequential_output, original)
    module.Parallel.print_progress = Looked(f"{_HOOK} (n_jobs=1)", progress, told)


def _opened(parallel: Any, function: Any, workers: int, frame: Any) -> int:
    declared = getattr(parallel, "n_tasks", None)  # from 1.5 on
    return calls.opened(_HOOK, function, frame, workers=workers, declared=declared)


def _loky_popen(module: ModuleType) -> None:
    from .multiprocessing import deaths

    deaths.install(module)


def _loky(module: ModuleType) -> None:
    from .multiprocessing import deaths

    executors.install(module)
    deaths.install_trees(module)


HOOKS = {
    "joblib.parallel": _parallel,
    "joblib.externals.loky.process_executor": _loky,
    "joblib.externals.loky.backend.popen_loky_posix": _loky_popen,
}
