"""A function of one's own that damages its own record file, in the way that the item says.

Loaded by the runner and its workers as a person's file is, so it imports nothing but the standard library.
"""

import glob
import os


def work(item):
    """Do it, and return."""
    if isinstance(item, str):
        (path,) = glob.glob(os.path.join(os.environ["PARALLELOGRAM_RUN"], f"{os.getpid()}-*.records"))
        DAMAGES[item](path)
    return item


def noise(path):
    _overwrite(path, 128, os.urandom(os.path.getsize(path) - 128))


def noise_in_the_header_too(path):
    _overwrite(path, 0, os.urandom(os.path.getsize(path)))


def zeros(path):
    _overwrite(path, 0, bytes(os.path.getsize(path)))


def ones(path):
    _overwrite(path, 0, b"\xff" * os.path.getsize(path))


def _overwrite(path, at, data):
    descriptor = os.open(path, os.O_WRONLY)
    os.pwrite(descriptor, data, at)
    os.close(descriptor)


def half(path):
    os.truncate(path, os.path.getsize(path) // 2 + 3)


def nothing_left(path):
    os.truncate(path, 0)


def gone(path):
    os.unlink(path)


def a_pipe(path):
    os.unlink(path)
    os.mkfifo(path)


def a_link(path):
    os.unlink(path)
    os.symlink("/dev/zero", path)


DAMAGES = {
    each.__name__: each
    for each in (noise, noise_in_the_header_too, zeros, ones, half, nothing_left, gone, a_pipe, a_link)
}
