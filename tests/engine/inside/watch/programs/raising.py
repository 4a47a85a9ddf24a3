"""Bodies that raise, one of them in the midst of an item, and futures that are cancelled before they begin."""

import concurrent.futures
import multiprocessing
import queue
import sys
import threading


def failing():
    raise KeyError("failing")


def leaving():
    sys.exit(0)


def loop(items):
    while (item := items.get()) is not None:
        if item == 2:
            raise ValueError("two")


def waiting(begun, go_on):
    begun.set()
    go_on.wait()


def quick(number):
    return number


def bodies(kind, items):
    for target, args in ((failing, ()), (leaving, ()), (loop, (items,))):
        for number in range(4) if target is loop else ():
            items.put(number)
        body = kind(target=target, args=args)
        body.start()
        body.join()


def cancelled(executor, begun, go_on):
    with executor:
        first = executor.submit(waiting, begun, go_on)
        begun.wait()
        others = [executor.submit(quick, number) for number in range(8)]
        for each in others[6:]:
            assert each.cancel()
        go_on.set()
        first.result()


if __name__ == "__main__":
    bodies(multiprocessing.Process, multiprocessing.SimpleQueue())
    bodies(threading.Thread, queue.Queue())
    cancelled(concurrent.futures.ThreadPoolExecutor(1), threading.Event(), threading.Event())
    with multiprocessing.Manager() as manager:
        cancelled(concurrent.futures.ProcessPoolExecutor(1), manager.Event(), manager.Event())
    with multiprocessing.Pool(1) as pool:
        pool.map(quick, [])
