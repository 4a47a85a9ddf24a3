"""Faults that are planted, with texts in them that no report may hold."""

import linecache
import sys

SECRET = "the person's own text"


def raised(error):
    """``error``, once it was raised in here and in the program's own code."""
    try:
        own(lambda: _raise(error))
    except Exception as caught:  # noqa: BLE001 - whatever it is
        return caught
    raise AssertionError


def own(call):
    """Call ``call()`` from a frame that seems to be the program's own."""
    from engine.own_faults import report

    name = f"{report._ROOT}/engine/planted.py"
    linecache.cache[name] = (20, None, ["call()\n"], name)
    exec(compile("call()", name, "exec"), {"call": call})


def _raise(error):
    raise error


def plant(script):
    """The program as a process of its own, with ``script`` run before it; the arguments for ``subprocess``."""
    return [sys.executable, "-c", f"import sys\n{script}\nimport main\nsys.exit(main.main())"]
