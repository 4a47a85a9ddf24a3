"""A program whose jobs print whose they are, by a Pool, by an executor and by joblib, a line each."""

WATCHED = """
import multiprocessing, os
from concurrent.futures import ProcessPoolExecutor

import joblib


def whose(x):
    return os.getpid()


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(*pool.map(whose, range(6), chunksize=1))
    with ProcessPoolExecutor(2) as executor:
        print(*executor.map(whose, range(4)))
    print(*joblib.Parallel(n_jobs=2)(joblib.delayed(whose)(x) for x in range(4)))
"""
