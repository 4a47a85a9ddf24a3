"""What is written by position is written also where nothing more can be opened; whose it is holds on a busy machine."""

import itertools
import os
import sys
import time
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records import by_position
from engine.inside.records.by_position import OLD, opened

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process limits itself there")


def test_that_a_file_is_opened_though_no_more_can_be_and_that_no_more_can_be_afterwards(tmp_path):
    path = tmp_path / "record"
    path.write_bytes(b"")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            os.open(path, OLD)
        descriptor = opened(str(path), OLD)
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (free, hard)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    os.write(descriptor, b"some")
    os.close(descriptor)
    assert path.read_bytes() == b"some"


def test_that_what_is_not_there_is_not_opened(tmp_path):
    with pytest.raises(FileNotFoundError):
        opened(str(tmp_path / "nothing"), OLD)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="its clocks are of Linux")
@given(st.integers(0, 10**15), st.integers(0, 10**15), st.integers(0, 10**12), st.integers(0, 10**9))
def test_that_a_moment_by_the_other_clock_is_no_later_however_long_a_reading_waits(boot, asleep, before, wait):
    readings = itertools.count(boot + before, wait)
    clocks = SimpleNamespace(
        CLOCK_BOOTTIME=time.CLOCK_BOOTTIME,
        clock_gettime_ns=lambda _clock: next(readings) + asleep,
        perf_counter_ns=lambda: next(readings),
    )
    with patch.object(by_position, "time", clocks):
        found = by_position.on_boot_clock(boot)
    assert boot + asleep - wait <= found <= boot + asleep
