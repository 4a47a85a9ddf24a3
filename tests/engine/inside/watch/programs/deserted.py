"""A pool whose worker dies of a job: the others are done, and the call waits on."""

import multiprocessing
import os
import signal


def work(number):
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


if __name__ == "__main__":
    pool = multiprocessing.get_context("fork").Pool(2)
    pool.map(work, range(4), chunksize=1)
