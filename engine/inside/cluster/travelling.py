"""How a function travels to workers that have none of the person's files: its module by value. In the runner."""

import functools
import importlib
import os
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

_BESIDE_MOST = 1_000


def function_bytes(function: Callable[[Any], Any], pickler: str = "cloudpickle") -> bytes:
    """The function, pickled with all of its own module and of what is loaded beside and below that.

    Everything else it needs, workers must have installed. From then on items of these modules travel likewise.

    ``pickler`` is the module by which the engine pickles: Ray has one of its own.
    """
    cloudpickle: Any = importlib.import_module(pickler)
    for own in _modules_of(function):
        for module in own_modules(own):
            cloudpickle.register_pickle_by_value(module)
    return bytes(cloudpickle.dumps(function))


def beside(function: Callable[[Any], Any]) -> "tuple[str, list[str]]":
    """The function's file, and the modules beside it: those that it imports while it runs are not found elsewhere."""
    path = next((getattr(module, "__file__", None) for module in reversed(_modules_of(function))), None)
    if not isinstance(path, str) or _is_installed(path):
        return "", []
    try:
        names = sorted(os.listdir(os.path.dirname(os.path.abspath(path))))
    except OSError:
        names = []
    modules = [name.removesuffix(".py") for name in names if name.endswith(".py") or "." not in name]
    return os.path.basename(path), [name for name in modules if name.isidentifier() and name[:2] != "__"][:_BESIDE_MOST]


def _modules_of(function: Any) -> "list[ModuleType]":
    """The modules of what calls a function with an item's parts, and of the function, which is the last; a partial is
    everybody's.
    """
    found = []
    while function is not None:
        own = sys.modules.get(getattr(function, "__module__", None) or "")
        if own is not None and not isinstance(function, functools.partial):
            found.append(own)
        function = getattr(function, "func", None)
    return found


def own_modules(own: ModuleType) -> "list[ModuleType]":
    """The modules that nobody else has: ``own``, and those of its folder."""
    found = [own]
    path = getattr(own, "__file__", None)
    if path is None or _is_installed(path):
        return found
    folder = os.path.dirname(os.path.abspath(path))
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if not isinstance(file, str) or module is own or module.__name__.startswith("parallelogram_"):
            continue
        if os.path.abspath(file).startswith(folder + os.sep) and not _is_installed(file):
            found.append(module)
    return found


def _is_installed(path: str) -> bool:
    """Whether a file belongs to a Python or to what is installed for it, and not to the person."""
    path = os.path.abspath(path)
    prefixes = {os.path.abspath(each) + os.sep for each in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
    return any(path.startswith(each) for each in prefixes) or f"{os.sep}site-packages{os.sep}" in path
