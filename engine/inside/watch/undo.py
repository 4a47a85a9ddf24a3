"""What a hook has changed in a library, so that it can be as it was: for a program that is watched for a while only.

Every attribute of a module that is hooked, and of its classes, is noted before the hook is let in; what is another
object afterwards is put back in the end. In any other watched process nothing is noted.
"""

from . import notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

_ABSENT = object()
_changes: "list[tuple[Any, str, Any]] | None" = None
_others: "list[Callable[[], None]]" = []


def is_wanted() -> bool:
    """Whether this process is watched for a while only."""
    return _changes is not None


def begin() -> None:
    """Note from now on what is changed."""
    global _changes
    _changes = []


def hooked(hook: "Callable[[Any], Any]", module: "ModuleType") -> None:
    """Let a hook in; what it changes is noted, if that is wanted."""
    if _changes is None:
        hook(module)
        return
    before = _state(module)
    try:
        hook(module)
    finally:
        for owner, names in before:
            _changes.extend(
                (owner, name, names.get(name, _ABSENT))
                for name, value in list(vars(owner).items())
                if names.get(name, _ABSENT) is not value
            )


def at_end(put_back: "Callable[[], None]") -> None:
    """Something was changed besides; ``put_back`` is called when all is put back, if that is wanted."""
    if _changes is not None:
        _others.append(put_back)


def forget() -> None:
    """Nobody watches any more: put back all that was changed."""
    global _changes
    while _others:
        _tried(_others.pop())
    changes, _changes = _changes or [], None
    for owner, name, before in reversed(changes):
        _tried(lambda owner=owner, name=name, before=before: _put(owner, name, before))  # type: ignore[misc]


def _put(owner: "Any", name: str, before: "Any") -> None:
    if before is _ABSENT:
        delattr(owner, name)
    else:
        setattr(owner, name, before)


def _tried(put_back: "Callable[[], None]") -> None:
    try:
        put_back()
    except Exception as fault:
        notes.hook_off("undo", fault)


def _state(module: "ModuleType") -> "list[tuple[Any, dict[str, Any]]]":
    classes = [each for each in vars(module).values() if isinstance(each, type) and _is_open(each)]
    return [(owner, dict(vars(owner))) for owner in (module, *classes)]


def _is_open(kind: type) -> bool:
    """Whether attributes of it can be set at all, which is not so of those that are built in."""
    return bool(kind.__flags__ & 1 << 9)  # Py_TPFLAGS_HEAPTYPE
