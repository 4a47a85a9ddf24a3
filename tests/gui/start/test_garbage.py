"""Garbage is collected by the window's thread alone."""

import gc
import threading
import weakref

import pytest

from gui.session.bridge import Bridge
from gui.start.garbage import collect

OFTEN = 100_000  # allocations, many times what makes Python collect


class Garbage:
    """Something that only the collector finds."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def bridge(qapp):
    made = Bridge(warms=False)
    yield made
    made.close()


def litter():
    """Make garbage, and allocate so much that Python would collect."""
    return len([Garbage() for _ in range(OFTEN)])


def test_that_what_is_garbage_is_destroyed_by_no_other_thread(bridge, qtbot):
    destroyed_by, done = [], []
    gc.collect()
    garbage = Garbage()
    weakref.finalize(garbage, lambda: destroyed_by.append(threading.get_ident()))
    del garbage
    for _ in range(3):
        bridge.work(litter, done.append)
    qtbot.waitUntil(lambda: done == [OFTEN] * 3, timeout=30_000)
    qtbot.waitUntil(lambda: bool(destroyed_by), timeout=30_000)
    assert destroyed_by == [threading.get_ident()]


def test_that_while_there_is_another_thread_nothing_is_collected_by_itself_and_afterwards_as_before(qapp):
    assert gc.isenabled()
    first, second = Bridge(warms=False), Bridge(warms=False)
    assert not gc.isenabled()
    first.close()
    assert not gc.isenabled()
    second.close()
    second.close()
    assert gc.isenabled()


def test_that_no_more_is_collected_than_python_would():
    gc.disable()
    try:
        gc.collect()
        garbage = weakref.ref(Garbage())
        collect()
        assert garbage() is not None
        kept = [Garbage() for _ in range(2 * gc.get_threshold()[0])]
        collect()
        assert garbage() is None
        assert kept
    finally:
        gc.enable()
