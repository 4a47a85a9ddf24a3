"""The ways of going parallel, one file each; every module here that has a ``STRATEGY`` is one of them."""

import functools
import importlib
import pkgutil

from ..phrases import call_strategies
from .initializer import Initializer
from .option import Option
from .strategy import CHUNK_KEYS, START_METHOD, Carries, Setup, Strategy, Takes, Workers, start_methods

__all__ = [
    "CHUNK_KEYS",
    "START_METHOD",
    "Carries",
    "Initializer",
    "Option",
    "Setup",
    "Strategy",
    "Takes",
    "Workers",
    "of_a_run",
    "start_methods",
    "strategies",
]


def strategies() -> dict[str, Strategy]:
    """The catalogue, by identifier, in the order in which it is shown."""
    return {strategy.identifier: strategy for strategy in _found()}


def of_a_run(identifier: str) -> Strategy:
    """One for a single run, which holds what that leaves standing. In the runner. Raises KeyError if there is none."""
    return type(strategies()[identifier])()


@functools.cache
def _found() -> "tuple[Strategy, ...]":
    # The folder is looked through once: whoever reads a plan asks for all of them several times.
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    found: list[Strategy] = [module.STRATEGY for module in modules if hasattr(module, "STRATEGY")]
    call_strategies({strategy.identifier: strategy.title for strategy in found})
    return tuple(sorted(found, key=lambda strategy: strategy.position))
