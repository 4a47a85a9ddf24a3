"""joblib's batches: several calls that travel as one function, by whatever brings them."""

from __future__ import annotations

from types import FunctionType

from . import evidence, labels, spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_INNER = ("dask.", "distributed.")


def is_batch(function: Any, args: Any = ()) -> bool:
    """Whether this is a batch of joblib's, maybe wrapped."""
    return type(_core(function, args)).__name__ == "BatchedCalls"


def is_inner(function: Any) -> bool:
    """Whether what stands inside tells of itself: the functions by which dask runs its own tasks."""
    module = getattr(function, "__module__", None)
    return type(module) is str and module.startswith(_INNER)


def take_batch(function: Any, group: int, index: int, args: Any = ()) -> None:
    """A batch is about to be called in the calling thread: its items are timed one by one."""
    batch = _core(function, args)
    if batch.items:
        evidence.look_into(batch.items[0][0])
    batch.items = spans.timed(group, index, batch.items, _text)


def _core(function: Any, args: Any) -> Any:
    """What is called at last: joblib 1.3 gives a pool a function of its own, whose one argument is the batch."""
    if args and type(function) is FunctionType and function.__name__ == "_wrap_func_call":
        function = args[0]
    return labels.core(function)[0]


def _text(item: Any) -> bytes:
    return labels.text(item[0], tuple(item[1]), item[2])
