"""No main block: the pool starts when the file is read, by fork, which works."""

import multiprocessing


def area(side):
    return side * side


pool = multiprocessing.get_context("fork").Pool(2)
print(pool.map(area, range(5)))
