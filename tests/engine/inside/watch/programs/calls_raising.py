"""Calls of each kind that raise, each of which prints what: its name and the error. The fourth item is at fault."""

import concurrent.futures
import multiprocessing
import multiprocessing.pool
import os
import threading

from joblib import Parallel, delayed


def picky(number, _other=None):
    if number >= 3:
        raise LookupError(f"not {number}")
    return number


def items():
    """Two, and then they are at an end for another reason."""
    yield from range(2)
    raise ValueError("no more")


def raising(by, call):
    try:
        call()
    except Exception as error:
        print(by, type(error).__name__, *error.args)


def broken():
    """The worker dies, the results come too late, and a map in the midst of an error that is handled goes well."""
    with concurrent.futures.ProcessPoolExecutor(1) as workers:
        raising("concurrent.futures.ProcessPoolExecutor.map", lambda: list(workers.map(os._exit, [3])))
    go_on = threading.Event()
    with concurrent.futures.ThreadPoolExecutor(1) as workers:
        late = workers.map(lambda _: go_on.wait(), range(2), timeout=0.01)
        raising("concurrent.futures.ThreadPoolExecutor.map", lambda: list(late))
        go_on.set()
        try:
            raise LookupError
        except LookupError:
            list(workers.map(abs, range(3)))


def pool(by, workers):
    with workers:
        raising(f"{by}.map", lambda: workers.map(picky, range(4)))
        raising(f"{by}.map", lambda: workers.map_async(picky, range(4)).get())
        raising(f"{by}.starmap", lambda: workers.starmap(picky, [(number, 0) for number in range(4)]))
        raising(f"{by}.imap", lambda: list(workers.imap(picky, range(4))))
        raising(f"{by}.imap", lambda: list(workers.imap(picky, iter(range(6)), chunksize=4)))
        raising(f"{by}.imap", lambda: list(workers.imap(picky, items())))
        raising(f"{by}.imap", lambda: list(workers.imap(picky, items(), chunksize=4)))
        raising(f"{by}.imap_unordered", lambda: list(workers.imap_unordered(picky, range(4))))
        raising(f"{by}.imap_unordered", lambda: list(workers.imap_unordered(picky, items())))
        raising(f"{by}.apply", lambda: workers.apply(picky, (3,)))
        raising(f"{by}.apply_async", lambda: workers.apply_async(picky, (4,)).get())
        workers.map(abs, range(4))


def executor(by, workers, **more):
    with workers:
        raising(f"{by}.map", lambda: list(workers.map(picky, range(6), **more)))
        raising(by, lambda: workers.submit(picky, 5).result())
        list(workers.map(abs, range(4)))


if __name__ == "__main__":
    pool("multiprocessing.Pool", multiprocessing.Pool(2))
    pool("multiprocessing.pool.ThreadPool", multiprocessing.pool.ThreadPool(2))
    executor("concurrent.futures.ProcessPoolExecutor", concurrent.futures.ProcessPoolExecutor(2), chunksize=2)
    executor("concurrent.futures.ThreadPoolExecutor", concurrent.futures.ThreadPoolExecutor(1))
    broken()
    for backend in ("loky", "threading", "multiprocessing", "sequential"):
        raising("joblib.Parallel", lambda: Parallel(2, backend=backend)(delayed(picky)(number) for number in range(4)))
