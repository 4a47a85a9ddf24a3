import sys

from joblib import Parallel, delayed, parallel_config
from truth import log


def square(x):
    log(x)
    return x**2


def picky(x):
    log(x)
    if x == 7:
        raise RuntimeError("seven")
    return x


def loop():
    log("outer")
    return sum(Parallel(n_jobs=1)(delayed(square)(i) for i in range(2)))


if __name__ == "__main__":
    with parallel_config(backend=sys.argv[1]):
        assert Parallel(n_jobs=3)(delayed(square)(i) for i in range(40)) == [i * i for i in range(40)]
        assert len(Parallel(n_jobs=2, batch_size=5)(delayed(square)(i) for i in range(23))) == 23
        if sys.argv[1] != "multiprocessing":
            assert len(list(Parallel(n_jobs=2, return_as="generator_unordered")(map(delayed(square), range(9))))) == 9
        try:
            Parallel(n_jobs=2)(delayed(picky)(i) for i in range(8))
        except RuntimeError as error:
            print("raised", error)
        Parallel(n_jobs=2)(delayed(loop)() for _ in range(2))
    assert Parallel(n_jobs=1)(delayed(square)(i) for i in range(5)) == [i * i for i in range(5)]
