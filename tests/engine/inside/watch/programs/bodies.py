import multiprocessing
import queue
import sys
import threading

from truth import log


def loop(items, results):
    while True:
        item = items.get()
        if item is None:
            return
        log(item)
        results.put(item)


def iterated(items, results):
    for item in iter(items.get, None):
        log(item)
        results.put(item)


def one(x):
    log("body")


class Own(multiprocessing.Process):
    def run(self):
        log("body")


def joined(items):
    while True:
        log(items.get())
        items.task_done()


def piped(connection):
    while (item := connection.recv()) is not None:
        log(item)
        connection.send(item)


def through_queue(function, items, results):
    workers = [multiprocessing.Process(target=function, args=(items, results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for i in range(8):
        items.put(i)
    for _ in workers:
        items.put(None)
    for _ in range(8):
        results.get()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    through_queue(loop, multiprocessing.Queue(), multiprocessing.Queue())
    through_queue(iterated, multiprocessing.SimpleQueue(), multiprocessing.Queue())
    with multiprocessing.Manager() as manager:
        through_queue(loop, manager.Queue(), manager.Queue())
    for process in [multiprocessing.Process(target=one, args=(i,)) for i in range(2)] + [Own()]:
        process.start()
        process.join()
    counted = multiprocessing.JoinableQueue()
    multiprocessing.Process(target=joined, args=(counted,), daemon=True).start()
    threaded = queue.Queue()
    threading.Thread(target=joined, args=(threaded,), daemon=True).start()
    for i in range(6):
        counted.put(i)
        threaded.put(i)
    counted.join()
    threaded.join()
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=piped, args=(theirs,))
    process.start()
    for i in range(5):
        ours.send(i)
        assert ours.recv() == i
    ours.send(None)
    process.join()
