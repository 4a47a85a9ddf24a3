"""Functions that tests have run in workers; importable there, and so picklable."""

import os
import signal
import sys
import threading
import time


def whereabouts(item):
    """Who ran this, by its own account; a main thread by its process's number, as it is told everywhere."""
    is_main = threading.current_thread() is threading.main_thread()
    return f"{item}:{os.getpid()}:{os.getpid() if is_main else threading.get_native_id()}"


def half(item):
    """Fails for 0."""
    return 10 // item


def fail_on_two(item):
    """A task like others, but for one."""
    if item == 2:
        raise ValueError(f"no {item}, please")
    return item


def end_on_two(item):
    """Takes its process down with it, once."""
    if item == 2:
        os._exit(3)
    return item


def kill_on_two(item):
    """Is killed in its midst, once."""
    if item == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def leave_on_two(item):
    """Asks Python to end, once."""
    if item == 2:
        sys.exit(4)
    return item


def say(item):
    """Prints on both streams; tells who ran this."""
    print(f"out {item}")
    print(f"err {item}", file=sys.stderr)
    os.system(f"echo child {item}")
    return whereabouts(item)


def nap(item):
    """Takes its time without using any."""
    time.sleep(item)
    return item


def burn(item):
    """Uses CPU time for ``item`` seconds."""
    end = time.thread_time() + item
    while time.thread_time() < end:
        pass
    return item


class Awkward:
    """Results whose repr misbehaves."""

    def __init__(self, problem):
        self.problem = problem

    def __repr__(self):
        raise self.problem


def awkward(item):
    """A result that cannot be shown."""
    return Awkward(ValueError("not shown"))


def awkward_exit(item):
    """A result that ends the process of whoever shows it."""
    return Awkward(SystemExit(9))


def whereabouts_after_a_nap(item):
    """Who ran this, which takes long enough for others to take their part."""
    time.sleep(0.05)
    return whereabouts(item)


def whereabouts_in_company(item):
    """Who ran this, once every worker (see ``fresh``) has come to one; it fails if one does not come in a minute."""
    company = os.environ["COMPANY"]
    told = whereabouts(item)
    os.makedirs(os.path.join(company, told.partition(":")[2]), exist_ok=True)
    until_s = time.monotonic() + 60
    while len(os.listdir(company)) < int(os.environ["WORKERS"]):
        assert time.monotonic() < until_s, os.listdir(company)
        time.sleep(0.01)
    return told


def lived(item):
    """The item, and whether this process has run any before it."""
    _seen.append(item)
    return f"{item}:{len(_seen)}"


_seen: list[object] = []
