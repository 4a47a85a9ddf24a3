"""Every strategy as one writes it by hand: what every elapsed time is held against.

python tests/bench/yardstick.py STRATEGY [JOBS [SIZE [WORKERS]]] prints one JSON object with ``elapsed_s`` and
``results``. It knows nothing of the program, and measures as the tutorial does: from just before the strategy is called
until all results are in. With --pids each job also returns its index and its PID, as the tutorial's does.
"""

import concurrent.futures
import json
import multiprocessing
import os
import sys
import time


def job(size):
    """The tutorial's job."""
    return sum([i**2 for i in range(size)])


def job_with_pid(pair):
    """The tutorial's job, which tells its index and its PID as well."""
    index, size = pair
    return index, os.getpid(), sum([i**2 for i in range(size)])


def main():
    """Run one way and print what it took."""
    words = [word for word in sys.argv[1:] if word != "--pids"]
    strategy, (jobs, size, workers) = words[0], map(int, [*words[1:], *["4", str(10**7), "0"][len(words) - 1 :]])
    function, items = job, [size] * jobs
    if "--pids" in sys.argv:
        function, items = job_with_pid, list(enumerate(items))
    results = []
    tidy = None
    if strategy == "joblib":
        from joblib import Parallel, delayed

    began = time.perf_counter()
    if strategy == "sequential":
        results = [function(item) for item in items]
    elif strategy == "process":
        processes = [multiprocessing.Process(target=function, args=(item,)) for item in items]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    elif strategy == "pool":
        pool = multiprocessing.Pool(workers or 2)
        results = pool.map(function, items)
        tidy = pool.terminate
    elif strategy == "executor":
        executor = concurrent.futures.ProcessPoolExecutor(workers or None)
        results = list(executor.map(function, items))
        tidy = executor.shutdown
    elif strategy == "threads":
        executor = concurrent.futures.ThreadPoolExecutor(workers or None)
        results = list(executor.map(function, items))
        tidy = executor.shutdown
    else:
        results = Parallel(n_jobs=workers or 4)(delayed(function)(item) for item in items)
    elapsed_s = time.perf_counter() - began

    if tidy is not None:
        tidy()
    shown = [str(result[2] if isinstance(result, tuple) else result) for result in results[:4]]
    print(json.dumps({"elapsed_s": elapsed_s, "results": shown}))


if __name__ == "__main__":
    main()
