"""Pool and ThreadPool: every method, from where it is called to each item.

In the worker a task is taken out of the queue where the message is unpickled, and given back where its answer is
pickled. The functions ``get`` and ``put`` stay as they are, but for who does that.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from types import MethodType

from ... import bodies, calls, evidence, executors, initializers, labels, notes, places, spans
from ...batches import is_batch, take_batch
from ...seams import LEAF_CALLER, after, dressed, fit, fitting, guarded, tapped, with_globals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_CHUNKS = ("mapstar", "starmapstar")
_MAPS = ("map", "starmap", "map_async", "starmap_async")


def install(module: ModuleType) -> None:
    """The seams of ``multiprocessing.pool``, or of one that is like it."""
    library = module.__name__.partition(".")[0]
    fit(f"{library}.Pool", _worker, module, library)
    uncounted: dict[int, int] = {}  # the jobs of which nobody knows how many items there are: how many have come
    fit(f"{library}.Pool", _calls, module, library, uncounted)
    fit(f"{library}.Pool.imap", _one_by_one, module, library, uncounted)
    fit(f"{library}.Pool.imap", _lengths, module, library, uncounted)
    evidence.prepare()  # now, and not while a pool's first task is waited for


def _calls(module: Any, library: str, uncounted: dict[int, int]) -> None:
    """In the parent: each call makes a result, whose ``__init__`` is the leaf."""
    fitting(module.ApplyResult, "__init__", ("self", "pool", "callback"), ("job_counter", "_job"))
    fitting(module.MapResult, "__init__", ("self", "pool", "chunksize", "length"), ("ApplyResult",))
    fitting(module.IMapIterator, "__init__", ("self", "pool"), ("job_counter", "_job"))
    fitting(module.Pool, "_map_async", ("self", "func", "iterable", "mapper", "chunksize"), ("MapResult",))
    fitting(module.Pool, "apply_async", ("self", "func", "args", "kwds"), ("ApplyResult",))
    fitting(module._PoolCache, "__delitem__", ("self", "item"))
    map_result_code = module.MapResult.__init__.__code__
    open_jobs: set[tuple[int, int]] = set()

    def prefix(pool: Any) -> str:
        return f"{library}.pool.ThreadPool" if isinstance(pool, module.ThreadPool) else f"{library}.Pool"

    def call(result: Any, method: str, names: dict[str, Any], frame: Any) -> None:
        pool, iterable = names["self"], names["iterable"]
        group = spans.job_group(os.getpid(), result._job)
        open_jobs.add((os.getpid(), result._job))
        calls.opened(
            f"{prefix(pool)}.{method}", names["func"], frame, id_=group, workers=pool._processes,
            chunksize=names["chunksize"], declared=calls.length(iterable) if method.startswith("imap")
            else len(iterable),
        )  # fmt: skip

    def made(result: Any) -> None:
        frame: Any = sys._getframe(LEAF_CALLER)
        if frame.f_code is map_result_code:
            frame = frame.f_back
            caller = frame.f_back.f_code.co_name if frame.f_back is not None else ""
            call(result, caller if caller in _MAPS else "map_async", frame.f_locals, frame)
            return
        names = frame.f_locals
        pool = names["self"]
        group = spans.job_group(os.getpid(), result._job)
        batch = spans.here.slot.pop("batch", None)
        if batch is not None and is_batch(names["func"], names["args"]):
            calls.hand_over(group, 0, *batch)
            return
        is_apply = frame.f_back is not None and frame.f_back.f_code is module.Pool.apply.__code__
        source = calls.source_of(pool, f"{prefix(pool)}.{'apply' if is_apply else 'apply_async'}", pool._processes)
        calls.submit(group, 0, source, labels.core(names["func"], names["args"])[0], places.own_frame(frame.f_back))

    def iterator_made(result: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        call(result, frame.f_code.co_name, frame.f_locals, frame)
        if calls.length(frame.f_locals["iterable"]) is None:
            uncounted[result._job] = 0

    def deleted(job: int, result: Any) -> None:
        key = os.getpid(), job
        if key in open_jobs:
            open_jobs.discard(key)
            if not getattr(result, "_success", True):  # what one by one come may each have raised
                calls.failed(spans.job_group(*key), result._value)
            calls.closed(spans.job_group(*key))

    note_deleted = guarded(f"{library}.Pool", deleted)
    delete = module._PoolCache.__delitem__

    def __delitem__(self: Any, item: int) -> None:  # noqa: N807 - it is one
        note_deleted(item, self.get(item))
        delete(self, item)

    after(f"{library}.Pool", module.ApplyResult, "__init__", made)
    after(f"{library}.Pool.imap", module.IMapIterator, "__init__", iterator_made)
    module._PoolCache.__delitem__ = __delitem__


def _one_by_one(module: Any, library: str, uncounted: dict[int, int]) -> None:
    """In the parent: the items of the jobs that nobody could count are handed over as they come."""
    generation = fitting(
        module.Pool, "_guarded_task_generation", ("self", "result_job", "func", "iterable"), ("enumerate",)
    )

    def handed(job: int, func: Any, iterable: Any, given: list[Any]) -> None:
        # By ``map``, so that no frame of ours is in the traceback of what the iterable raises.
        if job in uncounted:
            given[0] = map(_handing(f"{library}.Pool.imap", job, uncounted, func is module.mapstar), iterable)

    note_handed = guarded(f"{library}.Pool", handed)

    def _guarded_task_generation(self: Any, result_job: Any, func: Any, iterable: Any) -> Any:
        given = [iterable]
        note_handed(result_job, func, iterable, given)
        return generation(self, result_job, func, given[0])

    module.Pool._guarded_task_generation = dressed(_guarded_task_generation, generation)


def _handing(hook: str, job: int, uncounted: dict[int, int], is_chunked: bool) -> Any:
    group = spans.job_group(os.getpid(), job)
    messages = itertools.count()

    def note(item: Any) -> None:
        count = len(item[1]) if is_chunked else 1
        calls.hand_over(group, next(messages), group, uncounted[job], count)
        uncounted[job] += count

    note_item = guarded(hook, note)

    def each(item: Any) -> Any:
        note_item(item)
        return item

    return each


def _lengths(module: Any, library: str, uncounted: dict[int, int]) -> None:
    """In the parent: an imap that has taken all that there is notes how many these were, if nobody knew that."""
    fitting(module.IMapIterator, "_set_length", ("self", "length"), ("_length",))

    def read_out(result: Any) -> None:
        count = uncounted.pop(result._job, None)
        if count is not None:
            notes.note("length", id=spans.job_group(os.getpid(), result._job), count=count)

    after(f"{library}.Pool.imap", module.IMapIterator, "_set_length", read_out)


def _worker(module: Any, library: str) -> None:
    fitting(module, "worker", ("inqueue", "outqueue"), ("put", "get", "_helper_reraises_exception"))
    fitting(module, "mapstar", ("args",))
    fitting(module, "starmapstar", ("args",))
    texts = {module.mapstar: _of_one, module.starmapstar: _of_several}
    tell = guarded(f"{library}.Pool", initializers.tell)

    def adapt(worker: Any) -> None:
        inqueue, outqueue, *others = worker._args
        parent = getattr(worker, "_parent_pid", None)
        if parent is None or hasattr(worker, "native_id"):  # a thread
            parent = os.getpid()
        take = guarded(f"{library}.Pool", lambda task: _taken(task, parent, texts, module._helper_reraises_exception))
        give = guarded(f"{library}.Pool", _given)
        worker._args = (_In(inqueue, take), _Out(outqueue, give), *others)
        tell(worker, 2)

    bodies.ADAPTERS[module.__name__, "worker"] = adapt


def _of_one(function: Any) -> Any:
    return lambda item: labels.text(function, (item,))


def _of_several(function: Any) -> Any:
    return lambda items: labels.text(function, tuple(items))


def _taken(task: Any, parent: int, texts: dict[Any, Any], reraises: Any) -> Any:
    """A task has come. Returns it with the items of its chunk timed, if it is one."""
    if type(task) is not tuple or len(task) != 5:
        return None
    job, number, function, args, kwargs = task
    group, index, slot = spans.job_group(parent, job), number << 32, spans.here.slot
    if function in texts and type(args) is tuple and len(args) == 1:
        inner, items = args[0]
        slot["ran"] = "chunk"
        evidence.look_into(inner)
        return job, number, function, ((inner, spans.timed(group, index, items, texts[function](inner))),), kwargs
    if is_batch(function, args):
        slot["ran"] = "chunk"
        take_batch(function, group, index, args)
    elif function is reraises:
        calls.source_failed(group, number, args[0])
    else:
        slot["ran"] = "task"
        evidence.look_into(function)
        spans.begin(group, index, function, args, kwargs)
    return None


def _called(task: Any) -> tuple[Any, Any]:
    """The function of a task that has come, and its items."""
    function, args = task[2], task[3]
    return args[0] if getattr(function, "__name__", "") in _CHUNKS and len(args) == 1 else (function, args)


def _received(task: Any, size: int, began_s: float) -> None:
    if task is not None:
        spans.note_message(size, began_s, is_sent=False)
        if size >= evidence.MUCH_BYTES:
            evidence.note_carried(*_called(task), size)


def _sent(size: int, began_s: float) -> None:
    spans.note_message(size, began_s, is_sent=True)


def _given(answer: Any) -> None:
    """An answer goes back: ``(job, number, (whether it returned, what came of it))``."""
    ran = spans.here.slot.pop("ran", None)
    if ran is None:
        return
    returned, value = answer[2]
    told = ""
    if not returned:
        told, value = str(getattr(value, "tb", "")), getattr(value, "exc", value)
    executors.finish(ran, None if returned else value, told, value)


_note_received, _note_sent = guarded("multiprocessing.Pool", _received), guarded("multiprocessing.Pool", _sent)


class _Pickler:
    """In place of the pickler of one queue."""

    def __init__(self, pickler: Any, take: Any = None, give: Any = None) -> None:
        self._pickler, self._take, self._give = pickler, take, give

    @property
    def loads(self) -> Any:
        loads = self._pickler.loads
        data = sys._getframe(1).f_locals.get("res")
        if type(data) is not bytes:
            return loads
        began_s, take = time.perf_counter(), self._take

        def note(task: Any) -> Any:
            _note_received(task, len(data), began_s)
            taken = take(task)
            return task if taken is None else taken

        return tapped(loads, data, note)

    def dumps(self, answer: Any, *args: Any, **kwargs: Any) -> Any:
        self._give(answer)
        began_s = time.perf_counter()
        data = self._pickler.dumps(answer, *args, **kwargs)
        _note_sent(len(data), began_s)
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pickler, name)


class _StandIn:
    """In front of a queue, in the worker; never pickled."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)


