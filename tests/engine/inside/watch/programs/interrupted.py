import multiprocessing
import sys
import time


def slow(x):
    print("begun", flush=True)
    time.sleep(600)


if __name__ == "__main__":
    try:
        with multiprocessing.get_context("fork").Pool(2) as pool:
            results = pool.map_async(slow, range(50))
            # A signal that comes after Python has looked for signals and before it waits for a lock does not wake it
            # (CPython's own): ``map`` would wait on, and the pool would replace the workers that Ctrl-C has ended.
            while not results.ready():
                results.wait(0.1)
    except KeyboardInterrupt:
        sys.exit(7)
