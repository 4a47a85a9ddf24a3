"""PyTorch: the workers of a DataLoader, each of whose batches is a task. The main process's own are not.

The worker's loop takes the numbers of a batch out of one queue and puts the batch into another one, which stand-ins for
the two tell. What the dataset raises has no frame of theirs.
"""

from __future__ import annotations

import sys

from .. import bodies, calls, labels, spans
from ..seams import UnfitError, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, ModuleType
    from typing import Any

TRIED = ("2.13", "2.14")
_BY = "torch.utils.data.DataLoader"
_QUEUES = ("index_queue", "data_queue")
_EPOCH = 1 << 24  # workers that persist count their batches anew in each epoch
_KEPT = "_parallelogram"


def _loader(module: ModuleType) -> None:
    fit(_BY, _iterator, module)


def _iterator(module: Any) -> None:
    """In the parent: an iterator starts its workers as it is made, and is their owner."""
    iterator = module._MultiProcessingDataLoaderIter
    made = fitting(iterator, "__init__", ("self", "loader"), ("_worker_loop", "Process", "start"))

    def owner(frame: FrameType) -> int:
        kept: int | None = frame.f_locals["self"].__dict__.get(_KEPT)
        if kept is None:
            loader = frame.f_locals["loader"]
            kept = frame.f_locals["self"].__dict__[_KEPT] = calls.opened(
                _BY, type(loader.dataset), frame, workers=loader.num_workers, is_numbered_through=True
            )
        return kept

    bodies.OWNERS[made.__code__] = owner


def _worker(module: ModuleType) -> None:
    fit(_BY, _loop, module)


def _loop(module: Any) -> None:
    loop = fitting(module, "_worker_loop", ("dataset_kind",), ("fetch", "iteration_end", "get", "put"))
    parameters = loop.__code__.co_varnames[: loop.__code__.co_argcount]
    at = parameters.index(_QUEUES[0]) if _QUEUES[0] in parameters else 0
    if parameters[at : at + 3] != (*_QUEUES, "done_event"):
        raise UnfitError(f"_worker_loop takes {', '.join(parameters)}")
    for name in ("_ResumeIteration", "_IterableDatasetStopIteration", "ExceptionWrapper"):
        if not isinstance(getattr(module, name, None), type):
            raise UnfitError(f"there is no {name}")

    def adapt(worker: Any) -> None:
        args = list(worker._args)
        batches = _Batches(module, loop.__code__)
        args[at], args[at + 1] = _In(args[at], batches), _Out(args[at + 1], batches)
        worker._args = tuple(args)

    bodies.ADAPTERS[module.__name__, "_worker_loop"] = adapt


class _Batches:
    """What one worker is at."""

    def __init__(self, module: Any, loop: Any) -> None:
        self._module, self._loop = module, loop
        self._epoch = 0
        self._is_open = False
        self.take, self.give = guarded(_BY, self._take), guarded(_BY, self._give)

    def _take(self, message: Any, frame: FrameType) -> None:
        if isinstance(message, self._module._ResumeIteration):
            self._epoch += 1
        elif type(message) is tuple and len(message) == 2 and frame.f_code is self._loop:
            names = frame.f_locals
            if not names["iteration_end"] and not names["done_event"].is_set():
                self._is_open = True
                # Which iterator this worker is of, its parent knows.
                spans.begin_as(0, self._epoch * _EPOCH + message[0], labels.encoded(labels.brief(message[1])))

    def _give(self, answer: Any) -> None:
        if not self._is_open or type(answer) is not tuple or len(answer) != 2:
            return
        self._is_open = False
        data = answer[1]
        if isinstance(data, self._module._IterableDatasetStopIteration):
            spans.carry()  # there was no batch any more
        if isinstance(data, self._module.ExceptionWrapper):
            told = str(data.exc_msg)
            spans.end_with(_error(data.exc_type, told.strip().rpartition("\n")[2]), told)
        else:
            spans.end_quietly()


def _error(kind: Any, last_line: str) -> BaseException:
    """One of another class of this name: to make one of the class itself would run what is the program's."""
    made = type(kind.__name__, (Exception,), {"__module__": kind.__module__, "__qualname__": kind.__qualname__})
    error: BaseException = made(last_line.partition(": ")[2] or last_line)
    return error


class _StandIn:
    """In front of a queue, in the worker; never pickled."""

    def __init__(self, queue: Any, batches: _Batches) -> None:
        self._queue, self._batches = queue, batches

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queue, name)


class _In(_StandIn):
    def get(self, *args: Any, **kwargs: Any) -> Any:
        message = self._queue.get(*args, **kwargs)
        self._batches.take(message, sys._getframe(1))
        return message


class _Out(_StandIn):
    def put(self, answer: Any, *args: Any, **kwargs: Any) -> None:
        self._batches.give(answer)
        self._queue.put(answer, *args, **kwargs)


HOOKS = {"torch.utils.data.dataloader": _loader, "torch.utils.data._utils.worker": _worker}
"""What is done to which module; the second is imported by the first."""
