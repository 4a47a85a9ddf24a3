"""The built-in functions, one file each; every module here that has a ``WORKLOAD`` is one of them."""

import functools
import importlib
import pkgutil

from .workload import Need, Workload

__all__ = ["Need", "Workload", "workloads"]


def workloads() -> dict[str, Workload]:
    """The catalogue, by identifier, in the order in which it is shown."""
    return {workload.identifier: workload for workload in _found()}


@functools.cache
def _found() -> "tuple[Workload, ...]":
    # The folder is looked through once: whoever reads a plan asks for all of them several times.
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    found: list[Workload] = [module.WORKLOAD for module in modules if hasattr(module, "WORKLOAD")]
    return tuple(sorted(found, key=lambda workload: workload.position))
