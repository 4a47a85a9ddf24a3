"""A function some of whose calls go wrong, as surely as the others go well."""

_CODE = """
import os, signal


def work(item):
    if item == 1:
        raise ValueError("no good")
    if item == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return item
"""


def with_mishaps(folder):
    """Such a function, as a plan names it: item 1 makes it raise, item 2 takes its process away, the others do well."""
    path = folder / "mishaps.py"
    path.write_text(_CODE, encoding="utf-8")
    return f"{path}:work"
