"""A function that takes several arguments, called with the parts of an item."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from ..problem import PlanError
from ..problems.functions import PartsDoNotFit

_SIGNATURE_CHARACTERS = 200


class Unpacked:
    """Calls a function with the parts of its one argument: a dictionary's by their names, any other's in their order.

    It pickles as the function does, and needs nothing else of ours where it goes to. In workers.
    """

    __slots__ = ("func",)

    def __init__(self, func: "Callable[..., Any]") -> None:
        """Call ``func``."""
        self.func = func

    def __call__(self, item: Any) -> Any:
        """Call it with the parts of ``item``. Raises what it raises, or TypeError if they do not fit."""
        return self.func(**item) if isinstance(item, Mapping) else self.func(*item)


def check_parts(function: "Callable[..., Any]", name: str, item: Any) -> None:
    """Raise PlanError if the parts of ``item`` do not fit the function, which is called ``name``. Calls nothing."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # written in C, without one
        return
    try:
        if isinstance(item, Mapping):
            signature.bind(**item)
        else:
            signature.bind(*item)
    except TypeError as error:
        shown = str(signature)[:_SIGNATURE_CHARACTERS]
        raise PlanError(PartsDoNotFit(name=name, signature=shown, why=str(error))) from None
