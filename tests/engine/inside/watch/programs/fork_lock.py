"""Workers are forked while another thread holds a lock, and want it as well."""

import threading
from multiprocessing import get_context

LOCK = threading.Lock()
HELD = threading.Event()


def heartbeat():
    with LOCK:
        HELD.set()
        threading.Event().wait()


threading.Thread(target=heartbeat, daemon=True).start()
HELD.wait()


def work(number):
    with LOCK:
        return number


if __name__ == "__main__":
    with get_context("fork").Pool(1) as pool:
        print(pool.map(work, range(2), chunksize=1))
