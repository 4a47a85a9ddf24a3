"""The tutorial's ways, written as the tutorial has them: what every elapsed time is held against.

python tests/bench/yardstick.py STRATEGY [JOBS [SIZE]] prints one JSON object with ``elapsed_s`` and ``results``. It
knows nothing of the program, and measures as the tutorial does: from just before the strategy is called until all
results are in.
"""

import json
import multiprocessing
import os
import sys
import time


def job(index, size):
    """The tutorial's job, which tells its PID as well."""
    return index, os.getpid(), sum([i**2 for i in range(size)])


def job_of_pair(pair):
    """For ``Pool.map``, which hands over one argument."""
    return job(*pair)


def main():
    """Run one way and print what it took."""
    strategy, jobs, size = sys.argv[1], int((sys.argv + [4] * 3)[2]), int((sys.argv + [10**7] * 4)[3])
    pairs = [(index, size) for index in range(jobs)]
    results = []
    pool = None
    if strategy == "joblib":
        from joblib import Parallel, delayed

    began = time.perf_counter()
    if strategy == "sequential":
        results = [job(*pair) for pair in pairs]
    elif strategy == "process":
        processes = [multiprocessing.Process(target=job, args=pair) for pair in pairs]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    elif strategy == "pool":
        pool = multiprocessing.Pool(2)
        results = pool.map(job_of_pair, pairs)
    else:
        results = Parallel(n_jobs=4)(delayed(job)(*pair) for pair in pairs)
    elapsed_s = time.perf_counter() - began

    if pool is not None:
        pool.terminate()
        pool.join()
    print(json.dumps({"elapsed_s": elapsed_s, "results": [str(result[2]) for result in results]}))


if __name__ == "__main__":
    main()
