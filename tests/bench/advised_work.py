"""Twenty workloads with a known character each, for advice; every function takes one item."""

import fcntl
import json
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_A_MILLISECOND = 12_000
_shared = {}


def _ms(*milliseconds):
    return json.dumps([round(each, 3) for each in milliseconds])


def workloads():
    """By name: the function as a plan has it, and its items. A plain loop of each takes a second or less."""
    uneven = random.Random(7)
    lengths = [min(uneven.lognormvariate(2.6, 1.0), 200.0) for _ in range(40)]
    here = {
        "even": ("burn", _ms(*[20] * 40)),
        "even and short": ("burn", _ms(*[1] * 400)),
        "tiny": ("tiny", "range:0:20000"),
        "few and long": ("burn", _ms(*[250] * 3)),
        "almost nothing": ("burn", _ms(*[0.2] * 8)),
        "uneven": ("burn", _ms(*lengths)),
        "growing": ("burn", _ms(*sorted(lengths))),
        "shrinking": ("burn", _ms(*sorted(lengths, reverse=True))),
        "long last": ("burn", _ms(*[20] * 30, 300)),
        "long among many": ("burn", _ms(*[1] * 998, 100, 1)),
        "big arguments": ("length", "generator:large_items"),
        "big arguments, worth it": ("summed", "generator:large_items"),
        "big results": ("large_result", json.dumps([200_000] * 12)),
        "waiting": ("wait", json.dumps([0.03] * 30)),
        "mixed": ("mixed", _ms(*[40] * 20)),
        "locked": ("locked", _ms(*[20] * 30)),
        "blas": ("blas", json.dumps([600] * 16)),
        "memory-bound": ("memory_bound", json.dumps([32] * 10)),
        "nested": ("nested", _ms(*[30] * 20)),
    }
    folder = Path(__file__).parent
    found = {name: (f"{folder / 'advised_work.py'}:{function}", items) for name, (function, items) in here.items()}
    return {**found, "slow import": (f"{folder / 'slow_import.py'}:taught", _ms(*[20] * 30))}


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
    return ([float(place * 1_000 + number) for number in range(100_000)] for place in range(12))


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


def nested(milliseconds):
    with ThreadPoolExecutor(2) as executor:
        return sum(executor.map(burn, [milliseconds / 2] * 2))
