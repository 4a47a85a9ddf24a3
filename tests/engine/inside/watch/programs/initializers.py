"""Workers that take most of the time to be set up, by whatever starts them: ``argv`` names it."""

import multiprocessing
import multiprocessing.pool
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

WORKERS = 2


def load(seconds):
    time.sleep(seconds)


def work(item):
    time.sleep(0.02)
    return item


def made(how, method="fork"):
    begin = {"initializer": load, "initargs": (0.5,)}
    context = multiprocessing.get_context(method)
    match how:
        case "executor":
            return ProcessPoolExecutor(WORKERS, mp_context=context, **begin)
        case "threads":
            return ThreadPoolExecutor(WORKERS, **begin)
        case "pool":
            return context.Pool(WORKERS, **begin)
        case _:
            return multiprocessing.pool.ThreadPool(WORKERS, **begin)


if __name__ == "__main__":
    if sys.argv[1] == "joblib":
        from joblib import Parallel, delayed

        print(sum(Parallel(n_jobs=WORKERS, initializer=load, initargs=(0.5,))(delayed(work)(i) for i in range(8))))
    else:
        with made(*sys.argv[1:]) as workers:
            print(sum(workers.map(work, range(8))))
