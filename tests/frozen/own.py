"""A function of one's own, in a file of its own, as a person writes it."""

import colorsys  # of the standard library, which the program itself does not use
import os
import subprocess
import sys


def told(item):
    """What it runs in: the library's module; what is there of the program that should not be; whether it is frozen."""
    here = [name for name in os.environ if name.startswith("_PYI_") or name.endswith("LIBRARY_PATH")]
    here += [name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6", "gui")]
    return f"{item} {colorsys.__name__} {here} {hasattr(sys, 'frozen')}"


def starts_python(arguments):
    """The exit status of Python, as far as the function knows, with other arguments than a worker's."""
    return subprocess.run([sys.executable, *arguments], check=False, timeout=30, stdin=subprocess.DEVNULL).returncode
