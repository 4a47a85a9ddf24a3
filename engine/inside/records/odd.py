"""What a worker tells of a task, once, that explains how a run ends: each is an event, and later a problem of the run.

See ``problems/results``: a task gave back what is still to be computed, raised an error that nobody can make again of
its pickle, or its result does not pickle.
"""

import contextlib
from typing import TYPE_CHECKING, Any

from ..odd_codes import LAZY_RESULT, NOT_REBUILT, OTHERS
from . import events
from .lazy import lazy_kind

if TYPE_CHECKING:
    import inspect

_CHARACTERS = 200
_noted: "set[tuple[str, str]]" = set()


def note(folder: str, code: str, task: int, **values: str) -> None:
    """Note it in the run folder, the first time this process does. In a worker, before the record of the task ends.

    ``code``: of one of ``odd_codes``, with the problem's ``values`` but the task's number; ``task``: counted from 0.
    """
    if (folder, code) in _noted:
        return
    _noted.add((folder, code))
    cut = {name: value[:_CHARACTERS] for name, value in values.items()}
    with contextlib.suppress(OSError):
        events.note(folder, events.Odd(code, {"number": task + 1, **cut}))


def note_result(folder: str, index: int, result: Any) -> None:
    """Note what a task gave back, if that is still to be computed. For any result that is no int."""
    kind = lazy_kind(result)
    if kind:
        note(folder, LAZY_RESULT, index, kind=kind)


def note_error(folder: str, index: int, error: BaseException) -> None:
    """Note what a task raised, if that cannot be made again of its pickle."""
    missing = wanted_in_vain(error)
    if missing:
        kind = type(error)
        name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
        note(folder, NOT_REBUILT, index, type=name, missing=missing)


def wanted_in_vain(error: BaseException) -> str:
    """The arguments that the type of an error wants, and that its pickle has not; ``OTHERS``; empty if it can be made.

    An exception is pickled as its type and its ``args``, which are what ``super().__init__`` was given. Nothing of the
    user's is called.
    """
    import inspect  # which a worker seldom needs

    kind = type(error)
    is_own = kind.__reduce__ is not BaseException.__reduce__ or kind.__reduce_ex__ is not object.__reduce_ex__
    if is_own or not inspect.isfunction(kind.__init__) or inspect.isfunction(kind.__new__):
        return ""
    try:
        signature = inspect.signature(kind.__init__)
    except (TypeError, ValueError):
        return ""
    try:
        signature.bind(None, *error.args)
    except TypeError:
        parameters = list(signature.parameters.values())[1:]
        wanted = [each.name for each in parameters if _is_wanted(each, parameters[: len(error.args)])]
        return ", ".join(wanted) or OTHERS
    return ""


def _is_wanted(parameter: "inspect.Parameter", given: "list[inspect.Parameter]") -> bool:
    if parameter.default is not parameter.empty or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
        return False
    return parameter.kind is parameter.KEYWORD_ONLY or parameter not in given
