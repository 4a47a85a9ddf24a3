"""What a function calls, as far as it can be read off its code: the functions of its own file, by their names.

Standard library only.
"""

from collections.abc import Iterator
from types import CodeType, FunctionType

_FUNCTIONS_MOST = 50


def callees(function: FunctionType) -> "Iterator[FunctionType]":
    """The function, and those of the same file that it calls, or that these call; each once, and so many at most."""
    todo, seen = [function], {function.__code__}
    while todo:
        caller = todo.pop()
        yield caller
        for name in names(caller.__code__):
            value = caller.__globals__.get(name)
            if (
                isinstance(value, FunctionType)
                and value.__globals__ is caller.__globals__
                and value.__code__ not in seen
                and len(seen) < _FUNCTIONS_MOST
            ):
                seen.add(value.__code__)
                todo.append(value)


def names(code: CodeType) -> "Iterator[str]":
    """The globals and attributes that code names, with that of the functions within it."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from names(inner)
