"""joblib's batches: several calls that travel as one function, by whatever brings them."""

from __future__ import annotations

from . import evidence, labels, spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_INNER = ("dask.", "distributed.")


def is_batch(function: Any) -> bool:
    """Whether this is a batch of joblib's, maybe wrapped."""
    return type(labels.core(function)[0]).__name__ == "BatchedCalls"


def is_inner(function: Any) -> bool:
    """Whether what stands inside tells of itself: the functions by which dask runs its own tasks."""
    module = getattr(function, "__module__", None)
    return type(module) is str and module.startswith(_INNER)


def take_batch(function: Any, group: int, index: int) -> None:
    """A batch is about to be called in the calling thread: its items are timed one by one."""
    batch = labels.core(function)[0]
    if batch.items:
        evidence.look_into(batch.items[0][0])
    batch.items = spans.timed(group, index, batch.items, _text)


def _text(item: Any) -> bytes:
    return labels.text(item[0], tuple(item[1]), item[2])
