"""What is done when this process is forked, all of it in one hook before and one in the child.

Each hook more has its pages copied in every child, which takes it some 30 µs. So who has something to forget in a child
says so once there is something.
"""

import os
import sys
import time
from collections.abc import Callable

forked_at_ns = 0
"""When this process was forked, by ``time.perf_counter_ns()``; 0: it was not since this was imported."""
parents_modules: "frozenset[str] | None" = None
"""The names of the modules that there were then; None likewise."""
_at_ns = 0
_modules: "frozenset[str] | None" = None
_last_module = (0, "")
_forgets: "list[Callable[[], None]]" = []


def forget_by(forget: "Callable[[], None]") -> None:
    """From now on call ``forget`` in each forked child; any times. Any thread."""
    if forget not in _forgets:
        _forgets.append(forget)


def _before() -> None:
    # The modules in the parent: in the child it would touch, and so have copied, a page for every other name. Anew only
    # where one has come since: after a fork, the parent has a page copied for what it touches as well. Of two threads
    # that fork at once each may note the time of both.
    global _at_ns, _modules, _last_module
    _at_ns = time.perf_counter_ns()
    last = len(sys.modules), next(reversed(sys.modules), "")
    if last != _last_module:
        _modules, _last_module = frozenset(sys.modules), last


def _in_child() -> None:
    global forked_at_ns, parents_modules
    forked_at_ns, parents_modules = _at_ns, _modules
    for forget in _forgets:
        forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before, after_in_child=_in_child)
