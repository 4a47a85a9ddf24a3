import concurrent.futures
import multiprocessing
import os
import signal

from truth import log


def kept(x):
    log(x)
    return x


def deadly(x):
    log(x)
    if x == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return x


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2, maxtasksperchild=3) as pool:
        pool.map(kept, range(20), chunksize=1)
    try:
        with concurrent.futures.ProcessPoolExecutor(1) as executor:
            list(executor.map(deadly, range(12)))
    except concurrent.futures.process.BrokenProcessPool:
        print("broken")