class _In(_StandIn):
    get: Any

    def __init__(self, queue: Any, take: Any) -> None:
        super().__init__(queue)
        get = _function(queue, "get")
        if get is not None:
            pickler = _Pickler(get.__globals__["_ForkingPickler"], take=take)
            self.get = MethodType(with_globals(get, _ForkingPickler=pickler), queue)
            return

        def taking() -> Any:
            task = queue.get()
            taken = take(task)
            return task if taken is None else taken

        self.get = taking


class _Out(_StandIn):
    put: Any

    def __init__(self, queue: Any, give: Any) -> None:
        super().__init__(queue)
        put = _function(queue, "put")
        if put is not None:
            pickler = _Pickler(put.__globals__["_ForkingPickler"], give=give)
            self.put = MethodType(with_globals(put, _ForkingPickler=pickler), queue)
            return

        def giving(answer: Any) -> None:
            give(answer)
            queue.put(answer)

        self.put = giving


def _function(queue: Any, name: str) -> Any:
    """The queue's own ``get`` or ``put``, if it pickles as multiprocessing's do."""
    if name in getattr(queue, "__dict__", {}):
        return None
    function = getattr(type(queue), name, None)
    names = getattr(getattr(function, "__code__", None), "co_names", ())
    return function if "_ForkingPickler" in names else None
