"""How a seam is made: in a leaf, found out to fit, off at its first fault.

A seam is put into a *leaf*: something short that the library calls, which neither raises nor runs what is the
program's. So no frame of ours is ever in a traceback, in an interrupt's neither. Whatever a hook does is ``guarded``.
"""

from __future__ import annotations

from functools import partial
from types import CodeType, FunctionType

from . import notes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class UnfitError(Exception):
    """A seam is not the one that is known."""


def guarded(hook: str, body: Callable[..., Any]) -> Callable[..., Any]:
    """``body``, which returns None, notes it and does nothing any more once it has raised."""
    is_on = True

    def run(*arguments: Any) -> Any:
        nonlocal is_on
        if is_on:
            try:
                return body(*arguments)
            except Exception as fault:
                is_on = False
                notes.hook_off(hook, fault)
        return None

    return run


def fitting(owner: Any, name: str, parameters: tuple[str, ...] = (), uses: tuple[str, ...] = ()) -> Any:
    """The function ``name`` of a class or module, if it is as it is known.

    Args:
        owner: whose it is.
        name: what it is called there.
        parameters: the first of its parameters.
        uses: names that its code uses.

    Raises:
        UnfitError: there is none, or it is another.
    """
    function = vars(owner).get(name)
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType):
        raise UnfitError(f"{name} is no function")
    if code.co_varnames[: len(parameters)] != parameters:
        raise UnfitError(f"{name} takes {', '.join(code.co_varnames[: code.co_argcount])}")
    missing = [each for each in uses if each not in code.co_names + code.co_varnames + code.co_freevars]
    if missing:
        raise UnfitError(f"{name} does not use {', '.join(missing)}")
    return function


def fit(what: str, install: Callable[..., None], *arguments: Any) -> None:
    """Install one seam; one that does not fit is left out, and noted as unseen."""
    try:
        install(*arguments)
    except UnfitError as why:
        notes.unseen(what, str(why))
    except Exception as fault:
        notes.hook_off(what, fault)


def after(hook: str, owner: Any, name: str, body: Callable[..., Any]) -> None:
    """Have ``body(first)`` called after a leaf of ``owner`` that takes ``first`` and returns None.

    In ``body``, whoever calls the leaf is ``sys._getframe(LEAF_CALLER)``.
    """
    original = vars(owner)[name]
    is_on = True

    def leaf(first: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal is_on
        original(first, *args, **kwargs)
        if is_on:
            try:
                body(first)
            except Exception as fault:
                is_on = False
                notes.hook_off(hook, fault)

    setattr(owner, name, dressed(leaf, original))


CALLER = 3
"""How far out of a guarded body the frame is in which the attribute was read, or the function called."""
LEAF_CALLER = 2
"""How far out of the body the frame is in which a leaf was called (see ``after``)."""


def dressed(function: Any, original: Any) -> Any:
    """``function``, looking like the one that it takes the place of; pickled by name, it is that one elsewhere."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(function, name, getattr(original, name))
    return function


def with_globals(function: Any, **others: Any) -> FunctionType:
    """The same code with other globals: lines and names in a traceback are the same."""
    made = FunctionType(
        function.__code__, {**function.__globals__, **others}, function.__name__, function.__defaults__,
        function.__closure__,
    )  # fmt: skip
    made.__kwdefaults__ = function.__kwdefaults__
    return dressed(made, function)  # type: ignore[no-any-return]


def tapped(loads: Callable[..., Any], data: Any, note: Callable[[Any], Any]) -> Callable[..., Any]:
    """In place of ``loads``, which is about to be called with ``data``: ``note`` is called with what that gives.

    By C code alone: where ``loads`` raises, no frame of ours is on the stack. ``note`` returns what is to be returned.
    """
    # Called with the data, which ``next`` takes for what is returned where there is nothing; there is something.
    return partial(next, map(note, map(loads, (data,))))


class Read:
    """In place of an instance's attribute: tells that it is read, which is a leaf in whatever reads it.

    A data descriptor; the value stays in the instance's own dictionary, as it would without.
    """

    def __init__(self, hook: str, name: str, note: Callable[..., Any]) -> None:
        """``note(instance)`` is called at each reading, by whoever is ``sys._getframe(CALLER)`` there."""
        self._name = name
        self._note = guarded(hook, note)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        self._note(instance)
        try:
            return instance.__dict__[self._name]
        except KeyError:
            raise AttributeError(self._name) from None

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self._name] = value

    def __delete__(self, instance: Any) -> None:
        del instance.__dict__[self._name]


class Written:
    """Likewise: tells that it is written, by ``note(instance, value)``."""

    def __init__(self, hook: str, name: str, note: Callable[..., Any]) -> None:
        self._name = name
        self._note = guarded(hook, note)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        try:
            return instance.__dict__[self._name]
        except KeyError:
            raise AttributeError(self._name) from None

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self._name] = value
        self._note(instance, value)


class Around:
    """In place of a method that returns None and lets nothing through: something is done before it, and after it.

    In between C code alone calls it, so that no frame of ours is on the stack of what it runs. Looking it up on an
    instance is to call it.
    """

    def __init__(self, hook: str, function: Any, before: Callable[..., tuple[Any, ...] | None]) -> None:
        """``before(instance)`` returns what is called with None afterwards, and the arguments; None: nothing is.

        In it, whoever calls the method is ``sys._getframe(CALLER)``.
        """
        self._function = function
        self._before = guarded(hook, before)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self._function
        found = self._before(instance)
        if found is None:
            return self._function.__get__(instance, owner)
        after, *arguments = found
        # What else it is called with, ``next`` takes for what is returned where there is nothing; there is something.
        return partial(next, map(after, map(self._function, (instance,), *((each,) for each in arguments))))


class Looked:
    """In place of a method: tells that it is looked up, just before it is called."""

    def __init__(self, hook: str, function: Any, note: Callable[..., Any]) -> None:
        self._function = function
        self._note = guarded(hook, note)

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is not None:
            self._note(instance)
        return self._function.__get__(instance, owner)
