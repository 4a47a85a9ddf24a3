"""An imap that reads its source far ahead of the results that are taken."""

from multiprocessing.pool import ThreadPool
from threading import Event

GO_ON = Event()
LOADED = []


def pieces():
    for number in range(50):
        LOADED.append(number)
        yield number
    GO_ON.set()


def weigh(piece):
    GO_ON.wait()
    if piece:
        Event().wait()  # for ever
    return piece


if __name__ == "__main__":
    with ThreadPool(2) as pool:
        results = pool.imap(weigh, pieces())
        first = next(results)
        print("after", first + 1, "results", len(LOADED), "are loaded")
