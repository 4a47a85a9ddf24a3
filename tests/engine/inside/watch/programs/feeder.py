"""Jobs that are quick, and items that take long to be made, by the one who hands them out."""

import time

from joblib import Parallel, delayed


def items():
    for number in range(50):
        until_s = time.process_time() + 0.02
        while time.process_time() < until_s:
            pass
        yield number


def digest(item):
    return item


if __name__ == "__main__":
    print(sum(Parallel(n_jobs=2, batch_size=1, backend="multiprocessing")(delayed(digest)(item) for item in items())))
