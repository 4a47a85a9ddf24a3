"""A small program for each library that can be watched; each task writes down the process and thread it runs in.

What stands in ``BEGIN`` comes before each of them; ``log`` is what their tasks call.
"""

from collections.abc import Mapping

BEGIN = """
import os, sys, threading

def log(x):
    line = f"{os.getpid()} {threading.get_native_id()}\\n".encode()
    descriptor = os.open(os.environ["TRUTH"], os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    os.write(descriptor, line)
    os.close(descriptor)
    return x
"""

PROGRAMS: Mapping[str, str] = {
    "multiprocessing": """
import multiprocessing

def loop(items):
    while (item := items.get()) is not None:
        log(item)

if __name__ == "__main__":
    for way in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context(way)
        with context.Pool(2) as pool:
            pool.map(log, range(10))
            pool.apply(log, (1,))
            list(pool.imap(log, range(5)))
        items = context.Queue()
        process = context.Process(target=loop, args=(items,))
        process.start()
        for item in [1, 2, 3, None]:
            items.put(item)
        process.join()
""",
    "concurrent": """
import concurrent.futures

if __name__ == "__main__":
    for kind in (concurrent.futures.ProcessPoolExecutor, concurrent.futures.ThreadPoolExecutor):
        with kind(2) as executor:
            list(executor.map(log, range(10), chunksize=3))
            [future.result() for future in [executor.submit(log, i) for i in range(5)]]
""",
    "threading": """
if __name__ == "__main__":
    threads = [threading.Thread(target=log, args=(i,)) for i in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
""",
    "subprocess": """
import subprocess

if __name__ == "__main__":
    if sys.argv[1:]:
        threading.Thread(target=log, args=(1,)).start()
    else:
        subprocess.run([sys.executable, __file__, "inner"], check=True)
""",
    "joblib": """
from joblib import Parallel, delayed

if __name__ == "__main__":
    for backend in ("loky", "multiprocessing", "threading"):
        Parallel(n_jobs=2, backend=backend)(delayed(log)(i) for i in range(10))
    Parallel(n_jobs=1)(delayed(log)(i) for i in range(3))
""",
    "sklearn": """
from sklearn.base import BaseEstimator
from sklearn.model_selection import GridSearchCV

class Constant(BaseEstimator):
    def __init__(self, value=0):
        self.value = value

    def fit(self, X, y):
        log(0)
        return self

    def score(self, X, y):
        return self.value

if __name__ == "__main__":
    GridSearchCV(Constant(), {"value": [1, 2]}, cv=3, n_jobs=2, refit=False).fit([[0]] * 6, [0, 1] * 3)
""",
    "multiprocess": """
import multiprocess

if __name__ == "__main__":
    with multiprocess.Pool(2) as pool:
        pool.map(log, range(10))
""",
    "pathos": """
from pathos.pools import ProcessPool, ThreadPool

if __name__ == "__main__":
    for kind in (ProcessPool, ThreadPool):
        kind(2).map(log, range(10))
""",
    "mpire": """
from mpire import WorkerPool

if __name__ == "__main__":
    for way in ("fork", "threading"):
        with WorkerPool(n_jobs=2, start_method=way) as pool:
            pool.map(log, range(10))
            pool.apply(log, 3)
""",
    "pebble": """
import asyncio
from pebble import ProcessPool, ThreadPool, asynchronous, concurrent

@concurrent.thread
def in_thread(i):
    return log(i)

@asynchronous.thread
def in_loops_thread(i):
    return log(i)

async def loop():
    await in_loops_thread(4)

@concurrent.process
def in_process(i):
    return log(i)

if __name__ == "__main__":
    for kind in (ProcessPool, ThreadPool):
        with kind(max_workers=2) as pool:
            list(pool.map(log, range(10)).result())
            pool.schedule(log, args=(1,)).result()
    in_thread(2).result()
    in_process(3).result()
    asyncio.run(loop())
""",
    "dask": """
import dask

if __name__ == "__main__":
    for scheduler in ("threads", "processes"):
        dask.compute(*[dask.delayed(log)(i) for i in range(10)], scheduler=scheduler)
""",
    "distributed": """
from distributed import Client, LocalCluster

class Actor:
    def __init__(self):
        log(0)

    def method(self, i):
        return log(i)

    async def coroutine(self, i):
        return log(i)

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        client.gather(client.map(log, range(10)))
        actor = client.submit(Actor, actor=True).result()
        for i in range(4):
            actor.method(i).result()
            actor.coroutine(i).result()
""",
    "ray": """
import ray

@ray.remote
def task(i):
    return log(i)

@ray.remote
class Actor:
    def method(self, i):
        return log(i)

if __name__ == "__main__":
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    ray.get([task.remote(i) for i in range(10)])
    actor = Actor.remote()
    ray.get([actor.method.remote(i) for i in range(4)])
    ray.shutdown()
""",
    "torch": """
from torch.utils.data import DataLoader, Dataset

class Numbers(Dataset):
    def __len__(self):
        return 12

    def __getitems__(self, indices):
        log(0)
        return indices

if __name__ == "__main__":
    for way in ("fork", "spawn"):
        loader = DataLoader(Numbers(), batch_size=2, num_workers=2, multiprocessing_context=way)
        for epoch in range(2):
            list(loader)
    list(DataLoader(Numbers(), batch_size=2, num_workers=2, persistent_workers=True))
""",
    "xdist": """
import subprocess

if __name__ == "__main__":
    with open("test_it.py", "w") as file:
        file.write("from program import log\\n" + "".join(f"def test_{i}(): log({i})\\n" for i in range(6)))
    subprocess.run([sys.executable, "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", "test_it.py"], check=True)
""",
    "gevent": """
from gevent import monkey

monkey.patch_all()
import gevent

if __name__ == "__main__":
    gevent.joinall([gevent.spawn(log, i) for i in range(10)])
""",
}
