"""Bodies and tasks of each kind, which print all that is on their stack."""

import concurrent.futures
import multiprocessing
import multiprocessing.pool
import threading
import traceback


def stack(_number=0):
    return "".join(traceback.format_stack())


def tell(told):
    told.put(stack())


def loop(items, told):
    while items.get() is not None:
        told.put(stack())


def main():
    for way in ("fork", "spawn", "forkserver"):
        context = multiprocessing.get_context(way)
        with context.Pool(1) as pool:
            print(pool.apply(stack), *pool.map(stack, [1]), *pool.imap(stack, [1]))
        items, told = context.SimpleQueue(), context.SimpleQueue()
        for target, args in ((tell, (told,)), (loop, (items, told))):
            process = context.Process(target=target, args=args)
            process.start()
            items.put(1)
            print(told.get())
            items.put(None)
            process.join()
        with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as executor:
            print(executor.submit(stack).result(), *executor.map(stack, [1]))
    with concurrent.futures.ThreadPoolExecutor(1) as executor, multiprocessing.pool.ThreadPool(1) as pool:
        print(executor.submit(stack).result(), pool.apply(stack))
    thread = threading.Thread(target=lambda: print(stack()))
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
