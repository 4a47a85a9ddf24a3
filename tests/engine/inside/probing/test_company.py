"""The same calls beside each other, with real processes."""

import os
import time

import pytest

from engine.inside.probing.company import Piece, beside

_COLD_S = 3.0
_seen = set()


def cold_at_first(_item):
    """Takes seconds in a process that has made no call yet, so that no busy machine hides it."""
    if os.getpid() not in _seen:
        _seen.add(os.getpid())
        time.sleep(_COLD_S)
    time.sleep(0.03)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forked processes")
def test_that_what_is_slow_only_at_first_in_a_process_is_no_part_of_company():
    told = []
    cold_at_first(0)
    beside(Piece(cold_at_first, [1, 2, 3, 4], [0.03] * 4), lambda what, **more: told.append((what, more)))
    (processes,) = [more for what, more in told if what == "beside" and more["kind"] == "processes"]
    assert processes["alone_s"] > 0.1
    assert processes["beside_s"] < _COLD_S
