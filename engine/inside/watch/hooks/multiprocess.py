"""multiprocess, which is multiprocessing with another pickler; and pathos, which stands on it."""

from . import multiprocessing

TRIED = ("0.70",)

HOOKS = {
    name.replace("multiprocessing.", "multiprocess.", 1): install for name, install in multiprocessing.HOOKS.items()
}
