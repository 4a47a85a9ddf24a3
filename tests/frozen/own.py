"""A function of one's own, in a file of its own, with a neighbour that has a standard module's name."""

import os
import subprocess
import sys

import colorsys  # of the standard library, which the program itself does not use


def told(item):
    """What it runs in: the library's module, the environment for others' programs, the Python."""
    paths = [name for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH") if os.environ.get(name)]
    return f"{item} {colorsys.__name__} {len(paths)} {int(hasattr(sys, 'frozen'))}"


def starts_python(arguments):
    """The exit status of Python, as far as the function knows, with other arguments than a worker's."""
    return subprocess.run([sys.executable, *arguments], check=False, timeout=30, stdin=subprocess.DEVNULL).returncode
