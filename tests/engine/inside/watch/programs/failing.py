"""Prints every traceback that the parallel parts of the standard library and joblib make, and sizes of messages."""

import concurrent.futures
import concurrent.futures.process
import contextlib
import multiprocessing
import multiprocessing.pool
import pickle
import sys
import threading
import traceback
from functools import partial
from multiprocessing.reduction import ForkingPickler

from joblib import Parallel, delayed


def boom(x):
    raise ValueError("boom")


class Unfit:
    def __reduce__(self):
        raise TypeError("no")


def generated():
    yield delayed(int)(1)
    raise KeyError("items")


def told(function):
    try:
        function()
    except BaseException:
        traceback.print_exc(file=sys.stdout)


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    with context.Pool(1) as pool:
        told(lambda: pool.map(boom, [1]))
        told(lambda: pool.apply_async(boom, (1,)).get())
        told(lambda: list(pool.imap(boom, [1])))
        told(lambda: pool.map(Unfit, [1]))
    told(lambda: pool.map(boom, [1]))
    for kind in (
        partial(concurrent.futures.ProcessPoolExecutor, mp_context=context),
        concurrent.futures.ThreadPoolExecutor,
    ):
        with kind(1) as executor:
            told(lambda: executor.submit(boom, 1).result())
            told(lambda: list(executor.map(boom, [1])))
        told(lambda: executor.submit(boom, 1))
    for workers, backend in ((2, "threading"), (1, "loky")):
        told(lambda: Parallel(n_jobs=workers, backend=backend)(delayed(boom)(i) for i in range(2)))
        told(lambda: Parallel(n_jobs=workers, backend=backend)(generated()))
    process = context.Process(target=boom, args=(1,))
    process.start()
    told(process.start)
    process.join()
    thread = threading.Thread(target=boom, args=(1,))
    thread.start()
    thread.join()
    told(thread.start)
    item = concurrent.futures.process._CallItem(0, partial(concurrent.futures.process._process_chunk, boom), ([1],), {})
    for message in ((0, 0, multiprocessing.pool.mapstar, ((boom, (1,)),), {}), item):
        print(len(ForkingPickler.dumps(message)))
    with contextlib.suppress(TypeError):
        print(len(pickle.dumps(context.Process(target=boom))))
