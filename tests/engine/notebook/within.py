"""A program that watches a piece of itself twice, and tells whether it is then as it was before."""

import json
import os
import queue
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool, Process, SimpleQueue, pool, popen_fork, queues, synchronize

import joblib
import parallelogram

FOLDER = sys.argv[1]
JOBLIBS_OWN = ("_executor", "_executor_args", "_executor_kwargs")  # which executor is there to be used again
LIBRARIES = (pool, popen_fork, queues, synchronize, queue, threading, joblib.parallel)


def own(number):
    return os.getpid()


def put(results):
    results.put(os.getpid())


def state():
    """Every attribute of every module that is there, and of its classes."""
    found = {}
    for name, module in list(sys.modules.items()):
        if name.startswith(("_parallelogram", "parallelogram", "numpy")) or not isinstance(
            module, type(sys)
        ):  # fmt: skip
            continue
        for owner in (module, *(each for each in vars(module).values() if isinstance(each, type))):
            for key, value in list(vars(owner).items()):
                found[name, getattr(owner, "__qualname__", ""), key] = value
    return found


def changed(before, after):
    """What is another object; only of what was there before, and functions, descriptors and modules alone."""
    plain = (int, float, str, bytes, tuple, type(None), bool)
    return sorted(
        ".".join(key)
        for key, value in before.items()
        if key in after and after[key] is not value and not isinstance(value, plain) and key[2] not in JOBLIBS_OWN
    )


def piece(there):
    with Pool(2) as workers:
        pids = workers.map(own, range(6), chunksize=1)
    with ProcessPoolExecutor(2) as executor:
        pids += [each.result() for each in [executor.submit(own, number) for number in range(4)]]
    with ThreadPoolExecutor(2) as executor:
        pids += executor.map(own, range(3))
    joblibs = []
    while len(set(joblibs)) < 2:  # one that is ended before it has begun would be of those that cannot be watched
        joblibs += joblib.Parallel(2)(joblib.delayed(own)(number) for number in range(4))
    pids += joblibs
    joblib.externals.loky.get_reusable_executor().shutdown(wait=True)
    results = SimpleQueue()
    process = Process(target=put, args=(results,))
    process.start()
    pids.append(results.get())
    process.join()
    thread = threading.Thread(target=own, args=(1,))
    thread.start()
    thread.join()
    pids.append(os.getpid())
    return pids, [each.result() for each in [there.submit(own, number) for number in range(5)]]


def main():
    joblib.Parallel(2)(joblib.delayed(own)(number) for number in range(2))  # all is imported that will be
    joblib.externals.loky.get_reusable_executor().shutdown(wait=True)
    with ProcessPoolExecutor(1) as executor, ThreadPoolExecutor(1) as threads:
        executor.submit(own, 0).result()
        threads.submit(own, 0).result()
        process = Process(target=own, args=(0,))
        process.start()
        process.join()
        environment, path, finders = dict(os.environ), list(sys.path), list(sys.meta_path)
        before = state()
        told = []
        for number in range(2):
            with parallelogram.watch(f"{FOLDER}/{number}.pgram") as watched:
                pids, _ = piece(executor)
                assert type(threading._limbo) is not dict  # or nothing is shown by what comes after
                with parallelogram.watch() as inner:
                    pass
            told.append({"pids": pids, "path": watched.path, "text": str(watched), "inner": inner.path})
        try:
            with parallelogram.watch(f"{FOLDER}/raised.pgram"):
                raise KeyError("gone")
        except KeyError:
            pass
        print(
            json.dumps(
                {
                    "told": told, "changed": changed(before, state()),
                    "environment": dict(os.environ) == environment, "path": sys.path == path,
                    "finders": [id(each) for each in sys.meta_path] == [id(each) for each in finders],
                    "after": threads.submit(own, 1).result() == os.getpid(),
                    "folders": os.listdir(os.environ["TMPDIR"]),
                }
            )
        )  # fmt: skip


if __name__ == "__main__":
    main()
