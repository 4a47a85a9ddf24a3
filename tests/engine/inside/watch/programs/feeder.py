"""Jobs that are quick, and items that take long to be made, by the one who hands them out; and some that cannot be."""

import time
import traceback

from joblib import Parallel, delayed


def items():
    for number in range(50):
        until_s = time.process_time() + 0.02
        while time.process_time() < until_s:
            pass
        yield number


def broken():
    yield from range(20)
    raise LookupError("no more rows")


def digest(item):
    return item


if __name__ == "__main__":
    print(sum(Parallel(n_jobs=2, batch_size=1, backend="multiprocessing")(delayed(digest)(item) for item in items())))
    try:
        Parallel(n_jobs=2, batch_size=1, backend="threading")(delayed(digest)(item) for item in broken())
    except LookupError as error:
        print([frame.name for frame in traceback.extract_tb(error.__traceback__)][-3:])
