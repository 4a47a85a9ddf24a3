import concurrent.futures
import multiprocessing
import sys

from truth import log


def double(x):
    log(x)
    return x * 2


def picky(x):
    log(x)
    if x == 5:
        raise KeyError("five")
    return f"r{x}"


def made(workers):
    if sys.argv[1] == "threads":
        return concurrent.futures.ThreadPoolExecutor(workers)
    context = multiprocessing.get_context(sys.argv[1])
    return concurrent.futures.ProcessPoolExecutor(workers, mp_context=context)


if __name__ == "__main__":
    with made(3) as executor:
        for future in concurrent.futures.as_completed([executor.submit(double, i) for i in range(15)]):
            assert future.result() % 2 == 0
        assert list(executor.map(double, range(20), chunksize=4)) == [2 * i for i in range(20)]
        assert list(executor.map(double, range(6))) == [2 * i for i in range(6)]
        futures = [executor.submit(picky, i) for i in range(8)]
        assert [type(future.exception()) for future in futures].count(KeyError) == 1
    with made(2) as one, made(2) as other:  # their works have the same numbers
        futures = [one.submit(double, i) for i in range(10)] + [other.submit(double, 100 + i) for i in range(10)]
        assert len({future.result() for future in futures}) == 20
