import contextlib
import multiprocessing
import os
import signal
import threading

from truth import log

context = multiprocessing.get_context("fork")


def plain(x):
    log("body")


def failing(x):
    log("body")
    raise ValueError(x)


def leaving(x):
    log("body")
    raise SystemExit(3)


def dying(x):
    log("body")
    os.kill(os.getpid(), signal.SIGKILL)


def inner(x):
    log("body")


def outer(x):
    log("body")
    started(inner, x)
    thread = threading.Thread(target=inner, args=(x,))
    thread.start()
    thread.join()


def started(function, *args):
    process = context.Process(target=function, args=args)
    process.start()
    process.join()
    return process.exitcode


class Refused(multiprocessing.context.ForkProcess):
    @staticmethod
    def _Popen(process):  # noqa: N802 - multiprocessing's
        raise OSError("no more processes")


class ByHand(multiprocessing.context.ForkProcess):
    @staticmethod
    def _Popen(process):  # noqa: N802 - multiprocessing's
        pid = os.fork()
        if not pid:
            os._exit(0)
        os.waitpid(pid, 0)
        raise OSError("no more processes")


if __name__ == "__main__":
    for kind in (Refused, ByHand):
        with contextlib.suppress(OSError):
            kind(target=plain, args=(0,)).start()
    assert started(plain, "ä text", [1, 2]) == 1  # an argument too many
    assert [started(function, "ä") for function in (plain, failing, leaving, dying, outer)] == [0, 1, 3, -9, 0]
    threads = [threading.Thread(target=started, args=(plain, number)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
