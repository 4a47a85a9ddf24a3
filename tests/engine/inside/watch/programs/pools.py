import multiprocessing
import sys
from multiprocessing.pool import ThreadPool

from truth import log


def square(x):
    log(x)
    return x * x


def add(a, b):
    log(a)
    return a + b


def picky(x):
    log(x)
    if x == 3:
        raise ValueError("three")
    return x


if __name__ == "__main__":
    way = sys.argv[1]
    with ThreadPool(3) if way == "threads" else multiprocessing.get_context(way).Pool(3) as pool:
        assert pool.map(square, range(20)) == [x * x for x in range(20)]
        assert pool.starmap(add, [(i, i) for i in range(10)], chunksize=3) == [2 * i for i in range(10)]
        assert len(list(pool.imap_unordered(square, range(12)))) == 12
        assert len(list(pool.imap(square, range(12), chunksize=5))) == 12
        assert pool.apply(square, (3,)) == 9
        assert [result.get() for result in [pool.apply_async(square, (i,)) for i in range(7)]][6] == 36
        assert pool.map(square, []) == []
        try:
            pool.map(picky, range(6), chunksize=1)
        except ValueError as error:
            print("raised", error)
