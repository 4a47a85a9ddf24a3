"""What can be wrong in the program, by its subject; each with its sentence beside it (see ``inside/problem.py``).

What can arise in the user's Python as well is in ``inside/problems``. Every module of the two is one of them; found by
their codes, which are what travels in events and in run files.

- ``starting``, ``pythons``, ``watching``, ``attaching``: before a run: its folder, its Python, the program that is to be
  watched, or that runs already
- ``endings``, ``stalled``, ``room``, ``faults``: how a run ends; faults of the program's own
- ``run_files``, ``exports``, ``history``, ``settings``: what is written and read
- ``advising``: what keeps from saying which way is worth it
- ``stacks``: what reads the stack of a process
- ``arguments``, ``search``, ``form``: what a person has typed or chosen
"""

import functools
import importlib
import pkgutil
import types
from collections.abc import Mapping
from typing import Any, Union, get_args, get_origin

from ..inside import problems as inside
from ..inside.problem import Problem, UnknownProblem, known

_NUMBER_MOST = 10**300


@functools.cache
def every() -> Mapping[str, type[Problem]]:
    """Every kind of problem, by its code."""
    for package, path in ((__name__, __path__), (inside.__name__, inside.__path__)):
        for found in pkgutil.iter_modules(path):
            importlib.import_module(f"{package}.{found.name}")
    return known()


def problem_of(field: str, code: str, values: Mapping[str, Any]) -> Problem:
    """A problem from what somebody else tells of it, in an event or a run file; nothing of that need be right.

    A code or values that are not known here make an ``UnknownProblem``; what there is besides is left out.
    """
    kind = every().get(code)
    if kind is None:
        return UnknownProblem(field=field, code=code, given=values)
    given = {**values, "field": field}
    wanted = {name: given[name] for name in kind.kinds() if name in given}
    has_all = all(name in wanted or hasattr(kind, name) for name in kind.kinds())
    if not has_all or not all(_fits(value, kind.kinds()[name]) for name, value in wanted.items()):
        return UnknownProblem(field=field, code=code, given=values)
    return kind(**wanted)


def _fits(value: object, wanted: Any) -> bool:
    """Whether a value of JSON is of a type. A bool is no number, and a number is one that a float can hold."""
    if wanted is object:
        return True
    if get_origin(wanted) in (Union, types.UnionType):
        return any(_fits(value, each) for each in get_args(wanted))
    if get_origin(wanted) is list:
        return type(value) is list and all(_fits(each, get_args(wanted)[0]) for each in value)
    if type(value) is int:
        return wanted in (int, float) and abs(value) < _NUMBER_MOST
    return type(value) is wanted
