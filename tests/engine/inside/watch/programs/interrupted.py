import multiprocessing
import sys
import time


def slow(x):
    print("begun", flush=True)
    time.sleep(600)


if __name__ == "__main__":
    try:
        with multiprocessing.get_context("fork").Pool(2) as pool:
            pool.map(slow, range(50))
    except KeyboardInterrupt:
        sys.exit(7)
