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


def unloadable(word):
    raise LookupError(word)


class Unloadable:
    def __reduce__(self):
        return unloadable, ("no",)


def received(get):
    told(get)


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
        with kind(1, initializer=boom, initargs=(1,)) as executor:
            told(lambda: executor.submit(boom, 1).result())
    for workers, backend in ((2, "threading"), (1, "loky")):
        told(lambda: Parallel(n_jobs=workers, backend=backend)(delayed(boom)(i) for i in range(2)))
        told(lambda: Parallel(n_jobs=workers, backend=backend)(generated()))
    for queue in (context.Queue(), context.SimpleQueue()):
        queue.put(Unloadable())
        receiver = context.Process(target=received, args=(queue.get,))
        receiver.start()
        receiver.join()
    ours, theirs = context.Pipe()
    ours.send(Unloadable())
    receiver = context.Process(target=received, args=(theirs.recv,))
    receiver.start()
    receiver.join()
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as executor:
        told(lambda: executor.submit(boom, Unloadable()).result())
    pool = context.Pool(1)
    pool.apply_async(boom, (Unloadable(),))
    pool.close()
    pool.terminate() if pool._pool[0].join(60) is None else None
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
