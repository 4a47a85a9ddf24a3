import asyncio
import concurrent.futures
import subprocess
import sys

from truth import log


def inner(x):
    log(x)
    return x


def outer(i):
    log("outer")
    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        return sum(executor.map(inner, range(5)))


def within(i):
    log("outer")
    return sum(map(inner, range(2))) + sum(concurrent_loop())


def concurrent_loop():
    from multiprocessing.pool import ThreadPool

    with ThreadPool(2) as pool:
        return pool.map(inner, range(3))


async def awaited():
    return await asyncio.gather(*[asyncio.to_thread(inner, i) for i in range(6)])


if __name__ == "__main__":
    if sys.argv[1:] == ["child"]:
        with concurrent.futures.ThreadPoolExecutor(2) as executor:
            list(executor.map(inner, range(4)))
    else:
        with concurrent.futures.ProcessPoolExecutor(2) as executor:
            assert list(executor.map(outer, range(3))) == [10] * 3
        assert len(asyncio.run(awaited())) == 6
        subprocess.run([sys.executable, __file__, "child"], check=True)
