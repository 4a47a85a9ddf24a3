"""Pebble's functions that run in a process of their own: forked and spawned, awaited and not."""

import asyncio
import multiprocessing
import os
import threading

from pebble import ProcessPool, asynchronous, concurrent

SPAWN = multiprocessing.get_context("spawn")


def log(number):
    with open(os.environ["TRUTH"], "a", encoding="utf-8") as file:
        file.write(f"{os.getpid()} {threading.get_native_id()}\n")
    return number


@concurrent.process(context=multiprocessing.get_context("fork"))
def forked(number):
    return log(number)


@concurrent.process(context=SPAWN)
def spawned(number):
    return log(number)


@asynchronous.process(context=multiprocessing.get_context("fork"))
def forked_awaited(number):
    return log(number)


@asynchronous.process(context=SPAWN)
def spawned_awaited(number):
    return log(number)


def pooled(number):
    return log(number)


async def main():
    await forked_awaited(3)
    await spawned_awaited(4)


if __name__ == "__main__":
    forked(1).result()
    spawned(2).result()
    asyncio.run(main())
    with ProcessPool(1) as pool:
        concurrent.process(pool=pool)(pooled)(5).result()
