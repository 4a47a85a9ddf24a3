"""No main block: the pool starts when the file is read, and so in each spawned worker."""

import multiprocessing


def area(side):
    return side * side


with multiprocessing.get_context("spawn").Pool(1) as pool:
    print(pool.map(area, range(5)))
