"""A process whose task opens as many files as it may, and keeps them open."""

import multiprocessing
import os
import resource

kept = []


def keep_open(limit):
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    try:
        while True:
            kept.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        pass


if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=keep_open, args=(64,))
    process.start()
    process.join()
    print(process.exitcode)
