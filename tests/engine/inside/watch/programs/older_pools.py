"""A backend that hands batches to its pool as joblib 1.3 does: by a function of joblib's, whose argument they are."""

import sys

from joblib import Parallel, delayed, register_parallel_backend
from joblib._parallel_backends import MultiprocessingBackend, ThreadingBackend
from joblib.externals.loky.process_executor import _ExceptionWithTraceback
from truth import log


def _wrap_func_call(func):
    try:
        return func()
    except BaseException as error:
        return _ExceptionWithTraceback(error)


class Older:
    supports_retrieve_callback = True

    def submit(self, func, callback=None):
        return self._get_pool().apply_async(_wrap_func_call, (func,), callback=callback, error_callback=callback)


class Processes(Older, MultiprocessingBackend):
    pass


class Threads(Older, ThreadingBackend):
    pass


def picky(x):
    log(x)
    if x == 7:
        raise RuntimeError("seven")


if __name__ == "__main__":
    register_parallel_backend("multiprocessing", Processes)
    register_parallel_backend("threading", Threads)
    Parallel(n_jobs=2, backend=sys.argv[1], batch_size=3)(delayed(picky)(x) for x in range(7))
    try:
        Parallel(n_jobs=2, backend=sys.argv[1])([delayed(picky)(7)])
    except RuntimeError as error:
        print("raised", error)
