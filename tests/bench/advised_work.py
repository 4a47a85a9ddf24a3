"""Twenty workloads with a known character each, for advice; every function takes one item."""

import fcntl
import os
import time
from concurrent.futures import ThreadPoolExecutor

_A_MILLISECOND = 24_000
_shared = {}


def burn(milliseconds):
    """Compute for about so long."""
    total = 0
    for number in range(int(milliseconds * _A_MILLISECOND)):
        total += number * number
    return total & 0xFFFF


def tiny(item):
    return item + 1


def wait(seconds):
    time.sleep(seconds)


def mixed(milliseconds):
    time.sleep(milliseconds / 2_000)
    return burn(milliseconds / 2)


def length(item):
    return len(item)


def large_items():
    return ([float(place * 1_000 + number) for number in range(200_000)] for place in range(12))


def summed(item):
    return burn(20) + len(item)


def large_result(count):
    return [float(number) for number in range(count)]


def locked(milliseconds):
    file = os.open(__file__, os.O_RDONLY)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        return burn(milliseconds)
    finally:
        os.close(file)


def blas(size):
    import numpy as np

    matrix = _shared.setdefault(size, np.random.default_rng(0).random((size, size)))
    return float((matrix @ matrix)[0, 0])


def memory_bound(megabytes):
    import numpy as np

    arrays = _shared.setdefault(megabytes, (np.ones(megabytes << 17), np.ones(megabytes << 17)))
    for _ in range(6):
        np.add(*arrays, out=arrays[1])
    return float(arrays[1][0])


def cached_first(milliseconds):
    if "warm" not in _shared:
        _shared["warm"] = burn(150)
    return burn(milliseconds)


def nested(milliseconds):
    with ThreadPoolExecutor(2) as executor:
        return sum(executor.map(burn, [milliseconds / 2] * 2))
