"""The built-in functions, one file each; every module here that has a ``WORKLOAD`` is one of them."""

import importlib
import pkgutil

from .workload import Need, Workload

__all__ = ["Need", "Workload", "workloads"]


def workloads() -> dict[str, Workload]:
    """The catalogue, by identifier, in the order in which it is shown."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    found = [module.WORKLOAD for module in modules if hasattr(module, "WORKLOAD")]
    return {workload.identifier: workload for workload in sorted(found, key=lambda workload: workload.position)}
