"""A function of one's own that takes some milliseconds."""

import time


def work(item):
    until = time.perf_counter() + 0.001
    while time.perf_counter() < until:
        pass
    time.sleep(0.002)
    return item
